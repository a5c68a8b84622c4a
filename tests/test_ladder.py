"""The ladder of the benchmarks: seats of the stated sizes, plannable, tight and loose alike but for their posts."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

import pytest

from benchmarks.ladder import LADDER, MONTHS, SIZES, TARGETS, Rung, Size
from roster.auditor import audit_configuration
from roster.domain import DayCode, Instance
from roster.search.conflict import conflicting_locks

SMALL = [rung for rung in LADDER if rung.size.officers == 45] + [
    rung for rung in LADDER if rung.size.officers == 90 and rung.month == 8 and rung.staffing == "tight"
]
every_small_rung = pytest.mark.parametrize("rung", SMALL, ids=lambda rung: rung.name)
every_size = pytest.mark.parametrize("size", SIZES, ids=lambda size: str(size.officers))


@lru_cache(maxsize=len(SMALL))
def instance_of(rung: Rung) -> Instance:
    return rung.instance()


def small_rung(month: int, staffing: str) -> Instance:
    (rung,) = (r for r in SMALL if (r.size.officers, r.month, r.staffing) == (45, month, staffing))
    return instance_of(rung)


def test_every_size_stands_in_both_months_tight_and_loose() -> None:
    assert [size.officers for size in SIZES] == [45, 90, 180, 350, 700, 1114]
    assert len({rung.name for rung in LADDER}) == len(LADDER) == len(SIZES) * len(MONTHS) * len(TARGETS)


@every_size
def test_units_are_of_about_forty_and_a_fifth_of_the_staff_is_in_offices(size: Size) -> None:
    units = [*size.watches, *[size.section] * len(size.sections), size.escort, size.sole]
    on_turns = sum(map(sum, units))
    assert max(map(sum, units)) <= 60
    assert 0.19 <= 1 - on_turns / size.officers <= 0.25
    if size.officers >= 180:  # the same part of the staff lends, so that sizes compare
        assert 0.50 <= 2 * size.pairs * sum(size.section) / on_turns <= 0.65


@every_small_rung
def test_a_rung_has_its_people_and_no_rule_on_the_configuration_objects(rung: Rung) -> None:
    instance = instance_of(rung)
    assert len(instance.officers) == len({officer.id for officer in instance.officers}) == rung.size.officers
    assert (instance.year, instance.month) == (2026, rung.month)
    assert len(instance.festive_days) == {8: 6, 12: 7}[rung.month]
    assert [finding for finding in audit_configuration(instance) if finding.blocks] == []


@every_small_rung
def test_what_is_locked_can_be_planned(rung: Rung) -> None:
    """The first week is partly lived: a second rest of it would leave fewer than 36 hours (ANQ-9.7b)."""
    instance = instance_of(rung)
    locked = tuple(officer for officer in instance.officers if any(o == officer.id for o, _ in instance.lock))
    assert len(locked) > 0
    assert conflicting_locks(instance, locked) == ()


@every_small_rung
def test_demand_stands_to_the_staff_as_the_staffing_says(rung: Rung) -> None:
    balances = _balances(instance_of(rung))
    assert {unit: share for unit, share in balances.items() if abs(share - TARGETS[rung.staffing]) > 0.03} == {}


def _balances(instance: Instance) -> dict[str, float]:
    from making.capacity import balances  # reachable once a rung was made

    return {unit: balance.ratios["minutes"] for unit, balance in balances(instance).items()}


def test_leave_is_high_in_august() -> None:
    shares = {month: _leave(small_rung(month, "tight")) for month in MONTHS}
    assert shares[8] > 0.17
    assert shares[12] < 0.10


def _leave(instance: Instance) -> float:
    days = [(officer.id, day) for officer in instance.officers for day in instance.days]
    codes = Counter(absence.code for key in days if (absence := instance.absence(*key)) is not None)
    return codes[DayCode.CO] / len(days)


@pytest.mark.parametrize("month", MONTHS)
def test_tight_and_loose_have_the_same_people(month: int) -> None:
    tight, loose = (small_rung(month, staffing) for staffing in TARGETS)
    assert tight.officers == loose.officers
    assert tight.profile == loose.profile
    assert tight.seat.posts != loose.seat.posts


def test_the_same_rung_is_the_same_to_the_last_cell() -> None:
    rung = SMALL[0]
    assert rung.instance().model_dump_json() == instance_of(rung).model_dump_json()
