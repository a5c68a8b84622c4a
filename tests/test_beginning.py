"""First rosters are sought largest first; a large block whose units lend is dived into by whoever is free."""

from __future__ import annotations

from datetime import date

from roster.domain import Cell, DayCode, Instance, Lending, Seat, TierResult, Unit
from roster.search.beginning import Beginnings
from roster.search.blocks import blocks
from roster.search.task import Cells, Dived, DivePart, Stand, Start
from tests.worlds import MORNING, officer, post, profile

DAY = date(2026, 10, 1)
REST = Cell(code=DayCode.RS)
TIERS: tuple[TierResult, ...] = ()
STAND = Stand({}, TIERS, exact=True, finished=False, bounding=0.0)


def beginnings(known: Cells = {}, **strength: int) -> Beginnings:  # noqa: B006  never changed
    """Units A and B lend, C is alone."""
    units = tuple(Unit(code=code, name=code) for code in strength)
    people = tuple(officer(f"{code}{n:02d}", unit=code) for code, number in strength.items() for n in range(number))
    posts = tuple(post(f"P{code}", (MORNING,)).model_copy(update={"unit": code}) for code in strength)
    lending = (Lending(from_unit="A", to_unit="B"),)
    seat = Seat(profile=profile((MORNING,), units=units, lending=lending), officers=people, posts=posts)
    instance = Instance(seat=seat, year=2026, month=10)
    return Beginnings(instance, blocks(instance), known)


def test_a_small_block_is_one_task_and_the_largest_comes_first() -> None:
    tasks = beginnings(A=10, B=10, C=30)
    assert [tasks.next(0), tasks.next(1), tasks.next(0)] == [Start(0), Start(1), None]


def test_parts_of_a_large_block_go_to_anybody_and_are_put_together_by_its_owner() -> None:
    tasks = beginnings(A=40, B=30, C=5)
    assert [tasks.next(0), tasks.next(1)] == [DivePart(0, 0), DivePart(0, 1)]
    tasks.take(1, DivePart(0, 1), Dived({("B00", DAY): REST}))
    assert tasks.next(1) == Start(0, dive=False)
    tasks.take(1, Start(0, dive=False), None)
    assert tasks.next(1) == Start(1)
    tasks.take(0, DivePart(0, 0), Dived({("A00", DAY): REST}))
    assert tasks.next(0) is None
    assert tasks.next(1) == Start(0, {("A00", DAY): REST, ("B00", DAY): REST}, joined=True)
    tasks.take(1, Start(0), STAND)
    assert tasks.tasks == 0


def test_a_part_without_a_roster_leaves_the_dive_to_the_whole() -> None:
    tasks = beginnings(A=40, B=30, C=5)
    while (task := tasks.next(0)) is not None and not (isinstance(task, Start) and task.dive and task.block == 0):
        found = Dived(None if task == DivePart(0, 0) else {}) if isinstance(task, DivePart) else None
        tasks.take(0, task, STAND if task == Start(1) else found)
    assert task == Start(0, None)


def test_parts_are_dived_into_only_where_what_is_known_does_not_hold() -> None:
    known = {("A00", DAY): REST}
    tasks = beginnings(known, A=40, B=30, C=5)
    assert tasks.next(0) == Start(0, known, dive=False)
    assert tasks.next(1) == Start(1, known)
    tasks.take(0, Start(0, known, dive=False), None)
    assert {tasks.next(0), tasks.next(1)} == {DivePart(0, 0), DivePart(0, 1)}


def test_a_large_block_whose_known_roster_holds_is_begun_at_once() -> None:
    known = {("A00", DAY): REST}
    tasks = beginnings(known, A=40, B=30, C=5)
    tasks.take(0, tasks.next(0), STAND)
    assert tasks.next(0) == Start(1, known)
    assert tasks.next(0) is None
