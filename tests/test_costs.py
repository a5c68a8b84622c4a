"""A penalty is blamed on the officer and the dates whose cells its rows speak of, where these are few."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from roster.domain.codes import DayCode
from roster.domain.plan import Tier
from roster.domain.roster import Cell
from roster.model import CellModel
from roster.search.costs import Costs
from roster.search.excerpt import Statement
from roster.search.rows import Rows

DAYS = [date(2026, 1, 5) + timedelta(days=number) for number in range(10)]
ADA, BEA = "Ada", "Bea"


@dataclass(frozen=True)
class Person:
    id: str
    unit: str = ""


def _model() -> CellModel:
    m = CellModel([Person(ADA), Person(BEA)])
    for member in m.members:
        for day in DAYS:
            m.decide(member.id, day, [(Cell(code=DayCode.RS), ()), (Cell.duty("E"), ())])
    return m


def _blamed(
    m: CellModel, *rows: list[tuple[str, date]], conditions: list[tuple[str, date]]
) -> tuple[set[str], set[date]]:
    """Return whom and which dates 9 points are blamed on that stand in ``rows`` with the duties of some cells."""
    price = m.new_count(9)
    for row in rows:
        m.add(m.total(m.alternatives(officer, day)[1] for officer, day in row) <= price)
    for officer, day in conditions:
        m.cp.add(price >= 1).only_enforce_if(m.alternatives(officer, day)[1].literal)
    m.penalise(Tier.WISHES, price)
    rows_of_all = Rows(m.cp)
    values = dict.fromkeys(range(len(rows_of_all.domains)), 0) | {price.index: 9}
    officers, dates = Costs(m, Statement(rows_of_all)).of(values, [])
    assert {*officers.values(), *dates.values()} <= {math.sqrt(9)}
    return set(officers), set(dates)


@pytest.mark.parametrize(
    ("rows", "conditions", "officers", "dates"),
    [
        ([[(ADA, DAYS[1]), (ADA, DAYS[0])]], [], {ADA}, {*DAYS[:2]}),
        ([[(ADA, DAYS[3]), (BEA, DAYS[3])]], [], set(), {DAYS[3]}),
        ([[(ADA, DAYS[3])], [(BEA, DAYS[3])]], [], set(), {DAYS[3]}),
        ([[(ADA, DAYS[0])], [(ADA, DAYS[2])]], [], {ADA}, {DAYS[0], DAYS[2]}),
        ([[(ADA, day) for day in DAYS[:7]]], [], {ADA}, {*DAYS[:7]}),
        ([[(ADA, day) for day in DAYS[:8]]], [], {ADA}, set()),
        ([[(ADA, day) for day in DAYS[:4]], [(ADA, day) for day in DAYS[4:8]]], [], {ADA}, set()),
        ([], [(BEA, DAYS[5])], {BEA}, {DAYS[5]}),
        ([[]], [], set(), set()),
    ],
)
def test_a_penalty_is_blamed_on_whom_its_rows_speak_of(
    rows: list[list[tuple[str, date]]], conditions: list[tuple[str, date]], officers: set[str], dates: set[date]
) -> None:
    assert _blamed(_model(), *rows, conditions=conditions) == (officers, dates)


def test_a_literal_that_is_priced_itself_is_blamed_on_its_own_cell() -> None:
    m = _model()
    duty = m.alternatives(ADA, DAYS[4])[1].literal
    m.penalise(Tier.WISHES, duty, 4)
    rows = Rows(m.cp)
    values = dict.fromkeys(range(len(rows.domains)), 0) | {duty.index: 1}
    assert Costs(m, Statement(rows)).of(values, []) == ({ADA: 2.0}, {DAYS[4]: 2.0})
    assert Costs(m, Statement(rows)).of(values, [Tier.WISHES]) == ({}, {})
