"""Opens a workbook file, with the guards: what is not a sound workbook is refused before anything is parsed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from roster.errors import InputError, Problem
from roster.reader.notes import read_notes
from roster.reader.package import DAMAGED, Package, SheetPart
from roster.reader.sheet_scan import Position, Range, Scan, scan
from roster.workbook.addresses import address

_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
ZIP = b"PK"


@dataclass(frozen=True)
class Limits:
    """How far a sheet may go, and how many cells the sheets asked for may span together."""

    rows: int
    columns: int
    cells: int


SEAT_LIMITS = Limits(rows=20_000, columns=500, cells=20_000_000)


@dataclass(frozen=True)
class Page:
    """Content of one sheet: rows from the first of the sheet, merged ranges, cells that hold no usable value.

    ``faults`` maps a cell (row, column from 0) to the problem of its stored value: an error, a formula not computed.
    ``formulas`` are the cells whose value a formula gave when the file was saved.
    """

    title: str
    rows: list[list[object]]
    merged: tuple[Range, ...] = ()
    faults: Mapping[Position, tuple[str, str]] = field(default_factory=dict)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    formulas: tuple[Position, ...] = ()


class Book:
    """A workbook file, opened; sheets are parsed when asked for.

    Raises:
        InputError: when the file is not a whole, readable workbook.

    """

    def __init__(self, path: Path, limits: Limits = SEAT_LIMITS) -> None:
        from python_calamine import CalamineError, CalamineWorkbook

        self.package = Package(path)
        self._limits = limits
        self._spanned = 0
        self._sheets = {part.title: part for part in self.package.sheets}
        try:
            self._book = CalamineWorkbook.from_filelike(BytesIO(self.package.content))
        except (*DAMAGED, CalamineError) as error:
            raise self.package.refused("input.broken_workbook") from error

    @property
    def titles(self) -> tuple[str, ...]:
        """Names of the sheets, in order."""
        return tuple(self._sheets)

    def page(self, title: str) -> Page:
        """Return the content of a sheet.

        Raises:
            InputError: when the sheet is too large or damaged.

        """
        from python_calamine import CalamineError

        try:
            with self.package.open(self._sheets[title].member) as stream:
                found = scan(stream)
            self._check_size(title, found)
            rows = self._book.get_sheet_by_name(title).to_python(skip_empty_area=False)
        except (*DAMAGED, CalamineError) as error:
            if isinstance(error, InputError):
                raise
            raise self.package.refused("input.broken_workbook") from error
        return Page(
            title=title,
            rows=[list(row) for row in rows],
            merged=found.merged,
            faults=found.faults,
            hidden_rows=found.hidden_rows,
            hidden_columns=found.hidden_columns,
            formulas=found.formulas,
        )

    @property
    def sheets(self) -> tuple[SheetPart, ...]:
        """The sheets with what the workbook says of them, in order."""
        return tuple(self._sheets.values())

    def notes(self, title: str) -> dict[Position, str]:
        """Return the notes of a sheet by cell.

        Raises:
            InputError: when they are damaged.

        """
        try:
            return read_notes(self.package, self._sheets[title].member)
        except DAMAGED as error:
            raise self.package.refused("input.broken_workbook") from error

    def _check_size(self, title: str, found: Scan) -> None:
        """Refuse a sheet before its rows are made: they are made up to its last cell, however empty."""
        rows, columns = found.last[0] + 1, found.last[1] + 1
        values: dict[str, object]
        if rows > self._limits.rows or columns > self._limits.columns:
            limit = address(self._limits.rows - 1, self._limits.columns - 1)
            values = {"last": address(*found.last), "limit": limit}
            raise InputError([Problem("input.too_large", values, sheet=title)])
        if self._spanned + rows * columns > self._limits.cells:
            values = {"lowest": address(*found.lowest), "rightmost": address(*found.rightmost)}
            raise InputError([Problem("opening.too_many_cells", values | {"limit": self._limits.cells}, sheet=title)])
        self._spanned += rows * columns


def head_of(path: Path) -> bytes:
    """Return the first bytes of a file.

    Raises:
        InputError: when it is missing, unreadable, empty, protected, or no file but a device.

    """
    named: dict[str, object] = {"name": path.name}
    try:
        if path.exists() and not path.is_file():
            raise InputError([Problem("input.unreadable", named)])
        with path.open("rb") as stream:
            head = stream.read(512)
    except FileNotFoundError as error:
        raise InputError([Problem("input.not_found", named)]) from error
    except OSError as error:
        raise InputError([Problem("input.unreadable", named)]) from error
    if not head:
        raise InputError([Problem("input.empty_file", named)])
    if head.startswith(_OLE):
        raise InputError([Problem("input.protected", named)])
    return head


def is_json(path: Path) -> bool:
    """Judge a file by its first bytes: True for JSON, False for a workbook.

    Raises:
        InputError: when the file is missing, unreadable, empty, protected, or neither.

    """
    head = head_of(path)
    if head.startswith(ZIP):
        return False
    if path.suffix.lower() == ".json" or head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return True
    raise InputError([Problem("input.not_a_workbook", {"name": path.name})])
