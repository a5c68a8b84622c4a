"""Overtime of the month, line by line. Definitions: what makes it lawful, and how it is paid, is law."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from roster.domain.codes import DayCode, ExtraKind
from roster.domain.extra import Extra
from roster.domain.hours import day_credit
from roster.domain.instance import Instance
from roster.domain.officer import Officer
from roster.domain.roster import Roster


def overtime_lines(instance: Instance, officer: str) -> tuple[Extra, ...]:
    """Return the overtime of the month of an officer, by start; service meetings are none."""
    extras = instance.extras_of(officer)
    return tuple(extra for extra in extras if extra.kind.is_overtime and extra.day in instance.days_in_month)


def planned_minutes(instance: Instance) -> int:
    """Return the minutes of planned overtime of the month, everybody together."""
    lines = (line for officer in instance.officers for line in overtime_lines(instance, officer.id))
    return sum(line.minutes for line in lines if line.kind is ExtraKind.PROGRAMMATO)


def beyond_ordinary(instance: Instance, roster: Roster, officer: Officer, weekly: int) -> Iterator[tuple[Extra, int]]:
    """Yield each overtime line of the month with the minutes of it that are overtime.

    On a weekly rest, or a rest on a mid-week holiday, the minutes of an ordinary day (a part of ``weekly``) are not:
    the first ones of the date.
    """
    left: dict[date, int] = {}
    for line in overtime_lines(instance, officer.id):
        ordinary = day_credit(officer, weekly) if _on_rest(instance, roster, line) else 0
        left.setdefault(line.day, ordinary)
        paid_otherwise = min(left[line.day], line.minutes)
        left[line.day] -= paid_otherwise
        yield line, line.minutes - paid_otherwise


def _on_rest(instance: Instance, roster: Roster, line: Extra) -> bool:
    cell = roster.cell(line.officer, line.day)
    if cell is None:
        return False
    return cell.code is DayCode.RS or (cell.code.is_rest and instance.is_midweek_holiday(line.day))


def months_after(day: date, months: int) -> date:
    """Return the first day of the month that begins ``months`` months after the one of ``day``."""
    count = day.year * 12 + day.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)
