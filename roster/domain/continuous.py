"""Posts of ``turni continuativi articolati sulle 24 ore``. A definition: who is spared them is law."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from roster.domain.post import Post
from roster.domain.shift import MINUTES_OF_DAY, Shift


def continuous_posts(
    posts: Iterable[Post], openings: Iterable[tuple[str, date, str]], table: Mapping[str, Shift]
) -> frozenset[str]:
    """Return the posts declared round the clock, and those whose ``openings`` fill a date.

    An opening is a post, a date and a shift in which somebody is wished there; those of a date fill it when every
    minute of the twenty-four hours is in one of them.
    """
    open_in: defaultdict[tuple[str, date], set[str]] = defaultdict(set)
    for post, day, shift in openings:
        open_in[post, day].add(shift)
    found = {post.code for post in posts if post.round_the_clock}
    filled: dict[frozenset[str], bool] = {}
    for (post, _), shifts in open_in.items():
        together = frozenset(shifts)
        if together not in filled:
            filled[together] = _fill_a_day(table[code] for code in together)
        if filled[together]:
            found.add(post)
    return frozenset(found)


def _fill_a_day(shifts: Iterable[Shift]) -> bool:
    minutes = {m % MINUTES_OF_DAY for shift in shifts for m in range(shift.start_minute, shift.end_minute)}
    return len(minutes) == MINUTES_OF_DAY
