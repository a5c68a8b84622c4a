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
from roster.domain.shift import Shift
from roster.domain.stint import Stint
from roster.domain.study import Engagement, away_for, engagements

_BY_DAY = (ShiftClass.MAT, ShiftClass.POM)


def dates_without_a_day_post(instance: Instance, officers: Iterable[Officer]) -> Mapping[str, tuple[date, ...]]:
    """Return, by officer on turns, the feriali at work on which no post that he or she may hold is open by day.

    Open to a student is a post in a shift that leaves lessons and exams alone.
    """
    places = _open_by_day(instance)
    found = {officer.id: _nowhere(instance, officer, places) for officer in officers if officer.on_turns}
    return {officer: days for officer, days in found.items() if days}


def _nowhere(
    instance: Instance, officer: Officer, places: Mapping[date, tuple[tuple[Shift, Post], ...]]
) -> tuple[date, ...]:
    busy = engagements(instance, officer)
    return tuple(
        day
        for day in instance.days
        if officer.in_force(day)
        and not instance.is_festive(day)
        and instance.absence(officer.id, day) is None
        and not any(_may_serve(instance, officer, day, place, busy) for place in places[day])
    )


def _may_serve(
    instance: Instance, officer: Officer, day: date, place: tuple[Shift, Post], busy: tuple[Engagement, ...]
) -> bool:
    shift, post = place
    if not may_hold(instance, officer, post, day):
        return False
    starts, ends = away_for(Stint(day, shift, post, instance.profile.class_of(shift)))
    return not any(starts < e.end and e.start < ends for e in busy)


def _open_by_day(instance: Instance) -> Mapping[date, tuple[tuple[Shift, Post], ...]]:
    """Return shift and post of all that is open by day on each date; pools are, where and when their unit is."""
    found: defaultdict[date, dict[tuple[str, str], None]] = defaultdict(dict)
    by_unit: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for line in instance.demands:
        if line.nominal and instance.profile.class_of(instance.shift[line.shift]) in _BY_DAY:
            found[line.day][line.shift, line.post] = None
            by_unit[instance.post[line.post].unit][line.shift] = None
    pools = [(shift, post.code) for post in instance.seat.posts if post.reserve for shift in by_unit[post.unit]]
    return {
        day: tuple((instance.shift[shift], instance.post[post]) for shift, post in (*found[day], *pools))
        for day in instance.days
    }
