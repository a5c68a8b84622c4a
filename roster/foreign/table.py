"""A sheet as it stands in a file, whatever the format: values by row and column, and what a person did around them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cached_property
from itertools import product

from roster.workbook.addresses import address

Value = str | float | int | bool | date | datetime | time | timedelta | None
Position = tuple[int, int]
"""Row and column, from 0."""


@dataclass(frozen=True)
class Table:
    """One sheet. ``rows`` begin at the first row and column of the sheet and all have the same length.

    ``merged`` are merged ranges, first and last cell; only the first holds the value. ``notes`` are comments by cell,
    ``faults`` cells without a usable value (an error, a formula not computed) with the key of the problem and its
    value. A ``hidden`` sheet is read only where a person names it. Colours and fonts are no part of a table.
    """

    title: str
    rows: tuple[tuple[Value, ...], ...]
    merged: tuple[tuple[Position, Position], ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    notes: Mapping[Position, str] = field(default_factory=dict)
    faults: Mapping[Position, tuple[str, str]] = field(default_factory=dict)
    hidden: bool = False

    def at(self, row: int, column: int) -> Value:
        """Return the value of a cell, that of its range when it is merged; None outside the table."""
        row, column = self._held_by.get((row, column), (row, column))
        if 0 <= row < len(self.rows) and 0 <= column < len(self.rows[row]):
            return self.rows[row][column]
        return None

    def address(self, row: int, column: int) -> str:
        """Return the address of a cell without its sheet, ``C7``."""
        return address(row, column)

    @property
    def merged_cells(self) -> int:
        """The number of cells of the table that merged ranges cover, those claimed twice counted twice."""
        return sum(len(rows) * len(columns) for _, rows, columns in self._covered())

    @property
    def merged_twice(self) -> Position | None:
        """The first cell that two merged ranges claim, None when each has one value."""
        seen: set[Position] = set()
        for _, rows, columns in self._covered():
            for cell in product(rows, columns):
                if cell in seen:
                    return cell
                seen.add(cell)
        return None

    @cached_property
    def _held_by(self) -> Mapping[Position, Position]:
        """The cell that holds the value of each merged one."""
        return {cell: first for first, rows, columns in self._covered() for cell in product(rows, columns)}

    def _covered(self) -> Iterator[tuple[Position, range, range]]:
        """Yield the first cell of each merged range with the rows and columns it covers within the table."""
        width = len(self.rows[0]) if self.rows else 0
        for first, last in self.merged:
            rows, columns = range(first[0], min(last[0] + 1, len(self.rows))), range(first[1], min(last[1] + 1, width))
            yield first, rows, columns
