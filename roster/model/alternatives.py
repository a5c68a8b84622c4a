"""What an officer may be given on a date, before any rule speaks: the columns of the model."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from roster.calendar import between, monday_of
from roster.domain.codes import DayCode, DerogationKind, ShiftClass
from roster.domain.compensation import days_to_give
from roster.domain.instance import Demand, Instance
from roster.domain.officer import Officer
from roster.domain.post import Post
from roster.domain.post_classes import PostClass
from roster.domain.rest import rest_may_be_owed
from roster.domain.roster import Cell
from roster.domain.shift import Shift
from roster.domain.stint import Stint, stint_of

_BY_DAY = (ShiftClass.MAT, ShiftClass.POM)


@dataclass(frozen=True)
class Choice:
    """One thing a cell can be, with its stints when it is a duty."""

    officer: str
    day: date
    cell: Cell
    stints: tuple[Stint, ...] = ()


class Choices:
    """Enumerates the choices of each cell: rests, recoveries, and each shift of each class of post open on the date.

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
        self._duties: dict[tuple[date, str], tuple[tuple[Cell, Shift, Post, ShiftClass], ...]] = {}
        self._cells: dict[tuple[str, str], Cell] = {}
        self._compensatory = days_to_give(instance)

    def of(self, officer: Officer, day: date) -> Iterator[Choice]:
        """Yield the choices of an undecided cell; nothing for a date when the officer is not in force."""
        if not officer.in_force(day):
            return
        absence = self._instance.absence(officer.id, day)
        if absence is not None:
            yield Choice(officer.id, day, Cell(code=absence.code))
        for code in self._rests(officer, day):
            yield Choice(officer.id, day, Cell(code=code))
        for cell, shift, post, shift_class in self._open_to(officer.unit_on(day), day):
            yield Choice(officer.id, day, cell, (Stint(officer.id, day, shift, post, shift_class),))

    def decided(self, officer: str, day: date, cell: Cell) -> Choice:
        """Return the choice of a cell that is already decided."""
        stints = (stint_of(self._instance, officer, day, duty) for duty in cell.duties)
        return Choice(officer, day, cell, tuple(stint for stint in stints if stint is not None))

    def _rests(self, officer: Officer, day: date) -> Iterator[DayCode]:
        yield DayCode.RS
        instance = self._instance
        owed = instance.rest_credits(officer.id, (DayCode.RF,)) > 0
        if owed or any(instance.is_midweek_holiday(d) for d in instance.days if d <= day):
            yield DayCode.RF
        if instance.rest_credits(officer.id, (DayCode.RS, DayCode.RR)) or self._after_holiday_in_place(day):
            yield DayCode.RR
        if instance.profile.derogation(DerogationKind.TURNO_OLTRE_6_ORE, day) is not None:
            yield DayCode.RO
        if day in self._compensatory.get(officer.id, ()):
            yield DayCode.RC

    def _after_holiday_in_place(self, day: date) -> bool:
        """Return whether a weekly rest may be owed for a holiday before ``day``, of the old month's last week too."""
        instance = self._instance
        return rest_may_be_owed(instance) and any(
            instance.is_midweek_holiday(d) for d in between(monday_of(instance.days[0]), day)
        )

    def _open_to(self, unit: str, day: date) -> tuple[tuple[Cell, Shift, Post, ShiftClass], ...]:
        key = (day, unit)
        if key not in self._duties:
            table, class_of = self._instance.shift, self._instance.profile.class_of
            self._duties[key] = tuple(
                (self._duty(shift, post), table[shift], post, class_of(table[shift]))
                for (shift, _), post in self._open[day].items()
                if self._instance.may_lend(unit, post.unit)
            )
        return self._duties[key]

    def _duty(self, shift: str, post: Post) -> Cell:
        """Return the one cell of a shift at a post: a model has hundreds of thousands of choices of few kinds."""
        return self._cells.setdefault((shift, post.code), Cell.duty(shift, post.code))


def fixed_choices(
    choices: Choices, fixed: Mapping[tuple[str, date], Cell], officer: Officer, day: date
) -> tuple[Choice, ...]:
    """Return the only choice of a fixed cell, or every choice of an undecided one."""
    cell = fixed.get((officer.id, day))
    return (choices.decided(officer.id, day, cell),) if cell is not None else tuple(choices.of(officer, day))
