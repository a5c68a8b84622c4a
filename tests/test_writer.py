"""The output workbook: figures, formulas, sheets, languages, and files that appear whole or not at all."""

from __future__ import annotations

import json
import shutil
import subprocess
from datetime import date, time, timedelta
from pathlib import Path

import openpyxl
import pytest

from roster.audited import AuditedMonth
from roster.domain import Cell, Counted, DayCode, Duty, Instance, Plan, Roster, Shift
from roster.record import Record
from roster.registry import rules
from roster.selection import outcome_of
from roster.writer import write_findings_json, write_office, write_plan_json, write_posted
from roster.writer.atomic import replacing
from roster.writer.coverage import coverage
from roster.writer.deadline import publication_deadline
from roster.writer.facts import Facts
from roster.writer.rotation import rotations
from roster.writer.spans import spans
from tests.plans import make_findings, make_plan

PLAN = make_plan(12, 2)
SHEETS = [
    "Riepilogo",
    "Brogliaccio",
    "Copertura",
    "Carichi",
    "Reperibilità",
    "Piantonamenti",
    "Deroghe",
    "Rilievi",
    "Straordinari",
    "Parametri",
    "Schede",
]
DAYS = [f"{day:02}" for day in range(1, 32)]


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("office") / "dicembre.xlsx"
    write_office(PLAN, make_findings(PLAN), path)
    return path


def with_cells(plan: Plan, officer: str, cells: dict[int, Cell | None]) -> Plan:
    """Return the plan with some days of an officer changed."""
    row = list(plan.roster.cells[officer])
    for day, cell in cells.items():
        row[day - 1] = cell
    rows = {**plan.roster.cells, officer: tuple(row)}
    return plan.model_copy(update={"roster": plan.roster.model_copy(update={"cells": rows})})


def with_reading(plan: Plan, **readings: str) -> Plan:
    """Return the plan of a seat that reads the law another way."""
    profile = plan.instance.profile
    chosen = profile.model_copy(update={"readings": profile.readings.model_copy(update=readings)})
    seat = plan.instance.seat.model_copy(update={"profile": chosen})
    return plan.model_copy(update={"instance": Instance(seat=seat, year=2026, month=12)})


def with_shift(plan: Plan, shift: Shift) -> Plan:
    """Return the plan of a seat with one more shift in its table."""
    profile = plan.instance.profile
    longer = profile.model_copy(update={"shifts": (*profile.shifts, shift)})
    seat = plan.instance.seat.model_copy(update={"profile": longer})
    return plan.model_copy(update={"instance": Instance(seat=seat, year=2026, month=12)})


def values(path: Path, sheet: str) -> list[tuple[object, ...]]:
    return list(openpyxl.load_workbook(path, data_only=True)[sheet].iter_rows(values_only=True))


def number_of(value: object) -> object:
    """Return a stored value as a number: hours are read as lengths of time."""
    return value.total_seconds() if isinstance(value, timedelta) else value


def counters_of(path: Path, officer: str) -> dict[str, object]:
    """Return the stored values at the right of an officer's row, by header; caps and ceilings after their counter."""
    rows = values(path, "Brogliaccio")
    header = next(row for row in rows if "Matricola" in row)
    row = next(row for row in rows if officer in row)
    start = header.index("Notti")
    names, last = [], ""
    for name in header[start:]:
        last = last if name in ("tetto", "limite") else str(name)
        names.append(f"{last} {name}" if name in ("tetto", "limite") else last)
    return dict(zip(names, row[start:], strict=True))


def test_sheets_and_their_order(office: Path) -> None:
    book = openpyxl.load_workbook(office)
    assert book.sheetnames == [*SHEETS, *DAYS, "_dati"]
    assert book["_dati"].sheet_state == "veryHidden"
    assert book["Brogliaccio"].freeze_panes == "C7"


@pytest.mark.parametrize("name", [*SHEETS, "01"])
def test_every_sheet_is_ready_to_print(office: Path, name: str) -> None:
    sheet = openpyxl.load_workbook(office)[name]
    assert sheet.print_area
    assert int(sheet.page_setup.paperSize) == (8 if name in ("Brogliaccio", "Copertura") else 9)
    assert sheet.page_setup.orientation == ("portrait" if name in ("Riepilogo", "01") else "landscape")
    assert sheet.page_setup.fitToWidth in (None, 1)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage or name == "Schede"  # its pages are cut by hand
    assert "&P" in sheet.oddFooter.right.text
    assert Facts(PLAN, ()).fingerprint in sheet.oddFooter.left.text


def test_counters_are_the_figures_of_the_cells(office: Path) -> None:
    row = PLAN.roster.cells["000005"]
    shifts = [duty.shift for cell in row if cell for duty in cell.duties]
    festive = [6, 8, 13, 20, 25, 26, 27]
    found = counters_of(office, "000005")
    assert found["Notti"] == shifts.count("N") + 1  # one night was done at another seat
    assert found["Serali"] == shifts.count("S")
    assert found["Festivi"] == sum(len(row[day - 1].duties) for day in festive if row[day - 1])
    assert found["RS"] == sum(cell is not None and cell.code is DayCode.RS for cell in row)
    assert found["Ore di turno"] == 6 * len(shifts)
    assert (found["Notti tetto"], found["Festivi tetto"], found["Serali tetto"]) == (5, 2, 6)


def test_ceilings_are_those_of_the_rules(office: Path) -> None:
    expected: dict[Counted, int] = {}
    for rule in rules().values():
        for counted, most in rule.ceilings(PLAN.instance).items():
            expected[counted] = min(most, expected.get(counted, most))
    found = counters_of(office, "000001")
    assert found["Notti limite"] == expected[Counted.NOTTURNI]
    assert found["Festivi limite"] == expected[Counted.FESTIVI]
    assert found["Serali limite"] == expected[Counted.SERALI]


def test_the_grid_points_back_at_the_findings(office: Path) -> None:
    sheet = openpyxl.load_workbook(office)["Rilievi"]
    rows = [row for row in sheet.iter_rows(min_row=5) if row[0].value]
    assert [row[2].value for row in rows] == ["vietato", "non dovuto ai turni", "con motivazione", "segnalazione"]
    link = rows[0][5].hyperlink.location
    assert link.startswith("'Brogliaccio'!")
    row = int("".join(filter(str.isdigit, link.split("!")[1])))
    grid = openpyxl.load_workbook(office)["Brogliaccio"]
    assert PLAN.instance.officers[0].id in [cell.value for cell in grid[row]]
    assert rows[0][6].value.startswith(PLAN.instance.officers[0].label)


def test_the_summary_tells_verdict_deadline_and_grounds(office: Path) -> None:
    said = "\n".join(str(value) for row in values(office, "Riepilogo") for value in row if value)
    assert "NON CONFORME: violazioni trovate 1." in said
    assert "entro il 23/11/2026" in said
    assert "Raggiunto in pieno." in said
    assert "Forse migliorabile, di non più di 5 punti." in said
    assert (
        "prevista: 3. Dimostrato: nessun servizio altrettanto buono sui minimi può lasciarne scoperti meno di 2" in said
    )


def test_a_clean_roster_is_said_to_comply(tmp_path: Path) -> None:
    path = tmp_path / "clean.xlsx"
    write_office(PLAN, make_findings(PLAN)[1:], path)
    said = "\n".join(str(value) for row in values(path, "Riepilogo") for value in row if value)
    assert "CONFORME: nessuna violazione" in said
    assert "NON CONFORME" not in said


def test_english_has_no_italian_sheet_or_header(tmp_path: Path) -> None:
    path = tmp_path / "english.xlsx"
    write_office(PLAN, make_findings(PLAN), path, "en")
    book = openpyxl.load_workbook(path)
    assert book.sheetnames[:4] == ["Summary", "Brogliaccio", "Coverage", "Loads"]
    words = {str(cell.value) for name in book.sheetnames[:9] for row in book[name].iter_rows() for cell in row}
    assert not words & {"Cognome e nome", "Turno", "Posto", "Notti", "Copertura", "Previsto", "Motivazione"}


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not a dependency: it only checks formulas")
def test_formulas_say_what_is_stored(tmp_path: Path) -> None:
    """Every cached value is what another program computes, for odd cells too: doubles, ``104``, a holiday's eve."""
    doubled = Cell(code=DayCode.DUTY, duties=(Duty(shift="M", post="SEZ1A"), Duty(shift="S", post="PORTA1")))
    plan = with_shift(
        with_reading(PLAN, q05_festivo_per_sovrapposizione="si"), Shift(code="SL", start=time(18), minutes=480)
    )
    plan = with_cells(plan, "000001", {1: doubled, 7: None, 9: Cell.duty("N"), 10: Cell(code=DayCode.L104)})
    plan = with_cells(plan, "000002", {5: Cell.duty("SL", "SEZ1A"), 7: Cell.duty("SL", "SEZ1A")})
    source = tmp_path / "source.xlsx"
    write_office(plan, (), source)
    stored = openpyxl.load_workbook(source, data_only=True)
    openpyxl.load_workbook(source).save(source)  # forgets the stored values
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    command = ["soffice", home, "--headless", "--convert-to", "xlsx", "--outdir", str(tmp_path / "out"), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    computed = openpyxl.load_workbook(tmp_path / "out" / "source.xlsx", data_only=True)
    formulas = openpyxl.load_workbook(source)
    wrong, number = [], 0
    for sheet in formulas:
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"):
            number += 1
            pair = stored[sheet.title][cell.coordinate].value, computed[sheet.title][cell.coordinate].value
            if number_of(pair[0]) != pytest.approx(number_of(pair[1])):
                wrong.append((sheet.title, cell.coordinate, *pair))
    assert number > 1000
    assert not wrong


def test_the_same_plan_makes_the_same_file(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_office(PLAN, make_findings(PLAN), tmp_path / f"{name}.xlsx")
        write_plan_json(PLAN, tmp_path / f"{name}.json")
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()
    assert (tmp_path / "one.json").read_bytes() == (tmp_path / "two.json").read_bytes()


def test_an_existing_file_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "old.xlsx"
    path.write_text("mine")
    with pytest.raises(FileExistsError):
        write_posted(PLAN, path)
    assert path.read_text() == "mine"
    write_posted(PLAN, path, overwrite=True)
    assert openpyxl.load_workbook(path).sheetnames == ["Brogliaccio", *DAYS, "Deroghe"]


def test_a_failed_write_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "out.json"

    def fail() -> None:
        with replacing(path) as temporary:
            temporary.write_text("half")
            raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        fail()
    assert list(tmp_path.iterdir()) == []


def test_findings_as_json(tmp_path: Path) -> None:
    path = tmp_path / "findings.json"
    findings = make_findings(PLAN)
    officer = findings[0].officer or ""
    addresses = {(officer, date(2026, 12, 3)): "Brogliaccio!O8"}
    month = AuditedMonth(PLAN.instance, PLAN.roster, findings, (), (), addresses)
    write_findings_json(outcome_of([month]), path, "en")
    document = json.loads(path.read_text(encoding="utf-8"))
    first = document["findings"][0]
    assert [(month["seat"], month["month"]) for month in document["months"]] == [("Borgo Esempio", "2026-12")]
    assert first["month"] == "2026-12"
    assert (first["id"], first["officer"], first["blocks"]) == ("ANQ-9.16a", officer, True)
    assert (first["dates"], first["cells"]) == (["2026-12-03"], ["Brogliaccio!O8"])
    assert first["values"]["giorno_prima"] == "2026-12-02"
    assert "from shift P" in first["sentence"]
    assert document["findings"][1]["blocks"] is False


@pytest.mark.parametrize(("reading", "deadline"), [("meno 7", date(2026, 11, 23)), ("meno 6", date(2026, 11, 24))])
def test_the_deadline_follows_the_reading(reading: str, deadline: date) -> None:
    plan = with_reading(PLAN, q15_pubblicazione=reading)
    assert publication_deadline(plan.instance) == (deadline, reading)


def test_days_are_shortened() -> None:
    days = [date(2026, 12, day) for day in (9, 1, 2, 3, 5, 6, 31, 31)]
    assert spans(days) == "1-3, 5, 6, 9, 31"
    assert spans([]) == ""


def test_coverage_adds_up_demands_and_counts_double_duty() -> None:
    doubled = Cell(code=DayCode.DUTY, duties=(Duty(shift="M", post="SEZ1A"), Duty(shift="S", post="SEZ1A")))
    blank = dict.fromkeys(PLAN.roster.cells, (None,) * 31)
    roster = Roster(year=2026, month=12, cells={**blank, "000001": (doubled, *(None,) * 30)})
    lines = {(line.post.code, line.shift.code): line for line in coverage(Record(PLAN.instance, roster))}
    morning = lines["SEZ1A", "M"].needs[date(2026, 12, 1)]
    assert (morning.minimum, morning.nominal, morning.covered) == (2, 3, 1)
    assert (morning.below_minimum, morning.below_nominal) == (1, 2)
    assert lines["SEZ1A", "S"].needs[date(2026, 12, 1)].below_nominal == 0
    assert lines["OSP", "N"].below_minimum == 7  # the guard of 3 to 9 December
    assert lines["SEZ1A", "M"].below_nominal == 3 * 31 - 1


def test_the_rotation_counts_runs_over_the_month_boundary() -> None:
    days = {day: Cell(code=DayCode.RS) for day in range(1, 32)}
    days |= {1: Cell.duty("M", "OSP"), 3: Cell.duty("M", "OSP"), 4: Cell.duty("M", "SEZ1A"), 5: Cell.duty("M", "OSP")}
    plan = with_cells(PLAN, "000002", days)
    before = [past for past in plan.instance.seat.history.days if past.officer == "000002" and past.cell.duties]
    assert all(duty.post != "OSP" for past in before for duty in past.cell.duties)
    (group,) = rotations(Facts(plan, ()).record)
    turn = next(turn for turn in group.turns if turn.officer.id == "000002")
    assert ([day.day for day in turn.days], turn.longest_run) == ([1, 3, 5], 2)
