"""The register of derogations: what grounds cover, what none covers, grounds of the wrong kind, what may be posted."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from roster.auditor import audit
from roster.domain import Cell, Counted, DayCode, Ground, GroundKind, Plan
from roster.writer import write_office, write_posted
from roster.writer.derogations import Entry, register
from roster.writer.facts import Facts
from tests.plans import make_plan

WHO, NIGHTS, CAP = "000001", 7, 5
DAYS = range(1, 32)


def beyond_the_cap(*grounds: Ground) -> Plan:
    """Return a plan where one officer does seven nights and the others rest, with those grounds."""
    plan = make_plan(3, 1)
    row = tuple(Cell.duty("N", "SEZ1A") if day <= NIGHTS else Cell(code=DayCode.RS) for day in DAYS)
    resting = dict.fromkeys(plan.roster.cells, (Cell(code=DayCode.RS),) * len(DAYS))
    roster = plan.roster.model_copy(update={"cells": {**resting, WHO: row}, "on_call": ()})
    seat = plan.instance.seat.model_copy(update={"grounds": grounds})
    instance = plan.instance.model_copy(update={"seat": seat})
    return plan.model_copy(update={"instance": instance, "roster": roster})


def ground(name: str, kind: GroundKind = GroundKind.GRAVI_INDIFFERIBILI, **fields: object) -> Ground:
    known = {"first": date(2026, 12, 1), "last": date(2026, 12, 31), "counted": Counted.NOTTURNI, "officer": WHO}
    text = {"text": "protesta collettiva", "author": "Comm. Saggio", "act": f"prot. {name}"}
    return Ground.model_validate({"id": name, "kind": kind, **text, **known, **fields})


def entries(*grounds: Ground) -> tuple[Entry, ...]:
    plan = beyond_the_cap(*grounds)
    return register(Facts(plan, audit(plan.instance, plan.roster)))


def short(entry: Entry) -> tuple[str | None, int | None, int | None, bool]:
    return entry.ground.id if entry.ground else None, entry.cap, entry.value, entry.unused


def test_an_excess_with_its_ground() -> None:
    (covered,) = entries(ground("G1", quantity=2))
    assert short(covered) == ("G1", CAP, NIGHTS + 0, False)
    assert covered.officer is not None
    assert (covered.officer.id, covered.counted, covered.rule) == (WHO, Counted.NOTTURNI, "ANQ-10.4a")
    assert len(covered.days) == NIGHTS - CAP


def test_what_a_ground_does_not_reach_is_listed_without_one() -> None:
    assert [short(entry) for entry in entries(ground("G1"))] == [("G1", CAP, NIGHTS, False), (None, CAP, NIGHTS, False)]


def test_the_wrong_kind_covers_nothing_and_is_shown_so() -> None:
    found = entries(ground("G1", GroundKind.INDEROGABILI, quantity=2))
    assert [short(entry) for entry in found] == [(None, CAP, NIGHTS, False), ("G1", None, None, True)]
    assert "ANQ-10.4a" in found[1].beside


def test_a_ground_nobody_needs_is_listed() -> None:
    found = entries(ground("G1", quantity=2), ground("G2", officer="000002"), ground("G3", last=date(2026, 12, 1)))
    assert [(entry.ground.id, entry.unused, entry.beside) for entry in found if entry.ground] == [
        ("G1", False, ()),
        ("G2", True, ()),
        ("G3", True, ()),
    ]


def test_a_ground_of_another_month_is_not() -> None:
    assert [short(e) for e in entries(ground("G1", first=date(2026, 1, 1), last=date(2026, 1, 31)))] == [
        (None, CAP, NIGHTS, False)
    ]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    folder = tmp_path_factory.mktemp("register")
    plan = beyond_the_cap(ground("G1"), ground("G2", GroundKind.PERSONALI_DOCUMENTATE, text="figlio ricoverato"))
    write_office(plan, audit(plan.instance, plan.roster), folder / "office.xlsx")
    write_posted(plan, folder / "posted.xlsx")
    return folder / "office.xlsx", folder / "posted.xlsx"


def test_the_office_sees_act_author_and_what_is_wrong(files: tuple[Path, Path]) -> None:
    rows = list(openpyxl.load_workbook(files[0])["Deroghe"].iter_rows(min_row=4, values_only=True))
    table = [dict(zip(rows[0], row, strict=True)) for row in rows[1:4]]
    assert [(row["Motivazione"], row["Atto"], row["Autore"]) for row in table] == [
        ("protesta collettiva", "prot. G1", "Comm. Saggio"),
        (None, None, None),
        ("figlio ricoverato", "prot. G2", "Comm. Saggio"),
    ]
    assert [row["Esito"] for row in table][:2] == ["copre", "MANCA LA MOTIVAZIONE"]
    assert str(table[2]["Esito"]).startswith("NON COPRE ANQ-10.4a")


def test_the_posted_copy_says_who_and_how_much_but_not_why(files: tuple[Path, Path]) -> None:
    rows = list(openpyxl.load_workbook(files[1])["Deroghe"].iter_rows(values_only=True))
    said = " ".join(str(value) for row in rows for value in row if value)
    table = dict(zip(rows[3], rows[4], strict=True))
    assert (table["Oggetto"], table["Tetto"], table["Turni"], table["Giorni"]) == ("Notti", CAP, NIGHTS, "1-7")
    for word in ("ricoverato", "protesta", "prot.", "Saggio", "personali", WHO):
        assert word not in said
