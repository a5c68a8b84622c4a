"""The findings as a document for programs, against the schema that is published."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from roster.audited import Role, Source
from roster.cli.main import run
from roster.conformity import RuleVerdict, Standing
from roster.domain.known import Fact
from roster.rule import Severity
from roster.selection import Baseline, Selection, baseline_of, in_order, outcome_of
from roster.writer.findings_document import findings_document
from tests.audits import NIGHT_GAP, a_finding, a_gap, a_month
from tests.plans import make_plan

THIRD = date(2026, 12, 3)


def document(*months: Any, lang: str = "it", **asked: Any) -> dict[str, Any]:
    """The document as a program reads it."""
    outcome = outcome_of(months or [a_month([a_gap()])], asked.get("selection"), asked.get("baseline"))
    read = json.loads(findings_document(outcome, lang).model_dump_json())
    assert isinstance(read, dict)
    return read


@pytest.fixture(scope="module")
def schemas() -> dict[str, Any]:
    """What ``roster schema`` prints."""
    import contextlib
    import io

    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        assert run(["schema"]) == 0
    printed = json.loads(out.getvalue())
    assert isinstance(printed, dict)
    return printed


def test_a_finding_says_all_that_was_found() -> None:
    (finding,) = document(a_month([a_gap()]))["findings"]
    assert finding["id"] == NIGHT_GAP
    assert finding["articles"] == ["ANQ art. 9, c. 16"]
    assert finding["reading"] == {"Q4": "serale", "Q16": "misto"}
    assert (finding["severity"], finding["blocks"], finding["from_facts"], finding["ground"]) == (
        "vietato",
        True,
        False,
        None,
    )
    assert finding["person"] == {"id": "000001", "label": "Bianchi Bruno", "unit": "U2"}
    assert (finding["officer"], finding["unit"], finding["month"]) == ("000001", "U2", "2026-12")
    assert finding["dates"] == ["2026-12-03"]
    assert finding["file"] == "2026-12.xlsx"
    assert finding["cells"] == ["Turni!D5"]
    assert finding["places"] == [{"date": "2026-12-03", "file": "2026-12.xlsx", "sheet": "Turni", "cell": "D5"}]
    assert finding["sentence"].startswith("Bianchi Bruno: ")
    assert (finding["value"], finding["limit"]) == (6, 8)
    assert (finding["amount"], finding["values"]["giorno_prima"]) == (120, "2026-12-03")


def test_where_units_have_their_own_files_each_cell_names_its_file() -> None:
    month = a_month([a_gap()])
    sources = tuple(Source(Path(f"{unit}.xlsx"), "cd" * 32, Role.ROSTER) for unit in ("UO1", "UO2"))
    addresses = {("000001", THIRD): "[UO2.xlsx]Turni!D5"}
    (finding,) = document(replace(month, sources=sources, addresses=addresses))["findings"]
    assert finding["file"] is None
    assert finding["places"] == [{"date": "2026-12-03", "file": "UO2.xlsx", "sheet": "Turni", "cell": "D5"}]


def test_sentences_are_in_the_language_asked_for() -> None:
    italian, english = (document(lang=lang) for lang in ("it", "en"))
    assert italian["findings"][0]["sentence"] != english["findings"][0]["sentence"]
    assert (italian["language"], english["language"]) == ("it", "en")


def test_several_months_stand_in_one_document() -> None:
    read = document(a_month([a_gap(day=date(2026, 11, 4))], month=11), a_month([a_gap(), a_gap("000002", ground="M1")]))
    assert [month["month"] for month in read["months"]] == ["2026-11", "2026-12"]
    assert [month["counts"]["breaches"] for month in read["months"]] == [1, 1]
    assert read["counts"] == {"breaches": 2, "excused": 1, "reports": 0, "preferences": 0, "known": 0}
    assert [finding["month"] for finding in read["findings"]] == ["2026-11", "2026-12", "2026-12"]


def test_a_month_says_what_was_read_and_where_it_stands_with_each_rule() -> None:
    verdicts = (
        RuleVerdict(NIGHT_GAP, Standing.BREACHED, 1),
        RuleVerdict("ANQ-10.5", Standing.NOT_CHECKED, 0, (Fact.ANAGRAFE,)),
    )
    (month,) = document(a_month([a_gap()], verdicts))["months"]
    assert month["sources"] == [{"path": "2026-12.xlsx", "sha256": "ab" * 32, "role": "servizio"}]
    assert [(rule["id"], rule["standing"]) for rule in month["rules"]] == [
        (NIGHT_GAP, "violata"),
        ("ANQ-10.5", "non verificabile"),
    ]
    assert month["rules"][1]["missing"] == [Fact.ANAGRAFE.value]
    assert month["rules"][1]["sentence"] == "Non sono dati: date di nascita e di entrata in servizio"
    assert (month["readings"]["Q16"], len(month["readings"])) == ("misto", 18)


def test_what_is_not_in_the_document_is_counted_in_it() -> None:
    month = a_month([a_gap(), a_finding("L395-11.4"), a_finding("ANQ-10.2", Severity.REPORT)])
    read = document(month, selection=Selection(only=("ANQ-10",), since=THIRD))
    assert read["selection"] == {"only": ["ANQ-10"], "since": "2026-12-03", "left_out": 2, "left_out_breaches": 2}
    assert (read["compliant"], read["counts"]["breaches"]) == (False, 0)


def test_known_findings_are_marked_and_those_gone_are_listed() -> None:
    known = baseline_of(in_order([a_month([a_gap(), a_finding("L395-11.4")])]))
    read = document(a_month([a_gap(), a_gap("000002")]), baseline=known)
    assert [finding["known"] for finding in read["findings"]] == [True, False]
    assert read["baseline"]["known"] == 1
    assert [gone["rule"] for gone in read["baseline"]["vanished"]] == ["L395-11.4"]


def test_documents_keep_to_the_schema_that_is_printed(schemas: dict[str, Any]) -> None:
    plan = make_plan(12, 2)
    from roster.auditor import audit

    real = replace(a_month(), instance=plan.instance, roster=plan.roster, findings=audit(plan.instance, plan.roster))
    known = baseline_of(in_order([a_month([a_gap(), a_finding("L395-11.4")])]))
    jsonschema.Draft202012Validator.check_schema(schemas["findings"])
    for written in (document(real), document(baseline=known, selection=Selection(since=THIRD)), document(lang="en")):
        jsonschema.validate(written, schemas["findings"])
    jsonschema.validate(json.loads(known.model_dump_json()), schemas["known_findings"])


def test_the_schema_refuses_what_is_no_such_document(schemas: dict[str, Any]) -> None:
    written = document()
    del written["findings"][0]["sentence"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(written, schemas["findings"])
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"findings": [{}]}, schemas["known_findings"])


def test_a_baseline_is_written_as_it_is_read() -> None:
    known = baseline_of(in_order([a_month([a_gap()])]))
    assert Baseline.model_validate_json(known.model_dump_json(indent=1)) == known
