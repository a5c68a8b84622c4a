"""What stands in a sheet beside the values, read piece by piece: how far it goes, what hides, what cannot be used.

It runs before the library that reads the values, which makes room for every cell up to the last one: a reference that
is no reference would end the program, not raise.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import IO
from xml.parsers import expat

from roster.workbook.addresses import column_number

Position = tuple[int, int]
"""Row and column, from 0."""
Range = tuple[Position, Position]

_CELL = re.compile(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,6})")
_ROW = re.compile(r"[1-9]\d{0,6}")
_ROWS, _COLUMNS = 1_048_576, 16_384
_MOST_MERGED, _MOST_DEPTH = 100_000, 64


class SheetError(ValueError):
    """A sheet that no spreadsheet writes: bad references, cells out of order, elements nested without end."""


@dataclass(frozen=True)
class Scan:
    """``last`` is the last row and the last column with content; before the first cell when there is none.

    ``lowest`` and ``rightmost`` are the cells that make them so.
    ``faults`` maps a cell to the key of what is wrong with its stored value and to that value. Rows and columns are
    hidden by hand, by an outline, by a filter, or by having no height or width.
    """

    last: Position
    lowest: Position
    rightmost: Position
    merged: tuple[Range, ...]
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]
    faults: Mapping[Position, tuple[str, str]]
    formulas: tuple[Position, ...]


def scan(stream: IO[bytes]) -> Scan:
    """Return what stands in a sheet beside its values.

    Raises:
        SheetError: when no spreadsheet would have written it.
        xml.parsers.expat.ExpatError: when it is no XML.

    """
    scanner = _Scanner()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = scanner.start
    parser.EndElementHandler = scanner.end
    parser.CharacterDataHandler = scanner.words
    parser.StartDoctypeDeclHandler = _no_doctype
    parser.ParseFile(stream)
    return scanner.result()


def place(reference: str) -> Position:
    """Return row and column of a reference such as ``C7``.

    Raises:
        SheetError: when it is none or lies outside what a sheet can have.

    """
    found = _CELL.fullmatch(reference)
    if found is None:
        raise SheetError(reference)
    row, column = int(found[2]) - 1, column_number(found[1])
    if row >= _ROWS or column >= _COLUMNS:
        raise SheetError(reference)
    return row, column


def span(reference: str) -> Range:
    """Return the first and the last cell of a reference such as ``A1:C7``.

    Raises:
        SheetError: as :func:`place`.

    """
    first, _, last = reference.partition(":")
    start, end = place(first), place(last or first)
    return (min(start[0], end[0]), min(start[1], end[1])), (max(start[0], end[0]), max(start[1], end[1]))


def _no_doctype(*_: object) -> None:
    raise SheetError("document type")


@dataclass
class _Scanner:
    depth: int = 0
    row: int = -1
    column: int = -1
    kind: str | None = None
    formula: bool = False
    value: bool = False
    inside: bool = False
    text: str = ""
    before: Position = (-1, -1)
    rightmost: Position = (-1, -1)
    merged: list[Range] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    faults: dict[Position, tuple[str, str]] = field(default_factory=dict)
    formulas: list[Position] = field(default_factory=list)
    at: Position = (-1, -1)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > _MOST_DEPTH:
            raise SheetError("depth")
        local = name.rpartition(":")[2] if ":" in name else name
        if local == "c":
            self._cell(attributes)
        elif local == "v":
            self.value = self.inside = True
        elif local == "is":
            self.value = True
        elif local == "f":
            self.formula = True
        elif local == "row":
            self._row(attributes)
        elif local == "col":
            self._col(attributes)
        elif local == "mergeCell":
            if len(self.merged) >= _MOST_MERGED:
                raise SheetError("merged")
            self.merged.append(span(attributes.get("ref", "")))
        elif local == "dimension" and "ref" in attributes:
            span(attributes["ref"])

    def _row(self, attributes: dict[str, str]) -> None:
        number = attributes.get("r")
        if number is None:
            self.row += 1
        elif _ROW.fullmatch(number) and int(number) <= _ROWS:
            self.row = int(number) - 1
        else:
            raise SheetError(number)
        self.column = -1
        if _yes(attributes.get("hidden")) or _nothing(attributes.get("ht")):
            self.hidden_rows.append(self.row)

    def _col(self, attributes: dict[str, str]) -> None:
        if _yes(attributes.get("hidden")) or _nothing(attributes.get("width")):
            if len(self.hidden_columns) >= _COLUMNS:
                raise SheetError("columns")
            self.hidden_columns.append((int(attributes["min"]) - 1, int(attributes["max"]) - 1))

    def _cell(self, attributes: dict[str, str]) -> None:
        reference = attributes.get("r")
        self.at = place(reference) if reference is not None else (self.row, self.column + 1)
        self.column = self.at[1]
        self.kind = attributes.get("t")
        self.formula = self.value = False
        self.text = ""

    def words(self, words: str) -> None:
        if self.inside and len(self.text) < 256:
            self.text += words

    def end(self, name: str) -> None:
        self.depth -= 1
        local = name.rpartition(":")[2] if ":" in name else name
        if local == "v":
            self.inside = False
        elif local == "c" and (self.value or self.formula):
            self._filled()

    def _filled(self) -> None:
        at = self.at
        if at <= self.before or at[0] >= _ROWS or at[1] >= _COLUMNS:
            raise SheetError(str(at))
        self.before = at
        if at[1] > self.rightmost[1]:
            self.rightmost = at
        stored = self.value and (bool(self.text) or self.kind == "inlineStr")
        if self.formula:
            self.formulas.append(at)
        if self.kind == "e":
            self.faults[at] = ("cell_error", self.text)
        elif self.formula and not stored and self.kind != "str":
            self.faults[at] = ("formula", "")

    def result(self) -> Scan:
        last = (self.before[0], self.rightmost[1])
        hidden = {c for low, high in self.hidden_columns for c in range(low, min(high, last[1]) + 1)}
        return Scan(
            last=last,
            lowest=self.before,
            rightmost=self.rightmost,
            merged=tuple(self.merged),
            hidden_rows=frozenset(row for row in self.hidden_rows if row <= last[0]),
            hidden_columns=frozenset(hidden),
            faults=self.faults,
            formulas=tuple(self.formulas),
        )


def _yes(flag: str | None) -> bool:
    return flag in ("1", "true")


def _nothing(size: str | None) -> bool:
    """Judge a height or a width; one that is no number is left to the spreadsheet."""
    return size is not None and re.fullmatch(r"0+(\.0*)?", size) is not None
