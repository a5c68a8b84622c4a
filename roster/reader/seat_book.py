"""Opens a workbook file, with the guards: what is not a sound workbook is refused before anything is parsed."""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree

from roster.errors import InputError, Problem
from roster.workbook.addresses import address, column_number

MOST_ROWS, MOST_COLUMNS = 20_000, 500
MOST_MEGABYTES = 400
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_ZIP = b"PK"
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_CELL = re.compile(rb'<c r="([A-Z]{1,3})(\d{1,7})"([^>]*?)(?:/>|>(.*?)</c>)', re.DOTALL)
_STORED = re.compile(rb"<v>([^<]+)</v>|<is>")
_DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, KeyError, RuntimeError),
    ElementTree.ParseError,
)
"""What a damaged archive raises when read; RuntimeError also for a member under a password."""


@dataclass(frozen=True)
class Page:
    """Content of one sheet: rows from the first of the sheet, merged ranges, cells that hold no usable value.

    ``faults`` maps a cell (row, column from 0) to the problem of its stored value: an error, a formula not computed.
    """

    title: str
    rows: list[list[object]]
    merged: tuple[tuple[tuple[int, int], tuple[int, int]], ...] = ()
    faults: Mapping[tuple[int, int], tuple[str, str]] = field(default_factory=dict)


class Book:
    """A workbook file, opened; sheets are parsed when asked for.

    Raises:
        InputError: when the file is not a whole, readable workbook.

    """

    def __init__(self, path: Path) -> None:
        from python_calamine import CalamineError, CalamineWorkbook

        self._path = path
        try:
            with zipfile.ZipFile(path) as archive:
                self._members = self._sheet_members(archive)
            self._book = CalamineWorkbook.from_path(path)
        except (*_DAMAGED, CalamineError) as error:
            raise self._refused("broken_workbook") from error

    @property
    def titles(self) -> tuple[str, ...]:
        """Names of the sheets, in order."""
        return tuple(self._members)

    def _refused(self, key: str, **values: object) -> InputError:
        return InputError([Problem(f"input.{key}", {"name": self._path.name, **values})])

    def _sheet_members(self, archive: zipfile.ZipFile) -> dict[str, str]:
        names = set(archive.namelist())
        if "xl/workbook.xml" not in names:
            raise self._refused("not_a_workbook")
        size = sum(entry.file_size for entry in archive.infolist()) // 1_000_000
        if size > MOST_MEGABYTES:
            raise self._refused("too_heavy", size=size, limit=MOST_MEGABYTES)
        links = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
        targets = {link.get("Id"): link.get("Target", "") for link in links}
        sheets = ElementTree.fromstring(archive.read("xl/workbook.xml")).iter(f"{_MAIN}sheet")
        found = {sheet.get("name", ""): str(PurePosixPath("/xl") / targets[sheet.get(_LINK)])[1:] for sheet in sheets}
        return {title: member for title, member in found.items() if member in names}

    def page(self, title: str) -> Page:
        """Return the content of a sheet.

        Raises:
            InputError: when the sheet is too large or damaged.

        """
        from python_calamine import CalamineError

        try:
            faults = self._scan(title)
            sheet = self._book.get_sheet_by_name(title)
            rows = sheet.to_python(skip_empty_area=False)
        except (*_DAMAGED, CalamineError) as error:
            raise self._refused("broken_workbook") from error
        return Page(title, [list(row) for row in rows], tuple(sheet.merged_cell_ranges or ()), faults)

    def _scan(self, title: str) -> dict[tuple[int, int], tuple[str, str]]:
        """Find what the parser would pass over in silence, and how far the sheet goes, before it is parsed."""
        faults: dict[tuple[int, int], tuple[str, str]] = {}
        last_row = last_column = 0
        with zipfile.ZipFile(self._path) as archive:
            content = archive.read(self._members[title])
        for letters, digits, attributes, body in _CELL.findall(content):
            if not body:
                continue
            row, column = int(digits) - 1, column_number(letters.decode())
            last_row, last_column = max(last_row, row), max(last_column, column)
            stored = _STORED.search(body)
            if b't="e"' in attributes:
                faults[row, column] = ("cell_error", stored[1].decode() if stored and stored[1] else "")
            elif b"<f" in body and stored is None and b't="str"' not in attributes:
                faults[row, column] = ("formula", "")
        if last_row >= MOST_ROWS or last_column >= MOST_COLUMNS:
            limit = address(MOST_ROWS - 1, MOST_COLUMNS - 1)
            values: dict[str, object] = {"last": address(last_row, last_column), "limit": limit}
            raise InputError([Problem("input.too_large", values, sheet=title)])
        return faults


def is_json(path: Path) -> bool:
    """Judge a file by its first bytes: True for JSON, False for a workbook.

    Raises:
        InputError: when the file is missing, unreadable, empty, protected, or neither.

    """
    named: dict[str, object] = {"name": path.name}
    try:
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
    if head.startswith(_ZIP):
        return False
    if path.suffix.lower() == ".json" or head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return True
    raise InputError([Problem("input.not_a_workbook", named)])
