"""The month of an officer date by date: cell, hours, what counts; the totals are live sums."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from roster.accounts import Statement
from roster.domain.officer import Officer
from roster.writer.book import Book
from roster.writer.sheets.schede_layout import (
    CELL,
    DAY,
    FIRST_DAY,
    FIRST_STRIP,
    HEAD,
    STRIP,
    TOTAL,
    letter,
)

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

MINUTES_OF_DAY = 24 * 60
"""Hours are fractions of a day, so that they read ``7:12``."""


def write(book: Book, sheet: Worksheet, first: int, officer: Officer, statement: Statement) -> None:
    """Write headers, dates and totals of the page that starts at row ``first``."""
    _heads(book, sheet, first + HEAD)
    line = book.styles["line"]
    for place, day in enumerate(book.facts.days):
        row = first + FIRST_DAY + place
        sheet.set_row(row, None, line)
        _date(book, sheet, row, officer, day)
    for column, account in enumerate(STRIP, start=FIRST_STRIP):
        look = book.styles["hours_soft" if account.in_minutes else "number_tiny"]
        unit = MINUTES_OF_DAY if account.in_minutes else 1
        figure = statement[account]
        for row, amount in enumerate(figure.by_day, start=first + FIRST_DAY):
            if amount:
                sheet.write_number(row, column, amount / unit, look)
        area = f"{letter(column)}{first + FIRST_DAY + 1}:{letter(column)}{first + FIRST_DAY + len(figure.by_day)}"
        look = book.styles["hours_total" if account.in_minutes else "number_total"]
        sheet.write_formula(first + TOTAL, column, f"=SUM({area})", look, figure.moved / unit)
    sheet.write_string(first + TOTAL, DAY, book.say("officer.total"), book.styles["total"])
    sheet.write_blank(first + TOTAL, CELL, None, book.styles["total"])


def _heads(book: Book, sheet: Worksheet, row: int) -> None:
    look = book.styles["head_small"]
    sheet.set_row(row, 24)
    sheet.write_string(row, DAY, book.say("head.weekday"), look)
    sheet.write_string(row, CELL, book.say("officer.cell"), look)
    for column, account in enumerate(STRIP, start=FIRST_STRIP):
        sheet.write_string(row, column, book.say(f"strip.{account.name}"), look)


def _date(book: Book, sheet: Worksheet, row: int, officer: Officer, day: date) -> None:
    festive = book.facts.instance.is_festive(day)
    words = f"{day.day:2} {book.weekday(day)[:3]}"
    sheet.write_string(row, DAY, words, book.styles["day_festive" if festive else "day_plain"])
    cell = book.facts.record.cell(officer.id, day)
    if cell is not None:
        sheet.write_string(row, CELL, str(cell), book.styles["day_cell" if cell.duties else "day_off"])
