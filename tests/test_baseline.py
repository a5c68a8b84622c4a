"""Known findings: the same one is known again, a worse one is new, one that went is told."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from roster.audited import AuditedMonth
from roster.conformity import RuleVerdict, Standing
from roster.errors import InputError
from roster.rule import Finding, Severity
from roster.selection import Baseline, Outcome, Selection, baseline_of, in_order, outcome_of, read_baseline
from tests.audits import NIGHT_GAP, a_finding, a_gap, a_month

THIRD = date(2026, 12, 3)


def kept(*findings: Finding) -> Baseline:
    return baseline_of(in_order([a_month(findings)]))


def later(known: Baseline, *findings: Finding, selection: Selection | None = None) -> Outcome:
    return outcome_of([a_month(findings)], selection, known)


def new(outcome: Outcome) -> Sequence[Finding]:
    return [entry.finding for entry in outcome.new]


def test_known_findings_no_longer_fail_and_new_ones_do() -> None:
    known = kept(a_gap())
    assert not later(known, a_gap()).fails(strict=True)
    outcome = later(known, a_gap(), a_gap("000002"))
    assert outcome.fails(strict=False)
    assert (new(outcome), outcome.known) == ([a_gap("000002")], 1)


def test_a_finding_is_known_wherever_it_stands_and_whatever_stands_around_it() -> None:
    known = kept(a_gap(), a_gap("000002"), a_finding("ANQ-10.2", Severity.REPORT))
    moved = a_month([a_finding("ANQ-10.5", officer="000004"), a_gap("000002", where="Altro!B2"), a_gap()])
    shifted = AuditedMonth(moved.instance, moved.roster, moved.findings, (), (), {("000001", THIRD): "Foglio9!AA77"})
    assert [f.rule for f in new(outcome_of([shifted], None, known))] == ["ANQ-10.5"]


@pytest.mark.parametrize(
    "changed",
    [
        {"officer": "000002"},
        {"days": (date(2026, 12, 4),)},
        {"shift": "N"},
        {"post": "SEZ1A"},
        {"values": {**a_gap().values, "notte": "00:00-08:00"}},
    ],
    ids=lambda changed: next(iter(changed)),
)
def test_what_the_sentence_says_makes_another_finding(changed: dict[str, Any]) -> None:
    outcome = later(kept(a_gap()), a_gap().model_copy(update=changed))
    assert len(new(outcome)) == 1
    assert len(outcome.vanished) == 1


@pytest.mark.parametrize(("hours", "is_new"), [(4, True), (6, False), (7, False)])
def test_a_worse_breach_is_new_and_a_lesser_one_is_known(hours: float, is_new: bool) -> None:
    outcome = later(kept(a_gap(hours=6)), a_gap(hours=hours))
    assert (bool(new(outcome)), outcome.vanished) == (is_new, ())


def test_a_breach_that_loses_its_ground_is_new() -> None:
    assert new(later(kept(a_gap(ground="M1")), a_gap())) == [a_gap()]
    assert not new(later(kept(a_gap()), a_gap(ground="M1")))


def test_a_number_in_a_sentence_that_counts_nothing_must_be_the_same() -> None:
    def called(hours: int) -> Finding:
        return a_finding("ANQ-10.10", officer="000001", days=(THIRD,), values={"turno": "-", "ore": hours})

    assert not new(later(kept(called(3)), called(3)))
    assert new(later(kept(called(3)), called(4)))


def test_further_from_the_limit_is_worse_whatever_the_sentence_counts() -> None:
    def gap(hours: float) -> Finding:
        return a_gap(hours=hours, amount=1)

    assert new(later(kept(gap(6)), gap(5)))
    assert not new(later(kept(gap(6)), gap(6.5)))


def test_each_known_finding_answers_for_one() -> None:
    outcome = later(kept(a_gap()), a_gap(), a_gap(hours=7))
    assert len(new(outcome)) == 1
    assert len(new(later(kept(a_gap(), a_gap(hours=7)), a_gap(), a_gap(hours=7)))) == 0


def test_what_went_is_told_when_it_was_looked_for() -> None:
    known = kept(a_gap(), a_finding("ANQ-10.5", officer="000001", days=(THIRD,)))
    assert [one.rule for one in later(known).vanished] == [NIGHT_GAP, "ANQ-10.5"]
    assert [one.rule for one in later(known, selection=Selection(only=("ANQ-10",))).vanished] == ["ANQ-10.5"]
    assert later(known, selection=Selection(since=date(2026, 12, 20))).vanished == ()
    assert outcome_of([a_month(month=11)], None, known).vanished == ()
    unchecked = a_month(verdicts=[RuleVerdict(NIGHT_GAP, Standing.NOT_CHECKED)])
    assert [one.rule for one in outcome_of([unchecked], None, known).vanished] == ["ANQ-10.5"]


def test_preferences_are_not_kept_and_stay_as_they_are() -> None:
    preference = a_finding("P-1", Severity.PREFERENCE)
    assert kept(preference).findings == ()
    assert new(later(kept(preference), preference)) == [preference]


def test_the_file_names_officers_by_id_only_and_reads_back(tmp_path: Path) -> None:
    known = kept(a_gap(), a_finding("DPR57-24a", officer="000001", values={"altro": "D'Angelo Carla"}))
    path = tmp_path / "noti.json"
    path.write_text(known.model_dump_json(), encoding="utf-8")
    assert read_baseline(path) == known
    assert "000001" in path.read_text()
    assert not [name for name in ("Bianchi", "Bruno", "Angelo", "Carla") if name in path.read_text()]


def test_the_order_of_the_findings_does_not_change_the_file() -> None:
    assert kept(a_gap(), a_gap("000002")) == kept(a_gap("000002"), a_gap())


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b"\xff\xfe{", b'{"format": "x", "findings": []}'])
def test_another_file_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "noti.json"
    path.write_bytes(content)
    with pytest.raises(InputError) as refused:
        read_baseline(path)
    assert [problem.key for problem in refused.value.problems] == ["baseline.unusable"]
