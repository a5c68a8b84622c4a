"""Reads the rows of a sheet into values by field, each with the cell it came from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date

from roster.errors import Problem
from roster.messages import catalogue
from roster.reader.seat_book import Page
from roster.reader.seat_match import Header, find_form_header, find_header, form_lines, line_of
from roster.workbook.addresses import address
from roster.workbook.hints import hint
from roster.workbook.kinds import Label, Names, RefusedError
from roster.workbook.layout import Column, Form, Grid, Sheet, Values
from roster.workbook.moments import day_of
from roster.workbook.text import text_of


@dataclass(frozen=True)
class Row:
    """One item as it was read: values by field, row and column by field, and whether every cell could be used."""

    sheet: Sheet
    title: str
    values: Values
    cells: dict[str, tuple[int, int]]
    sound: bool = True

    def cell_of(self, name: str) -> str:
        """Return the address of a field of the model; the first cell of the row when no column shows it."""
        shown = self.sheet.aliases.get(name, name)
        place = self.cells.get(shown) or next(iter(self.cells.values()), None)
        return address(*place) if place else ""

    def place_of(self, name: str) -> str:
        """Return sheet and cell of a field of the model."""
        return f"{self.title}!{self.cell_of(name)}"


@dataclass
class Reading:
    """What was read of one sheet."""

    rows: list[Row] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def is_blank(value: object) -> bool:
    """Return whether a cell holds nothing a person would see."""
    return value is None or (isinstance(value, str) and not value.strip())


def read_page(sheet: Sheet, page: Page, names: Names) -> Reading:
    """Return the rows of a sheet and everything wrong with its cells."""
    reading = Reading()
    header, problems = find_form_header(page) if isinstance(sheet, Form) else find_header(sheet, page)
    reading.problems.extend(problems)
    if header is None:
        return reading
    scribe = _Scribe(sheet, page, names, header, reading)
    if isinstance(sheet, Form):
        scribe.read_form(sheet)
    elif isinstance(sheet, Grid):
        scribe.read_grid()
    else:
        scribe.read_table()
        if sheet.needed and not reading.rows and not reading.problems:
            reading.problems.append(Problem("input.sheet_empty", {}, sheet=page.title))
    return reading


@dataclass
class _Scribe:
    sheet: Sheet
    page: Page
    names: Names
    header: Header
    reading: Reading

    def _value(self, column: Column, row: int, position: int) -> tuple[object, bool]:
        """Return the value of a cell, None when blank, and whether it can be used; problems are noted."""
        if (row, position) in self.page.faults:
            key, shown = self.page.faults[row, position]
            return None, self._note(key, address(row, position), value=shown)
        cells = self.page.rows[row]
        raw = cells[position] if position < len(cells) else None
        if is_blank(raw):
            if not column.needed:
                return None, True
            name = catalogue()[f"input_column.{column.name}"]
            return None, self._note("blank", address(row, position), column=name, format=hint(column.kind))
        try:
            return column.kind.read(raw, self.names), True
        except RefusedError as refused:
            return None, self._note(refused.key, address(row, position), **refused.values)

    def _note(self, key: str, where: str, **values: object) -> bool:
        self.reading.problems.append(Problem(f"input.{key}", dict(values), self.page.title, where))
        return False

    def _item(self, places: dict[Column, tuple[int, int]]) -> Row:
        values: Values = {}
        sound = True
        for column, (row, position) in places.items():
            value, usable = self._value(column, row, position)
            sound = sound and usable
            if value is not None and value != ():
                values[column.field] = value
        cells = {column.field: place for column, place in places.items()}
        return Row(self.sheet, self.page.title, values, cells, sound)

    def read_table(self) -> None:
        """Read one item per row that is not blank in the columns known; without a needed column none can be used."""
        columns = [c for c in self.sheet.columns if c.field in self.header.positions and not isinstance(c.kind, Label)]
        places = {column: self.header.positions[column.field] for column in columns}
        whole = all(column in places for column in self.sheet.columns if column.needed)
        for row in range(self.header.row + 1, len(self.page.rows)):
            if self._filled(row, places.values()):
                item = self._item({column: (row, position) for column, position in places.items()})
                self.reading.rows.append(item if whole else replace(item, sound=False))

    def _filled(self, row: int, positions: Iterable[int]) -> bool:
        cells = self.page.rows[row]
        return any((p < len(cells) and not is_blank(cells[p])) or (row, p) in self.page.faults for p in positions)

    def read_form(self, form: Form) -> None:
        """Read the one item whose fields are the lines of a form."""
        lines = form_lines(form)
        places: dict[Column, tuple[int, int]] = {}
        named, valued = self.header.positions["field"], self.header.positions["value"]
        sound = True
        for row in range(self.header.row + 1, len(self.page.rows)):
            name = text_of(self.page.rows[row][named])
            column = line_of(lines, name)
            if column is None:
                if self._filled(row, (valued,)):
                    sound = self._note("line_unknown", address(row, named), value=name)
            elif column in places:
                other = address(places[column][0], named)
                sound = self._note("line_twice", address(row, named), value=name, other=other)
            else:
                places[column] = (row, valued)
        for column in form.columns:
            if column.needed and column not in places:
                sound = self._note("line_missing", "", line=catalogue()[f"input_column.{column.name}"])
        item = self._item(places)
        self.reading.rows.append(item if sound else replace(item, sound=False))

    def read_grid(self) -> None:
        """Read one item per filled crossing of an officer and a date."""
        days = dict(self._days())
        officer_column, crossing = self.sheet.columns[0], self.sheet.columns[-1]
        officer_at = self.header.positions.get(officer_column.field)
        if officer_at is None:
            return
        for row in range(self.header.row + 1, len(self.page.rows)):
            if not self._filled(row, (officer_at, *days)):
                continue
            officer, known = self._value(officer_column, row, officer_at)
            for position, day in days.items():
                value, usable = self._value(crossing, row, position)
                if value is not None or not usable:
                    cells = {"cell": (row, position), "officer": (row, officer_at), "day": (row, position)}
                    values = {"officer": officer, "day": day, "cell": value}
                    self.reading.rows.append(Row(self.sheet, self.page.title, values, cells, known and usable))

    def _days(self) -> Iterator[tuple[int, date]]:
        seen: dict[date, int] = {}
        for position, value in enumerate(self.page.rows[self.header.row]):
            day = day_of(value)
            where = address(self.header.row, position)
            if day in seen:
                other = address(self.header.row, seen[day])
                self._note("column_twice", where, column=day.strftime("%d/%m/%Y"), other=other)
            elif day is not None:
                seen[day] = position
                yield position, day
            elif any(char.isdigit() for char in text_of(value)):
                self._note("header_not_date", where, value=text_of(value))
