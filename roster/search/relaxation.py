"""The linear relaxation of the very model the rules wrote: lower bounds, and the roster the search starts from."""

from __future__ import annotations

import math
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from ortools.linear_solver.python.model_builder_helper import ModelSolverHelper, SolveStatus

from roster.domain.plan import Tier
from roster.model import CellModel
from roster.search.arrays import Amounts
from roster.search.cp_sat import Stop
from roster.search.highs import proved
from roster.search.matrix import Matrix, matrix_of
from roster.search.programme import Programme
from roster.search.reduction import Limits, reduced
from roster.search.rows import Rows

_TOLERANCE = 1e-6
"""Part of a bound that is not trusted: it is computed in floating point."""
_FIRST_ORDER = """
num_threads: 1
termination_criteria {
  iteration_limit: 50000
  simple_optimality_criteria { eps_optimal_relative: 1e-5 eps_optimal_absolute: 1e-5 }
}
"""
"""A bound needs prices, not a vertex, and any prices prove one: a first-order method has good ones ten times sooner
than the simplex where the relaxation is large. The limit is for where it does not converge and no clock decides."""


@dataclass(frozen=True)
class Optimum:
    """An optimum of the relaxation: its value, and the part of each variable by index."""

    value: float
    parts: Sequence[float]


@dataclass(frozen=True)
class Proof:
    """What no roster can have less of in a tier, and the values of one by variable, if there is one."""

    bound: int
    values: Sequence[int] | None


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
        self.matrix = matrix_of(rows, (m.penalties[tier].coefficients for tier in Tier))
        self._row = dict(zip(Tier, range(len(self.matrix.least) - len(Tier), len(self.matrix.least)), strict=True))
        self._most = self.matrix.most.copy()
        self._lower = self.matrix.lower.copy()
        self._upper = self.matrix.upper.copy()
        self._core: _Core | None = None
        self.bounding = 0.0
        """Seconds that the slowest bound took."""

    def keep(self, tier: Tier, value: int) -> None:
        """From now on a tier must not be worse than ``value``."""
        self._most[self._row[tier]] = value - self._penalties[tier].constant

    def bound(self, tier: Tier, seconds: float) -> int:
        """Return a value no roster can beat in ``tier`` without being worse in a higher one that was kept.

        What was kept of ``tier`` itself and of lower ones is released. The bound is the weaker the less of the linear
        programme is solved within ``seconds``.
        """
        self._most[self._row[tier] :] = math.inf
        found = self._penalties[tier]
        programme = self._programme(found.coefficients)
        if programme is None:
            return 0
        started = time.monotonic()  # the helper's own wall time is always 0
        prices = self._prices(programme, seconds)
        self.bounding = max(self.bounding, time.monotonic() - started)
        return self._no_less(tier, programme.bound(prices))

    def _no_less(self, tier: Tier, cost: float) -> int:
        """Return the least value of a tier whose variables cost at least ``cost`` together."""
        found = self._penalties[tier]
        step = math.gcd(*found.coefficients.values()) or 1
        steps = cost / step
        return max(0, found.constant + step * math.ceil(steps - _TOLERANCE * max(1.0, steps)))

    def proved(self, tier: Tier, worth: Mapping[Tier, int], values: Mapping[int, int], seconds: float) -> Proof | None:
        """Return what HiGHS proves of ``tier`` in whole numbers, given what a roster is worth above, and has as values.

        Nothing that is held or kept counts, so it may be asked beside all else. None when it was stopped or proves
        nothing.
        """
        most = self.matrix.most.copy()
        for higher, value in worth.items():
            if higher < tier:
                most[self._row[higher]] = value - self._penalties[higher].constant
        cost = self._cost(self._penalties[tier].coefficients)
        limits = reduced(self.matrix, cost, Limits(self.matrix.lower, self.matrix.upper, self.matrix.least, most))
        if limits is None:
            return None
        programme = Programme(self.matrix, cost, limits)
        found = proved(programme, [values[index] for index in programme.free.tolist()], seconds, self._stop)
        if found is None or not math.isfinite(found.bound):
            return None
        whole = None if found.values is None else programme.parts(np.rint(found.values)).astype(np.int64).tolist()
        return Proof(self._no_less(tier, programme.fixed + found.bound), whole)

    def _prices(self, programme: Programme, seconds: float) -> Amounts:
        """Return prices of the rows of a programme that are the better the more of it is solved in time."""
        solver = ModelSolverHelper("PDLP")
        solver.set_solver_specific_parameters(_FIRST_ORDER)
        self._solve(solver, programme, seconds)
        return np.array(solver.dual_values())

    def solution(self, objective: Mapping[int, int], seconds: float) -> Optimum | None:
        """Return an optimum for ``objective``, at a vertex; None when there is none, or not in time."""
        programme = self._programme(objective)
        if programme is None:
            return None
        solver = ModelSolverHelper("GLOP")
        self._solve(solver, programme, seconds)
        if solver.status() != SolveStatus.OPTIMAL:
            return None
        parts = programme.parts(np.array(solver.variable_values()))
        return Optimum(float(programme.cost @ parts), parts.tolist())

    def _programme(self, objective: Mapping[int, int]) -> Programme | None:
        """Return what is to be solved, None when literals contradict."""
        cost = self._cost(objective)
        core = self._core_for(cost)
        limits = None if core is None else core.narrowed(self._lower, self._upper)
        return None if core is None or limits is None else Programme(core.matrix, cost, limits)

    def _cost(self, objective: Mapping[int, int]) -> Amounts:
        cost = np.zeros(len(self.matrix.cell))
        cost[list(objective)] = list(objective.values())
        return cost

    def _solve(self, solver: ModelSolverHelper, programme: Programme, seconds: float) -> None:
        solver.set_time_limit_in_seconds(seconds)
        with self._stop.watching(solver, solver.interrupt_solve):
            solver.solve(programme.stated())

    def _core_for(self, cost: Amounts) -> _Core | None:
        """Return what is left of the relaxation for ``cost`` where nothing is chosen, None when nothing obeys it."""
        known = self._core
        if known is None or not (np.array_equal(known.cost, cost) and np.array_equal(known.kept, self._most)):
            matrix = self.matrix
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
        self._lower[list(literals)] = self.matrix.lower[list(literals)]

    def exclude(self, literals: Sequence[int]) -> None:
        """Hold these literals false until :meth:`release`."""
        self._upper[list(literals)] = 0.0

    def release(self) -> None:
        """Let go of every literal held."""
        self._lower[:], self._upper[:] = self.matrix.lower, self.matrix.upper
