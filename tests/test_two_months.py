"""What one month leaves open, the next gives: the weekly rest of a week cut in two, and the rests for holidays."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from roster.auditor import audit
from roster.calendar import between
from roster.closing import opened_by
from roster.domain import Cell, DayCode, Instance, Officer, Plan, Seat
from roster.generate import Settings, generate
from tests.test_generate import GATE
from tests.worlds import MORNING, QUADRANTS, officer, profile

PEOPLE = tuple(officer(f"{n:03d}") for n in range(1, 5))
SEAT = Seat(profile=profile((*QUADRANTS, MORNING)), officers=PEOPLE, posts=(GATE,))
QUICK = Settings(time_limit=1, workers=1)


def two_months(year: int, month: int) -> tuple[Plan, Plan]:
    """Return the plans of a month and of the one after it, which opens with the closing state of the first."""
    first = generate(Instance(seat=SEAT, year=year, month=month), QUICK)
    after = Instance(seat=SEAT, year=year + month // 12, month=month % 12 + 1)
    return first, generate(opened_by(after, first), QUICK)


@pytest.fixture(scope="module")
def autumn() -> tuple[Plan, Plan]:
    return two_months(2026, 9)


@pytest.fixture(scope="module")
def winter() -> tuple[Plan, Plan]:
    return two_months(2026, 12)


def code(plans: tuple[Plan, Plan], who: Officer, day: date) -> DayCode:
    plan = next(plan for plan in plans if day in plan.instance.days_in_month)
    cell = plan.roster.cell(who.id, day)
    assert cell is not None
    return cell.code


def test_the_week_that_september_leaves_without_rest_has_it_by_sunday_4_october(autumn: tuple[Plan, Plan]) -> None:
    old, new = list(between(date(2026, 9, 28), date(2026, 9, 30))), list(between(date(2026, 10, 1), date(2026, 10, 4)))
    indebted = [who for who in PEOPLE if DayCode.RS not in {code(autumn, who, day) for day in old}]
    assert indebted, "nobody carries a debt: the test shows nothing"
    for who in PEOPLE:
        given = [day for day in (*old, *new) if code(autumn, who, day) is DayCode.RS]
        assert len(given) == 1, who.id


def test_october_without_that_rest_is_refused(autumn: tuple[Plan, Plan]) -> None:
    _, october = autumn
    who = next(who for who in PEOPLE if code(autumn, who, date(2026, 10, 4)) is DayCode.RS)
    row = list(october.roster.cells[who.id])
    row[3] = Cell.duty("M", GATE.code)
    cells = {**october.roster.cells, who.id: tuple(row)}
    broken = audit(october.instance, october.roster.model_copy(update={"cells": cells}))
    assert [f.days for f in broken if f.rule == "L395-11.4" and f.blocks] == [
        tuple(between(date(2026, 10, 1), date(2026, 10, 4)))
    ]


def owed(plans: tuple[Plan, Plan], who: Officer) -> list[tuple[date, date]]:
    """Return when each rest for a holiday of the two months is earned, and by when it is due."""
    days = [day for plan in plans for day in plan.instance.days if plan.instance.is_midweek_holiday(day)]
    weeks = {day: 4 if code(plans, who, day) is DayCode.RS else 2 for day in days}
    return sorted((day, day + timedelta(weeks=n)) for day, n in weeks.items())


def test_the_rests_for_christmas_are_given_in_time_on_either_side_of_the_year(winter: tuple[Plan, Plan]) -> None:
    end = date(2027, 1, 31)
    for who in PEOPLE:
        given = [day for day in between(date(2026, 12, 1), end) if code(winter, who, day) is DayCode.RF]
        due = sorted((span for span in owed(winter, who) if span[1] <= end), key=lambda span: span[1])
        assert any(earned.month == 12 and by.month == 1 for earned, by in due), "nothing goes over the year"
        for earned, by in due:
            served = next((day for day in given if earned <= day <= by), None)
            assert served is not None, (who.id, earned, by)
            given.remove(served)


def test_the_two_months_break_nothing(autumn: tuple[Plan, Plan], winter: tuple[Plan, Plan]) -> None:
    for plan in (*autumn, *winter):
        assert not [f for f in audit(plan.instance, plan.roster) if f.blocks or f.from_facts]
