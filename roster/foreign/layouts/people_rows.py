"""Tells the rows of people from titles, totals, legends and signatures, and finds which rows belong together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto

from roster.errors import Problem
from roster.foreign.layouts.day_line import FEWEST_DAYS, DayLine
from roster.foreign.layouts.headings import (
    heading_of,
    is_closing,
    is_shift_name,
    is_total,
    is_unit,
    layer_of,
)
from roster.foreign.layouts.person_columns import PersonColumns
from roster.foreign.table import Value
from roster.foreign.written import Layer, Person, Place

_IN_NAME = re.compile(r"\(?\b(?:matr?\.?\s*)?(\d{4,9})\b\)?", re.IGNORECASE)
_FEW = 3
"""Cells under the days that a note below the grid may happen to touch."""


class Kind(Enum):
    """What a row is."""

    BLANK = auto()
    PERSON = auto()
    MORE = auto()
    """One more row of the person above."""
    UNIT = auto()
    TOTAL = auto()
    COUNT = auto()
    """Numbers under every day and no matricola, among people with words: a count, whatever its label says."""
    NOTE = auto()
    CLOSING = auto()
    """What stands below a grid begins here: legend, notes, signatures."""
    ORPHAN = auto()
    """Duties of nobody."""


@dataclass(frozen=True)
class PersonRow:
    """The rows of a person; ``layers`` say what each tells, None where nothing does."""

    person: Person
    place: Place
    rows: tuple[int, ...]
    layers: tuple[Layer | None, ...]


@dataclass
class Reading:
    """What the rows of a grid are, as they are read from the top."""

    people: list[PersonRow] = field(default_factory=list)
    units: list[int] = field(default_factory=list)
    totals: list[int] = field(default_factory=list)
    counts: list[int] = field(default_factory=list)
    notes: list[int] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    closed: bool = False
    unit: str = ""

    @property
    def last(self) -> PersonRow | None:
        """Return the person read last."""
        return self.people[-1] if self.people else None


def read_rows(line: DayLine, columns: PersonColumns, rows: Sequence[int], unit: str) -> Reading:
    """Read the rows of a grid in order; ``unit`` is that of the people before the first title of a unit."""
    reading = Reading(unit=unit)
    grid = _Rows(line, columns)
    for row in rows:
        kind = grid.kind(row, reading)
        if kind is Kind.PERSON:
            reading.people.append(grid.person(row, reading.unit))
        elif kind is Kind.MORE and reading.last is not None:
            last = reading.last
            layers = (*last.layers, grid.layer(row))
            reading.people[-1] = replace(last, rows=(*last.rows, row), layers=layers)
        elif kind is Kind.UNIT:
            reading.units.append(row)
            reading.unit = grid.label(row)
        elif kind is Kind.TOTAL:
            reading.totals.append(row)
        elif kind is Kind.COUNT:
            reading.counts.append(row)
        elif kind in (Kind.NOTE, Kind.CLOSING):
            reading.notes.append(row)
            reading.closed = reading.closed or kind is Kind.CLOSING
        elif kind is Kind.ORPHAN:
            view = line.view
            first = next(column for column in line.marks if grid.value(row, column) is not None)
            cell = view.cell(row, first)
            values: dict[str, object] = {"value": view.text(row, first)}
            reading.problems.append(Problem("layout.row_of_nobody", values, view.table.title, cell))
    return reading


@dataclass(frozen=True)
class _Rows:
    """The rows of a grid, judged one by one."""

    line: DayLine
    columns: PersonColumns

    def value(self, row: int, column: int) -> Value:
        """Return what stands under a day, None for blanks."""
        value = self.line.view.at(row, column)
        return None if isinstance(value, str) and not value.strip() else value

    def matricola(self, row: int) -> str:
        """Return the matricola of a row: it has a digit, a label in its column has none."""
        if self.columns.matricola is None:
            return ""
        text = self.line.view.text(row, self.columns.matricola)
        return text if any(char.isdigit() for char in text) and not is_total(text) and "=" not in text else ""

    def name(self, row: int) -> str:
        """Return the name of a row, surname and first name together."""
        return " ".join(filter(None, (self.line.view.text(row, column) for column in self.columns.names)))

    def label(self, row: int) -> str:
        """Return the first text of a row outside the days, or the title that is merged over them."""
        view, line = self.line.view, self.line
        outside = (column for column in range(view.width) if not line.first <= column <= line.last)
        texts = (text for column in outside if (text := view.text(row, column)) and not text.isdigit())
        return next(texts, "") or next((text for column in line.marks if (text := view.text(row, column))), "")

    def layer(self, row: int) -> Layer | None:
        """Return what the column of the layers says of a row."""
        return None if self.columns.layer is None else layer_of(self.line.view.text(row, self.columns.layer))

    def person(self, row: int, unit: str) -> PersonRow:
        """Return the person whose rows begin at a row."""
        view, columns = self.line.view, self.columns
        matricola, name = self.matricola(row), self.name(row)
        if not matricola and columns.matricola is None and (found := _IN_NAME.search(name)):
            matricola = found[1]
            name = " ".join((name[: found.start()] + " " + name[found.end() :]).split()).strip(" -,;")
        own_unit = view.text(row, columns.unit) if columns.unit is not None else ""
        ruolo = view.text(row, columns.ruolo) if columns.ruolo is not None else ""
        holds = next(column for column in columns.naming if view.text(row, column))
        person = Person(matricola, name, own_unit or unit, ruolo)
        return PersonRow(person, view.place(row, holds), (row,), (self.layer(row),))

    def kind(self, row: int, reading: Reading) -> Kind:
        """Return what a row is, after those read before it."""
        values = [value for column in self.line.marks if (value := self.value(row, column)) is not None]
        if self._is_wide(row):
            return Kind.CLOSING if is_closing(self.label(row)) else Kind.NOTE if reading.closed else Kind.UNIT
        if self._goes_on(row, reading):
            return Kind.MORE
        matricola, name = self.matricola(row), self.name(row)
        if matricola and heading_of(matricola) is None:
            return Kind.PERSON
        label = self.label(row)
        if not values:
            return self._without_duties(row, name, label, reading)
        if all(map(_is_number, values)) and (not name or is_total(label) or is_shift_name(label) or "=" in label):
            return Kind.TOTAL
        if is_total(label) and not name:
            return Kind.TOTAL
        if len(values) >= FEWEST_DAYS and all(map(_is_number, values)) and self._words_above(reading):
            return Kind.COUNT
        if len(values) <= _FEW and (reading.closed or is_closing(label) or "=" in label):
            return Kind.CLOSING if is_closing(label) else Kind.NOTE
        if name:
            return Kind.PERSON if _is_name(name) or len(values) > _FEW else Kind.NOTE
        if reading.last is not None and row == reading.last.rows[-1] + 1 and not reading.closed:
            return Kind.MORE
        return Kind.NOTE if len(values) <= _FEW and not any(map(_is_short, values)) else Kind.ORPHAN

    def _words_above(self, reading: Reading) -> bool:
        """Return whether the person above has duties in words."""
        rows = reading.last.rows if reading.last is not None else ()
        cells = [self.value(row, column) for row in rows for column in self.line.marks]
        return any(cell is not None and not _is_number(cell) for cell in cells)

    def _without_duties(self, row: int, name: str, label: str, reading: Reading) -> Kind:
        """Judge a row with nothing under the days and without matricola."""
        if not label and not name:
            return Kind.BLANK
        if is_closing(label):
            return Kind.CLOSING
        if reading.closed or "=" in label:
            return Kind.NOTE
        if is_total(label):
            return Kind.TOTAL
        if is_unit(label):
            return Kind.UNIT
        if name and self._is_numbered(row):
            return Kind.PERSON
        if name and _is_name(name) and self.columns.matricola is None and len(name.split()) > 1:
            return Kind.PERSON
        return Kind.UNIT if name else Kind.NOTE

    def _goes_on(self, row: int, reading: Reading) -> bool:
        """Return whether a row is one more of the person above: its name is merged, or said again beside a layer."""
        last = reading.last
        if last is None:
            return False
        anchors = (self.line.view.anchors.get((row, column)) for column in self.columns.naming)
        if any(anchor is not None and anchor[0] < row and anchor[0] in last.rows for anchor in anchors):
            return True
        if self.columns.layer is None or row != last.rows[-1] + 1 or self.layer(row) in (None, *last.layers):
            return False
        again = self.person(row, reading.unit).person if self.name(row) or self.matricola(row) else last.person
        return (again.matricola, again.name) == (last.person.matricola, last.person.name)

    def _is_wide(self, row: int) -> bool:
        """Return whether a row is a title: one text merged over names and days, or over most of the days."""
        view, line = self.line.view, self.line
        for column in (*self.columns.naming, 0):
            anchor = view.anchors.get((row, column))
            if anchor is not None and anchor[1] < line.first <= view.spans[anchor][1]:
                return bool(view.text(*anchor))
        return False

    def _is_numbered(self, row: int) -> bool:
        """Return whether a row has its number in the list of people."""
        view = self.line.view
        left = (column for column in self.columns.others if column < self.line.first)
        return any(view.text(row, column).rstrip(".").isdigit() for column in left)


def _is_number(value: Value) -> bool:
    if isinstance(value, str):
        return value.strip().replace(",", "").replace(".", "").isdigit()
    return isinstance(value, int | float) and not isinstance(value, bool)


def _is_short(value: Value) -> bool:
    return not isinstance(value, str) or len(value) <= 12


def _is_name(text: str) -> bool:
    return "=" not in text and sum(char.isalpha() for char in text) > 2 and not is_closing(text)
