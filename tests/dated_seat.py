"""A seat of one officer whose shift table changes with March."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from roster.domain import Cell, Cover, Instance, Post, Roster, Seat, Shift
from tests.worlds import AFTERNOON, MORNING, officer, profile, shift

OLD_NIGHT = shift("N", "00:00", 6).model_copy(update={"last": date(2026, 2, 28)})

NEW_NIGHT = shift("N", "02:00", 6).model_copy(update={"first": date(2026, 3, 1)})

TABLE = (MORNING, AFTERNOON, OLD_NIGHT, NEW_NIGHT)


def a_seat(shifts: tuple[Shift, ...] = TABLE, **fields: Any) -> Seat:
    """A seat of one officer and one post, open in every code of the table."""
    codes = dict.fromkeys(s.code for s in shifts)
    section = Post(code="SEZ", name="SEZ", unit="U", cover=tuple(Cover(shift=code, nominal=1) for code in codes))
    return Seat(**{"profile": profile(shifts), "officers": (officer(),), "posts": (section,), **fields})


def roster_of(instance: Instance, cells: Mapping[date, Cell]) -> Roster:
    row = tuple(cells.get(day) for day in instance.days)
    return Roster(year=instance.year, month=instance.month, cells={"001": row})
