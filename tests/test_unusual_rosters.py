"""Rosters that no case can write: rows of people who are not there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from roster.domain import Cell, Instance, Roster, Seat
from roster.record import Record
from roster.registry import rules
from tests.worlds import MORNING, officer, post, profile

FIRST, LAST = date(2026, 10, 1), date(2026, 10, 31)


def test_a_row_of_somebody_not_in_force_is_a_breach_on_each_date_written() -> None:
    seat = Seat(profile=profile((MORNING,)), officers=(officer("001"),), posts=(post("SEZ", (MORNING,)),))
    instance = Instance(seat=seat, year=2026, month=10)
    written = {FIRST: Cell.duty("M", "SEZ"), LAST: Cell.duty("M", "SEZ")}
    rows = {"001": (Cell.duty("M", "SEZ"),) * 31, "999": tuple(written.get(day) for day in instance.days)}
    roster = Roster(year=2026, month=10, cells=rows)
    found = [f for f in rules()["ANQ-9.7a"].audit(Record(instance, roster)) if f.blocks]
    assert [(f.officer, f.days) for f in found] == [("999", (FIRST,)), ("999", (LAST,))]


BY_RULE: Mapping[str, tuple[Callable[[], None], ...]] = {
    "ANQ-9.7a": (test_a_row_of_somebody_not_in_force_is_a_breach_on_each_date_written,)
}
"""For the mutation run, which tries the tests of one rule at a time."""
