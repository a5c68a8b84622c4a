"""The linear relaxation of the very model the rules wrote: lower bounds, and the roster the search starts from."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ortools.linear_solver.python import model_builder

from roster.domain.plan import Tier
from roster.model import CellModel
from roster.search.cp_sat import Stop
from roster.search.linear import linear_model
from roster.search.rows import Rows

_TOLERANCE = 1e-6
"""Part of an LP value that is not trusted: the simplex works in floating point, and a tolerance is not a proof."""


@dataclass(frozen=True)
class Optimum:
    """An optimum of the relaxation: its value, and the part of each variable by index."""

    value: float
    parts: Sequence[float]


class Relaxation:
    """The relaxation of a model, tightened as tiers are decided one after the other."""

    def __init__(self, m: CellModel, rows: Rows, stop: Stop | None = None) -> None:
        self._stop = stop or Stop()
        self._penalties = m.penalties
        self._linear = linear_model(rows)
        self._kept: dict[Tier, int] = {}
        self.longest = 0.0
        """Seconds that the slowest solve took."""
        self._chosen: set[int] = set()

    def keep(self, tier: Tier, value: int) -> None:
        """From now on a tier must not be worse than ``value``."""
        found = self._penalties[tier]
        helper = self._linear.helper
        if tier not in self._kept:
            self._kept[tier] = helper.add_linear_constraint()
            for index, coefficient in found.coefficients.items():
                helper.add_term_to_constraint(self._kept[tier], index, coefficient)
        self._limit(tier, value - found.constant)

    def _limit(self, tier: Tier, limit: float) -> None:
        self._linear.helper.set_constraint_upper_bound(self._kept[tier], limit)

    def bound(self, tier: Tier, seconds: float) -> int:
        """Return a value no roster can beat in ``tier`` without being worse in a higher one that was kept.

        What was kept of ``tier`` itself and of lower ones is released. 0 when the linear programme is not solved
        within ``seconds``.
        """
        for lower in [kept for kept in self._kept if kept >= tier]:
            self._limit(lower, math.inf)
        found = self._penalties[tier]
        optimum = self.solution(found.coefficients, seconds)
        if optimum is None:
            return 0
        value = optimum.value + found.constant
        return max(0, math.ceil(value * (1 - _TOLERANCE) - _TOLERANCE))

    def solution(self, objective: Mapping[int, int], seconds: float) -> Optimum | None:
        """Return an optimum for ``objective``; None when there is none, or not in time."""
        helper = self._linear.helper
        helper.clear_objective()
        for index, coefficient in objective.items():
            helper.set_var_objective_coefficient(index, coefficient)
        solver = model_builder.Solver("GLOP")
        solver.set_time_limit_in_seconds(seconds)
        with self._stop.watching(solver, solver.stop_search):
            status = solver.solve(self._linear)
        self.longest = max(self.longest, solver.wall_time)
        if status != model_builder.SolveStatus.OPTIMAL:
            return None
        return Optimum(float(solver.objective_value), list(solver.values(self._linear.get_variables())))

    def choose(self, variables: Sequence[int]) -> None:
        """Hold these literals true until :meth:`release`."""
        self._chosen.update(variables)
        for index in variables:
            self._linear.helper.set_var_lower_bound(index, 1.0)

    def unchoose(self, variables: Sequence[int]) -> None:
        """Let go of these literals."""
        self._chosen.difference_update(variables)
        for index in variables:
            self._linear.helper.set_var_lower_bound(index, 0.0)

    def release(self) -> None:
        """Let go of every literal held."""
        self.unchoose(tuple(self._chosen))
