"""Solves one block: a dive along the relaxation, then stage by stage whatever the dive did not prove best."""

from __future__ import annotations

from ortools.sat.python import cp_model

from roster.domain.officer import Officer
from roster.domain.plan import Tier, TierResult
from roster.model import Model
from roster.search.cp_sat import Budget, Effort, SolutionWatch, StageWatcher, Stop, hint, values_of
from roster.search.dive import Dive
from roster.search.relaxation import Relaxation
from roster.search.stages import STAGES, strict_weights

_FOUND = (cp_model.OPTIMAL, cp_model.FEASIBLE)
_DIVE_SHARE = 0.3
"""Part of the time left that closing a dive may take."""
_BEFORE_SLOW = 0.6
"""Part of the time left that a search may take when the relaxation still has to follow it."""
_LEAST_LINEAR = 12.0
"""Seconds a bound is given even when the time is over."""
_LONGEST_WAIT = 120.0
"""Given to finding any lawful roster when the time of the search brought none."""
_SETTLING = 10.0
"""Given to pricing a roster already found."""


class NoRosterError(Exception):
    """The solver found no roster: the fixed cells contradict a hard rule, or time was too short to tell."""

    def __init__(self, officers: tuple[Officer, ...], *, proved: bool) -> None:
        super().__init__("contradictory" if proved else "out of time")
        self.officers = officers
        self.proved = proved


class BlockSearch:
    """Search of one model. Call :meth:`run` once; :meth:`chosen` then tells the roster."""

    def __init__(self, m: Model, effort: Effort, stop: Stop, watch: StageWatcher | None = None) -> None:
        self._model = m
        self._budget = Budget(effort, stop)
        self._watch = watch
        self._relaxation = Relaxation(m)
        self._values: dict[int, int] = {}
        self._bounds = dict.fromkeys(Tier, 0)
        self._bounded_under: dict[Tier, tuple[int, ...]] = {}

    def run(self) -> tuple[TierResult, ...]:
        """Search, and return the tiers with value and bound.

        Raises:
            NoRosterError: when there is none, or none was found in time.

        """
        dive = Dive(self._model, self._relaxation, self._budget).run(_DIVE_SHARE * self._budget.left())
        if dive is not None:
            self._take(dive)
        for number, stage in enumerate(STAGES):
            if not self._values or stage.slow or not self._proved(stage.tiers):
                share = stage.share / sum(later.share for later in STAGES[number:])
                self._search(stage.tiers, (_BEFORE_SLOW if stage.slow else share) * self._budget.left())
                self._proved(stage.tiers)
            for tier in stage.tiers:
                self._model.keep(tier, self._value(tier))
        return tuple(TierResult(tier=t, value=self._value(t), bound=self._bounds[t]) for t in Tier)

    def chosen(self, literal: cp_model.IntVar) -> bool:
        """Return whether the roster found makes ``literal`` true."""
        return bool(self._values[literal.index])

    def _proved(self, tiers: tuple[Tier, ...]) -> bool:
        """Bound each tier from the relaxation, given what those before it have, and tell whether all are proved."""
        for tier in tiers:
            above = tuple(self._value(higher) for higher in Tier if higher < tier)
            if self._bounds[tier] < self._value(tier) and self._bounded_under.get(tier) != above:
                self._bounded_under[tier] = above
                by_relaxation = self._relaxation.bound(tier, self._budget.linear(_LEAST_LINEAR))
                self._bounds[tier] = max(self._bounds[tier], by_relaxation)
            self._relaxation.keep(tier, self._value(tier))
            if self._watch:
                self._watch(tier, self._value(tier), self._bounds[tier])
        return all(self._value(tier) <= self._bounds[tier] for tier in tiers)

    def _search(self, tiers: tuple[Tier, ...], seconds: float) -> None:
        m = self._model
        weights = strict_weights(m, tiers)
        m.cp.minimize(sum(weights[tier] * m.objective(tier) for tier in tiers))
        hint(m.cp, self._values)
        watch = SolutionWatch(m, weights, self._watch) if self._watch else None
        solver, status = self._budget.solve(m.cp, seconds, watch)
        if status == cp_model.UNKNOWN and not self._values:
            solver, status = self._any_roster()
        if status == cp_model.INFEASIBLE:
            raise NoRosterError(m.officers, proved=True)
        if status in _FOUND and self._better(values_of(solver), tiers):
            self._take(values_of(solver))
        if status == cp_model.OPTIMAL:
            self._bounds.update({tier: self._value(tier) for tier in tiers})

    def _any_roster(self) -> tuple[cp_model.CpSolver, cp_model.CpSolverStatus]:
        """Search for any roster at all, without an objective: lawful first, good later."""
        without = self._model.cp.clone()
        without.clear_objective()  # type: ignore[no-untyped-call]  # OR-Tools leaves it untyped
        solver, status = self._budget.solve(without, _LONGEST_WAIT)
        if status == cp_model.UNKNOWN:
            raise NoRosterError(self._model.officers, proved=False)
        return solver, cp_model.FEASIBLE if status in _FOUND else status

    def _take(self, values: dict[int, int]) -> None:
        """Keep a roster, priced exactly: slack that no stage has minimised yet may stand above what is due."""
        m = self._model
        priced = m.cp.clone()
        for literal in m.decisions:
            priced.add(literal == values[literal.index])
        priced.minimize(sum(m.objective(tier) for tier in Tier))
        solver, status = self._budget.solve(priced, _SETTLING)
        self._values = values_of(solver) if status in _FOUND else values

    def _better(self, values: dict[int, int], tiers: tuple[Tier, ...]) -> bool:
        """Return whether a roster comes before the one kept: a solve may end short of the roster it started from."""
        penalties = self._model.penalties
        found = [penalties[tier].value(values) for tier in tiers]
        return not self._values or found < [self._value(tier) for tier in tiers]

    def _value(self, tier: Tier) -> int:
        return self._model.penalties[tier].value(self._values)
