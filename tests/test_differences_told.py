"""Programmed against worked in every form of the findings: the same rows, and nobody named in a union copy."""

from __future__ import annotations

import json
from datetime import date, datetime, time
from pathlib import Path

import openpyxl

from roster.annotation import write_annotated
from roster.audited import AuditedMonth, Role, Source
from roster.comparison import Explanation
from roster.domain import Absence, Change, DayCode, GroundKind
from roster.domain.known import EVERYTHING, Fact
from roster.foreign.reading import ReadMonth
from roster.messages import text
from roster.pseudonyms import extended, new_key, pseudonymous
from roster.selection import Grouping, outcome_of
from roster.validation import audit_months
from roster.writer import write_union_copy
from roster.writer.differences import difference_rows, person_rates, unit_rates
from roster.writer.findings_document import findings_document
from roster.writer.page import page_text
from roster.writer.union_copy import in_its_grid
from tests.test_comparison import PEOPLE, S, month

FIFTH, SIXTH, SEVENTH = (date(2026, 10, day) for day in (5, 6, 7))
TOLD = Change(
    officer="001",
    day=FIFTH,
    becomes=S,
    ground=GroundKind.IMPROVVISE_MOTIVATE,
    reason="traduzione urgente",
    author="Comm. Zquravius",
    decided_at=datetime.combine(date(2026, 10, 2), time(9)),
    notified_at=datetime.combine(date(2026, 10, 3), time(8)),
    confirmed_at=datetime.combine(date(2026, 10, 3), time(8)),
)
ILL = Absence(officer="001", code=DayCode.MAL, first=SEVENTH, last=SEVENTH)
KEY = extended(new_key("s" * 32), {one.id: one.label for one in PEOPLE})


def audited(known: frozenset[Fact] = EVERYTHING) -> AuditedMonth:
    """The month of the comparison, with a change in the register, an illness and the cells it was read from."""
    instance, worked = month((TOLD,), (ILL,))
    cells = {("001", day): f"Svolto!{chr(ord('B') + day.day)}4" for day in instance.days}
    posted = {("001", day): f"[esposto.xlsx]Ottobre!{chr(ord('B') + day.day)}9" for day in instance.days}
    source = Source(Path("fatto.json"), "ab" * 32, Role.ROSTER)
    (found,) = audit_months([ReadMonth(instance, worked, (source,), known, cells, {}, posted)])
    return found


def test_differences_that_nothing_explains_come_first() -> None:
    rows = difference_rows(audited(), "it")
    assert [(row.day.day, row.explanation) for row in rows] == [
        (6, Explanation.NONE),
        (31, Explanation.NONE),
        (5, Explanation.REGISTERED),
        (7, Explanation.AROSE),
    ]
    bare, _, told, ill = rows
    assert (bare.ground, bare.notice, bare.author) == ("senza motivazione", None, "")
    assert [sentence.endswith("la variazione non è nel registro") for sentence in bare.irregular] == [True]
    assert (bare.programmed_cell, bare.worked_cell) == ("[esposto.xlsx]Ottobre!H9", "Svolto!H4")
    assert told.ground == f"{GroundKind.IMPROVVISE_MOTIVATE.value}: traduzione urgente"
    assert (told.author, told.irregular, told.notice) == ("Comm. Zquravius", (), 48)
    assert (ill.ground, ill.irregular) == ("assenza sopravvenuta", ())


def test_without_the_register_no_difference_is_said_to_have_no_ground() -> None:
    rows = difference_rows(audited(EVERYTHING - {Fact.VARIAZIONI}), "it")
    assert {row.ground for row in rows if row.explanation is Explanation.NONE} == {text("compared.no_register")}
    assert not any(row.irregular for row in rows)


def test_rates_tell_how_often_and_with_how_much_notice() -> None:
    found = audited()
    assert found.comparison is not None
    assert [(row.unit, row.posted, row.changed, row.usual) for row in unit_rates(found, found.comparison)] == [
        ("U", 31, 3, 48),
        ("V", 30, 1, None),
    ]
    assert [row.officer for row in person_rates(found, found.comparison)] == ["001", "002"]


def test_the_document_the_page_and_the_sheet_say_the_same(tmp_path: Path) -> None:
    outcome = outcome_of([audited()])
    rows = difference_rows(audited(), "it")
    (part,) = json.loads(findings_document(outcome, "it").model_dump_json())["months"]
    told = part["comparison"]
    assert [(one["date"], one["ground"]) for one in told["differences"]] == [(str(r.day), r.ground) for r in rows]
    assert told["differences"][0]["programmed_place"] == {
        "date": "2026-10-06",
        "file": "esposto.xlsx",
        "sheet": "Ottobre",
        "cell": "H9",
    }
    assert [one["unit"] for one in told["by_unit"]] == ["U", "V"]
    page = page_text(outcome, Grouping.RULE, "it")
    assert [page.count(f">{row.ground}</td>") for row in rows] == [2, 2, 1, 1]
    source = tmp_path / "fatto.xlsx"
    book = openpyxl.Workbook()
    book.active.title = "Svolto"  # type: ignore[union-attr] # a new book has a sheet
    book.save(source)
    read = outcome_of([_read_from(source)])
    write_annotated(read, tmp_path / "copia.xlsx", "it")
    copy = openpyxl.load_workbook(tmp_path / "copia.xlsx")
    assert copy.sheetnames == ["Svolto", "Rilievi", "Esito per norma", "Programmato e svolto"]
    lines = [[cell.value for cell in line] for line in copy["Programmato e svolto"].iter_rows(min_row=5, max_row=8)]
    assert [line[9] for line in lines] == [row.ground for row in rows]
    link = copy["Programmato e svolto"]["H5"].hyperlink
    assert link is not None
    assert link.location == "'Svolto'!H4"


def _read_from(path: Path) -> AuditedMonth:
    found = audited()
    return AuditedMonth(
        found.instance,
        found.roster,
        found.findings,
        found.verdicts,
        (Source(path, "ab" * 32, Role.ROSTER),),
        found.addresses,
        comparison=found.comparison,
        programmed=found.programmed,
    )


def test_a_month_without_a_programme_says_nothing_of_it() -> None:
    instance, worked = month()
    alone = instance.model_copy(update={"published": None})
    (found,) = audit_months([ReadMonth(alone, worked, ())])
    outcome = outcome_of([found])
    assert json.loads(findings_document(outcome, "it").model_dump_json())["months"][0]["comparison"] is None
    assert text("compared.sheet") not in page_text(outcome, Grouping.RULE, "it")


def test_a_union_copy_has_the_same_figures_and_neither_names_nor_reasons(tmp_path: Path) -> None:
    plain = audited()
    shown = in_its_grid(pseudonymous(plain, KEY), "it")
    assert plain.comparison is not None
    assert shown.comparison is not None
    assert shown.comparison.total == plain.comparison.total
    assert shown.comparison.by_unit == plain.comparison.by_unit
    assert sorted(map(str, shown.comparison.by_officer.values())) == sorted(
        map(str, plain.comparison.by_officer.values())
    )
    outcome = outcome_of([shown])
    write_union_copy(outcome, tmp_path / "copia.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "copia.xlsx")["Programmato e svolto"]
    words = "\n".join(str(cell.value) for line in sheet.iter_rows() for cell in line if cell.value is not None)
    document = findings_document(outcome, "it").model_dump_json(include={"months": {"__all__": {"comparison"}}})
    for form in (words, document, page_text(outcome, Grouping.RULE, "it")):
        assert "Dipendente 001" in form
        for private in ("Zquravius", "traduzione", "MAL", "esposto.xlsx", *(one.surname for one in PEOPLE)):
            assert private not in form, private
    grounds = [row.ground for row in difference_rows(shown, "it")]
    assert sorted(grounds) == ["[…]", "assenza sopravvenuta", "senza motivazione", "senza motivazione"]
