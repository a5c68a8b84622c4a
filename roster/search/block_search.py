"""Solves one block: stage by stage, each started from the roster of the one before, every tier with its bound."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from ortools.sat.python import cp_model

from roster.domain.officer import Officer
from roster.domain.plan import Tier, TierResult
from roster.model import Model
from roster.search.relaxation import Relaxation
from roster.search.stages import STAGES, strict_weights

StageWatcher = Callable[[Tier, int, int], None]


class NoRosterError(Exception):
    """The solver found no roster: the fixed cells contradict a hard rule, or time was too short to tell."""

    def __init__(self, officers: tuple[Officer, ...], *, proved: bool) -> None:
        super().__init__("contradictory" if proved else "out of time")
        self.officers = officers
        self.proved = proved


@dataclass(frozen=True)
class Effort:
    """What one block may spend: wall seconds (deterministic time with one worker), workers, seed."""

    seconds: float
    workers: int
    seed: int


@dataclass
class BlockSearch:
    """Search of one model. Call :meth:`run` once."""

    model: Model
    effort: Effort
    watch: StageWatcher | None = None
    _values: dict[int, int] = field(default_factory=dict)
    _bounds: dict[Tier, int] = field(default_factory=dict)

    def run(self) -> tuple[TierResult, ...]:
        """Search, and return the tiers with value and bound; :meth:`chosen` then tells the roster.

        Raises:
            NoRosterError: when there is none, or none was found in time.

        """
        relaxation = Relaxation(self.model)
        shares = (0.45, 0.15, 0.4)
        for tiers, share in zip(STAGES, shares, strict=True):
            self._stage(tiers, share * self.effort.seconds)
            for tier in tiers:
                if self._bounds[tier] < self._value(tier):
                    self._bounds[tier] = max(self._bounds[tier], relaxation.bound(tier))
                relaxation.keep(tier, self._value(tier))
        return tuple(TierResult(tier=t, value=self._value(t), bound=self._bounds[t]) for t in Tier)

    def chosen(self, literal: cp_model.IntVar) -> bool:
        """Return whether the roster found makes ``literal`` true."""
        return bool(self._values[literal.index])

    def _stage(self, tiers: tuple[Tier, ...], seconds: float) -> None:
        m = self.model
        weights = strict_weights(m, tiers)
        if not self._values or any(self._value(tier) > 0 for tier in tiers):
            m.cp.minimize(sum(weights[tier] * m.objective(tier) for tier in tiers))
            self._solve(tiers, weights, seconds)
        for tier in tiers:
            self._bounds.setdefault(tier, 0)
            m.keep(tier, self._value(tier))

    def _solve(self, tiers: tuple[Tier, ...], weights: Mapping[Tier, int], seconds: float) -> None:
        solver = self._solver(seconds)
        self._hint()
        status = solver.solve(self.model.cp)
        if status == cp_model.UNKNOWN and not self._values:
            solver = self._any_roster()
            status = cp_model.FEASIBLE
        if status == cp_model.INFEASIBLE:
            raise NoRosterError(self.model.officers, proved=True)
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return
        self._remember(solver)
        if status == cp_model.OPTIMAL:
            self._bounds.update({tier: self._value(tier) for tier in tiers})

    def _value(self, tier: Tier) -> int:
        found = self.model.penalties[tier]
        return found.constant + sum(c * self._values[index] for index, c in found.coefficients.items())

    def _remember(self, solver: cp_model.CpSolver) -> None:
        self._values = dict(enumerate(solver.response_proto.solution))

    def _hint(self) -> None:
        cp = self.model.cp
        cp.clear_hints()  # type: ignore[no-untyped-call]  # OR-Tools leaves it untyped
        for index, value in self._values.items():
            cp.add_hint(cp.get_int_var_from_proto_index(index), value)

    def _any_roster(self) -> cp_model.CpSolver:
        """Search for any roster at all, without an objective: legal first, good later."""
        without = self.model.cp.clone()
        without.clear_objective()  # type: ignore[no-untyped-call]  # OR-Tools leaves it untyped
        solver = self._solver(max(60.0, self.effort.seconds))
        status = solver.solve(without)
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            raise NoRosterError(self.model.officers, proved=status == cp_model.INFEASIBLE)
        return solver

    def _solver(self, seconds: float) -> cp_model.CpSolver:
        solver = cp_model.CpSolver()
        solver.parameters.random_seed = self.effort.seed
        solver.parameters.num_workers = self.effort.workers
        if self.effort.workers == 1:
            solver.parameters.interleave_search = True
            solver.parameters.max_deterministic_time = seconds
        else:
            solver.parameters.max_time_in_seconds = seconds
        return solver
