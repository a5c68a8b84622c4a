"""What the statements of public instances share: who and when, days off, and the tier of the objective.

The objective of each benchmark is one sum, so it is one tier: the nominal cover, because cover is most of it, and
because the search bounds that tier first and dives along it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from roster.domain.codes import DayCode
from roster.domain.plan import Tier
from roster.domain.roster import Cell
from roster.model import Alternative, CellModel, Expression

TIER = Tier.NOMINAL
OFF = Cell(code=DayCode.RS)
SATURDAY, WEEK = 5, 7
_FIRST = date(2026, 1, 5)


@dataclass(frozen=True)
class Person:
    """A member of the one unit there is."""

    id: str
    unit: str = ""


def date_of(day: int) -> date:
    """Return the date that stands for a numbered day: day 0 is a Monday."""
    return _FIRST + timedelta(days=day)


def cell_of(m: CellModel, person: str, day: int) -> tuple[Alternative, ...]:
    """Return the alternatives of a person on a numbered day."""
    return m.alternatives(person, date_of(day))


def works(m: CellModel, person: str, days: int) -> Sequence[Expression]:
    """Return for each day whether the person works: 0 or 1."""
    return [1 - m.total(a for a in cell_of(m, person, day) if a.cell == OFF) for day in range(days)]


def shift_of(alternative: Alternative) -> str | None:
    """Return the shift of an alternative, None when it is a day off."""
    duties = alternative.cell.duties
    return duties[0].shift if duties else None


def of_shifts(m: CellModel, person: str, day: int, shifts: frozenset[str]) -> list[Alternative]:
    """Return the alternatives of a person on a day that are one of ``shifts``."""
    return [a for a in cell_of(m, person, day) if shift_of(a) in shifts]


def forbid_successions(m: CellModel, person: str, days: int, not_next: dict[str, frozenset[str]]) -> None:
    """State which shifts must not follow which on the next day, by cliques.

    A clique is a set of shifts that must not follow, and all shifts that none of them may follow.
    """
    for after in {shifts for shifts in not_next.values() if shifts}:
        before = frozenset(shift for shift, forbidden in not_next.items() if forbidden >= after)
        for day in range(days - 1):
            m.at_most_one([*of_shifts(m, person, day, before), *of_shifts(m, person, day + 1, after)])
