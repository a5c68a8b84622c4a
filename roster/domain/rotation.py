"""Rows of duty days at posts whose staff must rotate, and the dates on which another post is open to an officer."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date

from roster.domain.codes import ShiftClass
from roster.domain.employ import may_hold
from roster.domain.instance import Instance
from roster.domain.officer import Officer
from roster.domain.post import Post
from roster.domain.roster import Cell

_BY_DAY = (ShiftClass.MAT, ShiftClass.POM)


def rows_at(cells: Iterable[tuple[date, Cell | None]], posts: Collection[str]) -> Iterator[tuple[date, ...]]:
    """Yield the rows of duty days spent one after the other at ``posts``; ``cells`` follow one another in time.

    Rests and absences neither count nor break a row: a duty day elsewhere does, and a date of which nothing is known.
    """
    row: list[date] = []
    for day, cell in cells:
        if cell is not None and any(duty.post in posts for duty in cell.duties):
            row.append(day)
        elif row and (cell is None or cell.code.is_service):
            yield tuple(row)
            row = []
    if row:
        yield tuple(row)


def open_elsewhere(
    instance: Instance, officers: Iterable[Officer], posts: Collection[Post]
) -> Mapping[str, frozenset[date]]:
    """Return by officer the dates of the month on which a post other than ``posts`` is open to him or her.

    Open is a post that needs somebody on turns in a morning or afternoon shift as long as one of ``posts``: no cap on
    nights and evenings and no exemption can bar it. Reserve pools need nobody. On dates of absence nothing is open.
    """
    by_day = _needed_elsewhere(instance, {post.code for post in posts})
    return {
        officer.id: frozenset(
            day
            for day, others in by_day.items()
            if instance.absence(officer.id, day) is None
            and any(may_hold(instance, officer, post, day) for post in others)
        )
        for officer in officers
    }


def _needed_elsewhere(instance: Instance, codes: Collection[str]) -> Mapping[date, tuple[Post, ...]]:
    """Return by date the other posts open, one for all that the same officers may hold."""
    fixed = Counter((officer.fixed_post, officer.fixed_shift) for officer in instance.officers if not officer.on_turns)
    table, class_of = instance.shift, instance.profile.class_of
    lengths = {table[line.shift].minutes for line in instance.demands if line.post in codes}
    found: defaultdict[date, dict[tuple[object, ...], Post]] = defaultdict(dict)
    for line in instance.demands:
        shift, post = table[line.shift], instance.post[line.post]
        needed = line.nominal > fixed[line.post, line.shift] and not post.reserve and line.post not in codes
        if needed and shift.minutes in lengths and class_of(shift) in _BY_DAY:
            continuous = post.code in instance.continuous_posts
            found[line.day][post.unit, post.article_42, post.sex_held, post.ruoli, post.skill, continuous] = post
    return {day: tuple(others.values()) for day, others in found.items()}
