"""Sheet Variazioni: the posted programme beside what was done, and what the register says of each difference."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from roster.auditor import audit
from roster.writer import write_office
from roster.writer.facts import Facts
from tests.lived_plan import ASKED, CHANGED, ILL, make_lived_plan
from tests.plans import make_plan

PLAN = make_lived_plan()


def test_every_difference_is_listed_once_with_what_is_known_of_it() -> None:
    found = [(v.day, v.changed, v.unexpected, v.change is not None) for v in Facts(PLAN, ()).variations]
    assert found == [
        (CHANGED, True, False, True),
        (CHANGED, True, False, False),
        (ILL, True, True, False),
        (ASKED, True, False, True),
        (ASKED, False, False, True),  # refused: no cell changed
    ]


def test_who_takes_over_a_duty_is_a_substitute() -> None:
    moved, substitute = (v.officer.id for v in Facts(PLAN, ()).variations[:2])
    assert Facts(PLAN, ()).substitutes == {(substitute, CHANGED)}
    assert moved != substitute


def test_without_a_posted_programme_there_is_nothing_to_compare(tmp_path: Path) -> None:
    plan = make_plan(6, 1)
    assert Facts(plan, ()).variations == ()
    path = tmp_path / "plan.xlsx"
    write_office(plan, (), path)
    assert "Variazioni" not in openpyxl.load_workbook(path).sheetnames


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Any, ...]]:
    path = tmp_path_factory.mktemp("changes") / "dicembre.xlsx"
    write_office(PLAN, audit(PLAN.instance, PLAN.roster), path)
    return list(openpyxl.load_workbook(path)["Variazioni"].iter_rows(values_only=True))


def test_the_sheet_says_it_all(rows: list[tuple[Any, ...]]) -> None:
    assert rows[1][0].startswith("Programma affisso il 22/11/2026. Celle variate 4, di cui irregolari 1:")
    first = dict(zip(rows[3], rows[4], strict=True))
    assert first["Data"].date() == date(2026, 12, 3)
    assert first["Effettivo"] == "U5 UFF1"
    assert first["Motivazione"] == "improvvise e motivate esigenze di servizio: allagamento della sezione"
    assert (first["Autore"], first["Confermata il"]) == ("Comm. Saggio", "02/12/2026 10:30")
    outcomes = [row[-1] for row in rows[4:9]]
    assert (outcomes[0], outcomes[2]) == ("regolare", "assenza sopraggiunta")
    assert outcomes[1].startswith("IRREGOLARE: ")
    assert outcomes[1].endswith("la variazione non è nel registro")


def test_without_findings_the_answer_to_a_request_is_shown(tmp_path: Path) -> None:
    write_office(PLAN, (), tmp_path / "plain.xlsx")
    rows = list(openpyxl.load_workbook(tmp_path / "plain.xlsx")["Variazioni"].iter_rows(values_only=True))
    assert [row[-1] for row in rows[7:9]] == ["accolta", "respinta"]
