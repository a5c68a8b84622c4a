"""First rosters are sought largest first."""

from __future__ import annotations

from datetime import date

from roster.domain import Cell, DayCode, Instance, Lending, Seat, Unit
from roster.search.beginning import Beginnings
from roster.search.blocks import blocks
from roster.search.task import Cells, Start
from tests.worlds import MORNING, officer, post, profile

DAY = date(2026, 10, 1)
REST = Cell(code=DayCode.RS)


def beginnings(known: Cells = {}, **strength: int) -> Beginnings:  # noqa: B006  never changed
    """Units A and B lend, C is alone."""
    units = tuple(Unit(code=code, name=code) for code in strength)
    people = tuple(officer(f"{code}{n:02d}", unit=code) for code, number in strength.items() for n in range(number))
    posts = tuple(post(f"P{code}", (MORNING,)).model_copy(update={"unit": code}) for code in strength)
    lending = (Lending(from_unit="A", to_unit="B"),)
    seat = Seat(profile=profile((MORNING,), units=units, lending=lending), officers=people, posts=posts)
    return Beginnings(blocks(Instance(seat=seat, year=2026, month=10)), known)


def test_a_block_is_one_task_and_the_largest_comes_first() -> None:
    tasks = beginnings(A=10, B=10, C=30)
    assert tasks.tasks == 2
    assert [tasks.next(), tasks.next(), tasks.next()] == [Start(0), Start(1), None]
    assert tasks.tasks == 0


def test_what_is_known_goes_with_every_task() -> None:
    known = {("A00", DAY): REST}
    tasks = beginnings(known, A=40, B=30, C=5)
    assert [tasks.next(), tasks.next()] == [Start(0, known), Start(1, known)]
