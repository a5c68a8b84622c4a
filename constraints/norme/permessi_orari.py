"""Permits of some hours on a date, as the absences state them: shared by the rules that count them in hours."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from roster.domain import AbsenceState

if TYPE_CHECKING:
    from roster.domain import DayCode
    from roster.record import Record


class Permit(NamedTuple):
    """An approved permit on a date of the month; ``minutes`` None when the input does not say how long."""

    officer: str
    day: date
    minutes: int | None


def hourly_permits(record: Record, code: DayCode) -> Iterator[Permit]:
    """Yield the hourly permits of ``code`` on the dates of the month, of officers in force."""
    for absence in record.instance.seat.absences:
        if absence.code is code and absence.hourly and absence.state is AbsenceState.APPROVATA:
            officer = record.instance.officer.get(absence.officer)
            for day in record.days:
                if officer is not None and absence.holds(day) and officer.in_force(day):
                    yield Permit(officer.id, day, absence.minutes)


def hours_before(record: Record, officer: str, code: DayCode) -> tuple[int, int | None]:
    """Return the hours of the year used before the month, and those the office recognises when it says so."""
    for balance in record.instance.balances.get((officer, code), ()):
        if balance.year == record.instance.year:
            return balance.enjoyed, balance.entitled
    return 0, None
