"""The commands ``validate`` and ``template``: findings, verdict, cells, exit codes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from roster.cli.main import run
from roster.domain import Cell, Roster
from roster.registry import rules
from roster.rule import Severity
from roster.writer import write_plan_json
from tests.office import DAYS, RULE, Office, a_breach, a_plan


def test_validate_prints_each_breach_with_its_cell(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    office.findings = (a_breach(),)
    assert run(["validate", "sede.xlsx", "--json", "rilievi.json"]) == 1
    header, row, readings, verdict = capsys.readouterr().out.splitlines()
    assert header.split() == ["Regola", "Articolo", "Gravità", "Personale", "Data", "Cella", "Rilievo"]
    for word in (RULE, "ANQ art. 9, c. 16", "vietato", "Rossi Anna (00123)", "02/12/2026", "Brogliaccio!F12"):
        assert word in row
    assert readings.startswith(f"{RULE}: letture seguite Q4 serale;")
    assert verdict.startswith("Verdetto: NON CONFORME.")
    assert Path("rilievi.json").read_text() == "findings"


@pytest.mark.parametrize(
    ("fields", "said"),
    [({"from_facts": True}, "vietato (non dovuto ai turni)"), ({"ground": "M1"}, "vietato (motivazione M1)")],
)
def test_a_breach_nobody_answers_for_does_not_condemn(
    office: Office, fields: dict[str, Any], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    office.findings = (a_breach(**fields),)
    assert run(["validate", "sede.xlsx"]) == 0
    shown = capsys.readouterr().out
    assert said in shown
    assert "non dovute ai turni o motivate 1" in shown


def test_preferences_are_counted_by_rule(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    office.findings = tuple(a_breach().model_copy(update={"severity": Severity.PREFERENCE}) for _ in range(1200))
    assert run(["validate", "sede.xlsx"]) == 0
    preferences, verdict = capsys.readouterr().out.splitlines()
    assert preferences.endswith("casi 1.200")
    assert "preferenze non soddisfatte 1.200" in verdict


def test_validate_refuses_another_month(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["validate", "sede.xlsx", "--month", "11/2026"]) == 2
    assert "dicembre 2026" in capsys.readouterr().err
    assert run(["validate", "sede.xlsx", "--month", "12/2026"]) == 0


def test_another_input_must_know_who_and_what_the_roster_names(
    office: Office, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["validate", "sede.xlsx", "--input", "sede.xlsx"]) == 0
    row = (Cell.duty("Z", "ALTRO"),) * DAYS
    stranger = Roster(year=2026, month=12, cells={"00999": row})
    office.plan = office.plan.model_copy(update={"roster": stranger})
    capsys.readouterr()
    assert run(["validate", "sede.xlsx", "--input", "sede.xlsx"]) == 2
    error = capsys.readouterr().err
    assert [word in error for word in ("00999", "turno Z", "posto ALTRO")] == [True] * 3


def test_template_is_written_once(office: Office) -> None:
    assert run(["template", "--out", "vuota.xlsx"]) == 0
    assert Path("vuota.xlsx").read_text() == "template"
    assert run(["template", "--out", "vuota.xlsx"]) == 2
    assert run(["template", "--out", "vuota.xlsx", "--force"]) == 0


def test_validate_needs_no_solver(tmp_path: Path) -> None:
    path = tmp_path / "piano.json"
    write_plan_json(a_plan(), path)
    program = f"""
import sys
sys.modules["ortools"] = None
from roster.cli.main import run
sys.exit(run(["validate", {str(path)!r}]))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode in {0, 1}, done.stderr
    assert f"Regole {len(rules())}" in done.stdout
