"""Encoding half of ANQ-9.14b, first test: how many duty days in a row at posts that must rotate."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from typing import TYPE_CHECKING

from roster.domain.rotation import open_elsewhere

if TYPE_CHECKING:
    from roster.domain import Officer, Post
    from roster.model import Alternative, Expression, Model


def impose_rows(m: Model, posts: Collection[Post], people: Collection[Officer], most: int) -> None:
    """State that after ``most`` duty days in a row at ``posts`` the next, where another post is open, is elsewhere.

    One count a date goes along with each of ``people``: duty days here so far, kept by rests, taken to 0 by a duty
    elsewhere.
    """
    codes = {post.code for post in posts}
    for officer, ways_out in open_elsewhere(m.instance, people, posts).items():
        if ways_out:
            held = [_split(m.alternatives(officer, day), codes) for day in m.instance.days]
            _count_along(m, officer, held, ways_out, _row_before(m, officer, codes), most)


Split = tuple[list["Alternative"], list["Alternative"]]


def _split(found: tuple[Alternative, ...], codes: Collection[str]) -> Split:
    """Return the alternatives that are duty here, then those that are service elsewhere."""
    here = [a for a in found if any(duty.post in codes for duty in a.cell.duties)]
    return here, [a for a in found if a.code.is_service and a not in here]


def _row_before(m: Model, officer: str, codes: Collection[str]) -> int:
    """Return the duty days in a row spent here up to the month, as far back as the history knows."""
    row, day = 0, m.instance.previous_day
    while known := m.alternatives(officer, day):
        here, elsewhere = _split(known, codes)
        if elsewhere:
            break
        row, day = row + len(here), day - timedelta(days=1)
    return row


def _count_along(m: Model, officer: str, held: list[Split], ways_out: Collection[date], before: int, most: int) -> None:
    row: Expression = min(before, most)
    largest = min(before, most)
    for day, (here, elsewhere) in zip(m.instance.days, held, strict=True):
        found = m.alternatives(officer, day)
        must = bool(here) and day in ways_out
        if len(found) < 2:
            if must and largest >= most:
                _end_row(m, here[0], row, most)
            row = 0 if elsewhere or not found else row + len(here)
            largest = 0 if elsewhere or not found else largest + len(here)
            continue
        if must and largest >= most:
            m.add(row + (largest - most + 1) * m.total(here) <= largest)
        grown = max(largest, min(largest + 1, most)) if must else largest + bool(here)
        count = m.new_count(grown)
        m.add(count >= row + m.total(here) - largest * m.total(elsewhere))
        row, largest = count, grown


def _end_row(m: Model, here: Alternative, row: Expression, most: int) -> None:
    """State that the row that ends with a cell already decided is not too long."""
    if not isinstance(row, int):
        m.add(row <= most - 1)
    elif row >= most:
        m.forbid(here)
