"""Runs of consecutive days with one status, stated in linear rows.

With a literal for each day that a run starts on, a limit of their length is a row between the numbers of starts and of
ends up to two days: such rows have no vertex that is not whole (Rajan and Takriti, IBM report RC23628, 2005, for the
shortest). Rows come as expressions that must be 0 at most. Where a rule is soft, the amounts above 0 add up to the days
that runs are too long or too short.

Rows differ in what must be remembered from day to day when whole months are generated: rows of starts remember the last
start also after its run ended, windows of days only how long the present run is. With soft rules for each shift type
that multiplies the states by thirty and more, so there windows are worth their looser relaxation.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from roster.model import CellModel, Expression

Days = Sequence[Expression]
"""For each day 0 or 1: whether it has the status, or whether a run of it starts."""


def starts(m: CellModel, held: Days, *, brought: bool) -> list[Expression]:
    """Return for each day whether a run starts on it; ``brought`` says that one is under way before the first day."""
    found: list[Expression] = [0 if brought else held[0]]
    for before, now in pairwise(held):
        start = m.new_bool()
        for row in (now - before - start, start - now, start + before - 1):
            m.add(row <= 0)
        found.append(start)
    return found


def starts_of_other(held: Days, started: Days, *, brought: bool) -> list[Expression]:
    """Return the starts of the opposite status, which are the days after the runs of ``held``."""
    inside = (start - now + before for start, (before, now) in zip(started[1:], pairwise(held), strict=True))
    return [0 if brought else 1 - held[0], *inside]


def too_long(held: Days, started: Days, most: int) -> Iterator[Expression]:
    """Yield for each day whether its run is longer than ``most`` by then: it started in none of the last ``most`` days.

    The day before the first one does not count.
    """
    for day in range(most, len(held)):
        yield held[day] - sum(started[day - most + 1 : day + 1])


def too_long_windows(held: Days, most: int, brought: int = 0) -> Iterator[Expression]:
    """Yield for each day whether it and the ``most`` days before all have the status.

    ``brought`` is the length of the run that the days before the first one end with.
    """
    for day in range(max(0, most - brought), len(held)):
        before = max(0, most - day)
        yield sum(held[max(0, day - most) : day + 1]) + before - most


def alone(held: Days, brought: int = 0) -> Iterator[Expression]:
    """Yield for each day whether a run of a single day ended on the day before: too short, where two are the least."""
    yield (brought == 1) - held[0]
    yield held[0] - (brought > 0) - held[1]
    for day in range(2, len(held)):
        yield held[day - 1] - held[day - 2] - held[day]


def too_short(held: Days, started: Days, least: int, brought: int = 0) -> Iterator[Expression]:
    """Yield for each day how many runs that started in the last ``least`` days, this one included, have ended.

    The days after the last one count as going on. A run brought of ``brought`` days is one of its whole length.
    """
    for day in range(len(held)):
        recent = sum(started[max(0, day - least + 1) : day + 1])
        yield recent + (0 < brought < least - day) - held[day]


def still_short(held: Days, started: Days, least: int) -> Iterator[Expression]:
    """Yield the like of :func:`too_short` for the days after the last one: what runs that ended before then lack."""
    for beyond in range(1, least - 1):
        yield sum(started[max(0, len(held) + beyond - least) :]) - held[-1]
