"""The certificate in words: a row for each rule, what was not given, versions and hashes; on screen and as a file."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from roster.audited import AuditedMonth, Role, Source
from roster.auditor import audit
from roster.cli.main import run
from roster.cli.validate.delivering import show
from roster.conformity import Standing, conformity
from roster.domain.known import EVERYTHING, Fact
from roster.messages import LANGUAGES, text
from roster.registry import rules, rules_in_force
from roster.selection import outcome_of
from roster.writer import write_plan_json
from roster.writer.conformity import (
    certificate_text,
    conformity_head,
    conformity_line,
    conformity_rows,
    unchecked_lines,
    verdict_text,
)
from tests.cases import cases
from tests.test_validate_files import a_plan

CASE = next(case for case in cases() if case.rule == "ANQ-10.4a" and case.finds)
ROSTER_ALONE = frozenset({Fact.TABELLA, Fact.STATI})


def month_of(known: frozenset[Fact] = EVERYTHING) -> AuditedMonth:
    findings = audit(CASE.instance, CASE.roster, known)
    source = Source(Path("cartella/dicembre.xlsx"), "ab" * 32, Role.ROSTER)
    verdicts = conformity(CASE.instance, findings, known)
    return AuditedMonth(CASE.instance, CASE.roster, findings, verdicts, (source,))


def said_of(rule: str, known: frozenset[Fact]) -> str:
    return next(row.why for row in conformity_rows(month_of(known), "it") if row.rule == rule)


def test_a_row_says_what_was_found_and_why_no_more_than_that() -> None:
    assert said_of("ANQ-10.4a", EVERYTHING) == "Una violazione"
    assert said_of("ANQ-10.4b", EVERYTHING) == "Nessuna violazione"
    assert said_of("ANQ-10.4c", EVERYTHING - {Fact.ANAGRAFE}) == (
        "Non sono dati: date di nascita e di entrata in servizio"
    )
    assert said_of("ANQ-9.16a", EVERYTHING - {Fact.STORICO}) == (
        "Nessuna violazione. La verifica è parziale: "
        "manca il mese precedente, perciò i primi giorni non sono confrontati"
    )
    assert said_of("ANQ-10.4a", EVERYTHING - {Fact.MOTIVAZIONI}) == (
        "Una violazione. La verifica è parziale: "
        "non sono date le motivazioni registrate, e una violazione può averne una"
    )


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("fact", Fact, ids=lambda fact: fact.name)
def test_every_fact_can_be_missed_in_words(fact: Fact, lang: str) -> None:
    """No rule is silent on what it stated, and none shows a missing fact that it does not read."""
    month = month_of(EVERYTHING - {fact})
    label = text(f"conformity.fact_{fact.name.lower()}", lang)
    gap = text(f"conformity.gap_{fact.name.lower()}", lang)
    for verdict in month.verdicts:
        told = verdict_text(verdict, lang)
        assert (told == text("conformity.cannot", lang, facts=label)) == (fact in rules()[verdict.rule].needs)
        assert told.endswith(gap) == (fact in rules()[verdict.rule].looks_at)


def test_the_head_tells_versions_readings_agreement_and_hashes() -> None:
    head = dict(conformity_head(month_of(), "it"))
    assert head["Accordo decentrato"] == CASE.instance.profile.agreement
    assert head["File letto (servizio)"] == f"dicembre.xlsx, SHA-256 {'ab' * 32}"
    assert all(f"Q{n}: " in head["Letture dei punti aperti"] for n in range(1, 19))
    assert {"Versione del programma", "Norme lette il", "Sede", "Mese"} <= head.keys()
    assert "Dati non forniti" not in head


def test_an_agreement_that_nobody_gave_is_not_named() -> None:
    head = dict(conformity_head(month_of(ROSTER_ALONE), "it"))
    assert head["Accordo decentrato"] == "non dato"
    assert "tetti" in head["Dati non forniti"]


def test_the_summary_leaves_no_rule_out() -> None:
    verdicts = month_of(ROSTER_ALONE).verdicts
    silent = [v.rule for v in verdicts if v.standing is Standing.NOT_CHECKED]
    assert conformity_line(verdicts, "it").startswith(f"Norme {len(rules_in_force(CASE.instance))}: ")
    assert f"non verificabili {len(silent)}" in conformity_line(verdicts, "it")
    lines = unchecked_lines(verdicts, "it")
    assert {rule for line in lines for rule in line.rpartition(": ")[2].split(", ")} == set(silent)
    assert unchecked_lines(month_of().verdicts, "it") == ()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_text_has_every_rule_with_its_article(lang: str) -> None:
    shown = certificate_text([month_of(), month_of(ROSTER_ALONE)], lang)
    for rule in rules_in_force(CASE.instance).values():
        assert shown.count(f"{rule.id}  {rule.cites[0].place}") == 2
        assert rule.title.of(lang) in shown


def test_no_breach_found_is_not_compliant_while_rules_cannot_be_checked(capsys: pytest.CaptureFixture[str]) -> None:
    known = EVERYTHING - {Fact.ACCORDO}
    show(outcome_of([month_of(known)]), None, "it", strict=False)
    lines = capsys.readouterr().out.splitlines()
    verdict = next(line for line in lines if line.startswith("Verdetto: "))
    verdicts = month_of(known).verdicts
    assert ": CONFORME" not in verdict
    assert conformity_line(verdicts, "it") in lines
    assert set(unchecked_lines(verdicts, "it")) <= set(lines)
    assert lines[-1] == verdict


def test_validate_writes_the_certificate(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, target = tmp_path / "dicembre.json", tmp_path / "attestazione.txt"
    write_plan_json(a_plan(12), source)
    run(["validate", str(source), "--certificate", str(target)])
    written = target.read_text(encoding="utf-8")
    assert hashlib.sha256(source.read_bytes()).hexdigest() in written
    assert "L395-11.4  L. 395/1990" in written
    assert "Norme 87: verificate senza violazioni" in written
    assert "Norme 87" not in capsys.readouterr().out
    assert run(["validate", str(source), "--certificate", str(target)]) == 2
    assert "--force" in capsys.readouterr().err
