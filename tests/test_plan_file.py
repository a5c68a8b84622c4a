"""A plan written and read back: as JSON, as an office workbook, and as a workbook a person has edited."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from roster.domain import Cell, DayCode, Duty, OnCall, Plan, Roster
from roster.errors import InputError
from roster.messages import problem_text
from roster.reader import read_plan
from roster.writer import write_office, write_plan_json, write_posted
from tests.plans import make_plan

PLAN = make_plan(8, 2)
HEADER = 6  # row of the grid's header, from 1
Edit = Callable[[openpyxl.Workbook], None]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("office") / "dicembre.xlsx"
    write_office(PLAN, (), path)
    return path


@pytest.fixture
def edited(office: Path, tmp_path: Path) -> Callable[[Edit], Path]:
    """Do to the office workbook what a person would, and return the path of the result."""

    def make(edit: Edit) -> Path:
        book = openpyxl.load_workbook(office)
        edit(book)
        path = tmp_path / "edited.xlsx"
        book.save(path)
        return path

    return make


def row_of(sheet: Worksheet, officer: str) -> int:
    column = column_of(sheet, "Matricola")
    return next(row for row in range(HEADER, sheet.max_row + 1) if sheet.cell(row, column).value == officer)


def column_of(sheet: Worksheet, label: str) -> int:
    return next(cell.column for cell in sheet[HEADER] if cell.value == label)


def day_column(sheet: Worksheet, day: date) -> int:
    return next(c.column for c in sheet[HEADER] if getattr(c.value, "date", lambda: None)() == day)


def cell_of(sheet: Worksheet, officer: str, day: date) -> openpyxl.cell.Cell:
    return sheet.cell(row_of(sheet, officer), day_column(sheet, day))


def refused(path: Path) -> list[str]:
    with pytest.raises(InputError) as caught:
        read_plan(path)
    return [problem_text(problem) for problem in caught.value.problems]


def test_json_gives_the_same_plan(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    write_plan_json(PLAN, path)
    found = read_plan(path)
    assert found.plan == PLAN
    assert found.addresses == {}


@pytest.mark.parametrize("lang", ["it", "en"])
def test_the_office_workbook_gives_the_same_plan(tmp_path: Path, lang: str) -> None:
    path = tmp_path / "plan.xlsx"
    write_office(PLAN, (), path, lang)
    assert read_plan(path).plan == PLAN


def test_a_workbook_saved_by_another_program_gives_the_same_plan(edited: Callable[[Edit], Path]) -> None:
    assert read_plan(edited(lambda book: None)).plan == PLAN


def test_addresses_lead_to_the_cells(office: Path) -> None:
    addresses = read_plan(office).addresses
    assert len(addresses) == 8 * 31
    sheet = openpyxl.load_workbook(office)["Brogliaccio"]
    for (officer, day), address in addresses.items():
        name, cell = address.split("!")
        assert name == "Brogliaccio"
        assert sheet[cell].coordinate == cell_of(sheet, officer, day).coordinate


def cells(plan: Plan) -> st.SearchStrategy[Cell | None]:
    duties = st.builds(
        Duty,
        shift=st.sampled_from(list(plan.instance.shift)),
        post=st.none() | st.sampled_from(list(plan.instance.post)),
    )
    statuses = st.sampled_from([code for code in DayCode if code is not DayCode.DUTY])
    return (
        st.none()
        | st.builds(lambda code: Cell(code=code), statuses)
        | st.builds(lambda rows: Cell(code=DayCode.DUTY, duties=tuple(rows)), st.lists(duties, min_size=1, max_size=2))
    )


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    plan = make_plan(draw(st.integers(1, 3)), 1)
    ids = [officer.id for officer in plan.instance.officers]
    days = len(plan.instance.days)
    rows = {officer: tuple(draw(st.lists(cells(plan), min_size=days, max_size=days))) for officer in ids}
    turns = draw(
        st.sets(st.tuples(st.sampled_from(plan.instance.days), st.just("S"), st.sampled_from(ids)), max_size=4)
    )
    on_call = tuple(OnCall(officer=officer, day=day, shift=shift) for day, shift, officer in sorted(turns))
    return plan.model_copy(update={"roster": Roster(year=2026, month=12, cells=rows, on_call=on_call)})


@given(plans())
@settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
def test_any_plan_comes_back_the_same(plan: Plan) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "plan.xlsx"
        write_office(plan, (), path)
        assert read_plan(path).plan == plan
        openpyxl.load_workbook(path).save(path)
        assert read_plan(path).plan == plan


def test_hands_may_move_things_and_type_loosely(edited: Callable[[Edit], Path]) -> None:
    officer, day = "000001", date(2026, 12, 10)

    def edit(book: openpyxl.Workbook) -> None:
        sheet = book["Brogliaccio"]
        cell_of(sheet, officer, day).value = "  n   sez1a "
        cell_of(sheet, officer, date(2026, 12, 11)).value = 104
        cell_of(sheet, officer, date(2026, 12, 12)).value = "m sez1a + S porta2"
        cell_of(sheet, officer, date(2026, 12, 13)).value = None
        first, last = row_of(sheet, "000002"), row_of(sheet, "000004")
        for column in range(1, sheet.max_column + 1):  # two officers change places, as sorting would do
            one, other = sheet.cell(first, column), sheet.cell(last, column)
            one.value, other.value = other.value, one.value
        sheet.insert_rows(3)
        sheet.insert_cols(7)

    found = read_plan(edited(edit))
    row = dict(zip(PLAN.instance.days, found.plan.roster.cells[officer], strict=True))
    assert row[day] == Cell.duty("N", "SEZ1A")
    assert row[date(2026, 12, 11)] == Cell(code=DayCode.L104)
    double = (Duty(shift="M", post="SEZ1A"), Duty(shift="S", post="PORTA2"))
    assert row[date(2026, 12, 12)] == Cell(code=DayCode.DUTY, duties=double)
    assert row[date(2026, 12, 13)] is None
    for untouched in ("000002", "000004"):
        assert found.plan.roster.cells[untouched] == PLAN.roster.cells[untouched]


def test_the_list_of_turns_is_read_from_the_sheet(edited: Callable[[Edit], Path]) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        sheet = book["Reperibilità"]
        column = next(cell.column for cell in sheet[4] if cell.value == "Matricola")
        sheet.cell(5, column).value = "000007"

    turns = read_plan(edited(edit)).plan.roster.on_call
    assert turns[0] == OnCall(officer="000007", day=date(2026, 12, 1), shift="S")
    assert turns[1:] == PLAN.roster.on_call[1:]


def test_everything_unreadable_is_said_at_once(edited: Callable[[Edit], Path]) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        sheet = book["Brogliaccio"]
        cell_of(sheet, "000001", date(2026, 12, 1)).value = "che cosa è questo"
        cell_of(sheet, "000001", date(2026, 12, 2)).value = "Z SEZ1A"
        cell_of(sheet, "000001", date(2026, 12, 3)).value = "N NESSUNO"
        matricola = column_of(sheet, "Matricola")
        sheet.cell(row_of(sheet, "000002"), matricola).value = "000003"
        sheet.cell(row_of(sheet, "000004"), matricola).value = 4
        sheet.cell(row_of(sheet, "000005"), matricola).value = "999999"
        turns = book["Reperibilità"]
        turns["A5"].value = "domani"
        turns["C6"].value = "X"

    lines = refused(edited(edit))
    assert len(lines) == 11
    for words in ("«che cosa è questo»", "il turno «Z»", "il posto «NESSUNO»", "la matricola 4 è diventata un numero"):
        assert sum(words in line for line in lines) == 1, words
    assert sum("«999999»" in line for line in lines) == 1
    assert sum("000003 c'è due volte" in line for line in lines) == 1
    assert sum("manca la riga di" in line for line in lines) == 3
    assert "Foglio Reperibilità, cella A5: «domani» non è un giorno di questo mese: scrivere una data." in lines
    assert lines[-1].startswith("Foglio Reperibilità, cella C6: «X»: il turno «X» non è tra quelli della sede.")


def test_days_lost_or_doubled_are_said(edited: Callable[[Edit], Path]) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        sheet = book["Brogliaccio"]
        column = day_column(sheet, date(2026, 12, 5))
        sheet.cell(HEADER, column).value = sheet.cell(HEADER, column + 1).value

    lines = refused(edited(edit))
    assert any("manca la colonna del giorno 05/12/2026" in line for line in lines)
    assert any("la colonna del giorno 06/12/2026 c'è due volte" in line for line in lines)


def test_a_lost_sheet_or_header_is_said(edited: Callable[[Edit], Path]) -> None:
    def rename(book: openpyxl.Workbook) -> None:
        book["Brogliaccio"].title = "Altro"

    assert refused(edited(rename)) == ["manca il foglio «Brogliaccio»: riprenderlo dal file originale."]

    def behead(book: openpyxl.Workbook) -> None:
        sheet = book["Brogliaccio"]
        sheet.cell(HEADER, column_of(sheet, "Matricola")).value = "Numero"

    assert "manca la riga con l'intestazione «Matricola»" in refused(edited(behead))[0]

    def forget(book: openpyxl.Workbook) -> None:
        book["Reperibilità"]["C4"].value = "?"

    assert refused(edited(forget)) == ["Foglio Reperibilità: manca la colonna «Turno»: ripristinarla."]


def test_an_error_in_a_cell_is_said(edited: Callable[[Edit], Path]) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        cell = cell_of(book["Brogliaccio"], "000001", date(2026, 12, 1))
        cell.value = "#REF!"
        cell.data_type = "e"

    (line,) = refused(edited(edit))
    assert "#REF!" in line


def test_damaged_data_are_refused(edited: Callable[[Edit], Path]) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        book["_dati"]["A2"].value = book["_dati"]["A2"].value[400:]

    assert "sono danneggiati" in refused(edited(edit))[0]


def test_the_posted_copy_is_no_plan(tmp_path: Path) -> None:
    path = tmp_path / "albo.xlsx"
    write_posted(PLAN, path)
    assert "usare la copia dell'ufficio o il file JSON" in refused(path)[0]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda plan: plan["roster"].update(month=11), "il servizio è del 2026-11"),
        (lambda plan: plan["roster"]["cells"]["000001"].pop(), "giorni trovati 30"),
        (lambda plan: plan["roster"]["cells"].update(ignoto=[None] * 31), "la matricola «ignoto» non è"),
        (lambda plan: plan["roster"]["on_call"][0].update(shift="Z"), "il turno «Z»"),
        (lambda plan: plan["roster"]["on_call"][0].update(day="2027-01-01"), "01/01/2027"),
        (lambda plan: plan.pop("provenance"), "(provenance)"),
    ],
)
def test_a_wrong_json_is_refused(tmp_path: Path, change: Callable[[dict], object], expected: str) -> None:
    content = json.loads(PLAN.model_dump_json())
    change(content)
    path = tmp_path / "plan.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    assert any(expected in line for line in refused(path))


def test_reading_changes_nothing(office: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.xlsx"
    shutil.copy(office, copy)
    read_plan(copy)
    assert copy.read_bytes() == office.read_bytes()
