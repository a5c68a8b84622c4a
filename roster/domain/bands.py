"""The bands that hours of work are paid by: feriale, festivo, notturno, notturno-festivo (catalogue D-1, D-5, D-7).

Definitions: caps count a whole shift by the date it starts on; pay looks at the clock and the calendar of each minute.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from functools import lru_cache

from roster.calendar import elapsed_minutes
from roster.domain.instance import Instance
from roster.domain.shift import MINUTES_OF_DAY

NIGHT_STARTS = 22 * 60
NIGHT_ENDS = 6 * 60


class Band(StrEnum):
    """What a minute of work is: by day or between 22 and 6, on a feriale or on a festive date."""

    FERIALE = "feriale"
    FESTIVO = "festivo"
    NOTTURNO = "notturno"
    NOTTURNO_FESTIVO = "notturno festivo"

    @property
    def is_night(self) -> bool:
        """True for the bands between 22 and 6."""
        return self in (Band.NOTTURNO, Band.NOTTURNO_FESTIVO)

    @property
    def is_festive(self) -> bool:
        """True for the bands on a festive date."""
        return self in (Band.FESTIVO, Band.NOTTURNO_FESTIVO)


def bands(instance: Instance, start: datetime, end: datetime) -> Mapping[tuple[date, Band], int]:
    """Return the minutes of ``[start, end)`` by the date they fall on and their band, in order of time.

    Both ends are local civil time; minutes are those of the clock, also in the two nights when it changes (D-1). Only
    what is not empty is there, so the sum of the values is the length.

    Raises:
        ValueError: when ``end`` is before ``start``.

    """
    if end < start:
        raise ValueError("the interval ends before it starts")
    found: dict[tuple[date, Band], int] = {}
    day = start.date()
    while (midnight := datetime.combine(day, time())) < end:
        first = max(0, _minutes(start - midnight))
        last = min(MINUTES_OF_DAY, _minutes(end - midnight))
        night = _night_minutes(first, last)
        festive = instance.is_festive(day)
        by_day = Band.FESTIVO if festive else Band.FERIALE
        by_night = Band.NOTTURNO_FESTIVO if festive else Band.NOTTURNO
        for band, minutes in ((by_day, last - first - night), (by_night, night)):
            if minutes:
                found[day, band] = minutes
        day += timedelta(days=1)
    return found


def repeated_minutes(start: datetime, end: datetime) -> Mapping[date, int]:
    """Return the minutes that ``[start, end)`` lasts beyond the clock, by date: the hour lived twice in October (D-1).

    The hour from 2 to 3 counts when the interval covers the whole of it. It is always of a night.
    """
    found = {}
    for day in {start.date(), end.date()}:
        two, three = (datetime.combine(day, time(hour)) for hour in (2, 3))
        beyond = elapsed_minutes(two, three) - _minutes(three - two)
        if beyond > 0 and start <= two and three <= end:
            found[day] = beyond
    return found


@lru_cache(maxsize=4096)
def _night_minutes(first: int, last: int) -> int:
    """Return how many minutes of a date, from ``first`` to ``last`` after its midnight, are of the night."""
    parts = ((0, NIGHT_ENDS), (NIGHT_STARTS, MINUTES_OF_DAY))
    return sum(max(0, min(last, ends) - max(first, starts)) for starts, ends in parts)


def _minutes(length: timedelta) -> int:
    return length.days * MINUTES_OF_DAY + length.seconds // 60
