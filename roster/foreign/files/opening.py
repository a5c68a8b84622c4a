"""Opens a file that this program did not make: every sheet as a table, with what a person did around the values.

Workbooks (``.xlsx``, ``.xlsm``), whatever their name says, and text with columns (``.csv``, ``.txt``, ``.tsv``) are
read; old or other formats are refused with what to do. Nothing in a file is carried out: formulas count for the value
stored with them, macros are not run, other files and addresses it refers to are not opened. Each of these is told.

A hidden sheet is a table like the others, marked ``hidden``: who lays out tells it, and reads it when a person asks so.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from roster.errors import InputError, Problem
from roster.foreign.files.text_file import open_text
from roster.foreign.table import Position, Table, Value
from roster.foreign.written import Place, Remark, Weight
from roster.reader.seat_book import ZIP, Book, Limits, Page, head_of
from roster.workbook.addresses import address

TEXT_NAMES = (".csv", ".txt", ".tsv")
_LIMITS = Limits(rows=1_048_576, columns=16_384, cells=6_000_000)
_MOST_MERGED = 500_000
_PDF = b"%PDF"
_MARKUP = b"<"
_JSON = b"{"


@dataclass(frozen=True)
class Opened:
    """The sheets of a file in their order, and what was done or left undone to read them."""

    tables: tuple[Table, ...]
    remarks: tuple[Remark, ...] = ()


def open_tables(path: Path) -> tuple[Table, ...]:
    """Return the sheets of a file; :func:`open_file` tells its remarks too.

    Raises:
        InputError: as :func:`open_file`.

    """
    return open_file(path).tables


def open_file(path: Path) -> Opened:
    """Return the sheets of a workbook, or the one table of a text file, which has the name of the file.

    Raises:
        InputError: when the file is missing, damaged, protected, too large, or of another kind.

    """
    head = head_of(path)
    if head.startswith(ZIP):
        return _open_book(path)
    if head.startswith(_PDF):
        raise InputError([Problem("opening.pdf", {"name": path.name})])
    beginning = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if path.suffix.lower() not in TEXT_NAMES or beginning.startswith((_MARKUP, _JSON)):
        raise InputError([Problem("input.not_a_workbook", {"name": path.name})])
    table, remark = open_text(path)
    return Opened((table,), (remark,))


def _open_book(path: Path) -> Opened:
    book = Book(path, _LIMITS)
    remarks = list(_about_file(book))
    tables = []
    problems: list[Problem] = []
    for part in book.sheets:
        if part.kind != "worksheet":
            remarks.append(Remark(Weight.PASSED_OVER, "opening.no_cells", {"title": part.title}))
            continue
        try:
            page = book.page(part.title)
            notes = book.notes(part.title)
            table = _table(page, notes, hidden=part.hidden)
        except InputError as error:
            problems += error.problems
            continue
        tables.append(table)
        remarks += _about_sheet(table, page)
    if problems:
        raise InputError(problems)
    if not any(table.rows for table in tables):
        raise InputError([Problem("opening.blank", {"name": path.name})])
    return Opened(tuple(tables), tuple(remarks))


def _about_file(book: Book) -> list[Remark]:
    """Tell what the workbook would have run or fetched."""
    names = book.package.names
    outside = sum(name.startswith("xl/externalLinks/externalLink") for name in names)
    found = []
    if outside:
        found.append(Remark(Weight.PASSED_OVER, "opening.outside", {"count": outside}))
    if "xl/connections.xml" in names:
        found.append(Remark(Weight.PASSED_OVER, "opening.connections"))
    if any(name.endswith("vbaProject.bin") or name.startswith("xl/macrosheets/") for name in names):
        found.append(Remark(Weight.PASSED_OVER, "opening.macros"))
    return found


def _about_sheet(table: Table, page: Page) -> list[Remark]:
    found = []
    stored = [at for at in page.formulas if at not in page.faults]
    if stored:
        where = Place(table.title, address(*stored[0]))
        found.append(Remark(Weight.UNDERSTOOD, "opening.formulas", {"count": len(stored)}, where))
    return found


def _table(page: Page, notes: dict[Position, str], *, hidden: bool) -> Table:
    """Return a page as a table.

    Raises:
        InputError: when merged ranges overlap, for no program could say which value such a cell has, or are too many.

    """
    rows = tuple(tuple(map(_value, row)) for row in page.rows)
    table = Table(
        title=page.title,
        rows=rows,
        merged=page.merged,
        hidden_rows=page.hidden_rows,
        hidden_columns=page.hidden_columns,
        notes=notes,
        faults=page.faults,
        hidden=hidden,
    )
    if table.merged_cells > _MOST_MERGED:
        raise InputError([Problem("opening.too_many_merged", {"limit": _MOST_MERGED}, page.title)])
    twice = table.merged_twice
    if twice is not None:
        raise InputError([Problem("opening.merged_twice", {}, page.title, address(*twice))])
    return table


def _value(value: object) -> Value:
    """Return a value as the file holds it: an empty text is nothing, a line ends in one way only."""
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\r", "\n") if value else None
    return value  # type: ignore[return-value]  # what the library can return is what a Value is
