"""Reads the cells of a grid: each with its person, date and layer, its words as typed and the cell they stand in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from roster.errors import Problem
from roster.foreign.layouts.day_parts import Part, parts_of
from roster.foreign.layouts.grid import Grid
from roster.foreign.layouts.people_rows import PersonRow
from roster.foreign.layouts.view import lines_of, named
from roster.foreign.written import Entry, Layer, Remark, Weight

_MOSTLY = 0.6
_PROGRAMMED_FIRST = (Layer.PROGRAMMED, Layer.WORKED)


@dataclass(frozen=True)
class Entries:
    """What the cells of a grid say; ``problems`` are cells without a usable value."""

    entries: tuple[Entry, ...]
    blanks: tuple[Entry, ...]
    remarks: tuple[Remark, ...]
    problems: tuple[Problem, ...]


def read_entries(grid: Grid, layers: tuple[Layer, ...]) -> Entries:
    """Read every cell of the people of a grid; ``layers`` is what the file says of two rows or two lines."""
    parts = {column: parts_of(grid.line, column) for column in grid.dates}
    reader = _Reader(grid, layers or _mirrored(grid), parts)
    cells = [entry for person in grid.reading.people for entry in reader.entries(person)]
    entries = tuple(entry for entry in cells if entry.words or entry.shift or entry.post)
    blanks = tuple(entry for entry in cells if not (entry.words or entry.shift or entry.post))
    return Entries(entries, blanks, tuple(_remarks(grid, layers)), tuple(_faults(grid)))


def _mirrored(grid: Grid) -> tuple[Layer, ...]:
    """Return programmed above worked when two rows of the same people mostly say the same: nothing else repeats so."""
    same = both = 0
    for person in grid.reading.people:
        if len(person.rows) != 2 or any(person.layers):
            continue
        for column in grid.dates:
            above, below = (lines_of(grid.view.at(row, column)) for row in person.rows)
            both += bool(above and below)
            same += bool(above and above == below)
    return _PROGRAMMED_FIRST if both and same >= _MOSTLY * both else ()


@dataclass(frozen=True)
class _Reader:
    grid: Grid
    layers: tuple[Layer, ...]
    parts: Mapping[int, tuple[tuple[int, Part], ...]]

    def entries(self, person: PersonRow) -> Iterator[Entry]:
        """Yield what is written of a person, date by date."""
        for column, day in self.grid.dates.items():
            parts = self.parts[column]
            if len(parts) > 1:
                yield from self._in_parts(person, day, parts)
            else:
                yield from self._in_rows(person, day, column)

    def _in_parts(self, person: PersonRow, day: date, parts: tuple[tuple[int, Part], ...]) -> Iterator[Entry]:
        """Yield a day written over two columns: two layers, or shift and post."""
        view, row = self.grid.view, person.rows[0]
        texts = {part: (lines_of(view.at(row, column)), view.place(row, column)) for column, part in parts}
        for layer in (Layer.PROGRAMMED, Layer.WORKED):
            if layer in texts:
                yield Entry(person.person, day, *texts[layer], layer=layer)
        if "shift" not in texts:
            return
        (shift, place), (post, beside) = texts["shift"], texts["post"]
        if shift and post:
            yield Entry(person.person, day, "", place, shift, post, self._whole)
        else:
            yield Entry(person.person, day, shift or post, beside if post else place, layer=self._whole)

    @property
    def _whole(self) -> Layer:
        return self.grid.layer or Layer.PROGRAMMED

    def _in_rows(self, person: PersonRow, day: date, column: int) -> Iterator[Entry]:
        view = self.grid.view
        written = [(row, lines_of(view.at(row, column))) for row in person.rows]
        layers = person.layers if any(person.layers) else self.layers
        if len(written) == 1:
            row, words = written[0]
            yield from self._in_lines(Entry(person.person, day, words, view.place(row, column)), person.layers[0])
        elif len(layers) == len(written):
            for (row, words), layer in zip(written, layers, strict=True):
                if layer is not None:
                    yield Entry(person.person, day, words, view.place(row, column), layer=layer)
        else:
            filled = [(row, words) for row, words in written if words] or written[:1]
            words = "\n".join(dict.fromkeys(words for _, words in filled))
            yield Entry(person.person, day, words, view.place(filled[0][0], column), layer=self._whole)

    def _in_lines(self, entry: Entry, layer: Layer | None) -> Iterator[Entry]:
        """Yield one cell: its two lines are two layers only where the file says so, one line then tells both."""
        lines = entry.words.split("\n")
        if layer is not None or not self.layers or len(lines) > 2:
            yield _on(entry, entry.words, layer or self._whole)
            return
        for words, each in zip((lines[0], lines[-1]), self.layers, strict=True):
            yield _on(entry, words, each)


def _on(entry: Entry, words: str, layer: Layer) -> Entry:
    if words == entry.words and layer is entry.layer:
        return entry
    return Entry(entry.person, entry.day, words, entry.place, layer=layer)


def _faults(grid: Grid) -> Iterator[Problem]:
    view = grid.view
    for row in grid.rows:
        for column in (*grid.columns.naming, *grid.dates):
            fault = view.fault(row, column)
            if fault is not None:
                values: dict[str, object] = {"value": fault[1]}
                yield Problem(f"input.{fault[0]}", values, view.table.title, view.cell(row, column))


def _remarks(grid: Grid, layers: tuple[Layer, ...]) -> Iterator[Remark]:
    """Yield how two rows of a person were read, and the dates that a spreadsheet made of what was typed."""
    view = grid.view
    twice = [person for person in grid.reading.people if len(person.rows) > 1 and not any(person.layers)]
    if twice:
        cells = {"cells": named(person.place.cell for person in twice)}
        if not layers and _mirrored(grid):
            yield Remark(Weight.DOUBT, "layout.rows_as_layers", cells, twice[0].place)
        elif not layers:
            yield Remark(Weight.DOUBT, "layout.rows_together", cells, twice[0].place)
    yield from _about_cells(grid)
    if layers and (alone := _one_line(grid)):
        cells = {"cells": named(view.cell(*position) for position in alone)}
        yield Remark(Weight.UNDERSTOOD, "layout.one_line_both", cells, view.place(*alone[0]))
    dated = [(row, c) for row in grid.rows for c in grid.dates if isinstance(view.at(row, c), date | datetime)]
    if dated:
        cells = {"cells": named(view.cell(row, column) for row, column in dated)}
        yield Remark(Weight.DOUBT, "layout.typed_became_date", cells, view.place(*dated[0]))


def _about_cells(grid: Grid) -> Iterator[Remark]:
    """Yield the cells that are merged over several days, and rows of a person whose layer is not said."""
    view, columns = grid.view, grid.dates.keys()
    wide = [
        first
        for first, last in view.spans.items()
        if first[0] in grid.rows and first[1] in columns and view.text(*first) and last[1] > first[1]
    ]
    if wide:
        cells = {"cells": named(view.cell(*position) for position in sorted(wide))}
        yield Remark(Weight.UNDERSTOOD, "layout.merged_days", cells, view.place(*min(wide)))
    unsaid = [
        row
        for person in grid.reading.people
        for row, layer in zip(person.rows, person.layers, strict=True)
        if layer is None and any(person.layers)
    ]
    if unsaid and grid.columns.layer is not None:
        values = {"lines": named(map(view.row_name, unsaid)), "text": view.text(unsaid[0], grid.columns.layer)}
        yield Remark(Weight.DOUBT, "layout.part_unread", values, view.place(unsaid[0], grid.columns.layer))


def _one_line(grid: Grid) -> list[tuple[int, int]]:
    """Return the cells of one line among those of two lines."""
    rows = [person.rows[0] for person in grid.reading.people if len(person.rows) == 1 and person.layers[0] is None]
    written = {(row, c): text for row in rows for c in grid.dates if (text := lines_of(grid.view.at(row, c)))}
    return [position for position, text in written.items() if "\n" not in text]
