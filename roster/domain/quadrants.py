"""How the shifts of a post follow one another round the clock. Pure functions, no law."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from roster.domain.codes import DayClass
from roster.domain.instance import Instance
from roster.domain.post import Post
from roster.domain.shift import MINUTES_OF_DAY, Shift


class Junction(NamedTuple):
    """Two shifts that follow one another; ``minutes`` between them, negative when they overlap."""

    before: Shift
    after: Shift
    minutes: int


def standing_shifts(instance: Instance, post: Post, today: DayClass) -> tuple[Shift, ...]:
    """Return the shifts a post is open in on feriali or on festivi by its standing cover, in order of start."""
    lines = (line for line in post.cover if line.nominal > 0 and line.days in (DayClass.TUTTI, today))
    return _in_order(instance, (line.shift for line in lines))


def dated_shifts(instance: Instance, post: Post) -> tuple[Shift, ...]:
    """Return the shifts dated demand of the month opens at a post, in order of start."""
    return _in_order(instance, (line.shift for line in instance.demands if line.event and line.post == post.code))


def junctions(today: Sequence[Shift], tomorrow: Sequence[Shift]) -> Iterator[Junction]:
    """Yield each pair of consecutive shifts of a day, then its last with the first of the next day.

    Both days must have shifts, in order of start.
    """
    for before, after in pairwise(today):
        yield Junction(before, after, after.start_minute - before.end_minute)
    last, first = today[-1], tomorrow[0]
    yield Junction(last, first, first.start_minute + MINUTES_OF_DAY - last.end_minute)


def _in_order(instance: Instance, codes: Iterable[str]) -> tuple[Shift, ...]:
    known = {code: instance.shift[code] for code in codes if code in instance.shift}
    return tuple(sorted(known.values(), key=lambda shift: (shift.start_minute, shift.minutes)))
