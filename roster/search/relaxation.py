"""The linear relaxation of the very model the rules wrote: lower bounds, and the roster the search starts from."""

from __future__ import annotations

import math
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from ortools.linear_solver.python.model_builder_helper import ModelBuilderHelper, ModelSolverHelper, SolveStatus

from roster.domain.plan import Tier
from roster.model import CellModel
from roster.search.cp_sat import Stop
from roster.search.matrix import Amounts, Matrix, Numbers, matrix_of
from roster.search.reduction import Limits, reduced
from roster.search.rows import Rows

_TOLERANCE = 1e-6
"""Part of an LP value that is not trusted: the simplex works in floating point, and a tolerance is not a proof."""


@dataclass(frozen=True)
class Optimum:
    """An optimum of the relaxation: its value, and the part of each variable by index."""

    value: float
    parts: Sequence[float]


@dataclass(frozen=True, eq=False)
class _Core:
    """What is left of a relaxation for one cost and what is kept of tiers: the same for every choice of literals."""

    cost: Amounts
    kept: Amounts
    matrix: Matrix
    limits: Limits

    def narrowed(self, lower: Amounts, upper: Amounts) -> Limits | None:
        """Return the limits where variables stay within ``lower`` and ``upper`` too, None when they cannot."""
        lower, upper = np.maximum(lower, self.limits.lower), np.minimum(upper, self.limits.upper)
        return reduced(self.matrix, self.cost, Limits(lower, upper, self.limits.least, self.limits.most))


class Relaxation:
    """The relaxation of a model, tightened as tiers are decided one after the other."""

    def __init__(self, m: CellModel, rows: Rows, stop: Stop | None = None) -> None:
        self._stop = stop or Stop()
        self._penalties = m.penalties
        self._matrix = matrix_of(rows, (m.penalties[tier].coefficients for tier in Tier))
        self._row = dict(zip(Tier, range(len(self._matrix.least) - len(Tier), len(self._matrix.least)), strict=True))
        self._most = self._matrix.most.copy()
        self._lower = self._matrix.lower.copy()
        self._upper = self._matrix.upper.copy()
        self._core: _Core | None = None
        self.longest = 0.0
        """Seconds that the slowest solve took."""

    def keep(self, tier: Tier, value: int) -> None:
        """From now on a tier must not be worse than ``value``."""
        self._most[self._row[tier]] = value - self._penalties[tier].constant

    def bound(self, tier: Tier, seconds: float) -> int:
        """Return a value no roster can beat in ``tier`` without being worse in a higher one that was kept.

        What was kept of ``tier`` itself and of lower ones is released. 0 when the linear programme is not solved
        within ``seconds``.
        """
        self._most[self._row[tier] :] = math.inf
        found = self._penalties[tier]
        optimum = self.solution(found.coefficients, seconds)
        if optimum is None:
            return 0
        value = optimum.value + found.constant
        return max(0, math.ceil(value * (1 - _TOLERANCE) - _TOLERANCE))

    def solution(self, objective: Mapping[int, int], seconds: float) -> Optimum | None:
        """Return an optimum for ``objective``; None when there is none, or not in time."""
        cost = np.zeros(len(self._lower))
        cost[list(objective)] = list(objective.values())
        core = self._core_for(cost)
        limits = None if core is None else core.narrowed(self._lower, self._upper)
        if core is None or limits is None:
            return None
        free = np.flatnonzero(limits.lower < limits.upper)
        solver = ModelSolverHelper("GLOP")
        solver.set_time_limit_in_seconds(seconds)
        started = time.monotonic()  # the helper's own wall time is always 0
        with self._stop.watching(solver, solver.interrupt_solve):
            solver.solve(_programme(core.matrix, cost, limits, free))
        self.longest = max(self.longest, time.monotonic() - started)
        if solver.status() != SolveStatus.OPTIMAL:
            return None
        parts = limits.lower.copy()
        parts[free] = solver.variable_values()
        return Optimum(float(cost @ parts), parts.tolist())

    def _core_for(self, cost: Amounts) -> _Core | None:
        """Return what is left of the relaxation for ``cost`` where nothing is chosen, None when nothing obeys it."""
        known = self._core
        if known is None or not (np.array_equal(known.cost, cost) and np.array_equal(known.kept, self._most)):
            matrix = self._matrix
            limits = reduced(matrix, cost, Limits(matrix.lower, matrix.upper, matrix.least, self._most))
            if limits is None:
                return None
            needed = np.isfinite(limits.least) | np.isfinite(limits.most)
            terms = needed[matrix.row] & (np.abs(limits.lower) + np.abs(limits.upper) > 0)[matrix.column]
            known = self._core = _Core(cost, self._most.copy(), matrix.only(terms), limits)
        return known

    def choose(self, literals: Sequence[int]) -> None:
        """Hold these literals true until :meth:`release`."""
        self._lower[list(literals)] = 1.0

    def unchoose(self, literals: Sequence[int]) -> None:
        """Let go of these literals."""
        self._lower[list(literals)] = self._matrix.lower[list(literals)]

    def exclude(self, literals: Sequence[int]) -> None:
        """Hold these literals false until :meth:`release`."""
        self._upper[list(literals)] = 0.0

    def release(self) -> None:
        """Let go of every literal held."""
        self._lower[:], self._upper[:] = self._matrix.lower, self._matrix.upper


def _programme(matrix: Matrix, cost: Amounts, limits: Limits, free: Numbers) -> ModelBuilderHelper:
    """Return the linear programme of the variables ``free``, all others at their lower limit."""
    helper = ModelBuilderHelper()
    for variable in free.tolist():
        index = helper.add_var()
        helper.set_var_lower_bound(index, limits.lower[variable])
        helper.set_var_upper_bound(index, limits.upper[variable])
        helper.set_var_objective_coefficient(index, cost[variable])
    place = np.full(len(cost), -1)
    place[free] = np.arange(len(free))
    still = place[matrix.column] >= 0
    known = np.bincount(
        matrix.row, np.where(still, 0, matrix.coefficient * limits.lower[matrix.column]), len(limits.least)
    )
    needed = np.isfinite(limits.least) | np.isfinite(limits.most)
    number = np.cumsum(needed) - 1
    for row in np.flatnonzero(needed).tolist():
        index = helper.add_linear_constraint()
        helper.set_constraint_lower_bound(index, limits.least[row] - known[row])
        helper.set_constraint_upper_bound(index, limits.most[row] - known[row])
    terms = still & needed[matrix.row]
    columns = place[matrix.column[terms]].tolist()
    for row, column, coefficient in zip(
        number[matrix.row[terms]].tolist(), columns, matrix.coefficient[terms].tolist(), strict=True
    ):
        helper.add_term_to_constraint(row, column, coefficient)
    helper.set_maximize(False)
    return helper
