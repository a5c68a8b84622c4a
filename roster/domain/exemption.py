"""Exemption from nights for age or length of service: the sets X and R of ANQ Art. 10(4)(c)."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta

from roster.domain.codes import Counted, RequestKind, ShiftClass
from roster.domain.counted import elsewhere, month_cap
from roster.domain.employ import BARS_NIGHTS, is_present, may_hold
from roster.domain.instance import Instance
from roster.domain.officer import Officer
from roster.domain.post import Post


def anniversary(day: date, years: int) -> date:
    """Return the date ``years`` later; from 29 February the last day of that month, where the year has none."""
    year = day.year + years
    return day.replace(year=year, day=min(day.day, monthrange(year, day.month)[1]))


def is_exempt_from_nights(instance: Instance, officer: Officer, day: date, *, age: int, service: int) -> bool:
    """Return whether on ``day`` the officer has asked, and is past ``age`` years of life or ``service`` of service.

    Past means after the day the years are completed; with reading Q14 ``dai 51`` the age must be a whole year more.
    """
    if officer.request(RequestKind.ESONERO_NOTTI_50_30, day) is None:
        return False
    a_year_more = instance.profile.readings.q14_cinquantesimo == "dai 51"
    old = day >= anniversary(officer.birth_date, age + 1) if a_year_more else day > anniversary(officer.birth_date, age)
    return old or day > anniversary(officer.service_from, service)


def limits_before_exempt(instance: Instance, post: Post, *, age: int, service: int) -> Mapping[str, int]:
    """Return the comparison set R of a night at ``post``: who must reach which number of nights here before an exempt.

    By default R are those on turns, never exempt in the month, who may hold the post on some date of it. The number is
    the cap of the month less the nights done elsewhere, or the dates the input leaves free for a night when these are
    fewer (exhausted by rules: not in force, absent that day or the day before, a right to do no nights, no night open).
    With reading Q10 ``tutti al tetto`` R is everybody never exempt, and only the cap counts. Without a cap the free
    dates count.
    """
    everybody = instance.profile.readings.q10_confronto_esonerati == "tutti al tetto"
    open_posts = _posts_open_at_night(instance)
    found: dict[str, int] = {}
    for officer in instance.officers:
        able = officer.on_turns and any(may_hold(instance, officer, post, day) for day in instance.days)
        if (able or everybody) and not any(
            is_exempt_from_nights(instance, officer, day, age=age, service=service) for day in instance.days
        ):
            free = sum(_is_free_for_a_night(instance, officer, day, open_posts[day]) for day in instance.days)
            cap = month_cap(instance, officer, Counted.NOTTURNI)
            left = free if cap is None else max(0, cap - elsewhere(officer, Counted.NOTTURNI))
            found[officer.id] = left if everybody else min(left, free)
    return found


def _posts_open_at_night(instance: Instance) -> Mapping[date, tuple[Post, ...]]:
    nights = {s.code for s in instance.profile.shifts if instance.profile.class_of(s) is ShiftClass.NOT}
    return {
        day: tuple(
            instance.post[post]
            for (post, shift), wanted in instance.cover_of_day(day)[1].items()
            if wanted and shift in nights
        )
        for day in instance.days
    }


def _is_free_for_a_night(instance: Instance, officer: Officer, day: date, posts: tuple[Post, ...]) -> bool:
    if not is_present(instance, officer, day) or _absent_on(instance, officer.id, day - timedelta(days=1)):
        return False
    if any(officer.request(kind, day) for kind in BARS_NIGHTS):
        return False
    return any(may_hold(instance, officer, post, day) for post in posts)


def _absent_on(instance: Instance, officer: str, day: date) -> bool:
    known = instance.known_cell(officer, day)
    absence = instance.absence(officer, day)
    return (known is not None and known.code.is_absence) or (absence is not None and absence.code.is_absence)
