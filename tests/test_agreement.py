"""Every rule, without being listed: on every roster of the small worlds, the encoder allows it exactly when the audit
finds no breach, and the least penalty equals what the audit measures."""

from __future__ import annotations

from collections import defaultdict
from random import Random

import pytest

from roster.domain import Tier
from roster.record import Record
from roster.registry import rules
from roster.rule import Finding, Rule, Status
from tests.rule_worlds import WORLDS
from tests.worlds import World, every_solution, least_penalty

RULES = {rule_id: rule for rule_id, rule in rules().items() if rule.status is not Status.CONFIGURATION}
SAMPLE = 60


def clean(rule: Rule, w: World, choice: tuple) -> bool:
    """Return whether the rule finds no breach in the roster of ``choice``."""
    return not any(f.blocks for f in findings_of(rule, w, choice))


def allowed_by_audit(rule: Rule, w: World) -> set:
    return {choice for choice in w.every_choice(w.model()) if clean(rule, w, choice)}


def allowed_by_encoder(rule: Rule, w: World) -> set:
    m = w.model()
    rule.encode(m)
    return every_solution(w, m)


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_encoder_and_auditor_allow_the_same_rosters(rule: Rule) -> None:
    """The same in every world, in each some, and in those made for one rule something is told of some and not of all.

    A world where all is refused proves nothing of what is allowed, and the other way round. Worlds that differ in the
    cells decided beforehand alone are read as one: what no free cell offers can only be tried so.
    """
    worlds = WORLDS.for_rule(rule.id)
    told: defaultdict[object, set[frozenset[tuple]]] = defaultdict(set)
    for w in worlds:
        heard = {choice: findings_of(rule, w, choice) for choice in w.every_choice(w.model())}
        allowed = {choice for choice, findings in heard.items() if not any(f.blocks for f in findings)}
        assert allowed_by_encoder(rule, w) == allowed, w.name
        told[id(w.instance), w.free] |= {frozenset(map(substance, findings)) for findings in heard.values()}
    assert [w.name for w in worlds if all(map(refuses, told[id(w.instance), w.free]))] == []
    if rule.status is Status.ENFORCED:
        own = [w for w in worlds if WORLDS.is_of_one_rule(w)]
        assert [w.name for w in own if len(told[id(w.instance), w.free]) == 1] == []


def findings_of(rule: Rule, w: World, choice: tuple) -> list[Finding]:
    """Return what the audit finds in the roster of ``choice``."""
    return list(rule.audit(Record(w.instance, w.roster_of(choice))))


def substance(finding: Finding) -> tuple:
    """Return what tells a finding from another: whether it blocks first."""
    f = finding
    return f.blocks, f.severity, f.says, f.days, f.amount, f.cost, f.from_facts, f.ground


def refuses(findings: frozenset[tuple]) -> bool:
    """Return whether one of the findings blocks."""
    return any(blocks for blocks, *_ in findings)


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_a_rule_that_forbids_is_felt(rule: Rule) -> None:
    """A world in which a hard rule allows everything tests nothing: some world must refuse some roster."""
    if rule.status is not Status.ENFORCED:
        pytest.skip("forbids nothing by its status")
    assert any(len(allowed_by_encoder(rule, w)) < len(set(w.every_choice(w.model()))) for w in WORLDS.for_rule(rule.id))


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_least_penalty_is_what_the_audit_measures(rule: Rule) -> None:
    """On a seeded sample of rosters the model's least penalty per tier is the sum of the audited costs."""
    for w in WORLDS.for_rule(rule.id):
        m = w.model()
        rule.encode(m)
        choices = sorted(set(w.every_choice(m)), key=str)
        for choice in Random(1).sample(choices, min(SAMPLE, len(choices))):
            findings = findings_of(rule, w, choice)
            for tier in Tier:
                audited = sum(f.cost for f in findings if f.tier is tier)
                if not audited and not m.penalties[tier].largest:
                    continue
                least = least_penalty(w, m, choice, m.objective(tier))
                if least is not None:
                    assert least == audited, (w.name, tier, [str(c) for c in choice])


NUMBERS = [
    (rule, name)
    for rule in RULES.values()
    for name, info in type(rule).model_fields.items()
    if info.annotation is int and rule.status is Status.ENFORCED
]


@pytest.mark.parametrize(("rule", "name"), NUMBERS, ids=[f"{rule.id}.{name}" for rule, name in NUMBERS])
def test_one_more_and_one_less_matter(rule: Rule, name: str) -> None:
    """Each number of a rule is felt: one more or one less changes what some world allows."""
    for change in (1, -1):
        other = rule.model_copy(update={name: getattr(rule, name) + change})
        assert any(allowed_by_audit(rule, w) != allowed_by_audit(other, w) for w in WORLDS.for_rule(rule.id)), change


def test_worlds_have_free_cells_at_both_ends_of_a_month() -> None:
    cells = [(w.instance, day) for w in WORLDS.everywhere for _, day in w.free]
    assert any(day == instance.days[0] for instance, day in cells)
    assert any(day == instance.days[-1] for instance, day in cells)
