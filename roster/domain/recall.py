"""Who was free, by the programme or by the roster, and worked all the same. Definitions: what follows is law.

A programme posted and a roster that differs tell of a shift; a line of work outside the shifts tells of hours.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from roster.calendar import iso_week
from roster.domain.codes import ChangeOrigin, DayCode
from roster.domain.instance import Instance
from roster.domain.roster import Roster

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Recall:
    """An officer who worked on ``day``, free with code ``rest``; by the programme alone when ``changed``.

    ``spilled`` marks work that began on the day before: the rest is touched, but nobody was called on it.
    """

    officer: str
    day: date
    rest: DayCode
    changed: bool
    spilled: bool = False


def recalls(instance: Instance, roster: Roster) -> tuple[Recall, ...]:
    """Return those of the month, by officer and date, one for each date.

    A change the officer asked for is no call. A rest of the roster with a minute of other work in it is one.
    """
    found = []
    for officer in instance.officers:
        begun = {extra.day for extra in instance.extras_of(officer.id)}
        touched = _dates_of_extras(instance, officer.id)
        for day in instance.days:
            cell = roster.cell(officer.id, day)
            if cell is not None and cell.code.is_rest and day in touched:
                found.append(Recall(officer.id, day, cell.code, changed=False, spilled=day not in begun))
            elif cell is not None and cell.code.is_service and is_called(instance, officer.id, day):
                rest = was_free(instance, officer.id, day)
                found.extend([Recall(officer.id, day, rest, changed=True)] if rest else [])
    return tuple(found)


def was_free(instance: Instance, officer: str, day: date) -> DayCode | None:
    """Return the rest that the programme posted gave the officer on ``day``; None without one."""
    cell = instance.published.cell(officer, day) if instance.published else None
    return cell.code if cell is not None and cell.code.is_rest else None


def is_called(instance: Instance, officer: str, day: date) -> bool:
    """Return whether work on a date the programme left free is a call: the officer did not ask for the change."""
    return not any(
        change.officer == officer and change.day == day and change.origin is ChangeOrigin.DIPENDENTE
        for change in instance.seat.changes
    )


def weekly_rest_lost(instance: Instance, roster: Roster, recall: Recall) -> bool:
    """Return whether a call took the weekly rest away: no other date of the week, by the roster, makes up for it."""
    if recall.rest is not DayCode.RS:
        return False
    if not recall.changed:
        return True
    week = [day for day in iso_week(recall.day) if day in instance.days_in_month]
    now = sum((cell := roster.cell(recall.officer, day)) is None or cell.code is DayCode.RS for day in week)
    return now < sum(was_free(instance, recall.officer, day) is DayCode.RS for day in week)


def _dates_of_extras(instance: Instance, officer: str) -> frozenset[date]:
    return frozenset(day for extra in instance.extras_of(officer) for day in _touched(extra.start, extra.end))


def _touched(start: datetime, end: datetime) -> Iterator[date]:
    midnight = datetime.combine(start.date(), time())
    while midnight < end:
        yield midnight.date()
        midnight += _ONE_DAY
