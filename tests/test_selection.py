"""What ``--only``, ``--since`` and ``--group-by`` keep, count and order."""

from __future__ import annotations

from datetime import date

import pytest

from roster.conformity import RuleVerdict, Standing, Verdict
from roster.domain.known import Fact
from roster.rule import Severity
from roster.selection import Grouping, Selection, baseline_of, grouped, in_order, outcome_of
from roster.selection.choice import begins
from tests.audits import NIGHT_GAP, a_finding, a_gap, a_month

SECOND = date(2026, 12, 2)
TENTH = date(2026, 12, 10)


@pytest.mark.parametrize(
    ("rule", "prefix", "does"),
    [
        ("ANQ-9.16a", "ANQ-9", True),
        ("ANQ-9.16a", "anq-9.16", True),
        ("ANQ-9.16a", "ANQ-9.16a", True),
        ("ANQ-9.16a", "ANQ-9.1", False),
        ("ANQ-9.1b", "ANQ-9.1", True),
        ("ANQ-10.2", "ANQ-1", False),
        ("ANQ-10.2", "ANQ", True),
        ("L395-11.4", "L395", True),
        ("P-1", "ANQ", False),
    ],
)
def test_a_prefix_takes_whole_numbers(rule: str, prefix: str, does: bool) -> None:
    assert begins(rule, prefix) is does


def test_only_keeps_the_rules_named_and_counts_the_rest() -> None:
    month = a_month([a_gap(), a_finding("L395-11.4"), a_finding("ANQ-10.2", Severity.REPORT)])
    outcome = outcome_of([month], Selection(only=("ANQ-9", "L104")))
    assert [entry.finding.rule for entry in outcome.entries] == [NIGHT_GAP]
    assert [finding.rule for finding in outcome.months[0].findings] == [NIGHT_GAP]
    assert (outcome.left_out, outcome.left_out_breaches) == (2, 1)


def test_a_roster_is_not_compliant_for_want_of_looking() -> None:
    month = a_month([a_finding("L395-11.4")])
    outcome = outcome_of([month], Selection(only=("ANQ-9",)))
    assert (outcome.verdict, outcome.fails(strict=False)) == (Verdict.BREACHED, False)
    assert outcome_of([month], None, baseline_of(in_order([month]))).verdict is Verdict.BREACHED
    assert outcome_of([a_month([a_gap(ground="M1")])]).verdict is Verdict.COMPLIANT


@pytest.mark.parametrize("standing", [Standing.NOT_CHECKED, Standing.CHECKED, Standing.GROUNDED])
def test_a_roster_is_not_compliant_for_want_of_facts(standing: Standing) -> None:
    short = RuleVerdict("ANQ-10.5", standing, missing=(Fact.ANAGRAFE,))
    sound = RuleVerdict(NIGHT_GAP, Standing.CHECKED)
    assert outcome_of([a_month(verdicts=(sound,)), a_month(verdicts=(short,))]).verdict is Verdict.NOT_ALL_CHECKED
    assert outcome_of([a_month([a_gap()], verdicts=(short,))]).verdict is Verdict.BREACHED


def test_since_keeps_what_touches_the_date_or_a_later_one() -> None:
    early, across, late = a_gap(day=SECOND), a_gap(days=(SECOND, TENTH)), a_gap(day=TENTH)
    undated = a_gap(days=())
    outcome = outcome_of([a_month([early, across, late, undated])], Selection(since=TENTH))
    assert {entry.finding.days for entry in outcome.entries} == {across.days, late.days, undated.days}
    assert (outcome.left_out, outcome.left_out_breaches) == (1, 1)


def test_a_month_before_since_has_nothing_asked_for() -> None:
    november = a_month([a_gap(days=())], month=11)
    assert outcome_of([november], Selection(since=date(2026, 12, 1))).left_out == 1


def test_nothing_asked_leaves_nothing_out() -> None:
    outcome = outcome_of([a_month([a_gap()])])
    assert (len(outcome.entries), outcome.left_out, outcome.selection.asks) == (1, 0, False)


def test_findings_come_gravest_first_and_rules_by_number() -> None:
    grounded = a_gap("000002", ground="M1")
    preference = a_finding("P-1", Severity.PREFERENCE)
    report = a_finding("ANQ-10.2", Severity.REPORT)
    tenth = a_finding("ANQ-10.5", officer="000001")
    found = in_order([a_month([preference, report, grounded, tenth, a_gap()])])
    assert [(e.finding.rule, e.finding.blocks) for e in found] == [
        (NIGHT_GAP, True),
        ("ANQ-10.5", True),
        (NIGHT_GAP, False),
        ("ANQ-10.2", False),
        ("P-1", False),
    ]


def test_groups_by_rule_come_gravest_first() -> None:
    month = a_month([a_finding("ANQ-10.2", Severity.REPORT), a_gap(), a_finding("L395-11.4")])
    groups = grouped(in_order([month]), Grouping.RULE, "it")
    assert [group.key for group in groups] == [NIGHT_GAP, "L395-11.4", "ANQ-10.2"]
    assert groups[0].title.startswith("ANQ-9.16a (ANQ art. 9, c. 16): ")


def test_groups_by_person_join_months_and_name_people() -> None:
    december = a_month([a_gap("000002"), a_finding("ANQ-10.2", Severity.REPORT, post="SEZ1A")])
    november = a_month([a_gap("000002", day=date(2026, 11, 4)), a_gap("000001", day=date(2026, 11, 4))], month=11)
    groups = grouped(in_order([november, december]), Grouping.PERSON, "it")
    assert [group.key for group in groups] == ["000001", "000002", ""]
    assert [len(group.entries) for group in groups] == [1, 2, 1]
    assert [group.title for group in groups] == [
        "Bianchi Bruno (000001)",
        "D'Angelo Carla (000002)",
        "Sede e posti, nessuno in particolare",
    ]


def test_groups_by_unit_are_of_the_officer_else_of_the_post() -> None:
    found = [a_gap("000001"), a_finding("ANQ-10.2", Severity.REPORT, post="SEZ1A"), a_finding("ANQ-9.7c")]
    groups = grouped(in_order([a_month(found)]), Grouping.UNIT, "en")
    assert [(group.key, group.title) for group in groups] == [
        ("U1", "Reparto 1 (U1)"),
        ("U2", "Reparto 2 (U2)"),
        ("", "The whole seat"),
    ]


def test_groups_by_day_are_under_the_date_of_the_breach() -> None:
    found = [a_gap(days=(TENTH, SECOND)), a_gap(day=SECOND), a_finding("ANQ-9.7c")]
    groups = grouped(in_order([a_month(found)]), Grouping.DAY, "it")
    assert [group.key for group in groups] == ["2026-12-02", "2026-12-10", ""]
    assert groups[0].title == "mercoledì 02/12/2026"


def test_no_finding_is_lost_in_groups() -> None:
    entries = in_order([a_month([a_gap(), a_gap("000003"), a_finding("ANQ-9.7c")])])
    for by in Grouping:
        assert sum(len(group.entries) for group in grouped(entries, by, "it")) == len(entries)


@pytest.mark.parametrize(
    ("finding", "plain", "strict"),
    [
        (a_gap(), True, True),
        (a_gap(ground="M1"), False, False),
        (a_gap(from_facts=True), False, False),
        (a_finding("ANQ-10.2", Severity.REPORT), False, True),
        (a_finding("P-1", Severity.PREFERENCE), False, False),
    ],
)
def test_strict_also_fails_on_reports(finding: object, plain: bool, strict: bool) -> None:
    outcome = outcome_of([a_month([finding])])  # type: ignore[list-item]
    assert (outcome.fails(strict=False), outcome.fails(strict=True)) == (plain, strict)


def test_strict_also_fails_on_a_rule_not_checked_unless_it_was_not_asked_for() -> None:
    month = a_month(verdicts=[RuleVerdict(NIGHT_GAP, Standing.NOT_CHECKED)])
    assert [outcome_of([month]).fails(strict=strict) for strict in (False, True)] == [False, True]
    assert not outcome_of([month], Selection(only=("ANQ-10",))).fails(strict=True)
