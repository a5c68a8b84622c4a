"""The staff of the samples: real proportions, pools, invented names, the counters of the year."""

from __future__ import annotations

from collections import Counter

import pytest

from roster.domain import RequestKind, Ruolo, Sex, ShiftClass
from tests.samples import NAME, WOMEN, every_sample, instance_of


@every_sample
def test_people_are_as_many_as_the_name_says_and_of_real_proportions(name: str) -> None:
    instance = instance_of(name)
    officers = instance.seat.officers
    parts = NAME.fullmatch(name)
    assert parts is not None
    assert len(officers) == len({officer.id for officer in officers}) == int(parts["size"])
    fixed = sum(not officer.on_turns for officer in officers) / len(officers)
    assert 0.19 <= fixed <= 0.25
    agents = sum(officer.ruolo is Ruolo.AGENTI_ASSISTENTI for officer in officers) / len(officers)
    assert 0.65 <= agents <= 0.85
    assert 1 <= sum(officer.ruolo is Ruolo.FUNZIONARI for officer in officers) <= 2
    ages = [(instance.days[0] - officer.birth_date).days / 365.25 for officer in officers]
    assert 42 <= sum(ages) / len(ages) <= 47
    assert 0.22 <= sum(age > 50 for age in ages) / len(ages) <= 0.42


@every_sample
def test_the_text_says_that_people_are_invented(name: str) -> None:
    assert "inventat" in instance_of(name).profile.agreement


@every_sample
def test_units_are_no_larger_than_sixty_and_each_has_a_pool(name: str) -> None:
    seat = instance_of(name).seat
    on_turns = Counter(officer.unit for officer in seat.officers if officer.on_turns)
    assert max(on_turns.values()) <= 60
    assert {post.unit for post in seat.posts if post.reserve} == {unit.code for unit in seat.profile.units}
    assert all(not post.cover for post in seat.posts if post.reserve)


@every_sample
def test_every_ruolo_on_turns_has_posts_by_day(name: str) -> None:
    instance = instance_of(name)
    for unit, ruolo in {(officer.unit, officer.ruolo) for officer in instance.officers if officer.on_turns}:
        by_day = {
            line.post
            for post in instance.seat.posts
            if post.unit == unit and ruolo in post.ruoli
            for line in instance.demands
            if line.post == post.code
            and instance.profile.class_of(instance.shift[line.shift]) in (ShiftClass.MAT, ShiftClass.POM)
        }
        assert by_day, (unit, ruolo)


@pytest.mark.parametrize("name", WOMEN)
def test_women_hold_the_womens_section(name: str) -> None:
    instance = instance_of(name)
    sections = [p for p in instance.seat.posts if p.article_42 and p.sex_held is Sex.F]
    assert sections
    agents = [o for o in instance.officers if o.unit == "RF" and o.ruolo is Ruolo.AGENTI_ASSISTENTI]
    assert {officer.sex for officer in agents} == {Sex.F}


@every_sample
def test_on_call_has_quota_and_volunteers_with_the_experience(name: str) -> None:
    instance = instance_of(name)
    plan = instance.profile.on_call
    assert plan is not None
    assert plan.quota
    assert plan.skill is not None
    volunteers = [o for o in instance.officers if o.request(RequestKind.REPERIBILITA, instance.days[0])]
    assert len(volunteers) >= 3
    assert all(officer.has_skill(plan.skill, instance.days[0]) for officer in volunteers)


@every_sample
def test_counters_and_credits_come_from_the_year(name: str) -> None:
    instance = instance_of(name)
    assert set(instance.counters) == {officer.id for officer in instance.officers}
    assert {row.months for row in instance.counters.values()} <= {0, instance.month - 1}
    assert all(credit.earned < instance.days[0] <= credit.due for credit in instance.seat.history.credits)
    assert instance.seat.history.credits
