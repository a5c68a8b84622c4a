"""The CP-SAT model behind questions: rules ask it what an officer may do on a date and never index a variable."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TypeVar, cast

from ortools.sat.python import cp_model

from roster.domain.codes import Counted, DayCode, ShiftClass
from roster.domain.counted import counted_shifts
from roster.domain.instance import Demand, Instance
from roster.domain.officer import Officer
from roster.domain.post_classes import PostClass, post_classes
from roster.domain.roster import Cell
from roster.domain.stint import Stint
from roster.model.alternatives import NOTHING, Choice, Offer, Offers
from roster.model.cell_model import Alternative, CellModel, OnCallAlternative

T = TypeVar("T")
_UNASKED = object()


@dataclass(frozen=True, eq=False)
class Slot:
    """Demand of one class of posts in one shift of one date, with the alternatives that serve it.

    ``stint`` is a duty there, whosever it is.
    """

    day: date
    shift: str
    post_class: PostClass
    stint: Stint
    minimum: int
    nominal: int
    alternatives: tuple[Alternative, ...]


class Model(CellModel):
    """One status per officer and date, over the month; rules add the rest.

    Args:
        instance: seat and month.
        fixed: cells already decided (absences, fixed staff, locks); the others are free.
        officers: the officers of this model, all those of the instance by default.
        units: units whose demand this model covers, all by default.
        on_call: whether turns of reperibilità are to be decided too.

    """

    def __init__(
        self,
        instance: Instance,
        fixed: Mapping[tuple[str, date], Cell] | None = None,
        *,
        officers: tuple[Officer, ...] | None = None,
        units: frozenset[str] | None = None,
        on_call: bool = False,
    ) -> None:
        self.officers = instance.officers if officers is None else officers
        super().__init__(self.officers)
        self.instance = instance
        posts = [post for post in instance.seat.posts if units is None or post.unit in units]
        codes = {post.code for post in posts}
        self.demands: tuple[Demand, ...] = tuple(line for line in instance.demands if line.post in codes)
        self.classes = post_classes(posts, instance.profile.derogations)
        self._fixed = dict(fixed or {})
        self._decide()
        self.on_call: tuple[OnCallAlternative, ...] = tuple(self._on_call_turns()) if on_call else ()

    def _decide(self) -> None:
        self._enumerated = Offers(self.instance, self.classes, self.demands)
        self._offers: dict[tuple[str, date], Offer] = {}
        self._answers: dict[tuple[object, ...], object] = {}
        for officer in self.officers:
            for day in self.instance.days:
                cell = self._fixed.get((officer.id, day))
                offer = self._enumerated.of(officer, day) if cell is None else self._enumerated.decided(day, cell)
                if offer.choices:
                    self._offers[officer.id, day] = offer
                    self.decide(officer.id, day, [(choice.cell, choice.stints) for choice in offer.choices])

    def _on_call_turns(self) -> Iterator[OnCallAlternative]:
        plan = self.instance.profile.on_call
        if plan is not None:
            for officer in self.officers:
                for day in self.instance.days:
                    if officer.in_force(day):
                        yield OnCallAlternative(officer.id, day, plan.shift, self.cp.new_bool_var(""))

    # Questions

    def offer(self, officer: str, day: date) -> Offer:
        """Return what the officer may be given on ``day``; outside the month, what is known of it, or nothing."""
        found = self._offers.get((officer, day))
        return self._outside(officer, day) if found is None else found

    def _outside(self, officer: str, day: date) -> Offer:
        """Note the offer of a date that is not to be decided."""
        known = None if day in self.instance.days_in_month else self.instance.known_cell(officer, day)
        offer = self._offers[officer, day] = NOTHING if known is None else self._enumerated.decided(day, known)
        if known is not None:
            self.decide(officer, day, [(choice.cell, choice.stints) for choice in offer.choices])
        return offer

    def once(self, find: Callable[..., T], *offers: Offer) -> T:
        """Return what ``find`` makes of ``offers``, asked once for all the officers who have these.

        ``find`` must be the same object at each call: a function, a method, or a partial made once for all officers.
        """
        key = (find, *offers)
        answer = self._answers.get(key, _UNASKED)
        if answer is _UNASKED:
            answer = self._answers[key] = find(*offers)
        return cast("T", answer)

    def given(self, officer: str, choices: Iterable[Choice]) -> list[Alternative]:
        """Return the alternatives of the officer that are ``choices``."""
        cells = self._cells[officer]
        return [cells[choice.day][choice.place] for choice in choices]

    def alternatives(self, officer: str, day: date) -> tuple[Alternative, ...]:
        """Return what the officer may be given on ``day``; outside the month, what is known of it, or nothing."""
        self.offer(officer, day)
        return self._cells[officer].get(day, ())

    def duties(self, officer: str, day: date) -> tuple[Alternative, ...]:
        """Return the alternatives of ``day`` that are duties here."""
        return self._those(officer, day, self.offer(officer, day).duties)

    def with_code(self, officer: str, day: date, *codes: DayCode) -> tuple[Alternative, ...]:
        """Return the alternatives of ``day`` that give one of ``codes``."""
        return self._those(officer, day, self.offer(officer, day).with_code(codes))

    def of_class(self, officer: str, day: date, *classes: ShiftClass) -> tuple[Alternative, ...]:
        """Return the duties of ``day``, history too, with a shift of one of ``classes``."""
        return self._those(officer, day, self.offer(officer, day).of_class(classes))

    def _those(self, officer: str, day: date, choices: tuple[Choice, ...]) -> tuple[Alternative, ...]:
        if not choices:
            return ()
        cell = self._cells[officer][day]
        return tuple([cell[choice.place] for choice in choices])

    def counted(self, officer: str, what: Counted) -> tuple[tuple[Alternative, Stint], ...]:
        """Return the duties of the month that a cap counts as ``what``, by date, one line for each shift that does."""
        return tuple(self._counted.get((officer, what), ()))

    @cached_property
    def _counted(self) -> Mapping[tuple[str, Counted], list[tuple[Alternative, Stint]]]:
        found: defaultdict[tuple[str, Counted], list[tuple[Alternative, Stint]]] = defaultdict(list)
        for officer, row in self._month_cells():
            for offer, cell in row:
                for what, choice, stint in self.once(self._counting, offer):
                    found[officer, what].append((cell[choice.place], stint))
        return found

    def _counting(self, offer: Offer) -> list[tuple[Counted, Choice, Stint]]:
        """Return what caps count of an offer: the count, the choice and its shift."""
        stints = [(choice, stint) for choice in offer.duties for stint in choice.stints]
        return [(what, c, s) for c, s in stints for what in self._counts.get((s.day, s.shift.code), ())]

    @cached_property
    def _counts(self) -> Mapping[tuple[date, str], tuple[Counted, ...]]:
        return counted_shifts(self.instance)

    def _month_cells(self) -> Iterator[tuple[str, list[tuple[Offer, tuple[Alternative, ...]]]]]:
        """Yield each officer's cells of the month with their offers, by date."""
        for officer in self.officers:
            row = self._cells[officer.id]
            dates = [day for day in self.instance.days if day in row]
            yield officer.id, [(self._offers[officer.id, day], row[day]) for day in dates]

    @property
    def decisions(self) -> tuple[cp_model.IntVar, ...]:
        """The literals that make a roster: those of the free cells, and of reperibilità."""
        return (*super().decisions, *(turn.literal for turn in self.on_call))

    @cached_property
    def slots(self) -> tuple[Slot, ...]:
        """Every slot with demand, by date, shift and class of posts."""
        group_of = self._group_of
        needed: defaultdict[tuple[date, str, str], list[int]] = defaultdict(lambda: [0, 0])
        for line in self.demands:
            key = (line.day, line.shift, group_of[line.post].representative.code)
            needed[key][0] += line.minimum
            needed[key][1] += line.nominal
        return tuple(
            self._slot(day, shift, group_of[code], minimum, nominal)
            for (day, shift, code), (minimum, nominal) in sorted(needed.items(), key=lambda item: item[0])
            if nominal > 0
        )

    def _slot(self, day: date, shift: str, group: PostClass, minimum: int, nominal: int) -> Slot:
        post = group.representative
        stint = Stint(day, self.instance.shift[shift], post, self.instance.profile.class_of(self.instance.shift[shift]))
        serving = tuple(self.serving.get((day, shift, post.code), ()))
        return Slot(day, shift, group, stint, minimum, nominal, serving)

    @cached_property
    def _group_of(self) -> Mapping[str, PostClass]:
        return {post.code: group for group in self.classes for post in group.members}

    @cached_property
    def serving(self) -> Mapping[tuple[date, str, str], list[Alternative]]:
        """Duties by date, shift and representative of the class of posts, demanded there or not."""
        serving: defaultdict[tuple[date, str, str], list[Alternative]] = defaultdict(list)
        for _, row in self._month_cells():
            for offer, cell in row:
                for place, choice in self.once(self._served, offer):
                    serving[place].append(cell[choice.place])
        return serving

    def _served(self, offer: Offer) -> list[tuple[tuple[date, str, str], Choice]]:
        """Return the places an offer's duties serve: date, shift, representative of the class of posts."""
        held = ((c, s, s.post.code) for c in offer.duties for s in c.stints if s.post is not None)
        group_of = self._group_of
        return [
            ((stint.day, stint.shift.code, group_of[post].representative.code), choice)
            for choice, stint, post in held
            if post in group_of
        ]
