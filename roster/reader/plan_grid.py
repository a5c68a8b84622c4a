"""Reads the grid of the Brogliaccio as a person left it: header, matricola and days are found by their content."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from roster.domain.instance import Instance
from roster.domain.roster import Cell
from roster.errors import InputError, Problem
from roster.messages import LANGUAGES, text
from roster.reader.plan_check import check_cell
from roster.reader.seat_book import Book, Page
from roster.workbook.addresses import address
from roster.workbook.cells import CellError, Codes, parse_cell
from roster.workbook.text import fold, text_of

Cells = tuple[Cell | None, ...]


@dataclass(frozen=True)
class Found:
    """What the grid says: cells by officer, the address of each, what could not be read."""

    cells: Mapping[str, Cells]
    addresses: Mapping[tuple[str, date], str]
    problems: tuple[Problem, ...]


@dataclass
class Header:
    """Where the header stands: row, column of the matricola, columns of the days; what is wrong with them."""

    row: int
    matricola: int
    days: dict[date, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)


def read_grid(instance: Instance, book: Book) -> Found:
    """Read the rows of the officers in force from the grid; everything else on the sheet is left alone.

    Raises:
        InputError: when the sheet or its header is not there.

    """
    page = find_page(book, "sheet.brogliaccio")
    header = _header(instance, page)
    rows, problems = _rows(instance, page, header)
    problems = [*header.problems, *problems]
    codes = Codes.of(instance.shift, instance.post)
    cells: dict[str, Cells] = {}
    addresses: dict[tuple[str, date], str] = {}
    for officer, row in rows.items():
        read = {}
        for day, column in header.days.items():
            addresses[officer, day] = f"{page.title}!{address(row, column)}"
            read[day] = _cell(instance, page, row, column, codes, problems)
        cells[officer] = tuple(read.get(day) for day in instance.days)
    return Found(cells, addresses, tuple(problems))


def find_page(book: Book, key: str) -> Page:
    """Return the sheet that any language calls by that name.

    Raises:
        InputError: when there is none.

    """
    names = {fold(text(key, lang)) for lang in LANGUAGES}
    title = next((title for title in book.titles if fold(title) in names), None)
    if title is None:
        raise InputError([Problem("plan.sheet_missing", {"sheet": text(key)})])
    return book.page(title)


def column_named(row: list[object], key: str) -> int | None:
    """Return the first column of a header row that any language calls by that name."""
    names = {fold(text(key, lang)) for lang in LANGUAGES}
    return next((column for column, value in enumerate(row) if fold(text_of(value)) in names), None)


def as_day(value: object) -> date | None:
    """Return the date of a header or of a cell, None when it holds none."""
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else None


def _header(instance: Instance, page: Page) -> Header:
    """Find the row with the matricola and the days; what is missing there leaves nothing to read."""
    for number, row in enumerate(page.rows):
        matricola = column_named(row, "head.matricola")
        if matricola is None:
            continue
        header = Header(number, matricola)
        for column, value in enumerate(row):
            day = as_day(value)
            if day in instance.days_in_month and day is not None:
                _add_day(header, page, day, column)
        missing = [day for day in instance.days if day not in header.days]
        header.problems += [Problem("plan.day_missing", {"day": day}, page.title) for day in missing]
        return header
    raise InputError([Problem("plan.header_missing", {"column": text("head.matricola")}, page.title)])


def _add_day(header: Header, page: Page, day: date, column: int) -> None:
    if day not in header.days:
        header.days[day] = column
        return
    values: dict[str, object] = {"day": day, "other": address(header.row, header.days[day])}
    header.problems.append(Problem("plan.day_twice", values, page.title, address(header.row, column)))


def _rows(instance: Instance, page: Page, header: Header) -> tuple[dict[str, int], list[Problem]]:
    """Return the row of each officer. Rows without a matricola are titles and totals."""
    officers = {officer.id: officer for officer in instance.officers}
    rows: dict[str, int] = {}
    problems = []
    for number, row in enumerate(page.rows[header.row + 1 :], start=header.row + 1):
        value = row[header.matricola] if header.matricola < len(row) else None
        identity = text_of(value)
        if not identity:
            continue
        where = address(number, header.matricola)
        if not isinstance(value, str):
            problems.append(Problem("plan.matricola_not_text", {"id": identity}, page.title, where))
        elif identity not in officers:
            problems.append(Problem("plan.officer_unknown", {"id": identity}, page.title, where))
        elif identity in rows:
            other = address(rows[identity], header.matricola)
            problems.append(Problem("plan.officer_twice", {"id": identity, "other": other}, page.title, where))
        else:
            rows[identity] = number
    missing = sorted(officers.keys() - rows.keys())
    problems += [
        Problem("plan.officer_missing", {"officer": officers[identity].label, "id": identity}, page.title)
        for identity in missing
    ]
    return rows, problems


def _cell(instance: Instance, page: Page, row: int, column: int, codes: Codes, problems: list[Problem]) -> Cell | None:
    """Return a cell of the grid, None when it is blank; add to ``problems`` what it cannot mean."""
    where = address(row, column)
    fault = page.faults.get((row, column))
    if fault is not None:
        problems.append(Problem(f"input.{fault[0]}", {"value": fault[1]}, page.title, where))
        return None
    value = page.rows[row][column] if column < len(page.rows[row]) else None
    written = text_of(value)
    if not written:
        return None
    try:
        cell = parse_cell(value, codes)
    except CellError:
        problems.append(
            Problem("plan.cell_unreadable", {"value": written, "example": _example(instance)}, page.title, where)
        )
        return None
    problems.extend(check_cell(instance, cell, page.title, where))
    return cell


def _example(instance: Instance) -> str:
    post = next(iter(instance.post), "")
    return f"{next(iter(instance.shift))} {post}".strip()
