"""``roster validate`` on rosters made elsewhere: what is recognised is told, months and units are put together."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from roster.audited import Role, Source
from roster.calendar import days_of_month
from roster.cli.main import run
from roster.cli.validate.recognised import tell_reading
from roster.domain import Cell, DayCode, Instance, Roster, Seat
from roster.foreign.reading import ReadMonth, read_months
from roster.foreign.uniting import one_of_each
from roster.foreign.written import Place, Remark, Weight
from tests.worlds import MORNING, officer, post, profile

MONTHS = ("gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio")
MONTHS += ("agosto", "settembre", "ottobre", "novembre", "dicembre")
SEAT = Seat(
    profile=profile((MORNING,)),
    officers=tuple(officer(f"00{n}") for n in (1, 2, 3)),
    posts=(post("SEZ", (MORNING,)),),
)
PEOPLE = ("ROSSI Mario", "BIANCHI Anna", "VERDI Luca")


def typed(
    path: Path,
    month: int,
    cells: Mapping[tuple[str, int], str] | None = None,
    people: Sequence[str] = PEOPLE,
    *,
    layers: bool = False,
) -> Path:
    """A month typed by hand: a title, the days in a row, a person in each; mornings, and Sundays at rest.

    With ``layers`` a second row of each person, ``S`` under ``P``, holds what was worked: ``cells`` are there.
    """
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Servizio"
    days = days_of_month(2026, month)
    sheet["A1"] = f"SERVIZIO MESE DI {MONTHS[month - 1].upper()} 2026"
    heads = ["Cognome e nome", "Prog/Svolto"] if layers else ["Cognome e nome"]
    sheet.append([])
    sheet.append([*heads, *(day.day for day in days)])
    for name in people:
        plain = ["RS" if day.weekday() == 6 else "08-14" for day in days]
        changed = [(cells or {}).get((name, day.day), word) for day, word in zip(days, plain, strict=True)]
        if layers:
            sheet.append([name, "programmato", *plain])
            sheet.append([name, "svolto", *changed])
        else:
            sheet.append([name, *changed])
    book.save(path)
    return path


def findings(folder: Path, *arguments: object) -> list[dict[str, Any]]:
    target = folder / "rilievi.json"
    assert run(["validate", *map(str, arguments), "--json", str(target), "--force"]) in {0, 1}
    return list(json.loads(target.read_text(encoding="utf-8"))["findings"])


def test_what_is_recognised_is_told_before_the_findings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = typed(tmp_path / "ottobre.xlsx", 10)
    assert run(["validate", str(path)]) in {0, 1}
    shown = capsys.readouterr().out.splitlines()
    assert shown[0] == f"Letto il servizio di ottobre 2026 ({path}):"
    assert all(line.startswith(("  capito: ", "  tralasciato: ", "  da controllare: ")) for line in shown[1:4])
    assert any("Servizio!" in line for line in shown[1:6])


def test_a_run_across_two_files_is_told_with_its_length_and_its_cell(tmp_path: Path) -> None:
    on_duty = {("ROSSI Mario", day): "08-14" for day in range(1, 32)}
    october = typed(tmp_path / "ottobre.xlsx", 10, {key: word for key, word in on_duty.items() if key[1] >= 12})
    november = typed(tmp_path / "novembre.xlsx", 11, {**{key: on_duty[key] for key in on_duty if key[1] <= 3}})
    found = findings(tmp_path, november, october)
    (run_,) = [f for f in found if f["id"] == "P-5" and f["officer"] == "ROSSI MARIO" and "2026-11-01" in f["dates"]]
    assert run_["values"]["giorni"] == (date(2026, 11, 7) - date(2026, 10, 12)).days + 1
    weeks = [f for f in found if f["id"] == "L395-11.4" and f["officer"] == "ROSSI MARIO"]
    assert [f["values"]["inizio"] for f in weeks] == ["2026-10-12", "2026-10-19", "2026-10-26"]
    assert weeks[-1]["cells"][0] == "Servizio!B4"


def test_the_files_of_two_units_are_one_month(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sunday = {("VERDI Luca", 11): "08-14"}
    first = typed(tmp_path / "reparto-a.xlsx", 10, people=PEOPLE[:2])
    second = typed(tmp_path / "reparto-b.xlsx", 10, sunday, PEOPLE[2:])
    (found,) = [f for f in findings(tmp_path, first, second) if f["id"] == "L395-11.4"]
    assert (found["officer"], found["cells"][0]) == ("VERDI LUCA", "[reparto-b.xlsx]Servizio!F4")
    assert "i file reparto-a.xlsx, reparto-b.xlsx sono stati uniti" in capsys.readouterr().out


def test_one_person_in_two_files_of_a_month_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = [typed(tmp_path / name, 10) for name in ("prima.xlsx", "dopo.xlsx")]
    assert run(["validate", *map(str, files)]) == 2
    told = capsys.readouterr().err
    assert all(word in told for word in ("10/2026", "prima.xlsx", "dopo.xlsx", "ROSSI Mario", "--programme"))


def test_what_is_not_clear_is_asked_for_in_a_map(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = typed(tmp_path / "ottobre.xlsx", 10, {("ROSSI Mario", 1): "XYZ"})
    target = tmp_path / "rilievi.json"
    assert run(["validate", str(path), "--json", str(target)]) == 2
    told = capsys.readouterr().err
    assert "foglio Servizio, cella B4" in told.lower().replace("servizio, cella b4", "Servizio, cella B4")
    assert "--propose-map" in told
    assert not target.exists()
    mapping = tmp_path / "mappa.toml"
    assert run(["validate", str(path), "--propose-map", str(mapping)]) == 0
    assert run(["validate", str(path), "--map", str(mapping)]) == 2
    mapping.write_text(mapping.read_text(encoding="utf-8").replace('"?"', '"08-14"'), encoding="utf-8")
    assert run(["validate", str(path), "--map", str(mapping)]) in {0, 1}
    assert run(["validate", str(path), "--propose-map", str(mapping)]) == 2  # it exists
    assert run(["validate", str(path), "--propose-map", str(tmp_path / "mappa.txt")]) == 2


def test_two_layers_are_programme_and_roster(tmp_path: Path) -> None:
    path = typed(tmp_path / "ottobre.xlsx", 10, {("ROSSI Mario", 7): "14-20"}, layers=True)
    changed = [f for f in findings(tmp_path, path) if f["id"] == "P-6"]
    assert [(f["officer"], f["dates"]) for f in changed] == [("ROSSI MARIO", ["2026-10-07"])]


def test_the_programmes_of_units_in_files_of_their_own_are_put_together(tmp_path: Path) -> None:
    first = typed(tmp_path / "a.xlsx", 10, {("ROSSI Mario", 7): "14-20"}, people=("ROSSI Mario",), layers=True)
    other = typed(tmp_path / "b.xlsx", 10, {("NERI Ugo", 8): "14-20"}, people=("NERI Ugo",), layers=True)
    changed = [f for f in findings(tmp_path, first, other) if f["id"] == "P-6"]
    assert sorted((f["officer"], f["dates"]) for f in changed) == [
        ("NERI UGO", ["2026-10-08"]),
        ("ROSSI MARIO", ["2026-10-07"]),
    ]


def test_a_programme_made_elsewhere_is_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    posted = typed(tmp_path / "programmato.xlsx", 10, people=(*PEOPLE, "NERI Ugo"))
    worked = typed(tmp_path / "svolto.xlsx", 10, {("ROSSI Mario", 7): "14-20"})
    changed = [f for f in findings(tmp_path, worked, "--programme", posted) if f["id"] == "P-6"]
    assert [(f["officer"], f["dates"]) for f in changed] == [("ROSSI MARIO", ["2026-10-07"])]
    assert "persone 1: NERI Ugo" in capsys.readouterr().out


def test_one_bad_file_of_three_is_named_with_its_cell_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    files = [typed(tmp_path / f"{month}.xlsx", month) for month in (9, 10)]
    bad = typed(tmp_path / "11.xlsx", 11, {("VERDI Luca", 30): "XYZ"})
    target = tmp_path / "rilievi.json"
    assert run(["validate", *map(str, files), str(bad), "--json", str(target)]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith("Errore: 11.xlsx, foglio Servizio, cella AE6: ")
    assert "Nessun file è stato scritto" in shown.err
    assert not target.exists()


def test_many_remarks_of_one_kind_are_told_by_their_number(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    remarks = tuple(
        Remark(Weight.DOUBT, "joining.gap", {"before": str(n), "month": str(n + 1)}, Place("Foglio1", f"A{n}"))
        for n in range(1, 46)
    )
    (month,) = read_months(typed(tmp_path / "ottobre.xlsx", 10))
    tell_reading([replace(month, remarks=remarks)], "it")
    shown = capsys.readouterr().out.splitlines()
    assert len(shown) == 5
    assert "altre 42" in shown[-1]
    assert "da Foglio1!A4 a Foglio1!A45" in shown[-1]


def test_of_units_in_several_files_only_who_is_in_none_is_missing(tmp_path: Path) -> None:
    instance = Instance(seat=SEAT, year=2026, month=10)
    row = tuple(Cell(code=DayCode.RS) for _ in instance.days)
    empty = (None,) * len(row)
    missing = Remark(Weight.DOUBT, "meaning.officers_missing", {"count": 2, "names": "…"})
    months = []
    for here in ("001", "002"):
        cells = {who.id: row if who.id == here else empty for who in SEAT.officers}
        source = Source(tmp_path / f"{here}.xlsx", "0", Role.ROSTER)
        roster = Roster(year=2026, month=10, cells=cells)
        months.append(ReadMonth(instance, roster, (source,), remarks=(missing,)))
    (united,) = one_of_each(months)
    assert {who: row[0] is None for who, row in united.roster.cells.items()} == {
        "001": False,
        "002": False,
        "003": True,
    }
    (told,) = [remark for remark in united.remarks if remark.key == "meaning.officers_missing"]
    assert told.values == {"count": 1, "names": SEAT.officers[2].label}
