"""The accounts of an officer: brought in, moved in the month, closing, what they are held against, by which rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roster.accounts import OVERTIME, Figure, Statement
from roster.domain.account import AccountKind as Kind
from roster.domain.officer import Officer
from roster.writer.book import Book
from roster.writer.officer_page import limit, places
from roster.writer.sheets.schede_layout import (
    ACCOUNTS,
    ALWAYS,
    BROUGHT,
    CLOSING,
    FIRST_DAY,
    HEAD,
    LABEL,
    LIMIT,
    MONTH,
    RULES,
    STRIP,
    TOTAL,
    column_of,
    letter,
)
from roster.writer.sheets.schede_strip import MINUTES_OF_DAY

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_BALANCE_AFTER, _OVERTIME_AFTER = Kind.OLTRE_IL_TURNO, OVERTIME[-1]


def write(book: Book, sheet: Worksheet, first: int, officer: Officer, statement: Statement) -> None:
    """Write the table beside the dates of the page that starts at row ``first``."""
    for column, head in enumerate(ACCOUNTS, start=LABEL):
        sheet.write_string(first + HEAD, column, book.say(head.head), book.styles["head_small"])
    rows: dict[Kind, int] = {}
    row = first + FIRST_DAY
    for account, figure in statement.figures.items():
        if account in ALWAYS or figure.brought or figure.entries:
            rows[account] = row
            _account(book, sheet, first, row, officer, figure)
            row += 1
        if account is _BALANCE_AFTER:
            _balance(book, sheet, row, statement, rows)
            row += 1
        if account is _OVERTIME_AFTER:
            _overtime(book, sheet, row, statement, rows)
            row += 1


def _account(book: Book, sheet: Worksheet, first: int, row: int, officer: Officer, figure: Figure) -> None:
    """Write an account; the month of one shown date by date is the total under its dates.

    Hours of the month carry nothing on, so that most have neither a figure brought in nor a closing one.
    """
    account, styles = figure.account, book.styles
    hours = account.in_minutes
    unit = MINUTES_OF_DAY if hours else 1
    plain, bold = (styles["hours"], styles["hours_bold"]) if hours else (styles["days"], styles["days_bold"])
    sheet.write_string(row, LABEL, book.say(f"account.{account.name}"), styles["small"])
    if account in STRIP:
        total = f"={letter(column_of(account))}{first + TOTAL + 1}"
        sheet.write_formula(row, MONTH, total, bold, figure.moved / unit)
    else:
        sheet.write_number(row, MONTH, figure.moved / unit, bold)
    if figure.brought or not hours:
        both = f"={letter(BROUGHT)}{row + 1}+{letter(MONTH)}{row + 1}"
        sheet.write_number(row, BROUGHT, figure.brought / unit, plain)
        sheet.write_formula(row, CLOSING, both, plain, figure.closing / unit)
    sheet.write_string(row, LIMIT, limit(book, officer, figure, dates=account not in STRIP), styles["small"])
    sheet.write_string(row, RULES, places(figure), styles["small"])


def _balance(book: Book, sheet: Worksheet, row: int, statement: Statement, rows: dict[Kind, int]) -> None:
    """Write hours done or credited less those due, in hours and hundredths: times below zero cannot be shown."""
    due, *done = (f"{letter(MONTH)}{rows[account] + 1}" for account in list(rows)[:4])
    value = statement.hours_balance / 60
    _sum(book, sheet, row, "officer.balance", f"=24*({'+'.join(done)}-{due})", value, "signed_hours")


def _overtime(book: Book, sheet: Worksheet, row: int, statement: Statement, rows: dict[Kind, int]) -> None:
    """Write the overtime of all bands."""
    area = f"{letter(MONTH)}{rows[OVERTIME[0]] + 1}:{letter(MONTH)}{rows[OVERTIME[-1]] + 1}"
    _sum(book, sheet, row, "officer.overtime", f"=SUM({area})", statement.overtime / MINUTES_OF_DAY, "hours_bold")


def _sum(book: Book, sheet: Worksheet, row: int, key: str, formula: str, value: float, style: str) -> None:
    for column in range(LABEL, RULES + 1):
        sheet.write_blank(row, column, None, book.styles["small"])
    sheet.write_string(row, LABEL, book.say(key), book.styles["small_bold"])
    sheet.write_formula(row, MONTH, formula, book.styles[style], value)
