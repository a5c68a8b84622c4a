"""What an officer may be given on a date, before any rule speaks: the columns of the model."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from roster.calendar import between, monday_of
from roster.domain.codes import DayCode, DerogationKind, ShiftClass
from roster.domain.compensation import days_to_give
from roster.domain.instance import Demand, Instance
from roster.domain.officer import Officer
from roster.domain.post import Post
from roster.domain.post_classes import PostClass
from roster.domain.rest import rest_may_be_owed
from roster.domain.roster import Cell, Duty
from roster.domain.shift import Shift
from roster.domain.stint import Stint, stint_of

_BY_DAY = (ShiftClass.MAT, ShiftClass.POM)


@dataclass(frozen=True, eq=False, slots=True)
class Choice:
    """One thing a cell can be, whosever it is, with its stints when it is a duty.

    ``place`` is its place in the offer; ``decided`` tells that the offer has no other.
    """

    day: date
    cell: Cell
    stints: tuple[Stint, ...]
    place: int
    decided: bool

    @property
    def code(self) -> DayCode:
        """Status the choice gives the date."""
        return self.cell.code


class Offer:
    """All that a cell can be. Officers of a unit mostly get one and the same offer of a date, the very same object."""

    def __init__(self, choices: tuple[Choice, ...] = ()) -> None:
        self.choices = choices
        self.duties = tuple(choice for choice in choices if choice.stints)
        self._with_code: dict[tuple[DayCode, ...], tuple[Choice, ...]] = {}
        self._of_class: dict[tuple[ShiftClass, ...], tuple[Choice, ...]] = {}

    def with_code(self, codes: tuple[DayCode, ...]) -> tuple[Choice, ...]:
        """Return the choices that give one of ``codes``."""
        if codes not in self._with_code:
            self._with_code[codes] = tuple(choice for choice in self.choices if choice.code in codes)
        return self._with_code[codes]

    def of_class(self, classes: tuple[ShiftClass, ...]) -> tuple[Choice, ...]:
        """Return the duties with a shift of one of ``classes``, class by class."""
        if classes not in self._of_class:
            found = (c for kind in classes for c in self.duties if any(s.shift_class is kind for s in c.stints))
            self._of_class[classes] = tuple(dict.fromkeys(found))
        return self._of_class[classes]


NOTHING = Offer()
"""What is offered on a date that nothing is known of, nor to be decided."""


class Offers:
    """Enumerates what each cell can be: rests, recoveries, and each shift of each class of post open on the date.

    An officer may be employed at the posts of the unit of assignment and of those it lends to. Pools ``a disposizione``
    are open in the morning and afternoon shifts of their unit. Whether a choice is lawful is the rules' business.
    """

    def __init__(self, instance: Instance, classes: tuple[PostClass, ...], demands: tuple[Demand, ...]) -> None:
        self._instance = instance
        class_of = {post.code: group.representative for group in classes for post in group.members}
        self._open: defaultdict[date, dict[tuple[str, str], Post]] = defaultdict(dict)
        by_day_shifts: defaultdict[str, dict[str, None]] = defaultdict(dict)
        for line in demands:
            if line.nominal > 0:
                post = class_of[line.post]
                self._open[line.day][line.shift, post.code] = post
                if instance.profile.class_of(instance.shift[line.shift]) in _BY_DAY:
                    by_day_shifts[post.unit][line.shift] = None
        for group in classes:
            pool = group.representative
            if pool.reserve:
                for day in instance.days:
                    self._open[day].update({(shift, pool.code): pool for shift in by_day_shifts[pool.unit]})
        self._duties: dict[tuple[date, str], tuple[tuple[Cell, tuple[Stint, ...]], ...]] = {}
        self._cells: dict[tuple[str, str], Cell] = {}
        self._offers: dict[tuple[date, str, tuple[DayCode, ...]], Offer] = {}
        self._decided: dict[tuple[date, DayCode, tuple[Duty, ...]], Offer] = {}
        self._compensatory = days_to_give(instance)

    def of(self, officer: Officer, day: date) -> Offer:
        """Return the offer of an undecided cell; nothing for a date when the officer is not in force."""
        if not officer.in_force(day):
            return NOTHING
        absence = self._instance.absence(officer.id, day)
        codes = (*((absence.code,) if absence is not None else ()), *self._rests(officer, day))
        key = (day, officer.unit_on(day), codes)
        if key not in self._offers:
            self._offers[key] = _offer(day, [*((Cell(code=code), ()) for code in codes), *self._open_to(key[1], day)])
        return self._offers[key]

    def decided(self, day: date, cell: Cell) -> Offer:
        """Return the offer of a cell that is already decided."""
        key = (day, cell.code, cell.duties)
        if key not in self._decided:
            stints = (stint_of(self._instance, day, duty) for duty in cell.duties)
            self._decided[key] = _offer(day, [(cell, tuple(stint for stint in stints if stint is not None))])
        return self._decided[key]

    def _rests(self, officer: Officer, day: date) -> Iterator[DayCode]:
        yield DayCode.RS
        holiday, recovery, long_shift = self._rests_of_day[day]
        if holiday or self._instance.rest_credits(officer.id, (DayCode.RF,)) > 0:
            yield DayCode.RF
        if recovery or self._instance.rest_credits(officer.id, (DayCode.RS, DayCode.RR)) > 0:
            yield DayCode.RR
        if long_shift:
            yield DayCode.RO
        if day in self._compensatory.get(officer.id, ()):
            yield DayCode.RC

    @cached_property
    def _rests_of_day(self) -> dict[date, tuple[bool, bool, bool]]:
        """By date, whether anybody may be given a rest for a holiday, one to recover a weekly rest, one of hours."""
        instance = self._instance
        return {
            day: (
                any(instance.is_midweek_holiday(d) for d in instance.days if d <= day),
                self._after_holiday_in_place(day),
                instance.profile.derogation(DerogationKind.TURNO_OLTRE_6_ORE, day) is not None,
            )
            for day in instance.days
        }

    def _after_holiday_in_place(self, day: date) -> bool:
        """Return whether a weekly rest may be owed for a holiday before ``day``, of the old month's last week too."""
        instance = self._instance
        return rest_may_be_owed(instance) and any(
            instance.is_midweek_holiday(d) for d in between(monday_of(instance.days[0]), day)
        )

    def _open_to(self, unit: str, day: date) -> tuple[tuple[Cell, tuple[Stint, ...]], ...]:
        key = (day, unit)
        if key not in self._duties:
            self._duties[key] = tuple(
                (self._duty(shift, post), (self._stint(day, self._instance.shift[shift], post),))
                for (shift, _), post in self._open[day].items()
                if self._instance.may_lend(unit, post.unit)
            )
        return self._duties[key]

    def _stint(self, day: date, shift: Shift, post: Post) -> Stint:
        return Stint(day, shift, post, self._instance.profile.class_of(shift))

    def _duty(self, shift: str, post: Post) -> Cell:
        """Return the one cell of a shift at a post: a model has hundreds of thousands of choices of few kinds."""
        key = (shift, post.code)
        if key not in self._cells:
            self._cells[key] = Cell.duty(shift, post.code)
        return self._cells[key]


def _offer(day: date, kinds: list[tuple[Cell, tuple[Stint, ...]]]) -> Offer:
    alone = len(kinds) == 1
    return Offer(tuple(Choice(day, cell, stints, place, alone) for place, (cell, stints) in enumerate(kinds)))
