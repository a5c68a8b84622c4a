"""Posts, shifts and demand of the samples: lawful, and no more than the staff can nearly give."""

from __future__ import annotations

from datetime import date

import pytest

from roster.domain import DayClass, DerogationKind
from tests.samples import WOMEN, every_sample, instance_of

pytestmark = pytest.mark.usefixtures("making")


@every_sample
def test_the_shift_table_has_its_references(name: str) -> None:
    profile = instance_of(name).profile
    assert all(shift.reference for shift in profile.shifts)
    long_shifts = [s for s in profile.shifts if s.minutes > 432]
    allowed = [
        profile.derogation(DerogationKind.TURNO_OLTRE_6_ORE, date(2026, 10, 1), shift=s.code) for s in long_shifts
    ]
    assert all(derogation is not None and derogation.reference for derogation in allowed)


@every_sample
def test_posts_open_all_day_tile_it(name: str) -> None:
    instance = instance_of(name)
    open_all_day = [post for post in instance.seat.posts if post.round_the_clock]
    assert open_all_day
    for post in open_all_day:
        for today in (DayClass.FERIALE, DayClass.FESTIVO):
            codes = {line.shift for line in post.cover if line.days in (DayClass.TUTTI, today) and line.nominal}
            minutes = [0] * 1440
            for code in codes & {shift.code for shift in instance.profile.shifts if shift.code[0] in "NMPSG"} - {
                "M7",
                "M8",
            }:
                shift = instance.shift[code]
                for minute in range(shift.start_minute, shift.end_minute):
                    minutes[minute % 1440] += 1
            assert set(minutes) == {1}, post.code


@every_sample
def test_hospital_posts_keep_to_four_quadrants(name: str) -> None:
    instance = instance_of(name)
    flagged = [p for p in instance.seat.posts if p.hospital_ward or p.atsm or p.piantonamento]
    assert flagged
    codes = {line.shift for line in instance.demands if instance.post[line.post] in flagged}
    assert codes == {"N", "M", "P", "S"}
    assert {instance.shift[code].minutes for code in codes} == {360}
    assert all(post.travel_out_min and post.travel_back_min for post in flagged if not post.atsm)


@every_sample
def test_sex_decides_only_inside_sections(name: str) -> None:
    for post in instance_of(name).seat.posts:
        assert post.sex_required is None
        assert (post.sex_held is not None) == post.article_42


@every_sample
def test_demand_is_what_the_staff_can_nearly_give(name: str) -> None:
    from making.capacity import balances

    found = balances(instance_of(name))
    target = 0.92 if name.startswith("siena") else 1.0
    for unit, balance in found.items():
        shares = balance.ratios
        assert target - 0.03 <= shares["minutes"] <= target + 0.03, unit
        assert 0.60 <= shares["minimum"] <= 0.86, unit
        assert shares["festive"] <= 0.91, unit
        assert shares["evenings"] <= 0.86, unit
        if name not in WOMEN:
            assert shares["nights"] <= 0.86, unit
            assert shares["covered"] <= 0.86, unit
    assert 0.76 <= found["*"].ratios["minimum"] <= 0.86


@every_sample
def test_no_week_asks_at_the_minimum_more_than_the_staff_can_give(name: str) -> None:
    from making.capacity import weekly_minimum

    assert {key: share for key, share in weekly_minimum(instance_of(name)).items() if share > 1.0} == {}


@pytest.mark.parametrize("name", WOMEN)
def test_the_nights_of_the_womens_section_take_all_that_women_can_give(name: str) -> None:
    from making.capacity import balances

    assert 0.95 <= balances(instance_of(name))["RF"].ratios["covered"] <= 1.10
