"""What a need is, and how a post of a sample is made."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from making.spec import UnitSpec
from making.tables import Table
from roster.domain import DayClass, Post, Ruolo

AGENTS = (Ruolo.AGENTI_ASSISTENTI,)
GRADUATES = (Ruolo.SOVRINTENDENTI, Ruolo.ISPETTORI)
ALL, FERIALE, FESTIVO = DayClass.TUTTI, DayClass.FERIALE, DayClass.FESTIVO


@dataclass(frozen=True)
class Line:
    """So many more officers on a post, in a shift, on a class of days."""

    post: Post
    shift: str
    days: DayClass
    minimum: int
    nominal: int


Offer = tuple[Line, ...]


@dataclass(frozen=True)
class Step:
    """A need: the first of its offers that staff and caps can bear is taken, or none."""

    offers: tuple[Offer, ...]


@dataclass
class Design:
    """Posts of one pool of staff (one unit, agents or graduates), needs in order, and what fills the rest."""

    posts: list[Post] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    fillers: list[Step] = field(default_factory=list)

    def add(self, unit: UnitSpec, code: str, name: str, **fields: Any) -> Post:
        """Keep a new post and return it."""
        self.posts.append(new_post(unit, code, name, **fields))
        return self.posts[-1]


def new_post(unit: UnitSpec, code: str, name: str, **fields: Any) -> Post:
    """Return a post of a unit."""
    return Post(code=code, name=name, unit=unit.code, **fields)


def offer(post: Post, shifts: tuple[str, ...], days: DayClass) -> Offer:
    """Return the offer of one officer, needed for safety, in each of some shifts."""
    return tuple(Line(post, shift, days, 1, 1) for shift in shifts)


def whole_day(table: Table, post: Post) -> Step:
    """Return the need of a post all day; failing staff, it closes on festivi, then by night, then in the evening."""
    around = table.hospital if post.must_rotate else table.around
    day = table.day
    return Step(
        (
            offer(post, around, ALL),
            offer(post, around, FERIALE) + offer(post, day[:1], FESTIVO),
            offer(post, around, FERIALE),
            offer(post, (*day, around[-1]), FERIALE),
            offer(post, day, FERIALE),
        )
    )


def fillers(post: Post, shifts: tuple[str, ...]) -> list[Step]:
    """Return the wish for one more officer in each shift, and in the first one on festivi."""
    steps = [Step(((Line(post, shift, FERIALE, 0, 1),),)) for shift in shifts]
    return [*steps, Step(((Line(post, shifts[0], FESTIVO, 0, 1),),))]
