"""Solves one block: a first roster along the relaxation, bounds tier by tier, then polishing piece by piece."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property

from ortools.sat.python import cp_model

from roster.domain.plan import Tier, TierResult
from roster.model import CellModel
from roster.search.bounds import Bounds
from roster.search.columns.months import Months, months_of
from roster.search.completion import Completion
from roster.search.cover import Closing
from roster.search.cp_sat import Budget, SolutionWatch, StageWatcher, hint, values_of
from roster.search.dive import CLOSING, COVER, EVERY, Dive
from roster.search.excerpt import Statement
from roster.search.no_roster import NoRosterError
from roster.search.polish import Polish, worth_of
from roster.search.relaxation import Relaxation
from roster.search.rows import Rows
from roster.search.stages import STAGES, any_roster, strict_weights
from roster.search.task import Cells, Key, Stand

_FOUND = (cp_model.OPTIMAL, cp_model.FEASIBLE)
_LEAST_LINEAR = 6.0
"""Seconds a bound is given even when the time is over."""
_LEAST_FOR_WISHES = 0.5
"""The same for wishes, whose relaxation is the slowest and the loosest."""
_LONGEST_WAIT = 120.0
"""Given to finding any lawful roster when the time of the search brought none."""
_START: Mapping[Tier, int] = {
    Tier.MINIMUM: 40,
    Tier.NOMINAL: 40,
    Tier.DEROGATION: 20,
    Tier.HOURS: 1,
    Tier.FAIRNESS: 1,
}
"""What a point weighs in a start: polishing takes back a duty left open sooner than forty points of levelling."""
_ANY = 20.0
"""Given to finding any roster where months better it: they do so sooner than a dive would begin."""
_SETTLING = 10.0
"""Given to pricing a roster already found."""
_AS_DUE: Mapping[Tier, int] = dict.fromkeys(Tier, 1)
"""What a point weighs where only slack is to be taken out."""


class BlockSearch:
    """Search of one model: :meth:`start` first, then :meth:`bound` and :meth:`polish` as often as time allows."""

    def __init__(
        self,
        m: CellModel,
        budget: Budget,
        seed: int,
        watch: StageWatcher | None = None,
        away: Sequence[int] = (),
    ) -> None:
        self._model = m
        self._budget = budget
        self._seed = seed
        self._watch = watch
        self._away = away
        self._rows = Rows(m.cp)
        self._relaxation = Relaxation(m, self._rows, budget.stop)
        self._completion = Completion(m, self._relaxation.matrix if self._rows.exact else None, budget)
        self._values: Mapping[int, int] = {}
        self._bounds = Bounds()
        self._exact = True
        self._shallow = False
        self._polish: Polish | None = None
        self._months: Months | None = None
        self._closing = Closing(self._relaxation, budget, exact=self._rows.exact)

    def start(self, known: Cells | None = None) -> None:
        """Find a first roster: ``known`` where it still obeys every rule, else along the relaxation.

        Raises:
            NoRosterError: when there is none, or none was found in time.

        """
        self._values = (self._held(known) if known else None) or {}
        self._shallow = not self._values and bool(self._model.penalties[Tier.FAIRNESS].coefficients)
        self._months = months_of(self._model, self._rows, self._budget, self._seed)
        if not self._values and self._months is not None:
            self._values = self._priced(any_roster(self._model, self._budget, _ANY))
        if not self._values:
            self._values = self._priced(self._dived(COVER) or {})
        if not self._values or self._statement is None or not self._model.free_alternatives:
            self._by_stages()
        if self._statement is not None and self._model.free_alternatives:
            self._polish = Polish(self._model, self._statement, self._values, self._budget, self._seed)
        self._tell()

    def _dived(self, tiers: Sequence[Tier]) -> dict[int, int] | None:
        return Dive(self._model, self._relaxation, self._completion, self._budget, tiers, self._away).run(CLOSING)

    def bound(self, tiers: Sequence[Tier]) -> None:
        """Bound each of ``tiers`` that is not proved best from the relaxation, given what those before it have.

        Before the first time a roster whose first dive did not level is dived for once more.
        """
        if self._shallow:
            self._deepen()
        else:
            self.settle()
        worth = self._worth()
        for tier in tiers:
            if self._budget.stop.requested:
                break
            if not self._bounds.proved(tier, worth) and not self._bounds.known(tier, worth):
                self._keep_above(tier)
                least = _LEAST_FOR_WISHES if tier is Tier.WISHES else _LEAST_LINEAR
                self._bounds.note(tier, worth, self._relaxation.bound(tier, self._budget.linear(least)))
        self._tell()

    def _keep_above(self, tier: Tier) -> None:
        """Have the relaxation keep what the roster has in the tiers above ``tier``."""
        for higher, value in self._worth().items():
            if higher < tier:
                self._relaxation.keep(higher, value)

    def _deepen(self) -> None:
        """Dive with levelling too, and keep what is the better start.

        The relaxation keeps what the roster has in the tiers above, and closing may still lose a duty or two of it,
        which polishing takes back.
        """
        self._shallow = False
        if self._polish is None or self._budget.stopped:
            return
        self._keep_above(Tier.FAIRNESS)
        found = self._dived(EVERY)
        if found is not None:
            self._values = self._polish.offer(self._priced(found), _START)

    def polish(self, seconds: float) -> None:
        """Better the roster for about ``seconds``.

        Several threads may do so at once, and beside the first :meth:`bound`, before which nothing was polished.
        """
        if self._polish is None:
            return
        if self._months is None:
            if not self._close_cover(self._polish):
                self._polish_cells(self._polish, seconds)
        else:
            with self._months.turn(seconds, instead=self._polish.settled) as exchanging:
                if exchanging:
                    self._exchange(self._months, self._budget.left() - seconds)
                else:
                    self._polish_cells(self._polish, seconds)
        self._tell()

    def _close_cover(self, polish: Polish) -> bool:
        """Close a tier of cover where that is due, and return whether it was tried.

        A roster that is found is taken as a start would be: it has nothing of what was levelled before.
        """
        worth = self._worth()
        found = self._closing.run(worth, self._values, self._bounds)
        if found is None:
            return False
        self._bounds.note(found.tier, worth, found.bound)
        if found.values is not None:
            self._values = polish.offer(self._priced(found.values), _START)
        return True

    def _polish_cells(self, polish: Polish, seconds: float) -> None:
        best = polish.run(seconds, self._bounds.closed)
        self._values = polish.values
        self._exact = False
        if best:
            self._prove(tuple(Tier))

    def _exchange(self, months: Months, until: float) -> None:
        while not (self._budget.stopped or months.settled or self._all_proved()) and self._budget.left() > until:
            self._take(months.better(self._chosen()))
            self._bounds.note(months.tier, self._worth(), months.bound)
            self._tell()

    def _chosen(self) -> frozenset[int]:
        values = self._values if self._polish is None else self._polish.values
        return frozenset(literal.index for literal in self._model.decisions if values[literal.index])

    def _take(self, chosen: Collection[int]) -> None:
        """Take the roster of the literals ``chosen``, if there are any, where it obeys every rule and is better."""
        found = self._completed(chosen) if chosen else None
        if found is not None and self._polish is not None:
            self._values = self._polish.offer(found)

    def _all_proved(self) -> bool:
        return len(self._bounds.closed(self._worth())) == len(Tier)

    def _prove(self, tiers: Sequence[Tier]) -> None:
        worth = self._worth()
        for tier in tiers:
            self._bounds.note(tier, worth, worth[tier])

    def settle(self) -> None:
        """Price the roster exactly: pieces bettered one after the other may leave penalties above what is due."""
        if not self._exact:
            self._exact = True
            self._values = self._priced(self._values)
            if self._polish is not None:
                self._polish.values = dict(self._values)

    def chosen(self, literal: cp_model.IntVar) -> bool:
        """Return whether the roster found makes ``literal`` true."""
        return bool(self._values[literal.index])

    def results(self) -> tuple[TierResult, ...]:
        """Return the tiers with value and bound."""
        return self._bounds.results(self._worth())

    def stand(self, keys: Iterable[Key]) -> Stand:
        """Return where the search stands, with the cell chosen for each of ``keys`` that the model decides."""
        values, exact = self._values, self._exact
        found = {key: self._model.alternatives(*key) for key in keys}
        worth = worth_of(self._model, values)
        return Stand(
            cells={key: next(a.cell for a in some if values[a.literal.index]) for key, some in found.items() if some},
            tiers=self._bounds.results(worth),
            exact=exact,
            finished=self._all_proved() or all(way is None or way.settled for way in (self._polish, self._months)),
            bounding=self._relaxation.bounding,
        )

    def _worth(self) -> dict[Tier, int]:
        return worth_of(self._model, self._values)

    def _tell(self) -> None:
        if self._watch:
            for result in self.results():
                self._watch(result.tier, result.value, result.bound)

    def _held(self, cells: Cells) -> dict[int, int] | None:
        """Return the roster that has ``cells`` wherever the model offers them; None when no rule-abiding one has."""
        offered = self._model.free_alternatives
        known = (next((a.literal for a in found if a.cell == cells.get(key)), None) for key, found in offered.items())
        return self._completed([literal.index for literal in known if literal is not None])

    def _priced(self, values: Mapping[int, int]) -> Mapping[int, int]:
        """Return a roster, if any, with penalties at what is due: slack nothing minimised yet may stand above it."""
        if not values:
            return values
        found = self._completed([literal.index for literal in self._model.decisions if values[literal.index]])
        self._exact &= found is not None  # no time: it is to be done again
        return found or values

    def _completed(self, chosen: Collection[int]) -> dict[int, int] | None:
        return self._completion.run(chosen, _AS_DUE, _SETTLING)

    def _by_stages(self) -> None:
        """Search by CP-SAT alone: for models without a linear statement, or where no dive ended in a roster."""
        for number, stage in enumerate(STAGES):
            share = stage.share / sum(later.share for later in STAGES[number:])
            self._search(stage.tiers, share * self._budget.left())
            for tier in stage.tiers:
                self._model.keep(tier, self._worth()[tier])

    def _search(self, tiers: tuple[Tier, ...], seconds: float) -> None:
        m = self._model
        weights = strict_weights(m, tiers)
        m.cp.minimize(sum(weights[tier] * m.objective(tier) for tier in tiers))
        hint(m.cp, self._values)
        watch = SolutionWatch(m, weights, self._watch) if self._watch else None
        solver, status = self._budget.solve(m.cp, seconds, watch)
        if status == cp_model.UNKNOWN and not self._values:
            self._values = self._priced(any_roster(m, self._budget, _LONGEST_WAIT))
            if not self._values:
                raise NoRosterError([member.id for member in m.members], proved=False)
        if status == cp_model.INFEASIBLE:
            raise NoRosterError([member.id for member in m.members], proved=True)
        if status in _FOUND and self._better(values_of(solver), tiers):
            self._values = self._priced(values_of(solver))
        if status == cp_model.OPTIMAL:
            self._prove(tiers)

    @cached_property
    def _statement(self) -> Statement | None:
        """The rows that polishing cuts excerpts from, made when there is a roster; None where they are not all."""
        return None if self._rows.left_out else Statement(self._rows)

    def _better(self, values: dict[int, int], tiers: tuple[Tier, ...]) -> bool:
        """Return whether a roster comes before the one kept: a solve may end short of the roster it started from."""
        penalties = self._model.penalties
        found = [penalties[tier].value(values) for tier in tiers]
        return not self._values or found < [self._worth()[tier] for tier in tiers]
