"""Reads the input workbook of a seat, and refuses it with every problem at once."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from roster.domain import Seat
from roster.errors import InputError, Problem
from roster.reader.seat_book import Book, Page
from roster.reader.seat_build import Builder
from roster.reader.seat_check import check_seat
from roster.reader.seat_issue import Declared
from roster.reader.seat_issue import Path as Place
from roster.reader.seat_match import find_header, match_sheets
from roster.reader.seat_rows import Reading, Row, is_blank, read_page
from roster.workbook.addresses import position
from roster.workbook.kinds import Names
from roster.workbook.layout import Sheet, no_names
from roster.workbook.sheets import SHEETS
from roster.workbook.text import fold_code, text_of

_DECLARE = {"orari": "shift", "unita": "unit", "personale": "officer", "posti": "post"}
"""Sheets whose first column declares codes that the others refer to."""


def read_workbook(path: Path) -> Seat:
    """Return the seat a workbook holds.

    Raises:
        InputError: with every problem, each with its sheet and cell.

    """
    book = Book(path)
    titles, problems = match_sheets(book)
    if not titles:
        raise InputError([Problem("input.blank_workbook", {})])
    pages, too_large = _pages(book, titles)
    problems += too_large
    names = no_names()
    for key in _DECLARE:
        if key in pages:
            _declare(_sheet(key), pages[key], names)
    readings = {sheet.key: read_page(sheet, pages[sheet.key], names) for sheet in SHEETS if sheet.key in pages}
    problems += [problem for reading in readings.values() for problem in reading.problems]
    return _built(readings, names, problems, book.titles)


def _built(readings: dict[str, Reading], names: Names, problems: list[Problem], titles: tuple[str, ...]) -> Seat:
    rows = {key: reading.rows for key, reading in readings.items()}
    declared = Declared(*(_declared(key, rows.get(key, []), names) for key in ("unita", "orari", "posti", "personale")))
    builder = Builder(rows, declared)
    seat = builder.build()
    problems += builder.problems

    def locate(at: Place) -> tuple[str, str]:
        return _cell_of(builder.origins, at)

    problems += [issue.problem(locate) for issue in check_seat(seat, declared)]
    if problems:
        raise InputError(_in_order(problems, titles))
    return Seat.model_validate(dict(seat))


def _pages(book: Book, titles: dict[str, str]) -> tuple[dict[str, Page], list[Problem]]:
    pages: dict[str, Page] = {}
    problems: list[Problem] = []
    for key, title in titles.items():
        if key in {sheet.key for sheet in SHEETS}:
            try:
                pages[key] = book.page(title)
            except InputError as error:
                problems.extend(error.problems)
    return pages, problems


def _sheet(key: str) -> Sheet:
    return next(sheet for sheet in SHEETS if sheet.key == key)


def _declare(sheet: Sheet, page: Page, names: Names) -> None:
    """Note the codes a sheet declares, before any sheet that refers to them is read."""
    header, _ = find_header(sheet, page)
    code = sheet.columns[0].field
    if header is None or code not in header.positions:
        return
    at = header.positions[code]
    for row in page.rows[header.row + 1 :]:
        if at < len(row) and not is_blank(row[at]):
            written = text_of(row[at])
            names[_DECLARE[sheet.key]].setdefault(fold_code(written), written)


def _declared(key: str, rows: list[Row], names: Names) -> frozenset[str] | None:
    """Return the codes a sheet declares; None when there are none or some could not be read."""
    code = _sheet(key).columns[0].field
    readable = bool(rows) and all(code in row.values for row in rows)
    return frozenset(names[_DECLARE[key]].values()) if readable else None


def _cell_of(origins: dict[Place, Row], at: Place) -> tuple[str, str]:
    for length in range(len(at), 0, -1):
        row = origins.get(at[:length])
        if row is not None:
            return row.title, row.cell_of("_".join(map(str, at[length:])))
    return "", ""


def _in_order(problems: Iterable[Problem], titles: tuple[str, ...]) -> list[Problem]:
    """Sort problems as a person meets them: the file, then sheet by sheet, from the top."""
    order = {title: place for place, title in enumerate(titles)}
    unique = {(p.key, p.sheet, p.cell, repr(p.values)): p for p in problems}
    return sorted(unique.values(), key=lambda p: (order.get(p.sheet, -1), position(p.cell)))
