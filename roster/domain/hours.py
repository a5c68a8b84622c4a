"""Hours of a day and the week they are counted in (ANQ-9.2, D-11, D-14). Definitions: what is due is law."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from roster.calendar import iso_weeks
from roster.domain.codes import DayCode, DerogationKind, WorkSchedule
from roster.domain.instance import Instance
from roster.domain.officer import Officer
from roster.domain.roster import Cell

_DAYS_OF_SERVICE = {
    WorkSchedule.TURNI: 6,
    WorkSchedule.SEI_GIORNI: 6,
    WorkSchedule.CINQUE_GIORNI: 5,
    WorkSchedule.FLESSIBILE: 5,
}
_NO_HOURS = frozenset({DayCode.RS, DayCode.NL, DayCode.RO})


@dataclass(frozen=True)
class Week:
    """An ISO week of an officer: dates of the history that are known, dates of the month in force, how many others.

    Others are dates after the month, dates of an unknown past, dates when the officer was not in force here.
    """

    past: tuple[date, ...]
    month: tuple[date, ...]
    unknown: int


def weeks(instance: Instance, officer: Officer) -> tuple[Week, ...]:
    """Return the ISO weeks with a date of the month on which the officer is in force."""
    found = []
    history = instance.history.get(officer.id, {})
    for days in iso_weeks(instance.days):
        month = tuple(day for day in days if day in instance.days_in_month and officer.in_force(day))
        past = tuple(day for day in days if day < instance.days[0] and day in history)
        if month:
            found.append(Week(past, month, len(days) - len(past) - len(month)))
    return tuple(found)


def day_credit(officer: Officer, weekly: int) -> int:
    """Return the minutes of an ordinary day: a sixth of the ``weekly`` ones, a fifth on five days a week."""
    return weekly // _DAYS_OF_SERVICE[officer.schedule]


def minutes_of(instance: Instance, officer: Officer, day: date, cell: Cell, weekly: int) -> int | None:
    """Return the nominal minutes of duty, or those credited, of a cell; None when a shift is not in the table.

    Absences, mid-week holiday rests and service away count as an ordinary day; weekly rests, non-working days and
    hours recovered (RO) count nothing. With reading Q18 ``ore previste`` an absence counts as the shift planned.
    """
    if cell.duties:
        found = [instance.shift_on(duty.shift, day) for duty in cell.duties]
        known = [shift.minutes for shift in found if shift is not None]
        return sum(known) if len(known) == len(found) else None
    if cell.code in _NO_HOURS:
        return 0
    if cell.code.is_absence and instance.profile.readings.q18_credito_assenza == "ore previste":
        return _planned(instance, officer, day, weekly)
    return day_credit(officer, weekly)


def _planned(instance: Instance, officer: Officer, day: date, weekly: int) -> int:
    published = instance.published.cell(officer.id, day) if instance.published else None
    if published is not None and published.duties:
        return sum(instance.shift[d.shift].minutes for d in published.duties if d.shift in instance.shift)
    fixed = instance.shift.get(officer.fixed_shift or "")
    return fixed.minutes if fixed else longest_shift(instance, (day,), day_credit(officer, weekly))


def longest_shift(instance: Instance, days: tuple[date, ...], ordinary: int) -> int:
    """Return the minutes of the longest shift that a derogation lets last beyond the ``ordinary`` one in ``days``."""
    kind = DerogationKind.TURNO_OLTRE_6_ORE
    if not any(derogation.kind is kind for derogation in instance.profile.derogations):
        return ordinary
    long = (
        shift.minutes
        for shift in instance.profile.shifts
        if any(instance.profile.derogation(kind, day, shift=shift.code) for day in days)
    )
    return max(ordinary, max(long, default=0))


def fact_minutes(instance: Instance, officer: Officer, day: date, weekly: int) -> int | None:
    """Return the minutes credited for an approved absence, or service away, on ``day``; None when there is none."""
    absence = instance.absence(officer.id, day)
    return None if absence is None else minutes_of(instance, officer, day, Cell(code=absence.code), weekly)
