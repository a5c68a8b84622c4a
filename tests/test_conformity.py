"""What the audit can say of each rule: checked, breached, grounded or made by facts, not checkable; never respected
because nobody looked."""

from __future__ import annotations

from collections import Counter

import pytest

from roster.auditor import audit
from roster.conformity import RuleVerdict, Standing, conformity, totals
from roster.domain.known import EVERYTHING, Fact
from roster.registry import rules, rules_in_force
from roster.rule import Severity
from tests.cases import Case, cases

BY_RULE_AND_NAME = {(case.rule, case.name): case for case in cases()}
BREACHED = [case for case in cases() if case.rule in rules() and case.finds]
EXCUSED = [case for case in cases() if case.rule in rules() and not case.finds and (case.covered or case.from_facts)]


def verdict_of(case: Case, known: frozenset[Fact] = EVERYTHING) -> RuleVerdict:
    findings = audit(case.instance, case.roster, known)
    return next(v for v in conformity(case.instance, findings, known) if v.rule == case.rule)


def test_one_verdict_for_each_rule_in_force_in_order() -> None:
    case = BREACHED[0]
    verdicts = conformity(case.instance, audit(case.instance, case.roster))
    assert [v.rule for v in verdicts] == list(rules_in_force(case.instance))
    assert sum(totals(verdicts).values()) == len(verdicts)
    assert all(not v.missing and v.standing is not Standing.NOT_CHECKED for v in verdicts)


@pytest.mark.parametrize("case", BREACHED[::9], ids=lambda case: f"{case.rule}-{case.name}")
def test_a_breach_is_told_as_one_and_counted(case: Case) -> None:
    verdict = verdict_of(case)
    assert verdict.standing is Standing.BREACHED
    assert (verdict.breaches, verdict.covered, verdict.given) == (case.finds, case.covered, case.from_facts)


@pytest.mark.parametrize("case", EXCUSED[::3], ids=lambda case: f"{case.rule}-{case.name}")
def test_what_a_ground_or_given_facts_explain_is_no_breach_and_not_respected_either(case: Case) -> None:
    verdict = verdict_of(case)
    assert verdict.standing is Standing.GROUNDED
    assert (verdict.breaches, verdict.covered, verdict.given) == (0, case.covered, case.from_facts)


def test_a_rule_without_what_it_needs_is_not_asked_and_not_respected() -> None:
    for case in BREACHED[::9]:
        for fact in rules()[case.rule].needs:
            verdict = verdict_of(case, EVERYTHING - {fact})
            assert verdict == RuleVerdict(case.rule, Standing.NOT_CHECKED, missing=(fact,))


def test_what_is_not_known_silences_its_rules_and_no_other() -> None:
    """The auditor is the same: the findings of the rules that are asked are those of the whole audit."""
    case = BY_RULE_AND_NAME["ANQ-10.4a", BREACHED_CAP]
    everything = audit(case.instance, case.roster)
    for fact in Fact:
        known = EVERYTHING - {fact}
        silent = {v.rule for v in conformity(case.instance, (), known) if v.standing is Standing.NOT_CHECKED}
        assert audit(case.instance, case.roster, known) == tuple(f for f in everything if f.rule not in silent)


BREACHED_CAP = next(case.name for case in BREACHED if case.rule == "ANQ-10.4a")


def test_findings_that_are_no_breach_are_counted_apart() -> None:
    case = BY_RULE_AND_NAME["ANQ-10.4a", BREACHED_CAP]
    findings = audit(case.instance, case.roster)
    said = Counter((f.rule, f.severity) for f in findings)
    for verdict in conformity(case.instance, findings):
        assert verdict.noted == said[verdict.rule, Severity.REPORT]
        assert verdict.preferences == said[verdict.rule, Severity.PREFERENCE]
        assert verdict.breaches + verdict.covered + verdict.given == said[verdict.rule, Severity.HARD]
