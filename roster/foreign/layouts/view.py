"""A sheet looked at upright or on its side, so that people in columns are read by the code for people in rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property

from roster.foreign.table import Position, Table, Value
from roster.foreign.written import Place
from roster.workbook.addresses import address, column_letters
from roster.workbook.moments import clock
from roster.workbook.text import text_of

MOST_NAMED = 6
"""Cells that a remark names one by one; more are named by the first and their number."""


@dataclass(frozen=True)
class View:
    """A table with its merged cells filled in; ``turned`` swaps rows and columns. Positions are those of the view."""

    table: Table
    turned: bool = False

    @cached_property
    def rows(self) -> tuple[tuple[Value, ...], ...]:
        """Return the values as they stand, merged ranges with the first cell only."""
        return tuple(zip(*self.table.rows, strict=True)) if self.turned else self.table.rows

    @property
    def height(self) -> int:
        """Return the number of rows."""
        return len(self.rows)

    @cached_property
    def width(self) -> int:
        """Return the number of columns."""
        return len(self.rows[0]) if self.rows else 0

    @cached_property
    def anchors(self) -> Mapping[Position, Position]:
        """Return, for each cell of a merged range, the first cell of the range."""
        found = {}
        for first, last in self.table.merged:
            start, end = self._seen(first), self._seen(last)
            for row in range(start[0], min(end[0] + 1, self.height)):
                for column in range(start[1], min(end[1] + 1, self.width)):
                    found[row, column] = start
        return found

    @cached_property
    def spans(self) -> Mapping[Position, Position]:
        """Return the last cell of each merged range by its first."""
        return {self._seen(first): self._seen(last) for first, last in self.table.merged}

    def _seen(self, position: Position) -> Position:
        return (position[1], position[0]) if self.turned else position

    def at(self, row: int, column: int) -> Value:
        """Return the value of a cell, that of its range when it is merged."""
        row, column = self.anchors.get((row, column), (row, column))
        return self.rows[row][column]

    def text(self, row: int, column: int) -> str:
        """Return the text of a cell on one line."""
        return text_of(self.at(row, column))

    def own_text(self, row: int, column: int) -> str:
        """Return the text that stands in the cell itself: empty in a merged range but for its first cell."""
        return "" if self.anchors.get((row, column), (row, column)) != (row, column) else self.text(row, column)

    def cell(self, row: int, column: int) -> str:
        """Return the address of a cell; in a merged range its own, so that each day has one."""
        return address(*self._seen((row, column)))

    def place(self, row: int, column: int) -> Place:
        """Return the sheet and the address of a cell."""
        return Place(self.table.title, self.cell(row, column))

    def fault(self, row: int, column: int) -> tuple[str, str] | None:
        """Return what is wrong with the value of a cell."""
        return self.table.faults.get(self._seen(self.anchors.get((row, column), (row, column))))

    @property
    def hidden_rows(self) -> frozenset[int]:
        """Return the rows that a reader of the sheet does not see."""
        return self.table.hidden_columns if self.turned else self.table.hidden_rows

    @property
    def hidden_columns(self) -> frozenset[int]:
        """Return the columns that a reader of the sheet does not see."""
        return self.table.hidden_rows if self.turned else self.table.hidden_columns

    def row_name(self, row: int) -> str:
        """Return a row as the spreadsheet names it: ``7``, or ``C`` when turned."""
        return column_letters(row) if self.turned else str(row + 1)

    def column_name(self, column: int) -> str:
        """Return a column as the spreadsheet names it: ``C``, or ``7`` when turned."""
        return str(column + 1) if self.turned else column_letters(column)


def lines_of(value: Value) -> str:
    """Return the text of a cell with its line breaks, each line trimmed; a time as ``08:00``.

    A date stays one, ``08/12/2026``: a spreadsheet makes it of ``8/12`` and of ``12-8`` alike, nobody knows of which.
    """
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, datetime | date):
        return value.strftime("%d/%m/%Y")
    if isinstance(value, time):
        return clock(value.hour * 60 + value.minute)
    if isinstance(value, timedelta):
        return clock(int(value.total_seconds()) // 60)
    if isinstance(value, str):
        return "\n".join(" ".join(line.split()) for line in value.splitlines()).strip(" \n\t\r")
    return text_of(value)


def named(names: Iterable[str]) -> str:
    """Return cells, rows or columns as a sentence names them: all when they are few, otherwise first, last, number."""
    listed: Sequence[str] = list(dict.fromkeys(names))
    if len(listed) <= MOST_NAMED:
        return ", ".join(listed)
    return f"{listed[0]} … {listed[-1]} ({len(listed)})"
