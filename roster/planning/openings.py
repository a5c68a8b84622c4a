"""Who has nowhere to serve by day: nights and evenings alone never make 36 hours a week."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from roster.domain.codes import ShiftClass
from roster.domain.employ import may_hold
from roster.domain.instance import Instance
from roster.domain.officer import Officer
from roster.domain.post import Post

_BY_DAY = (ShiftClass.MAT, ShiftClass.POM)


def dates_without_a_day_post(instance: Instance, officers: Iterable[Officer]) -> Mapping[str, tuple[date, ...]]:
    """Return, by officer on turns, the feriali at work on which no post that he or she may hold is open by day."""
    open_posts = _open_by_day(instance)
    found = {
        officer.id: tuple(
            day
            for day in instance.days
            if officer.in_force(day)
            and not instance.is_festive(day)
            and instance.absence(officer.id, day) is None
            and not any(may_hold(instance, officer, post, day) for post in open_posts[day])
        )
        for officer in officers
        if officer.on_turns
    }
    return {officer: days for officer, days in found.items() if days}


def _open_by_day(instance: Instance) -> Mapping[date, tuple[Post, ...]]:
    """Return the posts open by day on each date; pools ``a disposizione`` are, where a post of their unit is."""
    codes: defaultdict[date, set[str]] = defaultdict(set)
    for line in instance.demands:
        if line.nominal and instance.profile.class_of(instance.shift[line.shift]) in _BY_DAY:
            codes[line.day].add(line.post)
    units = {instance.post[code].unit for found in codes.values() for code in found}
    pools = tuple(post for post in instance.seat.posts if post.reserve and post.unit in units)
    return {day: (*(instance.post[code] for code in sorted(codes[day])), *pools) for day in instance.days}
