"""Rests still owed to an officer, and which of them a month can give in time (D-14). Definitions: by when is law."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from roster.calendar import iso_weeks, monday_of
from roster.domain.codes import CreditKind, DayCode
from roster.domain.instance import Instance
from roster.domain.officer import Officer
from roster.domain.rest import rest_may_be_owed, rest_weeks, rested_in_history

RECOVERED_BY = {CreditKind.RF: DayCode.RF, CreditKind.RS: DayCode.RR, CreditKind.RR: DayCode.RR}
"""The status of the date on which a rest is recovered: a weekly rest lost, or worked on call, by a ``riposo recupero``.

A second RS would take its hours from the week; a recovery is credited like an absence (d.P.R. 39/2018 art. 10).
"""

_AROUND = range(-2, 4)
"""Days from a free date to the fixed duties that may bar an absence on it: late ones before, nights after it."""


@dataclass(frozen=True)
class Owed:
    """A rest owed: the status that gives it, the first date it can be given on and the last.

    ``certain`` is false for one that the roster itself decides, on its date ``first``, whether it arises.
    """

    code: DayCode
    first: date
    due: date
    certain: bool = True


def decided_code(instance: Instance, officer: Officer, day: date) -> DayCode | None:
    """Return the status that a lock or else an approved absence gives a date, None where neither speaks."""
    lock = instance.lock.get((officer.id, day))
    absence = instance.absence(officer.id, day) if lock is None else None
    return lock.cell.code if lock is not None else None if absence is None else absence.code


def givable(instance: Instance, officer: Officer, owed: Iterable[Owed]) -> tuple[Owed, ...]:
    """Return those of ``owed``, due in the month, that its free dates can give in time whatever else they must hold.

    Dates that locks or absences decide are not free, nor is one date of each week that still owes its weekly rest.
    Rests that decided dates give already are left out, and so is the latest due where there are not dates for all.
    Staff on fixed schedules have no free date.
    """
    left = _not_yet_given(instance, officer, owed)
    days = instance.days
    due = sorted((o for o in left if days[0] <= o.due <= days[-1]), key=lambda o: (o.due, o.first))
    if not due or not officer.on_turns:
        return ()
    room = _Room(instance, officer, strict=any(o.code is DayCode.RR for o in due))
    found: list[Owed] = []
    for o in due:
        if room.holds((*found, o)):
            found.append(o)
    return tuple(found)


def _not_yet_given(instance: Instance, officer: Officer, owed: Iterable[Owed]) -> list[Owed]:
    """Return ``owed`` less what decided dates give: each date the earliest due still in time, or else any."""
    left = sorted(owed, key=lambda o: (o.due, o.first))
    for day in instance.days:
        code = decided_code(instance, officer, day)
        fits = [o for o in left if o.code is code and o.first <= day]
        if fits:
            left.remove(next((o for o in fits if day <= o.due), fits[0]))
    return left


class _Room:
    """The free dates of an officer in a month; ``strict`` when some may become absences."""

    def __init__(self, instance: Instance, officer: Officer, *, strict: bool) -> None:
        readings = instance.profile.readings
        self._rolling = readings.q13_settimana != "lunedi-domenica"
        strict = strict or readings.q01_riposo_e_assenza == "si" or readings.q03_assenza_riposo_notte == "vietata"
        duties = _fixed_duties(instance, officer) if strict else set()
        self._free = [
            day
            for day in instance.days
            if officer.in_force(day)
            and decided_code(instance, officer, day) is None
            and not any(day + timedelta(days=n) in duties for n in _AROUND if duties)
            and not (strict and instance.is_midweek_holiday(day))
        ]
        self._first = instance.days[0]
        self._kept = {
            monday_of(week[-1]): 1
            for week in rest_weeks(instance, officer)
            if not rested_in_history(instance, officer.id, tuple(day for day in week if day < instance.days[0]))
        }

    def holds(self, owed: Sequence[Owed]) -> bool:
        """Return whether there are dates for all of ``owed`` (Hall: enough in every span that must hold some)."""
        spans = [(max(o.first, self._first), o.due) for o in owed]
        return all(
            sum(first <= begin and finish <= end for begin, finish in spans) <= self._dates(first, end)
            for first in {begin for begin, _ in spans}
            for end in {finish for _, finish in spans}
        )

    def _dates(self, first: date, end: date) -> int:
        """Return the free dates of a span, whichever date of each week the weekly rest takes."""
        by_week = Counter(monday_of(day) for day in self._free if first <= day <= end)
        # under rolling weeks two rests may have to stand in one calendar week
        return sum(max(0, n - (2 if self._rolling else self._kept.get(monday, 0))) for monday, n in by_week.items())


def _fixed_duties(instance: Instance, officer: Officer) -> set[date]:
    """Return the dates, of the history too, whose duty is decided."""
    past = {day for day, cell in instance.history.get(officer.id, {}).items() if cell.duties}
    return past | {day for who, day in instance.lock if who == officer.id and instance.lock[who, day].cell.duties}


def may_be_owed(instance: Instance, officer: Officer, days: int) -> list[Owed]:
    """Return the open credits and what the mid-week holidays of the month may add, each due ``days`` after its own.

    A holiday adds a rest unless a decided absence or non-working day takes it, which a permit under L. 104 does not (it
    surely adds one); with reading Q12 ``RF e credito RS``
    a holiday rest may stand for that of its week, and adds that one.
    """
    credits = instance.credits.get(officer.id, ())
    owed = [Owed(RECOVERED_BY[c.kind], c.earned, c.due) for c in credits if c.kind in RECOVERED_BY]
    for day in filter(instance.is_midweek_holiday, instance.days):
        code = decided_code(instance, officer, day)
        permit = code is DayCode.L104
        if officer.in_force(day) and (code is None or permit or not (code.is_absence or code is DayCode.NL)):
            owed.append(Owed(DayCode.RF, day, day + timedelta(days=days), certain=permit))
    if rest_may_be_owed(instance):
        for day in _perhaps_in_place(instance, officer):
            owed.append(Owed(DayCode.RR, day, day + timedelta(days=days), certain=False))
    return owed


def _perhaps_in_place(instance: Instance, officer: Officer) -> Iterator[date]:
    """Yield the mid-week holidays whose RF may stand for the rest of a week that ends in the month."""
    for week in iso_weeks(instance.days):
        past = [instance.known_cell(officer.id, day) for day in week if day < instance.days[0]]
        known = all(officer.in_force(day) for day in week) and None not in past
        rested = any(cell is not None and cell.code is DayCode.RS for cell in past)
        for day in filter(instance.is_midweek_holiday, week if week[-1] <= instance.days[-1] else ()):
            cell = instance.known_cell(officer.id, day)
            code = cell.code if cell is not None else decided_code(instance, officer, day)
            if known and not rested and code in (None, DayCode.RF):
                yield day
