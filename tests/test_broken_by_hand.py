"""Every rule broken by hand in a generated workbook, and found: article, person, date, cell (``broken_by_hand/``)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from roster.auditor import audit
from roster.cli.main import run
from roster.domain import Plan
from roster.generate import Settings, generate
from roster.reader import read_seat
from roster.registry import rules
from roster.rule import Status
from roster.writer import write_office, write_seat
from tests.broken_by_hand.breaks import BREAKS, Break
from tests.broken_by_hand.configurations import CONFIGURATIONS, Configuration
from tests.broken_by_hand.desk import Desk, on
from tests.broken_by_hand.seat import INSTANCE, OFFICERS, SEAT
from tests.places import without_places

HARD = [made for made in BREAKS if rules()[made.rule].status is Status.ENFORCED]
WISHED = [made for made in BREAKS if rules()[made.rule].status is Status.PREFERENCE]


@pytest.fixture(scope="module")
def plan() -> Plan:
    return generate(INSTANCE, Settings(time_limit=1, workers=1))


@pytest.fixture(scope="module")
def office(plan: Plan, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("office") / "dicembre.xlsx"
    write_office(plan, audit(plan.instance, plan.roster), path)
    return path


@pytest.fixture(scope="module")
def desk(office: Path) -> Desk:
    return Desk(office)


def findings(made: Break, path: Path) -> tuple[int, list[dict[str, Any]]]:
    """Return the exit code of ``validate`` and what it found of the rule and the person."""
    out = path.with_suffix(".json")
    code = run(["validate", str(path), "--json", str(out)])
    found = json.loads(out.read_text(encoding="utf-8"))["findings"]
    return code, [finding for finding in found if finding["id"] == made.rule]


def of_person(found: list[dict[str, Any]], surname: str) -> list[dict[str, Any]]:
    """Return the findings about a person; those on the turns of a date or a month name people in their sentence."""
    officer = OFFICERS[surname]
    return [f for f in found if f["officer"] == officer.id or (f["officer"] is None and officer.label in f["sentence"])]


def on_date(found: list[dict[str, Any]], made: Break) -> list[dict[str, Any]]:
    expected = {on(day).isoformat() for day in ((made.on,) if made.on else made.cells)}
    return [f for f in found if f["dates"] and f["dates"][0] in expected]


def cell_of(finding: Mapping[str, Any], made: Break, typed: set[str], desk: Desk, surname: str) -> str:
    """Return the cell typed that the finding points at first; findings on turns point at all that was typed."""
    if made.turns:
        assert typed <= set(finding["cells"])
        return next(cell for cell in finding["cells"] if cell in typed)
    day = int(finding["dates"][0][-2:])
    cell = f"Brogliaccio!{desk.cell(surname, day)}"
    assert finding["cells"][0] == cell
    assert cell in typed
    return cell


@pytest.mark.parametrize("made", HARD, ids=str)
def test_a_breach_is_found_where_it_was_typed(
    made: Break, desk: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    surname = desk.name(made)
    typed = desk.broken(made, tmp_path / "edited.xlsx")
    code, of_rule = findings(made, tmp_path / "edited.xlsx")
    assert code == 1
    finding, *_ = (f for f in on_date(of_person(of_rule, surname), made) if f["blocks"])
    cell = cell_of(finding, made, typed, desk, surname)
    cite = rules()[made.rule].cites[0]
    assert cite.place in finding["articles"]
    day = "/".join(reversed(finding["dates"][0].split("-")))
    told = (made.rule, cite.place, "vietato", OFFICERS[surname].label, day, cell, finding["sentence"])
    assert any(all(word in line for word in told) for line in capsys.readouterr().out.splitlines())


@pytest.mark.parametrize("made", WISHED, ids=str)
def test_a_wish_not_met_is_reported_and_condemns_nobody(made: Break, desk: Desk, tmp_path: Path) -> None:
    surname = desk.name(made)
    typed = desk.broken(made, tmp_path / "edited.xlsx")
    _, of_rule = findings(made, tmp_path / "edited.xlsx")
    finding, *_ = on_date(of_person(of_rule, surname), made)
    assert finding["severity"] in ("preferenza", "segnalazione")
    assert not finding["blocks"]
    cell_of(finding, made, typed, desk, surname)


def test_every_rule_that_is_imposed_has_a_break() -> None:
    imposed = {rule_id for rule_id, rule in rules().items() if rule.status is Status.ENFORCED}
    assert imposed == {made.rule for made in HARD}


def test_every_rule_on_the_input_has_a_break() -> None:
    judged = {rule_id for rule_id, rule in rules().items() if rule.status is Status.CONFIGURATION}
    assert judged == {broken.rule for broken in CONFIGURATIONS}


@pytest.mark.parametrize("broken", [b for b in CONFIGURATIONS if not b.refused], ids=str)
def test_a_configuration_to_be_looked_at_is_shown(
    broken: Configuration, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_seat(broken.edit(), tmp_path / "sede.xlsx")
    run(["check", str(tmp_path / "sede.xlsx"), "--month", "2026-12"])
    told = [line for line in capsys.readouterr().out.splitlines() if line.startswith(f"{broken.rule} ")]
    assert any("segnalazione" in line and broken.names in line for line in told)
    assert not any("vietato" in line for line in told)


@pytest.mark.parametrize("broken", [b for b in CONFIGURATIONS if b.refused], ids=str)
def test_a_configuration_against_the_law_is_refused(
    broken: Configuration, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_seat(broken.edit(), tmp_path / "sede.xlsx")
    out = tmp_path / "servizio.xlsx"
    assert run(["generate", str(tmp_path / "sede.xlsx"), "--month", "2026-12", "--out", str(out)]) == 2
    clause = f"{broken.rule}, {rules()[broken.rule].cites[0].place}: "
    assert any(clause in line and broken.names in line for line in capsys.readouterr().err.splitlines())
    assert not out.exists()


def test_the_seat_itself_is_a_good_input(tmp_path: Path) -> None:
    write_seat(SEAT, tmp_path / "sede.xlsx")
    assert without_places(read_seat(tmp_path / "sede.xlsx")) == SEAT


def test_what_a_derogation_allows_is_no_breach(desk: Desk, tmp_path: Path) -> None:
    allowed = Break("ANQ-9.5a", "eight hours, once the derogation has begun", "Abate", 22, {22: "D8 PORTA"})
    desk.broken(allowed, tmp_path / "edited.xlsx")
    _, of_rule = findings(allowed, tmp_path / "edited.xlsx")
    assert not [finding for finding in of_rule if finding["blocks"]]


def test_the_workbook_untouched_or_only_saved_again_has_no_breach(office: Path, tmp_path: Path) -> None:
    openpyxl.load_workbook(office).save(tmp_path / "saved.xlsx")
    assert [run(["validate", str(path)]) for path in (office, tmp_path / "saved.xlsx")] == [0, 0]
