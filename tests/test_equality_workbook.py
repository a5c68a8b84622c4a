"""The workbook and the JSON of the report: live arithmetic, charts, what is not known, both languages."""

from __future__ import annotations

import json
from math import comb
from pathlib import Path

import pytest
from openpyxl import load_workbook

from roster.cli.main import run
from roster.domain.known import EVERYTHING, Fact
from roster.equality import equality
from roster.messages import text
from roster.writer import write_equality, write_equality_json, write_office
from tests.plans import make_plan
from tests.shared_months import days, month

OCTOBER, DECEMBER = (2026, 10), (2026, 12)
CELLS = {
    "001": days(1, 10, "N SEZ"),
    "002": days(11, 20, "N SEZ"),
    "003": days(21, 31, "N SEZ"),
    "004": {},
}


@pytest.fixture(scope="module")
def report_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("equality") / "uguaglianza.xlsx"
    write_equality(equality([month(OCTOBER, CELLS), month(DECEMBER, CELLS)]), path)
    return path


def rows(path: Path, key: str, *, values: bool = True) -> list[tuple[object, ...]]:
    book = load_workbook(path, data_only=values)
    return [tuple(cell.value for cell in row) for row in book[text(key)].iter_rows()]


def test_the_sheets_are_there_in_order(report_file: Path) -> None:
    names = ("summary", "people", "posts", "comparisons", "notices", "charts", "chart_data", "method")
    assert load_workbook(report_file).sheetnames == [text(f"equality.sheet_{name}") for name in names]


def test_the_arithmetic_of_a_comparison_is_live_and_has_its_value(report_file: Path) -> None:
    shown = next(r for r in rows(report_file, "equality.sheet_comparisons") if r[0] == "Cognome004 Nome")
    assert shown[3:9] == ("Notti", 0, 62, 62, 248, 4)
    assert shown[9] == 15.5
    assert shown[13] == "oltre il caso"
    live = next(r for r in rows(report_file, "equality.sheet_comparisons", values=False) if r[0] == "Cognome004 Nome")
    assert live[9] == "=G5*F5/H5"
    assert live[11] == "=_xlfn.HYPGEOM.DIST(E5,F5,G5,H5,TRUE)"


def test_the_summary_says_the_verdict_and_what_was_read(report_file: Path) -> None:
    shown = [str(cell) for row in rows(report_file, "equality.sheet_summary") for cell in row if cell is not None]
    assert any(line.startswith("Oltre il caso: 1 persone") for line in shown)
    assert "ottobre 2026" in shown
    assert "2026-12.xlsx" in shown


def test_what_is_not_known_is_said(tmp_path: Path) -> None:
    known = EVERYTHING - {Fact.RICHIESTE, Fact.UNITA}
    write_equality(equality([month(OCTOBER, CELLS, known=known)]), tmp_path / "a.xlsx")
    shown = [str(row[0]) for row in rows(tmp_path / "a.xlsx", "equality.sheet_summary")]
    assert f"- {text('equality.without_requests')}" in shown
    assert f"- {text('equality.without_unit')}" in shown
    assert f"- {text('equality.without_ruolo')}" not in shown


def test_there_is_a_pair_of_charts_for_each_burden_of_a_ruolo(report_file: Path) -> None:
    found = load_workbook(report_file)[text("equality.sheet_charts")]._charts
    report = equality([month(OCTOBER, CELLS), month(DECEMBER, CELLS)])
    assert len(found) == 2 * len({spread.burden for spread in report.view.spreads})


def test_the_bars_go_from_the_smallest_share_up(report_file: Path) -> None:
    shown = rows(report_file, "equality.sheet_chart_data")[1:5]
    shares = [row[1] if row[1] is not None else row[2] for row in shown]
    assert shares == sorted(shares)
    assert shown[0][0] == "Cognome004 Nome"
    assert shown[0][1] is None  # stands apart: in the striped series


@pytest.mark.parametrize("lang", ["it", "en"])
def test_a_report_of_people_with_fixed_schedules_only_says_that_nothing_can_be_compared(
    tmp_path: Path, lang: str
) -> None:
    report = equality([month(OCTOBER, {"001": {}})])
    write_equality(report, tmp_path / "a.xlsx", lang)
    book = load_workbook(tmp_path / "a.xlsx")
    shown = [cell.value for row in book[text("equality.sheet_summary", lang)].iter_rows() for cell in row]
    assert text("equality.verdict_nothing", lang, notices=0) in shown


def test_the_json_has_every_figure(tmp_path: Path) -> None:
    write_equality_json(equality([month(OCTOBER, CELLS)]), tmp_path / "a.json")
    found = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    nights = next(spread for spread in found["spreads"] if spread["burden"] == "nights")
    assert nights["done"] == 31
    assert nights["comparisons"][3] == {
        "officer": "004",
        "done": 0,
        "possible": 31,
        "expected": 7.75,
        "probability": pytest.approx(comb(93, 31) / comb(124, 31)),
        "standing": "beyond_chance",
    }
    assert found["months"] == [{"month": "2026-10", "file": "2026-10.xlsx"}]
    assert {person["officer"] for person in found["people"]} == set(CELLS)


def test_the_verb_reads_our_own_workbook_and_writes_both_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = make_plan(30, 1)
    write_office(plan, (), tmp_path / "mese.xlsx")
    arguments = ["equality", str(tmp_path / "mese.xlsx"), "--out", str(tmp_path / "u.xlsx")]
    assert run([*arguments, "--json", str(tmp_path / "u.json")]) == 0
    assert str(tmp_path / "u.xlsx") in capsys.readouterr().out
    assert json.loads((tmp_path / "u.json").read_text(encoding="utf-8"))["months"][0]["file"] == "mese.xlsx"
    assert run(arguments) == 2  # nothing is overwritten
    assert "--force" in capsys.readouterr().err


def test_a_file_that_is_missing_and_a_wrong_name_are_told_together(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["equality", str(tmp_path / "no.xlsx"), "--out", str(tmp_path / "u.txt")]) == 2
    assert capsys.readouterr().err.count("Errore") == 2
    assert not list(tmp_path.iterdir())
