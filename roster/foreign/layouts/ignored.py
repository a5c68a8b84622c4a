"""Leaves out of a sheet the rows, columns and cells that a map says to ignore."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from roster.errors import InputError, Problem
from roster.foreign.table import Table
from roster.workbook.addresses import column_number
from roster.workbook.text import fold

_RANGE = re.compile(r"([A-Z]{0,3})(\d{0,7})(?::([A-Z]{0,3})(\d{0,7}))?")
Bounds = tuple[int, int, int, int]
_FAR = 1 << 30


def without(table: Table, ignored: Sequence[str]) -> Table:
    """Return a sheet with the named cells empty; ``Foglio1!40`` is of that sheet only.

    Raises:
        InputError: when a name is neither a row, a column, a cell nor a range of them.

    """
    areas = [_bounds(name) for sheet, name in map(_split, ignored) if not sheet or fold(sheet) == fold(table.title)]
    if not areas:
        return table

    def kept(row: int, column: int) -> bool:
        return not any(top <= row <= bottom and left <= column <= right for top, left, bottom, right in areas)

    rows = tuple(
        tuple(value if kept(row, column) else None for column, value in enumerate(values))
        for row, values in enumerate(table.rows)
    )
    notes = {position: text for position, text in table.notes.items() if kept(*position)}
    faults = {position: fault for position, fault in table.faults.items() if kept(*position)}
    return replace(table, rows=rows, notes=notes, faults=faults)


def _split(name: str) -> tuple[str, str]:
    sheet, _, cells = name.rpartition("!")
    return sheet.strip("'"), cells.strip().upper().replace("$", "")


def _bounds(name: str) -> Bounds:
    found = _RANGE.fullmatch(name)
    if not name or found is None:
        raise InputError([Problem("layout.ignored_unreadable", {"value": name})])
    left, top, right, bottom = found.groups()
    if right is None:
        right, bottom = left, top
    rows = (int(top) - 1, int(bottom) - 1) if top and bottom else (0, _FAR)
    columns = (column_number(left), column_number(right)) if left and right else (0, _FAR)
    return rows[0], columns[0], rows[1], columns[1]
