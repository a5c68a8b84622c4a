"""The corpus of foreign rosters is what it says: lawful but for what is planted, and typed where it says."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from roster.auditor import audit
from roster.domain import Cell as RosterCell
from roster.domain import DayCode, Duty, Instance, Roster
from roster.reader import read_instance
from roster.rule import Severity
from tests.foreign.breaches import MAKERS, Expected
from tests.foreign.corpus import CASES, Case
from tests.foreign.layouts import Month
from tests.foreign.month import Cell, base
from tests.foreign.people import PEOPLE
from tests.foreign.seat import write_seat


def case_name(case: Case) -> str:
    """Name for the report."""
    return case.name.replace(" ", "-")


def on_paper(cell: Cell) -> RosterCell | None:
    """Return the cell of the domain."""
    if isinstance(cell, str):
        return RosterCell(code=DayCode(cell)) if cell else None
    return RosterCell(code=DayCode.DUTY, duties=tuple(Duty(shift=turn.shift, post=turn.post) for turn in cell))


def judged(instance: Instance, m: Month) -> list[Expected]:
    """Return the hard findings of the audit on the month as planned on paper."""
    rows = {a.matricola: tuple(on_paper(m.cells[a.matricola, day]) for day in m.days) for a in m.people}
    found = audit(instance, Roster(year=m.year, month=m.month, cells=rows))
    return [Expected(f.rule, f.officer or "", f.days[0]) for f in found if f.severity is Severity.HARD]


@pytest.mark.parametrize("month", [10, 11])
def test_the_month_on_paper_is_lawful(month: int, tmp_path: Path) -> None:
    write_seat(tmp_path / "sede.xlsx", 2026, month)
    instance = read_instance(tmp_path / "sede.xlsx", 2026, month)
    assert judged(instance, Month.of(2026, month, base(2026, month))) == []


@pytest.mark.parametrize("case", CASES, ids=case_name)
def test_the_audit_of_the_paper_says_what_was_planted_and_no_more(case: Case, tmp_path: Path) -> None:
    instance = read_instance(case.seat(tmp_path), 2026, case.month)
    found = judged(instance, case.what)
    assert sorted(found, key=repr) == sorted(case.expected, key=repr)
    assert len(case.breaches) >= 3


def test_the_corpus_is_wide_enough() -> None:
    assert len(CASES) >= 24
    assert len({e.rule for case in CASES for e in case.expected}) >= 20
    assert {maker for case in CASES for maker in case.makers} == set(MAKERS)


def shown(paths: Iterable[Path]) -> dict[str, object]:
    """Return every cell that holds something, by ``Sheet!C7``."""
    found: dict[str, object] = {}
    for path in paths:
        for sheet in load_workbook(path).worksheets:
            found |= {f"{sheet.title}!{c.coordinate}": c.value for row in sheet.iter_rows() for c in row if c.value}
    return found


@pytest.mark.parametrize("case", [case for case in CASES if "csv" not in case.name], ids=case_name)
def test_a_file_holds_each_date_of_each_agent_where_it_says(case: Case, tmp_path: Path) -> None:
    built = case.made(tmp_path)
    cells = shown(built.paths)
    merged = case.name == "assenze in celle unite"
    people = {agent.matricola for agent in case.what.people}
    for key, cell in case.what.cells.items():
        if cell and key[0] in people and not (merged and cell == "CO"):
            assert cells.get(built.where[key]), (key, cell, built.where[key])
    told: set[tuple[str, date]] = {(e.matricola, e.day) for e in case.expected}
    assert told <= built.where.keys()


def test_a_file_is_typed_the_same_each_time(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    for case in CASES[:3]:
        first, again = case.made(tmp_path / "a"), case.made(tmp_path / "b")
        assert first.where == again.where
        assert shown(first.paths) == shown(again.paths)


def test_matricole_and_names_are_of_one_person_each() -> None:
    assert len({a.matricola for a in PEOPLE}) == len(PEOPLE) == 45
    assert len({(a.surname, a.name) for a in PEOPLE}) == len(PEOPLE)
