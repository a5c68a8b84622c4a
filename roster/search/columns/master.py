"""The linear programme that puts months together: it says what each line that joins members is worth."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

import numpy as np
from ortools.math_opt.python import mathopt

from roster.search.columns.pricing import Amounts, Month
from roster.search.columns.shares import NO_END, Line

_DEAR = 10.0
"""Times the dearest cost: what breaking a line costs, so that months that do not fit together yet have a price."""

_TOLD = mathopt.ModelSolveParameters(
    variable_values_filter=mathopt.VariableFilter(skip_zero_values=True),
    reduced_costs_filter=mathopt.VariableFilter(filtered_items=()),
)
"""What the solver tells of thousands of variables takes longer to read in Python than to find: only what is needed."""


@dataclass(frozen=True)
class Solved:
    """An optimum over the months known: its value, the worth of each line, the part of each month by number."""

    value: float
    worth: Amounts
    parts: Amounts
    broken: float


class Master:
    """Months of members, each member one, under ``lines``; ``others`` are the variables that no month has.

    Variables are told by index; ``domains`` and ``costs`` have an entry for each.
    """

    def __init__(
        self,
        lines: Sequence[Line],
        members: Sequence[str],
        others: Sequence[int],
        domains: Sequence[Sequence[int]],
        costs: Amounts,
    ) -> None:
        self.lines = tuple(lines)
        self.others = {index: (domains[index][0], domains[index][-1]) for index in others}
        self._model = mathopt.Model()
        self._on: defaultdict[int, list[tuple[mathopt.LinearConstraint, int]]] = defaultdict(list)
        self._rows = []
        for line in self.lines:
            row = self._model.add_linear_constraint(lb=_end(line.low), ub=_end(line.high))
            self._rows.append(row)
            for index, coefficient in line.terms.items():
                self._on[index].append((row, coefficient))
        self._one = {member: self._model.add_linear_constraint(lb=1.0, ub=1.0) for member in members}
        dear = _DEAR * max(1.0, float(np.abs(costs).max()))
        self._broken = [self._variable(math.inf, dear, {row: sign}) for row in self._rows for sign in (1, -1)]
        for index, (least, most) in self.others.items():
            variable = self._variable(most, float(costs[index]), dict(self._on[index]))
            variable.lower_bound = float(least)
        self.months: list[tuple[str, Month]] = []
        self._variables: list[mathopt.Variable] = []
        self._having: defaultdict[int, list[int]] = defaultdict(list)
        self._shut: set[int] = set()
        self._known: set[tuple[str, frozenset[tuple[int, int]]]] = set()
        self._solver = mathopt.IncrementalSolver(self._model, mathopt.SolverType.GLOP)

    def add(self, member: str, month: Month) -> bool:
        """Add a month, and return whether it is new."""
        key = (member, frozenset(month.values.items()))
        if key in self._known:
            return False
        self._known.add(key)
        for index in month.values:
            self._having[index].append(len(self.months))
        sums: defaultdict[mathopt.LinearConstraint, float] = defaultdict(float)
        for index, value in month.values.items():
            for row, coefficient in self._on.get(index, ()):
                sums[row] += coefficient * value
        sums[self._one[member]] = 1.0
        self._variables.append(self._variable(math.inf, month.cost, sums))
        self.months.append((member, month))
        return True

    def solve(self, seconds: float) -> Solved | None:
        """Return an optimum over the months known, or None when there was none in time or the solver failed."""
        # presolving would throw away the basis of the solve before
        params = mathopt.SolveParameters(time_limit=timedelta(seconds=seconds), presolve=mathopt.Emphasis.OFF)
        try:
            result = self._solver.solve(params=params, model_params=_TOLD)
        except AttributeError:  # what OR-Tools 9.15 makes of any error of its solver: it cannot read its own status
            return None
        if result.termination.reason != mathopt.TerminationReason.OPTIMAL:
            return None
        parts = result.variable_values()
        return Solved(
            result.objective_value(),
            np.array(result.dual_values(self._rows)),
            np.array([parts.get(variable, 0.0) for variable in self._variables]),
            sum(parts.get(variable, 0.0) for variable in self._broken),
        )

    def shut(self, literals: Collection[int]) -> None:
        """Leave the months that have any of ``literals`` out, until :meth:`open`."""
        self._shut.update(literals)
        self._limit(literals)

    def open(self, literals: Collection[int]) -> None:
        """Take ``literals`` back."""
        self._shut.difference_update(literals)
        self._limit(literals)

    def _limit(self, literals: Collection[int]) -> None:
        for number in {number for literal in literals for number in self._having.get(literal, ())}:
            out = not self._shut.isdisjoint(self.months[number][1].values)
            self._variables[number].upper_bound = 0.0 if out else math.inf

    def _variable(self, most: float, cost: float, sums: Mapping[mathopt.LinearConstraint, float]) -> mathopt.Variable:
        variable = self._model.add_variable(lb=0.0, ub=float(most))
        self._model.objective.set_linear_coefficient(variable, cost)
        for row, amount in sums.items():
            row.set_coefficient(variable, float(amount))
        return variable


def _end(end: int) -> float:
    return math.copysign(math.inf, end) if abs(end) >= NO_END else float(end)
