"""A linear programme of what a reduced relaxation leaves open, and the bound that any prices of its rows prove."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from ortools.linear_solver.python.model_builder_helper import ModelBuilderHelper
from ortools.sat.python import cp_model

from roster.search.arrays import Amounts, Flags, Numbers
from roster.search.matrix import Matrix
from roster.search.reduction import Limits
from roster.search.rows import HUGE


@dataclass(frozen=True, eq=False)
class Programme:
    """Find the least ``cost`` of the variables that ``limits`` leave open; all others are at their lower limit."""

    matrix: Matrix
    cost: Amounts
    limits: Limits

    @cached_property
    def free(self) -> Numbers:
        """Variables that are open, in the order of the solver's."""
        return np.flatnonzero(self.limits.lower < self.limits.upper)

    @property
    def fixed(self) -> float:
        """What the variables that are not open cost."""
        return float(self.cost @ self.limits.lower - self.cost[self.free] @ self.limits.lower[self.free])

    def parts(self, values: Amounts) -> Amounts:
        """Return the part of every variable of the relaxation when the open ones have ``values``."""
        parts = self.limits.lower.copy()
        parts[self.free] = values
        return parts

    def bound(self, prices: Amounts) -> float:
        """Return a cost that no parts can be below, given the price of each row that is left, of whatever origin.

        A price that a row has no end for counts as none. Exact for the prices of an optimum (Neumaier and Shcherbina,
        Safe bounds in linear and mixed-integer linear programming, 2004): each variable is within limits, so what is
        left of its cost can be no less than at one of them.
        """
        least, most = self.ends
        prices, rest = self._lawful(prices), self.rest(prices)
        lower, upper = self.limits.lower[self.free], self.limits.upper[self.free]
        ends = np.where(prices > 0, least, np.where(prices < 0, most, 0.0))
        return float(self.fixed + prices @ ends + np.where(rest > 0, rest * lower, rest * upper).sum())

    def rest(self, prices: Amounts) -> Amounts:
        """Return what is left of the cost of each open variable at the price of each row that is left."""
        row, column, coefficient = self.terms
        rest = self.cost[self.free]
        np.subtract.at(rest, column, self._lawful(prices)[row] * coefficient)
        return rest

    def _lawful(self, prices: Amounts) -> Amounts:
        """Return the prices without those that a row has no end for."""
        least, most = self.ends
        return np.where(np.isinf(np.where(prices > 0, least, most)), 0.0, prices)

    def stated(self) -> ModelBuilderHelper:
        """Return the programme as the solver takes it."""
        helper = ModelBuilderHelper()
        lower, upper, cost = (each[self.free] for each in (self.limits.lower, self.limits.upper, self.cost))
        for least, most, each in zip(lower.tolist(), upper.tolist(), cost.tolist(), strict=True):
            index = helper.add_var()
            helper.set_var_lower_bound(index, least)
            helper.set_var_upper_bound(index, most)
            helper.set_var_objective_coefficient(index, each)
        for least, most in zip(*(ends.tolist() for ends in self.ends), strict=True):
            index = helper.add_linear_constraint()
            helper.set_constraint_lower_bound(index, least)
            helper.set_constraint_upper_bound(index, most)
        for row, column, coefficient in zip(*(each.tolist() for each in self.terms), strict=True):
            helper.add_term_to_constraint(row, column, coefficient)
        helper.set_maximize(False)
        return helper

    def in_whole_numbers(self) -> cp_model.CpModel:
        """Return the programme as CP-SAT takes it: its variables, in the order of the open ones, are whole numbers."""
        lower, upper = (each[self.free].astype(np.int64).tolist() for each in (self.limits.lower, self.limits.upper))
        lines = [f"variables {{ domain: [{least}, {most}] }}" for least, most in zip(lower, upper, strict=True)]
        ends = zip(*(np.clip(each, -HUGE, HUGE).astype(np.int64).tolist() for each in self.ends), strict=True)
        row, column, coefficient = self.terms
        first = np.searchsorted(row, np.arange(np.count_nonzero(self._needed) + 1)).tolist()
        variables, amounts = column.tolist(), coefficient.astype(np.int64).tolist()
        for (least, most), begin, end in zip(ends, first[:-1], first[1:], strict=True):
            terms = f"vars: {variables[begin:end]} coeffs: {amounts[begin:end]}"
            lines.append(f"constraints {{ linear {{ {terms} domain: [{least}, {most}] }} }}")
        cost = self.cost[self.free]
        priced = np.flatnonzero(cost)
        lines.append(f"objective {{ vars: {priced.tolist()} coeffs: {cost[priced].astype(np.int64).tolist()} }}")
        model = cp_model.CpModel()
        model.proto.parse_text_format("\n".join(lines))
        return model

    @cached_property
    def _needed(self) -> Flags:
        """Which rows are left."""
        return np.isfinite(self.limits.least) | np.isfinite(self.limits.most)

    @cached_property
    def _place(self) -> Numbers:
        """The place of each variable among the open ones, -1 for the others."""
        place = np.full(len(self.cost), -1)
        place[self.free] = np.arange(len(self.free))
        return place

    @cached_property
    def ends(self) -> tuple[Amounts, Amounts]:
        """From where to where the open terms of each row that is left may go."""
        matrix, limits = self.matrix, self.limits
        closed = np.where(self._place[matrix.column] < 0, matrix.coefficient * limits.lower[matrix.column], 0)
        known = np.bincount(matrix.row, closed, len(limits.least))
        return (limits.least - known)[self._needed], (limits.most - known)[self._needed]

    @cached_property
    def terms(self) -> tuple[Numbers, Numbers, Amounts]:
        """Row, variable and coefficient of each term, by their places here."""
        matrix = self.matrix
        column = self._place[matrix.column]
        terms = (column >= 0) & self._needed[matrix.row]
        number = np.cumsum(self._needed) - 1
        return number[matrix.row[terms]], column[terms], matrix.coefficient[terms]
