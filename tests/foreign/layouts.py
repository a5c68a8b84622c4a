"""Layouts as offices draw them, by openpyxl and csv; each tells the cell where it wrote an agent's date."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from tests.foreign.month import Cell, Grid, Turn, days_of, planned
from tests.foreign.people import PEOPLE, Agent
from tests.foreign.seat import HOURS, POSTS, UNITS
from tests.foreign.typed import Dialect, Naming, lun_1, month_title, own, surname_first

Where = dict[tuple[str, date], str]
"""``Sheet!C7`` by matricola and date."""


@dataclass(frozen=True)
class Month:
    """What is to be typed: a month, who stands in it, what is planned."""

    year: int
    month: int
    cells: Grid
    people: tuple[Agent, ...] = PEOPLE

    @classmethod
    def of(cls, year: int, month: int, cells: Grid) -> Month:
        """Return the month of whoever belongs to the seat in it."""
        days = days_of(year, month)
        here = (a for a in PEOPLE if (not a.until or a.until >= days[0]) and (not a.since or a.since <= days[-1]))
        return cls(year, month, cells, tuple(here))

    @property
    def days(self) -> tuple[date, ...]:
        """The dates."""
        return days_of(self.year, self.month)

    @property
    def first(self) -> date:
        """The first date."""
        return self.days[0]


def new_book(*titles: str) -> tuple[Workbook, list[Worksheet]]:
    """Return a workbook with those sheets."""
    book = Workbook()
    del book["Sheet"]
    return book, [book.create_sheet(title) for title in titles]


def grid(
    sheet: Worksheet,
    m: Month,
    write: Dialect,
    *,
    row: int,
    column: int,
    step: int = 1,
    gaps: Iterable[int] = (),
    skipped: Iterable[int] = (),
) -> Where:
    """Type one row a person from a cell on, ``step`` rows apart; a column is left out before each day of ``gaps``,
    a row before each person of ``skipped``.
    """
    where: Where = {}
    at = row
    for number, agent in enumerate(m.people):
        at += number in set(skipped)
        for day, place in zip(m.days, day_columns(m, column, gaps), strict=True):
            text = write(m.cells[agent.matricola, day])
            sheet.cell(at, place, text or None)
            where[agent.matricola, day] = f"{sheet.title}!{get_column_letter(place)}{at}"
        at += step
    return where


def day_columns(m: Month, column: int, gaps: Iterable[int] = ()) -> list[int]:
    """Return the column of each day."""
    return [column + day.day - 1 + sum(gap <= day.day for gap in gaps) for day in m.days]


def heads(sheet: Worksheet, row: int, column: int, texts: Sequence[Any]) -> None:
    """Type a row of headings from a cell on."""
    for number, text in enumerate(texts):
        sheet.cell(row, column + number, text)


def names(sheet: Worksheet, m: Month, row: int, *columns: Callable[[Agent], Any], step: int = 1) -> None:
    """Type what stands at the left of each person."""
    for number, agent in enumerate(m.people):
        for place, text in enumerate(columns, start=1):
            sheet.cell(row + number * step, place, text(agent))


def plain_rows(
    sheet: Worksheet,
    m: Month,
    write: Dialect = own,
    *columns: Callable[[Agent], Any],
    day_head: Callable[[date], Any] = lambda day: day.day,
    titles: Sequence[str] = ("Matr.", "Cognome e nome"),
) -> Where:
    """Type a title, a row of headings and one row a person."""
    sheet["A1"] = f"Servizio del mese di {month_title(m.first)}"
    left = columns or (lambda a: a.matricola, surname_first)
    heads(sheet, 3, 1, titles)
    heads(sheet, 3, len(left) + 1, [day_head(day) for day in m.days])
    names(sheet, m, 4, *left)
    return grid(sheet, m, write, row=4, column=len(left) + 1)


def in_columns(
    sheet: Worksheet, m: Month, write: Dialect, name: Naming, day_head: Callable[[date], Any] = lun_1
) -> Where:
    """Type days down and people across: the name, under it the matricola."""
    sheet["A1"] = month_title(m.first)
    heads(sheet, 3, 2, [name(agent) for agent in m.people])
    heads(sheet, 4, 1, ["Matricola", *(agent.matricola for agent in m.people)])
    where: Where = {}
    for row, day in enumerate(m.days, start=5):
        sheet.cell(row, 1, day_head(day))
        for column, agent in enumerate(m.people, start=2):
            sheet.cell(row, column, write(m.cells[agent.matricola, day]) or None)
            where[agent.matricola, day] = f"{sheet.title}!{get_column_letter(column)}{row}"
    return where


_QUADRANTS = ("N", "M", "P", "S")
_LISTED = {
    "RS": "Riposo settimanale", "NL": "Giornata non lavorativa", "CO": "Congedo ordinario", "MAL": "Malattia",
    "STU": "Permesso studio", "104": "L. 104", "SIN": "Permesso sindacale", "RF": "RF",
}  # fmt: skip


def daily_sheets(m: Month, name: Naming, mark: str = "\n") -> tuple[Workbook, Where]:
    """Type one sheet a day: posts down, quadrants across, the names in the cells; under them who is not on duty."""
    book, sheets = new_book(*(str(day.day) for day in m.days))
    where: Where = {}
    for sheet, day in zip(sheets, m.days, strict=True):
        where |= _day_sheet(sheet, m, day, name, mark)
    return book, where


def _day_sheet(sheet: Worksheet, m: Month, day: date, name: Naming, mark: str) -> Where:
    shifts = [*_QUADRANTS, "U"]
    sheet["A1"] = f"Foglio di servizio del {day:%d/%m/%Y}"
    heads(sheet, 3, 1, ["Posto di servizio", *("-".join(HOURS[shift]) for shift in shifts)])
    where: Where = {}
    at = 4
    for post, title in POSTS.items():
        sheet.cell(at, 1, title)
        for column, shift in enumerate(shifts, start=2):
            here = [a for a in m.people if Turn(shift, post) in tuple(m.cells[a.matricola, day])]
            sheet.cell(at, column, mark.join(name(a) for a in here) or None)
            where |= {(a.matricola, day): f"{sheet.title}!{get_column_letter(column)}{at}" for a in here}
        at += 1
    at += 1
    for code, title in _LISTED.items():
        here = [a for a in m.people if m.cells[a.matricola, day] == code]
        if here:
            sheet.cell(at, 1, title)
            sheet.cell(at, 2, mark.join(name(a) for a in here))
            sheet.merge_cells(start_row=at, start_column=2, end_row=at, end_column=6)
            where |= {(a.matricola, day): f"{sheet.title}!B{at}" for a in here}
            at += 1
    return where


def assignments(m: Month) -> Iterator[tuple[Agent, date, str, str, str, str]]:
    """Yield one line for each shift or status: agent, date, start, end, post, status."""
    for day in m.days:
        for agent in m.people:
            cell = m.cells[agent.matricola, day]
            if isinstance(cell, str):
                if cell:
                    yield agent, day, "", "", "", cell
            else:
                for turn in cell:
                    yield agent, day, *HOURS[turn.shift], POSTS[turn.post], ""


def write_csv(path: Path, rows: Iterable[Sequence[object]], delimiter: str, encoding: str) -> None:
    """Write a text table as Excel saves it."""
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=delimiter, lineterminator="\r\n").writerows(rows)


def as_rows(sheet: Worksheet) -> list[list[object]]:
    """Return what a sheet holds, for a csv of the same look."""
    return [["" if v is None else v for v in row] for row in sheet.iter_rows(values_only=True)]


def moved(where: Mapping[tuple[str, date], str], sheet: str) -> Where:
    """Return the same cells under another name of the sheet."""
    return {key: f"{sheet}!{cell.rpartition('!')[2]}" for key, cell in where.items()}


def unit_months(m: Month) -> Iterator[tuple[str, Month]]:
    """Yield the month of each unit."""
    for code in UNITS:
        here = tuple(a for a in m.people if a.unit == code)
        yield code, Month(m.year, m.month, m.cells, here)


def days_before(m: Month, number: int) -> list[date]:
    """Return the last days of the month before."""
    return [m.first - timedelta(days=back) for back in range(number, 0, -1)]


def before(agent: Agent, day: date) -> Cell:
    """Return what was planned on a day of the month before."""
    return planned(agent, day)


def coloured(sheet: Worksheet, where: Iterable[str]) -> None:
    """Paint cells, as offices do for festive days."""
    for place in where:
        sheet[place.rpartition("!")[2]].fill = PatternFill("solid", fgColor="FFF2CC")
