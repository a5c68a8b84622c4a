"""Months for the tests of equality, written as a person would: for each officer the cells that differ from the rest."""

from __future__ import annotations

from collections.abc import Mapping

from roster.domain import Instance, Officer, Post, Roster, Seat, Shift
from roster.equality import Month
from roster.workbook.cells import parse_cell
from tests.worlds import AFTERNOON, EVENING, MORNING, NIGHT, officer, post, profile, shift

LONG_EVENING = shift("SL", "16:00", 8)
TABLE = (NIGHT, MORNING, AFTERNOON, EVENING, LONG_EVENING)
SECTION = post("SEZ", TABLE)
USUAL = "M SEZ"


def days(first: int, last: int, text: str) -> dict[int, str]:
    """The same cell from one day of the month to another."""
    return dict.fromkeys(range(first, last + 1), text)


def month(
    when: tuple[int, int],
    cells: Mapping[str, Mapping[int, str]],
    *,
    usual: str = USUAL,
    officers: tuple[Officer, ...] = (),
    posts: tuple[Post, ...] = (SECTION,),
    table: tuple[Shift, ...] = TABLE,
    profile_fields: Mapping[str, object] | None = None,
    **fields: object,
) -> Month:
    """Return a month of the officers in ``cells``; days not stated are ``usual``, empty text is no cell."""
    known = {one.id: one for one in officers}
    people = tuple(known.get(id_, officer(id_)) for id_ in cells)
    seat = Seat(profile=profile(table, **(profile_fields or {})), officers=people, posts=posts)
    instance = Instance(seat=seat, year=when[0], month=when[1])
    texts = {id_: [row.get(day.day, usual) for day in instance.days] for id_, row in cells.items()}
    rows = {id_: tuple(parse_cell(text) if text else None for text in row) for id_, row in texts.items()}
    roster = Roster(year=when[0], month=when[1], cells=rows)
    return Month(instance, roster, **{"name": f"{when[0]}-{when[1]:02}.xlsx", **fields})
