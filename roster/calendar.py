"""Days, weeks, months and the festive days of a seat (D-1, D-6, D-11). Pure functions, no law."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

ROME = ZoneInfo("Europe/Rome")
SUNDAY = 6
DAYS_OF_WEEK = 7


@lru_cache(maxsize=256)
def days_of_month(year: int, month: int) -> tuple[date, ...]:
    """Return every date of a month, in order."""
    return tuple(date(year, month, day) for day in range(1, monthrange(year, month)[1] + 1))


def monday_of(day: date) -> date:
    """Return the Monday of the ISO week of ``day``."""
    return day - timedelta(days=day.weekday())


@lru_cache(maxsize=4096)
def iso_week(day: date) -> tuple[date, ...]:
    """Return the seven dates, Monday to Sunday, of the ISO week of ``day``."""
    monday = monday_of(day)
    return tuple(monday + timedelta(days=offset) for offset in range(DAYS_OF_WEEK))


@lru_cache(maxsize=256)
def iso_weeks(days: tuple[date, ...]) -> tuple[tuple[date, ...], ...]:
    """Return the ISO weeks that contain any of ``days``, in order, each whole."""
    return tuple(iso_week(monday) for monday in sorted({monday_of(day) for day in days}))


def between(first: date, last: date) -> Iterator[date]:
    """Yield every date from ``first`` to ``last``, both included."""
    for offset in range((last - first).days + 1):
        yield first + timedelta(days=offset)


@lru_cache(maxsize=65536)
def elapsed_minutes(first: datetime, last: datetime) -> int:
    """Return the minutes that really pass between two local instants, across a clock change too (D-1)."""
    return int((_universal(last) - _universal(first)).total_seconds()) // 60


def _universal(local: datetime) -> datetime:
    return local.replace(tzinfo=ROME).astimezone(UTC)


@lru_cache(maxsize=64)
def national_holidays(year: int) -> dict[date, str]:
    """Return the national holidays of a year with their Italian names, Sundays by name only included.

    Source: L. 260/1949 as it stands, L. 151/2025 for 4 October, through the ``holidays`` package.
    """
    import holidays  # 71 ms to import: only who needs a calendar pays for it

    return dict(holidays.country_holidays("IT", years=year, language="it_IT"))


@lru_cache(maxsize=256)
def festive_days(year: int, patron_month: int, patron_day: int) -> dict[date, str]:
    """Return F(site) of a year (D-6): Sundays, national holidays, the patron saint; date to name.

    A patron on 29 February is kept in leap years only.
    """
    first, last = date(year, 1, 1), date(year, 12, 31)
    festive = {day: "domenica" for day in between(first, last) if day.weekday() == SUNDAY}
    festive.update(national_holidays(year))
    if (patron_month, patron_day) != (2, 29) or monthrange(year, 2)[1] == 29:
        festive.setdefault(date(year, patron_month, patron_day), "santo patrono")
    return dict(sorted(festive.items()))
