"""The cases stand at the exact boundaries: each number of a rule is felt by some case, and both ends of the month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

from roster.record import Record
from roster.registry import rules
from roster.rule import Finding, Rule, Status
from tests.cases import Case, cases

CASES = cases()
RULES = rules()
NOT_FELT = {("GU18-3", "notte", 1): "no shift starts after midnight of its day"}
NUMBERS = [
    (rule, name, change)
    for rule in RULES.values()
    for name, info in type(rule).model_fields.items()
    for change in (1, -1)
    if info.annotation is int and (rule.id, name, change) not in NOT_FELT
]
SEQUENCES = (
    "ANQ-6.5",
    "ANQ-9.7b",
    "ANQ-9.14b",
    "ANQ-9.15a",
    "ANQ-9.15b",
    "ANQ-9.16a",
    "ANQ-9.16b",
    "ANQ-13.9",
    "DPR39-10.3",
    "L395-11.4",
    "P-1",
    "P-2",
    "P-3",
    "P-4",
    "P-5",
)
"""Rules on what follows what: a month that begins or ends in the middle of a sequence must not hide it."""


def own(rule_id: str) -> list[Case]:
    return [case for case in CASES if case.rule == rule_id]


def said(rule: Rule, case: Case) -> list[Finding]:
    return list(rule.audit(Record(case.instance, case.roster)))


def verdict(rule: Rule, case: Case) -> object:
    """Return what a case makes of a rule, leaving out the figures its sentences print: a limit prints itself.

    What a finding costs belongs to it only where prices are all the rule has.
    """
    record = Record(case.instance, case.roster)
    priced = rule.status is Status.PREFERENCE
    held = Counter((f.severity, f.says, f.from_facts, f.ground, f.cost * priced) for f in rule.audit(record))
    return held, list(rule.opens(record)), [(e.account, e.day, e.amount) for e in rule.enters(record)]


@pytest.mark.parametrize(
    ("rule", "name", "change"), NUMBERS, ids=[f"{rule.id}.{name}{change:+}" for rule, name, change in NUMBERS]
)
def test_one_more_and_one_less_change_some_case(rule: Rule, name: str, change: int) -> None:
    other = rule.model_copy(update={name: getattr(rule, name) + change})
    assert any(verdict(rule, case) != verdict(other, case) for case in own(rule.id))


@pytest.mark.parametrize(
    "rule", [rule for rule in RULES.values() if rule.status is Status.ENFORCED], ids=lambda r: r.id
)
def test_every_imposed_rule_has_a_case_without_a_breach_and_one_with(rule: Rule) -> None:
    assert any(not case.finds for case in own(rule.id))
    assert any(case.finds for case in own(rule.id))


def found_in(rule_id: str, case: Case) -> Iterator[Finding]:
    """Yield what the rule holds against the roster of a case."""
    yield from (f for f in said(RULES[rule_id], case) if f.days and (f.blocks or f.from_facts or f.cost))


@pytest.mark.parametrize("rule_id", SEQUENCES)
def test_a_sequence_is_followed_from_the_old_month(rule_id: str) -> None:
    """Some case is refused on the first days of the month for what its history holds, and not without it."""
    assert any(list(found_in(rule_id, case)) != list(found_in(rule_id, forgetful(case))) for case in own(rule_id))


def forgetful(case: Case) -> Case:
    """Return a case without its cells, and its work outside the shifts, before the month."""
    first = f"{case.month}-01"
    cells = {
        key: {day: cell for day, cell in value.items() if day >= first} if isinstance(value, dict) else value
        for key, value in case.cells.items()
        if isinstance(value, dict) or key >= first
    }
    extra = tuple(line for line in case.extra if str(line["day"]) >= first)
    facts = {name: getattr(case, name) for name in Case.model_fields}
    return Case(**{**facts, "cells": cells, "extra": extra})


@pytest.mark.parametrize("rule_id", SEQUENCES)
def test_a_sequence_is_followed_to_the_last_day(rule_id: str) -> None:
    assert any(
        case.instance.days[-1] in finding.days or case.instance.next_day in finding.days
        for case in own(rule_id)
        for finding in found_in(rule_id, case)
    )
