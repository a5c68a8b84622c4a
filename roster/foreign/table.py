"""A sheet as it stands in a file, whatever the format: values by row and column, and what a person did around them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from roster.workbook.addresses import address

Value = str | float | int | bool | date | datetime | time | timedelta | None
Position = tuple[int, int]
"""Row and column, from 0."""


@dataclass(frozen=True)
class Table:
    """One sheet. ``rows`` begin at the first row and column of the sheet and all have the same length.

    ``merged`` are merged ranges, first and last cell; only the first holds the value. ``notes`` are comments by cell,
    ``faults`` cells without a usable value (an error, a formula not computed) with the key of the problem and its
    value. Colours and fonts are no part of a table.
    """

    title: str
    rows: tuple[tuple[Value, ...], ...]
    merged: tuple[tuple[Position, Position], ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    notes: Mapping[Position, str] = field(default_factory=dict)
    faults: Mapping[Position, tuple[str, str]] = field(default_factory=dict)

    def at(self, row: int, column: int) -> Value:
        """Return the value of a cell, that of its range when it is merged; None outside the table."""
        for first, last in self.merged:
            if first[0] <= row <= last[0] and first[1] <= column <= last[1]:
                row, column = first
                break
        if 0 <= row < len(self.rows) and 0 <= column < len(self.rows[row]):
            return self.rows[row][column]
        return None

    def address(self, row: int, column: int) -> str:
        """Return the address of a cell without its sheet, ``C7``."""
        return address(row, column)
