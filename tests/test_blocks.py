"""Units share a block exactly when they lend, or when an officer changes unit in the month."""

from __future__ import annotations

from datetime import date

from roster.domain import Instance, Lending, Seat, Unit
from roster.search.blocks import blocks
from tests.worlds import MORNING, officer, post, profile

UNITS = tuple(Unit(code=code, name=code) for code in "ABC")


def groups(*, lending=(), **moved) -> list[list[str]]:
    people = tuple(officer(f"{code}{n}", unit=code, **(moved if code == "B" else {})) for code in "ABC" for n in (1, 2))
    posts = tuple(post(f"P{code}", (MORNING,)).model_copy(update={"unit": code}) for code in "ABC")
    seat = Seat(profile=profile((MORNING,), units=UNITS, lending=lending), officers=people, posts=posts)
    return sorted(sorted(block.units) for block in blocks(Instance(seat=seat, year=2026, month=10)))


def test_units_that_do_not_lend_are_apart() -> None:
    assert groups() == [["A"], ["B"], ["C"]]


def test_lending_joins_in_either_direction() -> None:
    assert groups(lending=(Lending(from_unit="C", to_unit="A"),)) == [["A", "C"], ["B"]]


def test_a_change_of_unit_in_the_month_joins() -> None:
    assert groups(previous_unit="A", unit_from=date(2026, 10, 10)) == [["A", "B"], ["C"]]


def test_a_change_of_unit_before_the_month_does_not() -> None:
    assert groups(previous_unit="A", unit_from=date(2026, 9, 10)) == [["A"], ["B"], ["C"]]
