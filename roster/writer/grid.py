"""Where everything stands in the grid of the Brogliaccio, for the sheet itself and for those that point into it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from xlsxwriter.utility import xl_col_to_name, xl_rowcol_to_cell

from roster.domain.instance import Instance
from roster.domain.officer import Officer
from roster.domain.profile import Unit
from roster.domain.roster import Cell
from roster.writer.facts import Facts
from roster.writer.formulas import quoted
from roster.writer.posted import neutral

WEEKDAYS, MARKS, HEADER, FIRST = 3, 4, 5, 6
"""Rows of the grid, from 0: names of the days, festive marks, headers, first unit."""


@dataclass(frozen=True)
class Grid:
    """Rows and columns of the grid, from 0. The posted copy has neither matricola nor counters."""

    facts: Facts
    sheet: str
    public: bool

    @property
    def labels(self) -> tuple[str, ...]:
        """Message keys of the columns at the left of the days."""
        common = ("head.number", "head.officer", "head.qualifica", "head.unit")
        return common if self.public else (*common, "head.matricola")

    @property
    def first_before(self) -> int:
        """Column of the first day of the old month."""
        return len(self.labels)

    @property
    def first_day(self) -> int:
        """Column of the first day of the month."""
        return self.first_before + len(self.facts.days_before)

    @property
    def first_counter(self) -> int:
        """Column after the last day of the month."""
        return self.first_day + len(self.facts.days)

    def column(self, day: date) -> int:
        """Return the column of a date of the month."""
        return self.first_day + day.day - 1

    def blocks(self) -> Iterator[tuple[int, Unit, tuple[Officer, ...]]]:
        """Yield the row of each unit's title, the unit, its officers: they follow row by row."""
        row = FIRST
        for unit, officers in self.facts.by_unit:
            yield row, unit, officers
            row += 1 + len(officers)

    @cached_property
    def row(self) -> Mapping[str, int]:
        """Row of each officer, by id."""
        return {
            officer.id: title + place
            for title, _, officers in self.blocks()
            for place, officer in enumerate(officers, start=1)
        }

    @cached_property
    def last(self) -> int:
        """Last row of an officer."""
        return max(self.row.values(), default=FIRST)

    def days_of(self, row: int) -> str:
        """Return the range of the month's cells in a row, fixed in its columns."""
        return f"${_name(self.first_day)}{row + 1}:${_name(self.first_counter - 1)}{row + 1}"

    @property
    def marks(self) -> str:
        """Range of the festive marks above the month."""
        first, last = _name(self.first_day), _name(self.first_counter - 1)
        return f"${first}${MARKS + 1}:${last}${MARKS + 1}"

    def down(self, column: int, *, outside: bool = False) -> str:
        """Return the range of a column over all officers; ``outside`` names the sheet too."""
        name = _name(column)
        where = f"{quoted(self.sheet)}!" if outside else ""
        return f"{where}{name}${FIRST + 1}:{name}${self.last + 1}"

    def address(self, officer: str, day: date) -> str | None:
        """Return the cell of an officer on a date as ``F12``, None when the grid has none."""
        if officer not in self.row or day not in self.facts.instance.days_in_month:
            return None
        return str(xl_rowcol_to_cell(self.row[officer], self.column(day)))


def cell_text(cell: Cell | None, *, public: bool) -> str:
    """Return a cell as the grid prints it: shift over post, or the status; two duties one over the other."""
    if cell is None:
        return ""
    if public and not cell.duties:
        return neutral(cell.code)
    if len(cell.duties) == 1:
        return str(cell).replace(" ", "\n")
    return "\n+ ".join(map(str, cell.duties)) if cell.duties else str(cell)


def past_text(cell: Cell | None, *, public: bool) -> str:
    """Return a cell of the old month: only its shifts or its status, the posts no longer matter."""
    if cell is None or not cell.duties:
        return cell_text(cell, public=public)
    return "\n".join(duty.shift for duty in cell.duties)


def kind_of(instance: Instance, cell: Cell | None) -> str:
    """Return the kind of look of a cell."""
    if cell is None:
        return "empty"
    if cell.code.is_rest:
        return "rest"
    if cell.code.is_absence:
        return "absent"
    if cell.code.is_away:
        return "away"
    shift = instance.shift.get(cell.duties[-1].shift)
    classes = {"NOT": "night", "SER": "evening"}
    return classes.get(instance.profile.class_of(shift).value, "duty") if shift else "duty"


def _name(column: int) -> str:
    return str(xl_col_to_name(column))
