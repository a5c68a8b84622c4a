"""A page for each officer: the month date by date, the accounts it moves, rests owed, where each figure comes from."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from roster.accounts import Statement
from roster.domain.officer import Officer
from roster.writer.book import Book, Link
from roster.writer.formulas import quoted
from roster.writer.grid import Grid
from roster.writer.officer_page import credits, rights, service, told, trace
from roster.writer.sheets import schede_accounts, schede_strip
from roster.writer.sheets.schede_layout import (
    ACCOUNTS,
    BELOW,
    CELL,
    DAY,
    FIRST_STRIP,
    GAP,
    LABEL,
    MOST_LINES,
    PAGES,
    RIGHTS,
    ROWS,
    RULES,
    SERVICE,
    STRIP,
    TITLE,
    WIDTH,
    sheet_name,
    top,
)

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_ROW_HEIGHT, _SCALE = 12, 71
_WIDTHS = {DAY: 7, CELL: 15, GAP: 1.2} | {FIRST_STRIP + place: 5.6 if place < 9 else 4 for place in range(len(STRIP))}


def write(book: Book, name: str, grid: Grid) -> None:
    """Write the pages in the order of the grid, on as many sheets as they need."""
    officers = book.facts.officers
    for first in range(0, len(officers), PAGES):
        sheet = _sheet(book, sheet_name(name, first))
        chunk = officers[first : first + PAGES]
        for place, officer in enumerate(chunk, start=first):
            _page(book, sheet, place, officer, grid)
        sheet.set_h_pagebreaks([ROWS * number for number in range(1, len(chunk))])
        sheet.print_area(0, 0, ROWS * len(chunk) - 1, WIDTH - 1)


def links(book: Book, name: str) -> Mapping[str, Link]:
    """Return the jump to the page of each officer, by id."""
    return {
        officer.id: Link(f"{quoted(sheet_name(name, place))}!A{top(place) + 1}", officer.label)
        for place, officer in enumerate(book.facts.officers)
    }


def _sheet(book: Book, name: str) -> Worksheet:
    """Add a sheet; pages of equal size need a fixed scale, for programs ignore breaks when they fit to pages."""
    sheet = book.sheet(name)
    book.page(sheet, book.say("officer.page"))
    sheet.set_print_scale(_SCALE)
    sheet.set_default_row(_ROW_HEIGHT)
    for column, width in _WIDTHS.items():
        sheet.set_column(column, column, width)
    for place, account in enumerate(ACCOUNTS):
        sheet.set_column(LABEL + place, LABEL + place, account.width)
    return sheet


def _page(book: Book, sheet: Worksheet, place: int, officer: Officer, grid: Grid) -> None:
    """Write the page of an officer."""
    first, statement = top(place), book.facts.accounts[officer.id]
    styles = book.styles
    sheet.set_row(first + TITLE, 18)
    sheet.write_string(first + TITLE, 0, f"{officer.label}   {book.month_name}", styles["title"])
    address = grid.address(officer.id, book.facts.days[0])
    sheet.write_url(
        first + TITLE, RULES, f"internal:{quoted(grid.sheet)}!{address}", styles["link_plain"], string=grid.sheet
    )
    sheet.write_string(first + SERVICE, 0, service(book, officer), styles["plain"])
    sheet.set_row(first + RIGHTS, 2 * _ROW_HEIGHT)
    sheet.merge_range(first + RIGHTS, 0, first + RIGHTS, WIDTH - 1, rights(book, officer), styles["wrap"])
    schede_strip.write(book, sheet, first, officer, statement)
    schede_accounts.write(book, sheet, first, officer, statement)
    _trace(book, sheet, first + BELOW, statement)
    _credits(book, sheet, first + BELOW, statement)


def _trace(book: Book, sheet: Worksheet, row: int, statement: Statement) -> None:
    """Write where the figures that the dates do not explain come from."""
    entries = trace(statement)
    sheet.write_string(row, 0, book.say("officer.trace"), book.styles["band"])
    for column in range(1, GAP):
        sheet.write_blank(row, column, None, book.styles["band"])
    lines = [told(book, entry) for entry in entries[:MOST_LINES]]
    if len(entries) > MOST_LINES:
        lines[-1] = book.say("officer.more", number=len(entries) - MOST_LINES + 1)
    for below, line in enumerate(lines or [book.say("officer.no_trace")], start=row + 1):
        sheet.write_string(below, 0, line, book.styles["tiny"])


def _credits(book: Book, sheet: Worksheet, row: int, statement: Statement) -> None:
    """Write the rests still owed with their due dates, and the services done by F.E.S.I. code."""
    sheet.write_string(row, LABEL, book.say("officer.credits"), book.styles["band"])
    for column in range(LABEL + 1, WIDTH):
        sheet.write_blank(row, column, None, book.styles["band"])
    owed = list(credits(book, statement)) or [book.say("officer.no_credit")]
    most = MOST_LINES - 2
    if len(owed) > most:
        owed[most - 1 :] = [book.say("officer.more", number=len(owed) - most + 1)]
    services = ", ".join(f"{code or '-'}: {number}" for code, number in statement.services.items())
    owed += ["", book.say("officer.fesi", services=services or "-")]
    for below, line in enumerate(owed, start=row + 1):
        sheet.write_string(below, LABEL, line, book.styles["tiny"])
