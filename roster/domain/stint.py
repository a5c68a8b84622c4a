"""A duty with its instants: what the rules on intervals, caps and midnight read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property, lru_cache

from roster.domain.codes import ShiftClass
from roster.domain.instance import Instance
from roster.domain.post import Post
from roster.domain.roster import Duty
from roster.domain.shift import MINUTES_OF_DAY, Shift

_NIGHT = timedelta(hours=6)


@dataclass(frozen=True)
class Stint:
    """One shift on one service day (D-2), at a post or, when nobody wrote it, at none; whose it is stands beside it.

    ``start`` and ``end`` are nominal; ``real_start`` and ``real_end`` add travel, handover and the meal at the canteen
    (ANQ Art. 9(10), 9(12)). Every answer is worked out once: a month asks for the same instants very often.
    """

    day: date
    shift: Shift
    post: Post | None
    shift_class: ShiftClass

    @cached_property
    def start(self) -> datetime:
        """Nominal start, local civil time."""
        return _moment(self.day, self.shift.start_minute)

    @cached_property
    def end(self) -> datetime:
        """Nominal end, local civil time."""
        return _moment(self.day, self.shift.end_minute)

    @cached_property
    def real_start(self) -> datetime:
        """Start of the journey out, when the post is reached from the seat."""
        return _moment(self.day, self.shift.start_minute - (self.post.travel_out_min if self.post else 0))

    @cached_property
    def real_end(self) -> datetime:
        """End after handover, the journey back and the meal at the canteen."""
        extra = self.post.minutes_after if self.post else 0
        return _moment(self.day, self.shift.end_minute + extra)

    @cached_property
    def closes_at(self) -> datetime:
        """End of the day's work: with handover and the journey back when the post is outside (Q16 ``misto``)."""
        return self.real_end if self.post is not None and self.post.outside else self.end

    @cached_property
    def runs_into_next_day(self) -> bool:
        """True when some minute of work falls on the day after the service day (D-10)."""
        post = self.post
        after = post.minutes_after if post is not None and post.outside else 0
        return self.shift.end_minute + after > MINUTES_OF_DAY

    @cached_property
    def starts_on_day_before(self) -> bool:
        """True when the journey out begins before the midnight of the service day (D-10)."""
        post = self.post
        return post is not None and post.outside and self.shift.start_minute < post.travel_out_min

    @cached_property
    def nights_touched(self) -> tuple[date, ...]:
        """Dates whose 00:00-06:00 some minute of work falls in, journeys and handover included (D-5)."""
        midnights = (datetime.combine(self.day + timedelta(days=n), time()) for n in (0, 1, 2))
        return tuple(m.date() for m in midnights if self.real_start < m + _NIGHT and m < self.real_end)

    @cached_property
    def is_night(self) -> bool:
        """True for a shift of class NOT."""
        return self.shift_class is ShiftClass.NOT

    @cached_property
    def is_evening(self) -> bool:
        """True for a shift of class SER."""
        return self.shift_class is ShiftClass.SER


@lru_cache(maxsize=65536)
def _moment(day: date, minute: int) -> datetime:
    """Return the instant ``minute`` minutes after the midnight that begins ``day``, by the clock."""
    return datetime.combine(day, time()) + timedelta(minutes=minute)


def stint_of(instance: Instance, day: date, duty: Duty) -> Stint | None:
    """Return the stint of a duty; None when no shift of that date has its code (that is a finding of its own)."""
    shift = instance.shift_on(duty.shift, day)
    if shift is None:
        return None
    post = instance.post.get(duty.post) if duty.post else None
    return Stint(day, shift, post, instance.profile.class_of(shift))
