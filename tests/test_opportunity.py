"""What levelling weighs: presence, the year so far, Sundays in a row, the big days."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roster.domain import Absence, Cell, Counters, DayCode, History, Instance, PastDay, Ruolo, Seat
from roster.domain.opportunity import Burden, big_days, marginal_cost, present_days, sundays_before, surpluses
from tests.worlds import MORNING, RS, officer, post, profile

WORKED = Cell.duty("M", "SEZ")


def month(year: int, number: int, **fields: object) -> Instance:
    plain = {"officers": (officer(),), "posts": (post("SEZ", (MORNING,)),)}
    return Instance(seat=Seat(profile=profile((MORNING,)), **{**plain, **fields}), year=year, month=number)


@given(nth=st.integers(1, 12), surplus=st.integers(-3, 3), total=st.integers(1, 31), absent=st.integers(0, 31))
def test_one_more_never_costs_less_nor_more_than_sixty(nth: int, surplus: int, total: int, absent: int) -> None:
    present = max(0, total - absent)
    here, next_one = (marginal_cost(n, surplus, present, total) for n in (nth, nth + 1))
    assert 0 <= here <= next_one <= 60
    assert here <= marginal_cost(nth, min(3, surplus + 1), present, total)
    assert here <= marginal_cost(nth, surplus, max(0, present - 1), total)


def test_cost_is_twice_the_place_and_double_for_half_the_presence() -> None:
    assert [marginal_cost(n, 0, 31, 31) for n in (1, 2, 3)] == [2, 4, 6]
    assert [marginal_cost(n, 0, 15, 30) for n in (1, 2, 3)] == [4, 8, 12]
    assert [marginal_cost(n, -2, 30, 30) for n in (1, 2, 3)] == [0, 0, 2]


def test_surplus_is_against_the_mean_of_the_ruolo_and_bounded() -> None:
    people = (
        officer("001"),
        officer("002"),
        officer("003", ruolo=Ruolo.ISPETTORI),
        officer("004"),
    )
    rows = (
        Counters(officer="001", months=10, nights=50),
        Counters(officer="002", months=5, nights=19, evenings=2),
        Counters(officer="003", months=10, nights=90),
    )
    found = surpluses(month(2026, 10, officers=people, history=History(counters=rows)))
    assert found == {
        ("001", Burden.NIGHTS): 3,
        ("002", Burden.NIGHTS): -3,
        ("001", Burden.EVENINGS): -1,
        ("002", Burden.EVENINGS): 1,
    }


@pytest.mark.parametrize(
    ("year", "number", "days"),
    [(2026, 12, (25, 26)), (2026, 4, (5, 6)), (2027, 3, (28, 29)), (2026, 8, (15,)), (2026, 6, ()), (2027, 1, (1,))],
)
def test_big_days(year: int, number: int, days: tuple[int, ...]) -> None:
    assert big_days(month(year, number)) == {date(year, number, day) for day in days}


def test_presence_leaves_out_absence_and_service_away() -> None:
    away = (
        Absence(officer="001", code=DayCode.MAL, first=date(2026, 10, 1), last=date(2026, 10, 4)),
        Absence(officer="001", code=DayCode.MIS, first=date(2026, 10, 5), last=date(2026, 10, 5)),
    )
    instance = month(2026, 10, absences=away)
    assert len(present_days(instance, instance.officers[0])) == 26


def past(*cells: tuple[int, Cell], counted: int) -> Instance:
    days = tuple(PastDay(officer="001", day=date(2026, 9, day), cell=cell) for day, cell in cells)
    rows = (Counters(officer="001", sundays_in_row=counted),)
    return month(2026, 10, history=History(days=days, counters=rows))


def test_sundays_in_a_row_come_from_the_history_then_from_the_counter() -> None:
    assert sundays_before(past(counted=3), "001") == 3
    assert sundays_before(past((27, WORKED), counted=0), "001") == 1
    assert sundays_before(past((27, WORKED), (20, WORKED), counted=4), "001") == 4
    assert sundays_before(past((27, RS), (20, WORKED), counted=4), "001") == 0
    assert sundays_before(past((27, WORKED), (20, RS), counted=4), "001") == 1
    assert sundays_before(month(2026, 10), "001") == 0


def test_costs_of_a_row_of_shifts_are_convex() -> None:
    costs = [marginal_cost(n, 1, 20, 31) for n in range(1, 12)]
    assert all(before <= after for before, after in pairwise(costs))
