"""Plain CP-SAT: the model of the rules as it stands, for the whole seat, with the solver's own settings."""

from __future__ import annotations

from collections.abc import Mapping

from ortools.sat.python import cp_model

from benchmarks.peers.answer import Answer, Tell, Values
from roster.domain.plan import Tier
from roster.model import Model
from roster.search.cp_sat import hint, values_of

_WORKERS = 2


class PlainCpSat:
    """CP-SAT with two workers; each solve after the first is started from the roster of the last."""

    largest = 2**53
    notes: tuple[str, ...] = ()

    def __init__(self, m: Model) -> None:
        self._model = m

    def keep(self, tier: Tier, value: int) -> None:
        """State that the tier is at most ``value``."""
        self._model.keep(tier, value)

    def solve(self, weights: Mapping[Tier, int], start: Values | None, seconds: float, seed: int, tell: Tell) -> Answer:
        """Minimise the weighted tiers."""
        m = self._model
        m.cp.minimize(sum(weight * m.objective(tier) for tier, weight in weights.items()))
        hint(m.cp, start or {})
        solver = cp_model.CpSolver()
        solver.parameters.num_workers = _WORKERS
        solver.parameters.random_seed = seed
        solver.parameters.max_time_in_seconds = seconds
        status = solver.solve(m.cp, _Incumbents(m, tell))
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return Answer(infeasible=status == cp_model.INFEASIBLE)
        return Answer(
            values=values_of(solver),
            bound=solver.best_objective_bound,
            optimal=status == cp_model.OPTIMAL,
        )


class _Incumbents(cp_model.CpSolverSolutionCallback):
    """Tells the tiers of each roster found."""

    def __init__(self, m: Model, tell: Tell) -> None:
        super().__init__()
        self._objectives = {tier: m.objective(tier) for tier in Tier}
        self._tell = tell

    def on_solution_callback(self) -> None:
        """Read the roster just found."""
        self._tell({tier: self.value(objective) for tier, objective in self._objectives.items()})
