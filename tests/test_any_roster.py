"""A roster of any worth, from which months begin."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from roster.domain.codes import DayCode
from roster.domain.plan import Tier
from roster.domain.roster import Cell
from roster.model import CellModel
from roster.search.block_search import BlockSearch
from roster.search.columns.months import months_of
from roster.search.cp_sat import Budget, Effort, Stop
from roster.search.no_roster import NoRosterError
from roster.search.rows import Rows
from roster.search.stages import any_roster

DAYS = (date(2026, 1, 5), date(2026, 1, 6))
OFF, EARLY = Cell(code=DayCode.RS), Cell.duty("E")


@dataclass(frozen=True)
class Person:
    id: str
    unit: str = ""


def model(*tiers: Tier) -> CellModel:
    """One of two people works each day; every day off is priced in each of ``tiers``."""
    m = CellModel([Person("A"), Person("B")])
    for member in m.members:
        for day in DAYS:
            m.decide(member.id, day, [(OFF, ()), (EARLY, ())])
    for day in DAYS:
        off = [m.alternatives(member.id, day)[0] for member in m.members]
        m.within(m.total(off), 1, 1)
        for tier in tiers:
            m.penalise(tier, m.total(off))
    return m


def budget() -> Budget:
    return Budget(Effort(10.0, 1, 0), Stop())


def test_any_roster_obeys_every_row() -> None:
    m = model(Tier.NOMINAL)
    values = any_roster(m, budget(), 10.0)
    assert m.penalties[Tier.NOMINAL].value(values) == len(DAYS)


def test_that_there_is_none_is_told_with_the_members() -> None:
    m = model()
    m.forbid(*(m.alternatives(member.id, DAYS[0])[0] for member in m.members))
    with pytest.raises(NoRosterError) as told:
        any_roster(m, budget(), 10.0)
    assert (told.value.members, told.value.proved) == (("A", "B"), True)


@pytest.mark.parametrize(("tiers", "pay"), [((Tier.NOMINAL,), True), ((Tier.NOMINAL, Tier.HOURS), False), ((), False)])
def test_months_pay_where_one_tier_is_priced(tiers: tuple[Tier, ...], pay: bool) -> None:
    m = model(*tiers)
    assert (months_of(m, Rows(m.cp), budget(), 0) is not None) is pay


def test_a_search_by_months_proves_its_roster() -> None:
    search = BlockSearch(model(Tier.NOMINAL), budget(), 0)
    search.start()
    search.polish(1.0)
    result = next(result for result in search.results() if result.tier is Tier.NOMINAL)
    assert (result.value, result.bound) == (2, 2)
