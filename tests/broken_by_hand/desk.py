"""A person at the desk with the office workbook open: finds rows and columns by what they say, types, saves."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from tests.broken_by_hand.breaks import ADDED, Break, Turn
from tests.broken_by_hand.seat import MONTH, OFFICERS, YEAR


def on(day: int) -> date:
    """Return a date of the month."""
    return date(YEAR, MONTH, day)


class Desk:
    """A workbook kept open: each break is typed, saved under another name, and undone."""

    def __init__(self, path: Path) -> None:
        self._book = openpyxl.load_workbook(path)
        self._grid = self._book["Brogliaccio"]
        self._list = self._book["Reperibilità"]
        self._before: list[tuple[Worksheet, str, object]] = []

    def name(self, made: Break) -> str:
        """Return the surname a break speaks of."""
        if made.who in OFFICERS:
            return made.who
        assert made.on is not None
        texts = {surname: self._grid[self.cell(surname, made.on)].value for surname in OFFICERS}
        return next(surname for surname, text in texts.items() if str(text).split() == made.who.split())

    def cell(self, surname: str, day: int) -> str:
        """Return the cell of a person on a date in the grid."""
        matricola = self._column(self._grid, "Matricola")
        row = next(c.row for c in matricola if c.value == OFFICERS[surname].id)
        head = next(row_ for row_ in self._grid.iter_rows() if any(c.value == "Matricola" for c in row_))
        (column,) = (c.column_letter for c in head if isinstance(c.value, datetime) and c.value.date() == on(day))
        return f"{column}{row}"

    def broken(self, made: Break, path: Path) -> set[str]:
        """Type a break, save the workbook as ``path``, undo, and return the cells typed that name a person or a day."""
        surname = self.name(made)
        typed = {
            f"Brogliaccio!{self._type(self._grid, self.cell(surname, day), text)}" for day, text in made.cells.items()
        }
        typed |= {f"Reperibilità!{self._type_turn(turn)}" for turn in made.turns}
        self._book.save(path)
        for sheet, cell, value in reversed(self._before):
            sheet[cell].value = value
        self._before.clear()
        return typed

    def _type(self, sheet: Worksheet, cell: str, value: object) -> str:
        self._before.append((sheet, cell, sheet[cell].value))
        sheet[cell].value = value or None
        return cell

    def _type_turn(self, turn: Turn) -> str:
        """Type a row of the list; return the cell with the matricola."""
        matricola = self._column(self._list, "Matricola")
        head = next(c.row for c in matricola if c.value == "Matricola")
        last = max(c.row for c in matricola if c.value is not None)
        row = last + 1 if turn.row == ADDED else head + turn.row
        for title, value in (("Data", on(turn.day)), ("Turno", turn.shift)):
            self._type(self._list, f"{self._column(self._list, title)[0].column_letter}{row}", value)
        return self._type(self._list, f"{matricola[0].column_letter}{row}", OFFICERS[turn.who].id)

    def _column(self, sheet: Worksheet, title: str) -> tuple[openpyxl.cell.Cell, ...]:
        return next(column for column in sheet.iter_cols() if any(cell.value == title for cell in column))
