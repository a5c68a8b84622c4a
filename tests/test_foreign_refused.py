"""Rosters that must not be read as they stand: a clear error with the cell and what to do, and nothing written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from roster.cli.main import run
from tests.foreign import files
from tests.foreign.layouts import Month
from tests.foreign.month import base
from tests.foreign.seat import write_seat

OCTOBER = Month.of(2026, 10, base(2026, 10))


@dataclass(frozen=True)
class Refusal:
    """How the plain file is spoilt, and what the error must name."""

    name: str
    spoil: Callable[[Worksheet], Any]
    told: tuple[str, ...]
    more: tuple[str, ...] = ()


def _write(**cells: object) -> Callable[[Worksheet], None]:
    def spoil(sheet: Worksheet) -> None:
        for place, value in cells.items():
            sheet[place] = value  # type: ignore[assignment]

    return spoil


def _second_version(sheet: Worksheet) -> None:
    """Type the whole table again below, with one cell changed: which one holds?"""
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3, max_row=48)]
    for number, row in enumerate(rows):
        for column, value in enumerate(row, start=1):
            sheet.cell(60 + number, column, value)
    sheet["G66"] = "RS"


def _november_weekdays(sheet: Worksheet) -> None:
    """Head the days of October with the weekdays of November."""
    for day in range(1, 32):
        sheet.cell(3, 2 + day, f"{('dom', 'lun', 'mar', 'mer', 'gio', 'ven', 'sab')[(day - 1) % 7]} {day}")


def _blank(sheet: Worksheet) -> None:
    sheet.delete_rows(1, sheet.max_row)
    sheet["B2"] = "Al Provveditorato regionale"
    sheet["B4"] = "Si trasmette in allegato il servizio del mese di ottobre."


REFUSALS = (
    Refusal("sigla sconosciuta", _write(F10="ZZ9"), ("F10", "ZZ9")),
    Refusal("posto sconosciuto", _write(F10="M SEZ77"), ("F10", "SEZ77")),
    Refusal("persona sconosciuta", _write(A9="0099999", B9="IGNOTO Tizio"), ("IGNOTO Tizio",)),
    Refusal("matricola di un altro", _write(B9="BIANCHINI Stefano"), ("BIANCHINI Stefano",)),
    Refusal("persona scritta due volte", _write(A20="0041203", B20="ROSSI Mario"), ("ROSSI Mario",)),
    Refusal("giorno doppio", _write(Q3=14), ("Q3",)),
    Refusal("giorno mancante", _write(Q3=None, R3=None), ("Q3",)),
    Refusal("errore di formula", _write(H12="#REF!"), ("H12",)),
    Refusal("formula mai calcolata", _write(H12="=H11"), ("H12",)),
    Refusal("due versioni sullo stesso foglio", _second_version, ("Servizio",)),
    Refusal("giorni della settimana di un altro mese", _november_weekdays, ("Servizio",)),
    Refusal("trentadue giorni", _write(AH3=32, AH4="M SG"), ("AH3",)),
    Refusal("altro mese chiesto", lambda _: None, ("A1", "11/2026"), ("--month", "2026-11")),
    Refusal("nessuna griglia", _blank, ("Servizio",)),
    Refusal("mese di trenta giorni nel titolo", _write(A1="Servizio del mese di NOVEMBRE 2026"), ("AG3",)),
    Refusal("anno senza senso", _write(A1="Servizio del mese di OTTOBRE 1926"), ("A1", "--month")),
)


@pytest.mark.parametrize("refusal", REFUSALS, ids=lambda refusal: refusal.name.replace(" ", "-"))
def test_it_is_refused_with_the_place_and_nothing_is_written(
    refusal: Refusal, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = files.refused(tmp_path, OCTOBER, refusal.spoil)
    write_seat(tmp_path / "sede.xlsx", 2026, 10)
    out = tmp_path / "rilievi.json"
    code = run(["validate", str(path), "--input", str(tmp_path / "sede.xlsx"), "--json", str(out), *refusal.more])
    told = capsys.readouterr()
    assert code == 2, told.out
    assert not out.exists()
    assert "Traceback" not in told.err
    for word in refusal.told:
        assert word in told.err


def test_a_name_that_fits_two_officers_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """``Rossi Marto`` is one slip from Mario and one from Marco."""

    def spoil(sheet: Worksheet) -> None:
        sheet.delete_cols(1)
        sheet["A1"], sheet["A10"] = "OTTOBRE 2026", "ROSSI Marto"

    path = files.refused(tmp_path, OCTOBER, spoil)
    write_seat(tmp_path / "sede.xlsx", 2026, 10)
    assert run(["validate", str(path), "--input", str(tmp_path / "sede.xlsx")]) == 2
    told = capsys.readouterr().err
    assert "Marto" in told
    assert "A10" in told
