"""Solves one block: a first roster along the relaxation, bounds tier by tier, then polishing piece by piece."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from ortools.sat import cp_model_pb2
from ortools.sat.python import cp_model

from roster.domain.plan import Tier, TierResult
from roster.domain.roster import Cell
from roster.model import CellModel, Member
from roster.search.cp_sat import Budget, SolutionWatch, StageWatcher, hint, values_of
from roster.search.dive import Dive
from roster.search.excerpt import Statement
from roster.search.polish import Polish
from roster.search.relaxation import Relaxation
from roster.search.rows import NotLinearError, proto_of
from roster.search.stages import STAGES, strict_weights

Key = tuple[str, date]
Cells = Mapping[Key, Cell]

_FOUND = (cp_model.OPTIMAL, cp_model.FEASIBLE)
_CLOSING = 9.0
"""Seconds that closing a dive may take."""
_LEAST_LINEAR = 12.0
"""Seconds a bound is given even when the time is over."""
_LEAST_FOR_WISHES = 4.0
"""The same for wishes, whose relaxation is the slowest and the loosest."""
_LONGEST_WAIT = 120.0
"""Given to finding any lawful roster when the time of the search brought none."""
_SETTLING = 10.0
"""Given to pricing a roster already found."""


class NoRosterError(Exception):
    """The solver found no roster: the fixed cells contradict a hard rule, or time was too short to tell."""

    def __init__(self, members: Sequence[Member], *, proved: bool) -> None:
        super().__init__("contradictory" if proved else "out of time")
        self.members = tuple(member.id for member in members)
        self.proved = proved


class BlockSearch:
    """Search of one model: :meth:`start` first, then :meth:`bound` and :meth:`polish` as often as time allows."""

    def __init__(self, m: CellModel, budget: Budget, seed: int, watch: StageWatcher | None = None) -> None:
        self._model = m
        self._budget = budget
        self._seed = seed
        self._watch = watch
        proto = proto_of(m.cp)
        self._relaxation = Relaxation(m, proto, budget.stop)
        self._statement = _statement(proto)
        self._values: dict[int, int] = {}
        self._bounds = dict.fromkeys(Tier, 0)
        self._bounded_under: dict[Tier, tuple[int, ...]] = {}
        self._relaxed = 0.0
        self._exact = True
        self._polish: Polish | None = None

    def start(self, parts: Sequence[CellModel] = (), known: Cells | None = None) -> None:
        """Find a first roster: ``known`` where it still obeys every rule, else one along the relaxation.

        The relaxation is that of the whole, or of each of ``parts``, which share nobody, when there are any.

        Raises:
            NoRosterError: when there is none, or none was found in time.

        """
        dived = self._held(known) if known else None
        if dived is None and parts:
            dived = self._along(parts)
        if dived is None:
            dived = Dive(self._model, self._relaxation, self._budget).run(_CLOSING)
        if dived is not None:
            self._values = self._priced(dived)
        if not self._values or self._statement is None or not self._model.free_alternatives:
            self._by_stages()
        if self._statement is not None and self._model.free_alternatives:
            self._polish = Polish(self._model, self._statement, self._values, self._budget, self._seed)
        self._tell()

    def bound(self, tiers: Sequence[Tier]) -> None:
        """Bound each of ``tiers`` that is not proved best from the relaxation, given what those before it have."""
        self.settle()
        for tier in tiers:
            above = self._above(tier)
            if self._budget.stop.requested:
                break
            if not self.proved(tier) and self._bounded_under.get(tier) != above:
                for higher in Tier:
                    if higher < tier:
                        self._relaxation.keep(higher, self.value(higher))
                least = _LEAST_FOR_WISHES if tier is Tier.WISHES else _LEAST_LINEAR
                found = self._relaxation.bound(tier, self._budget.linear(least))
                self._bounds[tier] = max(found, self._bound(tier))
                self._bounded_under[tier] = above
        self._tell()

    def polish(self, seconds: float) -> None:
        """Better the roster for about ``seconds``."""
        if self._polish is not None:
            best = self._polish.run(seconds, self.proved)
            self._values = self._polish.values
            self._exact = False
            for tier in Tier if best else ():
                self._bounds[tier] = self.value(tier)
                self._bounded_under[tier] = self._above(tier)
        self._tell()

    def settle(self) -> None:
        """Price the roster exactly: pieces bettered one after the other may leave penalties above what is due."""
        if not self._exact:
            self._values = self._priced(self._values)
            self._exact = True
            if self._polish is not None:
                self._polish.values = dict(self._values)

    @property
    def model(self) -> CellModel:
        """The model searched."""
        return self._model

    @property
    def longest_relaxation(self) -> float:
        """Seconds that the slowest relaxation took so far, or its parts together."""
        return max(self._relaxation.longest, self._relaxed)

    @property
    def finished(self) -> bool:
        """True when every tier is proved best, or nothing more can be done for it."""
        return self._polish is None or self._polish.settled or all(self.proved(tier) for tier in Tier)

    def chosen(self, literal: cp_model.IntVar) -> bool:
        """Return whether the roster found makes ``literal`` true."""
        return bool(self._values[literal.index])

    def results(self) -> tuple[TierResult, ...]:
        """Return the tiers with value and bound."""
        return tuple(TierResult(tier=tier, value=self.value(tier), bound=self._bound(tier)) for tier in Tier)

    def value(self, tier: Tier) -> int:
        """Return the value of the roster in a tier."""
        return self._model.penalties[tier].value(self._values)

    def proved(self, tier: Tier) -> bool:
        """Return whether no roster as good in the higher tiers is better in this one."""
        return self.value(tier) <= self._bound(tier)

    def _above(self, tier: Tier) -> tuple[int, ...]:
        return tuple(self.value(higher) for higher in Tier if higher < tier)

    def _bound(self, tier: Tier) -> int:
        """Return the bound of a tier, which holds only for what the higher tiers had when it was found."""
        return self._bounds[tier] if self._bounded_under.get(tier) == self._above(tier) else 0

    def _tell(self) -> None:
        if self._watch:
            for tier in Tier:
                self._watch(tier, self.value(tier), self._bound(tier))

    def _along(self, parts: Sequence[CellModel]) -> dict[int, int] | None:
        """Return the rosters of the parts put together, or None when one of them has none."""
        cells: dict[Key, Cell] = {}
        for part in parts:
            relaxation = Relaxation(part, proto_of(part.cp), self._budget.stop)
            values = Dive(part, relaxation, self._budget).run(_CLOSING)
            self._relaxed += relaxation.longest
            if values is None:
                return None
            for key, found in part.free_alternatives.items():
                cells[key] = next(a.cell for a in found if values[a.literal.index])
        return self._held(cells)

    def _held(self, cells: Cells) -> dict[int, int] | None:
        """Return the roster that has ``cells`` wherever the model offers them; None when no rule-abiding one has."""
        held = self._model.cp.clone()
        for key, found in self._model.free_alternatives.items():
            literal = next((a.literal for a in found if a.cell == cells.get(key)), None)
            if literal is not None:
                held.add(literal == 1)
        return self._solved(held)

    def _priced(self, values: dict[int, int]) -> dict[int, int]:
        """Return a roster with every penalty at what is due: slack that nothing minimised yet may stand above it."""
        priced = self._model.cp.clone()
        for literal in self._model.decisions:
            priced.add(literal == values[literal.index])
        return self._solved(priced) or values

    def _solved(self, cp: cp_model.CpModel) -> dict[int, int] | None:
        cp.minimize(sum(self._model.objective(tier) for tier in Tier))
        solver, status = self._budget.solve(cp, _SETTLING)
        return values_of(solver) if status in _FOUND else None

    def _by_stages(self) -> None:
        """Search by CP-SAT alone: for models without a linear statement, or where no dive ended in a roster."""
        for number, stage in enumerate(STAGES):
            share = stage.share / sum(later.share for later in STAGES[number:])
            self._search(stage.tiers, share * self._budget.left())
            for tier in stage.tiers:
                self._model.keep(tier, self.value(tier))

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
            raise NoRosterError(m.members, proved=True)
        if status in _FOUND and self._better(values_of(solver), tiers):
            self._values = self._priced(values_of(solver))
        if status == cp_model.OPTIMAL:
            for tier in tiers:
                self._bounds[tier] = self.value(tier)
                self._bounded_under[tier] = self._above(tier)

    def _any_roster(self) -> tuple[cp_model.CpSolver, cp_model.CpSolverStatus]:
        """Search for any roster at all, without an objective: lawful first, good later."""
        without = self._model.cp.clone()
        without.clear_objective()  # type: ignore[no-untyped-call]  # OR-Tools leaves it untyped
        solver, status = self._budget.solve(without, _LONGEST_WAIT)
        if status == cp_model.UNKNOWN:
            raise NoRosterError(self._model.members, proved=False)
        return solver, cp_model.FEASIBLE if status in _FOUND else status

    def _better(self, values: dict[int, int], tiers: tuple[Tier, ...]) -> bool:
        """Return whether a roster comes before the one kept: a solve may end short of the roster it started from."""
        penalties = self._model.penalties
        found = [penalties[tier].value(values) for tier in tiers]
        return not self._values or found < [self.value(tier) for tier in tiers]


def _statement(proto: cp_model_pb2.CpModelProto) -> Statement | None:
    try:
        return Statement(proto)
    except NotLinearError:
        return None
