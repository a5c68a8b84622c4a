"""What people do to a workbook after it was typed: seeded edits, harmless or not, that no reader may crash on."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time
from pathlib import Path
from random import Random
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

JUNK: tuple[Any, ...] = (
    *(None, 0, 32, -5, 3.7, 1e300, True, "", " ", "\n", "?", "x" * 400, "🙂", "\u00a0", "=1/0", "=A1", "#REF!"),
    *("TOTALE", "Totale M", "lun 1", "1", "31/02", "32", "OTTOBRE 1926", "novembre 2026", "Matricola", "Nominativo"),
    *("Data", "Turno", "Legenda", "M = mattina", "riga", "programmato", "Rossi Mario", "ROSSI", "0041203", 41203),
    *("24:00", "99-99", "08-14-20", "8/14", "06-12 / 18-24", "M\nN", "M\nSEZ1", "N N N", "RS CO", "CO?", "RS+M", "-"),
    *(date(2026, 10, 5), date(1899, 12, 31), datetime(2026, 10, 5, 8, 30, tzinfo=UTC).replace(tzinfo=None), time(8)),
    *("<b>", "{x}", "%s", "a;b"),
)  # fmt: skip
TITLES = ("Foglio1", "2027", "novembre 2026", "NTP", "Riepilogo", "1", "Copia di tutto (2)", "Legenda", "31-12")


def _sheet(book: Workbook, chance: Random) -> Worksheet:
    return chance.choice(book.worksheets)


def _place(sheet: Worksheet, chance: Random) -> tuple[int, int]:
    """Return a cell; the first rows and columns, where headings and names stand, as often as all the others."""
    near = chance.random() < 0.5
    height, width = max(sheet.max_row, 1), max(sheet.max_column, 1)
    if near and chance.random() < 0.5:
        return chance.randint(1, min(6, height)), chance.randint(1, width)
    return chance.randint(1, height), chance.randint(1, min(4, width) if near else width)


def _write(sheet: Worksheet, row: int, column: int, value: object) -> None:
    """Write in a cell; the inner cells of a merged range take nothing, as in any program."""
    cell = sheet.cell(row, column)
    if type(cell).__name__ != "MergedCell":
        cell.value = value  # type: ignore[assignment]  # junk of any kind is the point


def overwrite(book: Workbook, chance: Random) -> None:
    """Write junk in one to six cells."""
    sheet = _sheet(book, chance)
    for _ in range(chance.randint(1, 6)):
        _write(sheet, *_place(sheet, chance), chance.choice(JUNK))


def swap(book: Workbook, chance: Random) -> None:
    """Exchange what two cells hold."""
    sheet = _sheet(book, chance)
    one, other = _place(sheet, chance), _place(sheet, chance)
    first, second = sheet.cell(*one).value, sheet.cell(*other).value
    _write(sheet, *one, second)
    _write(sheet, *other, first)


def delete_rows(book: Workbook, chance: Random) -> None:
    """Delete one to three rows."""
    sheet = _sheet(book, chance)
    sheet.delete_rows(_place(sheet, chance)[0], chance.randint(1, 3))


def insert_rows(book: Workbook, chance: Random) -> None:
    """Insert empty rows."""
    sheet = _sheet(book, chance)
    sheet.insert_rows(_place(sheet, chance)[0], chance.randint(1, 3))


def double_row(book: Workbook, chance: Random) -> None:
    """Copy a row over another, as who drags too far."""
    sheet = _sheet(book, chance)
    source, target = _place(sheet, chance)[0], _place(sheet, chance)[0]
    for column in range(1, sheet.max_column + 1):
        _write(sheet, target, column, sheet.cell(source, column).value)


def delete_columns(book: Workbook, chance: Random) -> None:
    """Delete a column or two."""
    sheet = _sheet(book, chance)
    sheet.delete_cols(_place(sheet, chance)[1], chance.randint(1, 2))


def insert_columns(book: Workbook, chance: Random) -> None:
    """Insert a column, empty or with a word in each row."""
    sheet = _sheet(book, chance)
    at = _place(sheet, chance)[1]
    sheet.insert_cols(at)
    for row in range(1, sheet.max_row + 1) if chance.random() < 0.5 else ():
        _write(sheet, row, at, chance.choice(JUNK))


def rename(book: Workbook, chance: Random) -> None:
    """Give a sheet another name."""
    _sheet(book, chance).title = chance.choice(TITLES)


def merge(book: Workbook, chance: Random) -> None:
    """Merge cells that no other range holds."""
    sheet = _sheet(book, chance)
    row, column = _place(sheet, chance)
    last_row, last_column = row + chance.choice((0, 0, 1, 3)), column + chance.choice((0, 1, 2, 9))
    for each in sheet.merged_cells.ranges:
        if not (each.max_row < row or each.min_row > last_row or each.max_col < column or each.min_col > last_column):
            return
    sheet.merge_cells(start_row=row, start_column=column, end_row=last_row, end_column=last_column)


def hide(book: Workbook, chance: Random) -> None:
    """Hide rows, a column, or a sheet beside others."""
    sheet = _sheet(book, chance)
    row, column = _place(sheet, chance)
    kind = chance.random()
    if kind < 0.5:
        for each in range(row, row + chance.randint(1, 4)):
            sheet.row_dimensions[each].hidden = True
    elif kind < 0.8:
        sheet.column_dimensions[get_column_letter(column)].hidden = True
    elif len(book.worksheets) > 1:
        sheet.sheet_state = "hidden"


def note(book: Workbook, chance: Random) -> None:
    """Put a comment on a cell."""
    sheet = _sheet(book, chance)
    cell = sheet.cell(*_place(sheet, chance))
    if type(cell).__name__ != "MergedCell":
        cell.comment = Comment("da verificare", "ufficio servizi")


def copy_sheet(book: Workbook, chance: Random) -> None:
    """Copy a sheet beside itself."""
    if len(book.worksheets) < 4:
        book.copy_worksheet(_sheet(book, chance))


EDITS: Mapping[str, Callable[[Workbook, Random], None]] = {
    edit.__name__: edit
    for edit in (
        *(overwrite, swap, delete_rows, insert_rows, double_row, delete_columns, insert_columns, rename, merge, hide),
        *(note, copy_sheet),
    )
}


def edited(source: Path, target: Path, seed: int) -> tuple[str, ...]:
    """Write a workbook with one to four edits; return which."""
    chance = Random(seed)
    book = load_workbook(source)
    done = tuple(chance.choices(tuple(EDITS), weights=[4, *[1] * (len(EDITS) - 1)], k=chance.randint(1, 4)))
    for name in done:
        EDITS[name](book, chance)
    book.save(target)
    return done
