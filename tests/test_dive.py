"""A dive leads to a roster that covers, and levels where asked; a shallow one is deepened once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from roster.domain import Cell, DayCode, Tier
from roster.model import CellModel
from roster.search.block_search import BlockSearch
from roster.search.completion import Completion
from roster.search.cp_sat import Budget, Effort, Stop
from roster.search.dive import COVER, EVERY, Dive
from roster.search.relaxation import Relaxation
from roster.search.rows import Rows

CHOICES = [(Cell(code=DayCode.RS), ()), (Cell.duty("M", "PRT"), ())]


def budget() -> Budget:
    return Budget(Effort(30, 1, 0), Stop())


def model(people: int, units: int, days: int, share: int) -> CellModel:
    """Each unit needs two on duty every day; ``share`` is what is due of each, as near as whole days go."""
    members = [SimpleNamespace(id=f"{unit}{n:02d}", unit=unit) for unit in "ABC"[:units] for n in range(people)]
    m = CellModel(members)
    dates = [date(2026, 10, 1) + timedelta(days=n) for n in range(days)]
    duty = {}
    for member in members:
        for day in dates:
            m.decide(member.id, day, CHOICES)
            duty[member.id, day] = m.alternatives(member.id, day)[1]
    for unit in "ABC"[:units]:
        for day in dates:
            missing = m.new_count(2)
            m.add(m.total(duty[x.id, day] for x in members if x.unit == unit) + missing >= 2)
            m.penalise(Tier.MINIMUM, missing)
    for member in members:
        over = m.new_count(days)
        m.add(m.total(duty[member.id, day] for day in dates) - over <= share)
        m.penalise(Tier.FAIRNESS, over)
    return m


def dive(m: CellModel, tiers: tuple[Tier, ...], away: Sequence[int] = ()) -> dict[int, int] | None:
    relaxation = Relaxation(m, Rows(m.cp))
    return Dive(m, relaxation, Completion(m, relaxation.matrix, budget()), budget(), tiers, away).run(3.0)


def worth(m: CellModel, values: dict[int, int], tier: Tier) -> int:
    return m.penalties[tier].value(values)


@pytest.mark.parametrize(("tiers", "levelled"), [(COVER, False), (EVERY, True)])
def test_a_dive_covers_and_levels_as_it_is_led(tiers: tuple[Tier, ...], levelled: bool) -> None:
    m = model(people=6, units=1, days=12, share=4)
    values = dive(m, tiers)
    assert values is not None
    assert worth(m, values, Tier.MINIMUM) == 0
    assert not levelled or worth(m, values, Tier.FAIRNESS) == 0


@pytest.mark.parametrize(("people", "units"), [(6, 1), (31, 2)])
def test_a_first_roster_is_deepened_before_it_is_bounded(people: int, units: int) -> None:
    m = model(people, units, days=12, share=24 // people)
    search = BlockSearch(m, budget(), 0)
    search.start()
    shallow = {result.tier: result.value for result in search.results()}
    search.bound((Tier.MINIMUM, Tier.FAIRNESS))
    deep = {result.tier: result for result in search.results()}
    assert deep[Tier.MINIMUM].value == shallow[Tier.MINIMUM] == 0
    assert deep[Tier.FAIRNESS].proved
    assert deep[Tier.FAIRNESS].value <= shallow[Tier.FAIRNESS]


def test_a_dive_does_without_what_is_away() -> None:
    m = model(people=3, units=1, days=3, share=3)
    away = [m.alternatives("A00", date(2026, 10, 1) + timedelta(days=n))[1].literal.index for n in range(3)]
    values = dive(m, EVERY, away)
    assert values is not None
    assert worth(m, values, Tier.MINIMUM) == 0
    assert not any(values[index] for index in away)


def test_a_known_roster_is_not_dived_for_again() -> None:
    m = model(people=6, units=1, days=12, share=4)
    known = {key: CHOICES[key[0] in ("A00", "A01")][0] for key in m.free_alternatives}
    search = BlockSearch(m, budget(), 0)
    search.start(known)
    search.bound((Tier.MINIMUM,))
    assert {r.tier: r.value for r in search.results()}[Tier.FAIRNESS] == 2 * (12 - 4)
