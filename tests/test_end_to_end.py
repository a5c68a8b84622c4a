"""The whole program on the smallest sample: generate, read back, audit again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from roster.cli.main import run

SAMPLE = Path(__file__).parents[1] / "data" / "samples" / "grosseto-34-2026-12.xlsx"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with everything ``generate`` writes for the sample."""
    made = tmp_path_factory.mktemp("grosseto")
    outputs = ["--out", str(made / "ufficio.xlsx"), "--posted-out", str(made / "albo.xlsx")]
    arguments = ["generate", str(SAMPLE), "--month", "12/2026", *outputs, "--json", str(made / "piano.json")]
    assert run([*arguments, "--time-limit", "5"]) == 0
    assert {path.name for path in made.iterdir()} == {"ufficio.xlsx", "albo.xlsx", "piano.json"}
    return made


@pytest.mark.parametrize("name", ["ufficio.xlsx", "piano.json"])
def test_what_generate_wrote_passes_the_audit(folder: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["validate", str(folder / name)]) == 0
    assert "Verdetto: CONFORME" in capsys.readouterr().out


PLACES = ("file", "cells", "places")
"""Where a finding stands in the file that was read: a plan as JSON has no cells."""


def test_workbook_and_plan_give_the_same_findings(folder: Path, tmp_path: Path) -> None:
    found = []
    for name in ("ufficio.xlsx", "piano.json"):
        out = tmp_path / f"{name}.json"
        assert run(["validate", str(folder / name), "--json", str(out), "--lang", "en"]) == 0
        findings = json.loads(out.read_text(encoding="utf-8"))["findings"]
        found.append([{key: value for key, value in finding.items() if key not in PLACES} for finding in findings])
    assert found[0] == found[1]
    assert found[0]


def test_the_workbook_of_the_seat_can_judge_the_roster(folder: Path) -> None:
    assert run(["validate", str(folder / "ufficio.xlsx"), "--input", str(SAMPLE), "--month", "2026-12"]) == 0


def test_the_plan_of_december_opens_january(folder: Path, tmp_path: Path) -> None:
    """The closing state of a month is the history of the next, from the plan or from the workbook of the office."""
    out = tmp_path / "gennaio.json"
    arguments = ["generate", str(SAMPLE), "--month", "2027-01", "--history", str(folder / "ufficio.xlsx")]
    outputs = ["--out", str(tmp_path / "gennaio.xlsx"), "--json", str(out)]
    assert run([*arguments, *outputs, "--time-limit", "3"]) == 0
    history = json.loads(out.read_text(encoding="utf-8"))["instance"]["seat"]["history"]
    assert max(row["day"] for row in history["days"]) == "2026-12-31"
    assert max(row["months"] for row in history["counters"]) == 12


def test_another_month_does_not_open_this_one(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["generate", str(SAMPLE), "--month", "2027-02", "--history", str(folder / "piano.json")]
    assert run([*arguments, "--out", str(tmp_path / "febbraio.xlsx")]) == 2
    assert "serve quello di 01/2027" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_the_posted_copy_is_not_an_input(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["validate", str(folder / "albo.xlsx")]) == 2
    assert capsys.readouterr().err.startswith("Errore: ")
