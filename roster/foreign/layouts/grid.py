"""A grid of people and days on a sheet: where it stands, of which month it is, who its people are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import product, zip_longest

from roster.errors import InputError, Problem
from roster.foreign.asked import Asked
from roster.foreign.layouts.day_dates import date_problems, dates_of
from roster.foreign.layouts.day_line import DayLine, day_lines, line_at
from roster.foreign.layouts.day_parts import part_problems, with_parts
from roster.foreign.layouts.headings import is_closing, layer_in
from roster.foreign.layouts.month_names import months_of
from roster.foreign.layouts.people_rows import Reading, read_rows
from roster.foreign.layouts.person_columns import PersonColumns, line_number, person_columns
from roster.foreign.layouts.view import View
from roster.foreign.layouts.which_month import Decided, Titles, decide, titles_above
from roster.foreign.written import Layer, Layout
from roster.workbook.text import fold

_SECTION = re.compile(
    r"(?:reparto|sezione|nucleo|settore|unit[àa] operativa|unit[àa]|u\.\s?o\.|ufficio)\b\s*[:\-–]?\s*\S.*",
    re.IGNORECASE,
)
_WHOLE_CORPS = ("polizia penitenziaria", "comando", "istituto", "casa circondariale", "casa di reclusione")
_LONGEST_UNIT = 40


@dataclass(frozen=True)
class Grid:
    """People in the rows of a view, days in its columns; ``dates`` are those of the columns."""

    line: DayLine
    columns: PersonColumns
    decided: Decided
    dates: dict[int, date]
    reading: Reading
    layer: Layer | None
    end: int
    problems: tuple[Problem, ...]

    @property
    def view(self) -> View:
        """Return the sheet as the grid is read."""
        return self.line.view

    @property
    def layout(self) -> Layout:
        """Return how the grid is laid out on the sheet."""
        return Layout.PERSONS_IN_COLUMNS if self.view.turned else Layout.PERSONS_IN_ROWS

    @property
    def rows(self) -> tuple[int, ...]:
        """Return every row of a person."""
        return tuple(row for person in self.reading.people for row in person.rows)

    def label(self, row: int) -> str:
        """Return the text that stands where people are named, else the first of the row."""
        columns = (*self.columns.naming, *range(self.view.width))
        return next((text for column in columns if (text := self.view.text(row, column))), "")

    @property
    def holds_words(self) -> bool:
        """Return whether anything but numbers stands under the days: a table of counts holds no duties."""
        cells = [self.view.at(row, column) for row, column in product(self.rows, self.dates)]
        filled = [cell for cell in cells if cell is not None and cell != ""]
        words = sum(isinstance(cell, str) and not cell.strip().isdigit() for cell in filled)
        return 10 * words >= len(filled)


@dataclass(frozen=True)
class Refused:
    """A row of days that could not be read as a grid, with the reasons; none when nobody is named beside it."""

    line: DayLine
    problems: tuple[Problem, ...]


def find_grids(view: View, asked: Asked, file_name: str) -> list[Grid | Refused]:
    """Return every grid of a sheet seen in one way, from the top; the days asked for, if any, and no others.

    A row that counts like days and has nobody below it, such as totals, is a row of the grid above it.
    """
    lines = _asked_lines(view, asked) if asked.days else day_lines(view)
    found = _read_lines(view, lines, asked, file_name)
    named = tuple(each.line for each in found if isinstance(each, Grid) or each.problems)
    return found if len(named) in (0, len(lines)) else _read_lines(view, named, asked, file_name)


def _read_lines(view: View, lines: Sequence[DayLine], asked: Asked, file_name: str) -> list[Grid | Refused]:
    """Read the grid below each row of days, down to the next."""
    found: list[Grid | Refused] = []
    top = 0
    titles: Titles | None = None
    for line, following in zip_longest(lines, lines[1:]):
        end = min(following.heads) if following is not None else view.height
        own = titles_above(view, _title_cells(line, top), file_name)
        titles = own if titles is None or any(clue.place.cell for clue in own.clues) else titles
        grid = _grid(line, titles, top, end, asked)
        found.append(grid)
        if isinstance(grid, Grid):
            top = max(grid.rows, default=line.row) + 1
    return found


def _asked_lines(view: View, asked: Asked) -> tuple[DayLine, ...]:
    """Return the row of days that a map names, when it is one of this view: a column of the sheet is a row turned."""
    if asked.days.isdigit() is view.turned:
        return ()
    row = line_number(asked.days)
    line = line_at(view, row) if row < view.height else None
    near = [found for found in day_lines(view) if row in found.heads]
    return tuple(near) or ((line,) if line is not None else ())


def _title_cells(line: DayLine, top: int) -> list[tuple[int, int]]:
    """Return the cells where titles of a grid stand: above it, and on the row of days outside the days."""
    view = line.view
    cells = [
        (row, column)
        for row, column in product(range(top, max(line.heads) + 1), range(view.width))
        if row not in line.heads or column not in line.marks
    ]
    if view.turned:
        cells += list(product(range(max(line.heads) + 1, view.height), range(min(line.first, view.width))))
    return _of_these_days(line, cells)


def _of_these_days(line: DayLine, cells: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Leave out titles of the months before and after, where a row names several: each stands over its own days."""
    view = line.view
    middle = sorted(line.marks)[len(line.marks) // 2]
    kept = []
    for row in dict.fromkeys(row for row, _ in cells):
        columns = [column for r, column in cells if r == row]
        months = [
            c for c in columns if line.first <= c <= line.last and view.own_text(row, c) and _is_month(view, row, c)
        ]
        over = max((column for column in months if column <= middle), default=None)
        others = {column for column in months if column != over} if len(months) > 1 else set()
        kept += [(row, column) for column in columns if column not in others]
    return kept


def _is_month(view: View, row: int, column: int) -> bool:
    return bool(months_of(view.rows[row][column]))


def _grid(line: DayLine, titles: Titles, top: int, end: int, asked: Asked) -> Grid | Refused:
    problems: list[Problem] = []
    line = with_parts(line)
    view = line.view
    if asked.first_day:
        line = _from_first_day(line, line_number(asked.first_day))
    columns = person_columns(line, top, end, asked, problems)
    if columns is None:
        return Refused(line, ())
    body = [row for row in range(max(line.heads) + 1, end) if row not in line.heads]
    reading = read_rows(line, columns, body, _unit_above(line, top))
    if not reading.people:
        return Refused(line, tuple(problems))
    try:
        decided = decide(line, titles, asked.month)
    except InputError as error:
        return Refused(line, (*problems, *error.problems))
    dates = dates_of(line, decided.month)
    problems += [*part_problems(line), *date_problems(line, dates, decided.month), *reading.problems]
    layer = next((layer for text in _title_texts(line, top) if (layer := layer_in(text))), layer_in(view.table.title))
    return Grid(line, columns, decided, dates, reading, layer, end, tuple(problems))


def _from_first_day(line: DayLine, first: int) -> DayLine:
    """Return the days from the column that a map says to be the first."""
    marks = {column: mark for column, mark in line.marks.items() if column >= first}
    return replace(line, marks=marks or line.marks)


def _title_texts(line: DayLine, top: int) -> list[str]:
    view = line.view
    cells = [(row, c) for row, c in product(range(top, min(line.heads)), range(view.width)) if view.rows[row][c]]
    return [view.own_text(row, column) for row, column in cells]


def _unit_above(line: DayLine, top: int) -> str:
    """Return the unit that a title nearest above the grid names; nothing when it names the whole institute."""
    for text in reversed(_title_texts(line, top)):
        bare = fold(text)
        whole = any(word in bare for word in _WHOLE_CORPS) or is_closing(text)
        if _SECTION.fullmatch(text) and len(text) <= _LONGEST_UNIT and not whole and not months_of(text):
            return text
    return ""


def grids_of(found: Sequence[Grid | Refused]) -> list[Grid]:
    """Return the grids that were read."""
    return [grid for grid in found if isinstance(grid, Grid)]
