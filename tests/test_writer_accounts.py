"""The pages of the officers and the statement of overtime: figures, formulas, links, page breaks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from roster.accounts import Statement, accounts_of
from roster.auditor import audit
from roster.domain import AccountKind, Balance, Counters, Dated, DayCode, Instance, Officer, Request, RequestKind
from roster.writer import write_office
from roster.writer.sheets.schede_layout import ROWS, STRIP, TOTAL
from tests.lived_plan import CHANGED, make_lived_plan, on_duty
from tests.plans import make_plan

PLAN = make_lived_plan()
MOVED, SUBSTITUTE = (officer.id for officer in on_duty(make_plan(20), CHANGED)[:2])


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("accounts") / "dicembre.xlsx"
    write_office(PLAN, audit(PLAN.instance, PLAN.roster), path)
    return path


@pytest.fixture(scope="module")
def statements() -> Mapping[str, Statement]:
    return accounts_of(PLAN.instance, PLAN.roster)


def page(sheet: Worksheet, officer: str) -> list[list[Any]]:
    """Return the cells of an officer's page, found by the matricola in its head."""
    rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    first = next(n for n, row in enumerate(rows) if f"Matricola {officer}." in str(row[0])) - 1
    assert first % ROWS == 0
    return rows[first : first + ROWS]


def minutes(value: Any) -> Any:
    """Return an account's figure as the statement has it: hours are read as lengths of time."""
    if hasattr(value, "hour"):  # a time of the day: less than 24 hours
        value = timedelta(hours=value.hour, minutes=value.minute)
    return round(value.total_seconds() / 60) if isinstance(value, timedelta) else value


def test_every_officer_has_a_page_with_his_figures(path: Path, statements: Mapping[str, Statement]) -> None:
    sheet = openpyxl.load_workbook(path, data_only=True)["Schede"]
    for officer, statement in statements.items():
        rows = page(sheet, officer)
        assert rows[0][0].startswith(PLAN.instance.officer[officer].label)
        totals = [minutes(value) for value in rows[TOTAL][2 : 2 + len(STRIP)]]
        assert totals == [statement[account].moved for account in STRIP]


def test_totals_are_sums_of_the_rows_above_and_accounts_point_at_them(path: Path) -> None:
    sheet = openpyxl.load_workbook(path)["Schede"]
    rows = page(sheet, MOVED)
    first = (
        next(n for n, row in enumerate(sheet.iter_rows(values_only=True)) if f"Matricola {MOVED}." in str(row[0])) - 1
    )
    assert rows[TOTAL][2] == f"=SUM(C{first + 6}:C{first + 36})"
    accounts = {row[16]: row for row in rows if row[16]}
    assert accounts["ore ordinarie"][18] == f"=C{first + TOTAL + 1}"
    assert str(accounts["turni notturni"][19]).startswith("=R")


def test_accounts_carry_what_was_brought(path: Path, statements: Mapping[str, Statement]) -> None:
    rows = page(openpyxl.load_workbook(path, data_only=True)["Schede"], MOVED)
    accounts = {row[16]: row for row in rows if row[16]}
    nights = statements[MOVED][AccountKind.NOTTI]
    assert accounts["turni notturni"][17:20] == [nights.brought, nights.moved, nights.closing]
    assert accounts["turni notturni"][20] == "tetto 5, max 6"
    assert "ANQ art. 10" in accounts["turni notturni"][21]
    assert accounts["saldo delle ore (in centesimi)"][18] == pytest.approx(statements[MOVED].hours_balance / 60)
    overtime = minutes(accounts["straordinario, in tutto"][18])
    assert overtime == statements[MOVED].overtime == 120


def test_training_and_leave_are_held_against_the_year(tmp_path: Path) -> None:
    plan = make_plan(3, 1)
    officer = plan.instance.officers[0].id
    rows = {
        "history": plan.instance.seat.history.model_copy(
            update={"counters": (Counters(officer=officer, shooting=4, updating=6),)}
        ),
        "balances": (Balance(officer=officer, code=DayCode.CO, year=2026, entitled=37, enjoyed=20),),
    }
    seat = plan.instance.seat.model_copy(update=rows)
    plan = plan.model_copy(update={"instance": Instance(seat=seat, year=2026, month=12)})
    write_office(plan, (), tmp_path / "year.xlsx")
    accounts = {row[16]: row for row in page(openpyxl.load_workbook(tmp_path / "year.xlsx")["Schede"], officer)}
    assert accounts["giorni di addestramento operativo"][17] == 4
    assert accounts["giorni di addestramento operativo"][20] == "6 nell'anno"
    assert accounts["giorni di aggiornamento"][17] == 6
    assert (accounts["congedo ordinario goduto"][17], accounts["congedo ordinario goduto"][20]) == (20, "spettano 37")


def test_names_jump_to_the_page_and_back(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    grid = book["Brogliaccio"]
    row = next(row for row in grid.iter_rows() if MOVED in [cell.value for cell in row])
    target = next(cell.hyperlink.location for cell in row if cell.hyperlink)
    assert target.startswith("'Schede'!A")
    top = int(target.split("!A")[1])
    label = PLAN.instance.officer[MOVED].label
    assert str(book["Schede"].cell(top, 1).value).startswith(label)
    back = [cell.hyperlink.location for cell in book["Schede"][top] if cell.hyperlink]
    assert len(back) == 1
    assert grid[back[0].split("!")[1]].row == row[0].row


def test_each_page_is_printed_alone(path: Path) -> None:
    sheet = openpyxl.load_workbook(path)["Schede"]
    officers = len(PLAN.instance.officers)
    assert [entry.id for entry in sheet.row_breaks.brk] == [ROWS * n for n in range(1, officers)]
    assert str(sheet.print_area).endswith(f"${ROWS * officers}")
    assert not sheet.sheet_properties.pageSetUpPr or not sheet.sheet_properties.pageSetUpPr.fitToPage


def test_a_sheet_takes_no_more_pages_than_breaks_allow(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("roster.writer.sheets.schede", "roster.writer.sheets.schede_layout"):
        monkeypatch.setattr(f"{module}.PAGES", 8)
    write_office(PLAN, (), tmp_path / "split.xlsx")
    book = openpyxl.load_workbook(tmp_path / "split.xlsx")
    assert [name for name in book.sheetnames if name.startswith("Schede")] == ["Schede", "Schede 2", "Schede 3"]
    links = [cell.hyperlink.location for row in book["Brogliaccio"].iter_rows() for cell in row if cell.hyperlink]
    for link in links:
        name, cell = link.replace("'", "").split("!")
        assert book[name][cell].value.endswith("dicembre 2026")
    assert len(set(links)) == len(PLAN.instance.officers)


def test_rights_are_told_with_their_dates(tmp_path: Path) -> None:
    plan = make_plan(3, 1)
    first, *others = plan.instance.officers
    known = first.model_copy(
        update={
            "requests": (
                Request(kind=RequestKind.ASSISTENZA_104, reference="prot. 9", first=date(2026, 3, 1)),
                Request(kind=RequestKind.STUDENTE, last=date(2026, 11, 30)),  # over before the month
            ),
            "union_officer": Dated(first=date(2025, 1, 1)),
        }
    )
    write_office(with_officers(plan, (known, *others)), (), tmp_path / "rights.xlsx")
    rows = page(openpyxl.load_workbook(tmp_path / "rights.xlsx")["Schede"], first.id)
    assert rows[2][0] == (
        "Diritti, esenzioni e abilitazioni: assistenza disabile L. 104 dal 01/03/2026 (prot. 9); "
        "dirigente sindacale dal 01/01/2025."
    )


def with_officers(plan: Any, officers: tuple[Officer, ...]) -> Any:
    seat = plan.instance.seat.model_copy(update={"officers": officers})
    return plan.model_copy(update={"instance": Instance(seat=seat, year=2026, month=12)})


def test_the_statement_of_overtime_is_by_qualifica_with_the_lines_behind_it(path: Path) -> None:
    rows = list(openpyxl.load_workbook(path, data_only=True)["Straordinari"].iter_rows(values_only=True))
    ranks = {row[0]: row for row in rows[4:]}
    total = ranks["Totale"]
    assert total[1] == len(PLAN.instance.officers)
    assert (minutes(total[3]), minutes(total[4]), minutes(total[5])) == (360, 120, 240)
    lines = [row for row in rows if row[1] in (MOVED, SUBSTITUTE)]
    assert [(row[3], row[4], minutes(row[5]), row[6]) for row in lines] == [
        ("16:00", "18:00", 120, "pagamento"),
        ("20:00", "00:00", 240, "riposo compensativo"),
    ]
