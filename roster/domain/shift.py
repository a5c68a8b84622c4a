"""A shift of the seat's table, and the default classifier of the rule catalogue (D-4)."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import cached_property, lru_cache

from pydantic import Field

from roster.domain.codes import ShiftClass
from roster.domain.officer import Dated

MINUTES_OF_DAY = 24 * 60
_NIGHT_ENDS = 6 * 60
_NIGHT_MINUTES = 180
_EVENING_ENDS_AFTER = 22 * 60
_AFTERNOON_STARTS = 12 * 60


class Shift(Dated):
    """One line of the shift table: nominal start and length in local civil time (D-1), half-open.

    ``minutes`` is the nominal length; ``shift_class`` is the class the local agreement gives, or None
    for the default classifier; ``reference`` is the clause of the agreement that sets the start time. A line holds for
    whole months, from ``first`` to ``last``: the same code may come back later with another time.
    """

    code: str = Field(min_length=1, max_length=11, pattern=r"^[^\s+,;]+$")
    start: time
    minutes: int = Field(gt=0, le=MINUTES_OF_DAY)
    shift_class: ShiftClass | None = None
    reference: str | None = None

    @cached_property
    def start_minute(self) -> int:
        """Minutes from midnight of the service day to the nominal start."""
        return self.start.hour * 60 + self.start.minute

    @cached_property
    def end_minute(self) -> int:
        """Minutes from midnight of the service day to the nominal end; above 1,440 when it ends on the next day."""
        return self.start_minute + self.minutes

    @property
    def crosses_midnight(self) -> bool:
        """True when some minute of the shift falls on the day after the service day; an end at 24:00 does not."""
        return self.end_minute > MINUTES_OF_DAY

    @property
    def touches_night(self) -> bool:
        """True when any minute falls in 00:00-06:00: the ban of d.lgs. 151/2001 art. 53 (D-5)."""
        return _minutes_in_night(self.start_minute, self.end_minute) > 0

    def starts_at(self, day: date) -> datetime:
        """Return the nominal start for service day ``day``, local civil time without zone."""
        return datetime.combine(day, self.start)

    def ends_at(self, day: date) -> datetime:
        """Return the nominal end for service day ``day``, local civil time without zone."""
        return self.starts_at(day) + timedelta(minutes=self.minutes)

    def hours_label(self) -> str:
        """Return the interval as people write it, ``18-24`` or ``07:30-13:30``."""
        return f"{_clock(self.start_minute)}-{_clock(self.end_minute, ends=True)}"


@lru_cache(maxsize=4096)
def classify(start_minute: int, end_minute: int) -> ShiftClass:
    """Return the class of an interval of minutes from midnight of the service day, by the default of D-4."""
    if _minutes_in_night(start_minute, end_minute) >= _NIGHT_MINUTES:
        return ShiftClass.NOT
    if end_minute > _EVENING_ENDS_AFTER:
        return ShiftClass.SER
    return ShiftClass.POM if start_minute >= _AFTERNOON_STARTS else ShiftClass.MAT


def _minutes_in_night(start: int, end: int) -> int:
    nights = ((0, _NIGHT_ENDS), (MINUTES_OF_DAY, MINUTES_OF_DAY + _NIGHT_ENDS))
    return sum(max(0, min(end, last) - max(start, first)) for first, last in nights)


def _clock(minute: int, *, ends: bool = False) -> str:
    hour, rest = divmod(minute, 60)
    if hour > 24 or (hour == 24 and not ends):
        hour -= 24
    return f"{hour:02d}:{rest:02d}" if rest else f"{hour:02d}"
