"""CBC, as it comes with OR-Tools, on the exported model.

Seen with OR-Tools 9.15 (CBC 2.10.12): it is built without threads; it counts its limit in processor seconds, and
overruns it inside a step; a start is not taken; there is no seed to set; nothing is told before the end of a solve.
"""

from __future__ import annotations

from collections.abc import Mapping

from ortools.linear_solver.linear_solver_pb2 import MPConstraintProto
from ortools.linear_solver.pywraplp import MPSolverParameters, Solver

from benchmarks.peers.answer import Answer, Tell, Values, objective
from benchmarks.peers.exported import LARGEST, exported
from roster.domain.plan import Tier
from roster.model import Model

_FOUND = (Solver.OPTIMAL, Solver.FEASIBLE)


class Cbc:
    """CBC with its own settings, but to proof: by default it stops at a gap of a ten-thousandth."""

    largest = LARGEST

    def __init__(self, m: Model) -> None:
        self._model = m
        self._exported, left_out = exported(m)
        self.notes = ("one thread", "no start", *left_out)

    def keep(self, tier: Tier, value: int) -> None:
        """Add the row that holds the tier at most at ``value``."""
        terms, constant = objective(self._model, {tier: 1})
        self._exported.constraint.append(
            MPConstraintProto(
                var_index=terms.keys(),
                coefficient=map(float, terms.values()),
                lower_bound=-float("inf"),
                upper_bound=value - constant,
            )
        )

    def solve(self, weights: Mapping[Tier, int], start: Values | None, seconds: float, seed: int, tell: Tell) -> Answer:
        """Minimise the weighted tiers; ``start``, ``seed`` and ``tell`` are of no use to this solver."""
        solver = self._loaded(weights)
        solver.SetTimeLimit(max(1, round(1000 * seconds)))
        settings = MPSolverParameters()
        settings.SetDoubleParam(settings.RELATIVE_MIP_GAP, 0.0)
        status = solver.Solve(settings)
        if status not in _FOUND:
            return Answer(infeasible=status == Solver.INFEASIBLE)
        return Answer(
            values={index: round(one.solution_value()) for index, one in enumerate(solver.variables())},
            bound=solver.Objective().BestBound(),
            optimal=status == Solver.OPTIMAL,
        )

    def _loaded(self, weights: Mapping[Tier, int]) -> Solver:
        terms, constant = objective(self._model, weights)
        for index, variable in enumerate(self._exported.variable):
            variable.objective_coefficient = terms.get(index, 0)
        self._exported.objective_offset = constant
        solver = Solver.CreateSolver("CBC")
        solver.LoadModelFromProto(self._exported)
        return solver
