"""What is shared among the staff, day by day: nights, evenings, festive days, big holidays, unpopular posts."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from enum import StrEnum

from roster.calendar import SUNDAY
from roster.domain.counted import is_festive_shift
from roster.domain.instance import Instance
from roster.domain.opportunity import big_days
from roster.domain.stint import Stint


class Burden(StrEnum):
    """A kind of day that weighs, in the order of the sheets. ``BESIDE_HOLIDAYS`` are days that lengthen a holiday."""

    NIGHTS = "notti"
    EVENINGS = "serali"
    FESTIVE = "festivi"
    SUNDAYS = "domeniche"
    BIG_DAYS = "grandi festività"
    BESIDE_HOLIDAYS = "giorni accanto alle feste"
    UNPOPULAR = "posti gravosi"
    HOSPITAL = "piantonamenti"


def days_beside_holidays(instance: Instance) -> frozenset[date]:
    """Return the feriali of the month that stand before or after a big holiday or a mid-week one."""
    big = big_days(instance)
    return frozenset(
        day
        for day in instance.days
        if not instance.is_festive(day)
        and any(near in big or instance.is_midweek_holiday(near) for near in (day - timedelta(1), day + timedelta(1)))
    )


def burdens_of(instance: Instance, stint: Stint, big: Collection[date], beside: Collection[date]) -> Iterator[Burden]:
    """Yield what a stint weighs; ``big`` are the big holidays of the month, ``beside`` the days beside holidays."""
    if stint.is_night:
        yield Burden.NIGHTS
    if stint.is_evening:
        yield Burden.EVENINGS
    if is_festive_shift(instance, stint.day, stint.shift):
        yield Burden.FESTIVE
    if stint.day.weekday() == SUNDAY:
        yield Burden.SUNDAYS
    if stint.day in big:
        yield Burden.BIG_DAYS
    if stint.day in beside:
        yield Burden.BESIDE_HOLIDAYS
    if stint.post is not None and stint.post.unpopular:
        yield Burden.UNPOPULAR
    if stint.post is not None and stint.post.guards_patients:
        yield Burden.HOSPITAL
