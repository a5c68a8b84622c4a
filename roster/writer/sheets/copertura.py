"""Coverage: each post and shift against each day, asked and present, missing and in excess."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from xlsxwriter.utility import xl_col_to_name

from roster.calendar import SUNDAY
from roster.writer import formulas
from roster.writer.book import Book, Column, Formula, midnight
from roster.writer.coverage import Line, Need
from roster.writer.grid import Grid

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_COLUMNS = (
    Column("head.unit", 7),
    Column("head.post", 9),
    Column("head.post_name", 24),
    Column("head.shift", 6.5),
    Column("head.hours", 11),
    Column("head.row", 9),
)
_FIRST_DAY = len(_COLUMNS)
BELOW_MINIMUM, BELOW_NOMINAL, _HEADER = 3, 4, 6
"""Rows of the totals, from 0; the grid's feet point at them."""
_FIRST = _HEADER + 1
_ROWS = ("coverage.minimum", "coverage.nominal", "coverage.covered", "coverage.difference")


def column_of(day: date) -> int:
    """Return the column of a date."""
    return _FIRST_DAY + day.day - 1


def write(book: Book, name: str, grid: Grid) -> None:
    """Write the sheet: totals on top, then four rows for each post and shift."""
    sheet = book.sheet(name)
    book.page(sheet, book.say("coverage.page"), a3=True)
    book.heading(sheet, book.say("coverage.title", month=book.month_name), book.say("coverage.subtitle"))
    book.widths(sheet, _COLUMNS)
    days = book.facts.days
    sheet.set_column(_FIRST_DAY, _FIRST_DAY + len(days) - 1, 4.2)
    sheet.set_column(_FIRST_DAY + len(days), _FIRST_DAY + len(days), 8)
    _heads(book, sheet)
    row = _FIRST
    for line in book.facts.lines:
        row = (_reserve if line.post.reserve else _line)(book, sheet, grid, row, line)
    last = max(row - 1, _FIRST)
    _totals(book, sheet, last)
    if book.facts.lines:
        _marks(book, sheet, last)
        sheet.autofilter(_HEADER, 0, last, _FIRST_DAY - 1)
    sheet.freeze_panes(_FIRST, _FIRST_DAY)
    sheet.repeat_rows(_HEADER - 1, _HEADER)
    sheet.print_area(0, 0, last, _FIRST_DAY + len(days))


def _heads(book: Book, sheet: Worksheet) -> None:
    book.headers(sheet, _HEADER, _COLUMNS)
    for day in book.facts.days:
        festive, week_ends = book.facts.instance.is_festive(day), day.weekday() == SUNDAY
        look = book.styles.day("duty", festive=festive, week_ends=week_ends)
        dated = book.styles.day("duty", festive=festive, week_ends=week_ends, num_format="d", bold=True)
        sheet.write_string(_HEADER - 1, column_of(day), book.weekday(day)[:3], look)
        sheet.write_datetime(_HEADER, column_of(day), midnight(day), dated)
    sheet.write_string(_HEADER, _FIRST_DAY + len(book.facts.days), book.say("head.month"), book.styles["head"])


_STYLES = ("number_soft", "number_soft", "count", "signed")


def _line(book: Book, sheet: Worksheet, grid: Grid, top: int, line: Line) -> int:
    """Write the four rows of a post and shift; every row carries its labels, so that filters keep them."""
    for step, key in enumerate(_ROWS):
        _labels(book, sheet, top + step, line, key, first=step == 0)
    for day in book.facts.days:
        need, column = line.needs[day], column_of(day)
        for step, content in enumerate(_contents(grid, line, day, need, xl_col_to_name(column), top)):
            book.put(sheet, top + step, column, content, _STYLES[step])
    _sums(book, sheet, top, line)
    return top + len(_ROWS)


def _reserve(book: Book, sheet: Worksheet, grid: Grid, row: int, line: Line) -> int:
    """Write the one row of a pool: nobody is needed there, so nobody is missing."""
    _labels(book, sheet, row, line, "coverage.present", first=True)
    for day in book.facts.days:
        book.put(sheet, row, column_of(day), _covered(grid, line, day), "count")
    _sum(book, sheet, row, sum(need.covered for need in line.needs.values()), "count")
    return row + 1


def _labels(book: Book, sheet: Worksheet, row: int, line: Line, key: str, *, first: bool) -> None:
    """Write the labels of a row; under the first row of a line they are faint."""
    shown = (line.post.unit, line.post.code, line.post.name, line.shift.code, line.shift.hours_label())
    for column, value in enumerate(shown):
        style = "faint" if not first else "text_bold" if column in (1, 3) else "small"
        sheet.write_string(row, column, value, book.styles[style])
    sheet.write_string(row, len(shown), book.say(key), book.styles["small"])


def _covered(grid: Grid, line: Line, day: date) -> Formula:
    cells = grid.down(grid.column(day), outside=True)
    return Formula(f"={formulas.at_slot(cells, line.shift.code, line.post.code)}", line.needs[day].covered)


def _contents(grid: Grid, line: Line, day: date, need: Need, letter: str, top: int) -> tuple[Any, ...]:
    difference = Formula(f"={letter}{top + 3}-{letter}{top + 2}", need.covered - need.nominal)
    return need.minimum, need.nominal, _covered(grid, line, day), difference


def _sums(book: Book, sheet: Worksheet, top: int, line: Line) -> None:
    """Write the month's total of each row at its right end."""
    needs = line.needs.values()
    totals = (
        sum(need.minimum for need in needs),
        sum(need.nominal for need in needs),
        sum(need.covered for need in needs),
        sum(need.covered - need.nominal for need in needs),
    )
    for step, value in enumerate(totals):
        _sum(book, sheet, top + step, value, _STYLES[step])


def _sum(book: Book, sheet: Worksheet, row: int, value: int, style: str) -> None:
    """Write the total of a row after its last day."""
    first, end = (xl_col_to_name(column_of(book.facts.days[place])) for place in (0, -1))
    book.put(
        sheet, row, len(book.facts.days) + _FIRST_DAY, Formula(f"=SUM({first}{row + 1}:{end}{row + 1})", value), style
    )


def _totals(book: Book, sheet: Worksheet, last: int) -> None:
    """Write, for each day, how many turns are missing to the minimum and to the nominal cover."""
    for row, key, asked in ((BELOW_MINIMUM, "coverage.below_minimum", 0), (BELOW_NOMINAL, "coverage.below_nominal", 1)):
        sheet.write_string(row, 2, book.say(key), book.styles["text_bold"])
        for day in book.facts.days:
            letter = xl_col_to_name(column_of(day))
            needs = [line.needs[day] for line in book.facts.lines]
            value = sum(need.below_nominal if asked else need.below_minimum for need in needs)
            book.put(sheet, row, column_of(day), Formula(_missing(book, letter, last, asked), value), "number_bold")
        total = sum(line.below_nominal if asked else line.below_minimum for line in book.facts.lines)
        _sum(book, sheet, row, total, "number_bold")


def _missing(book: Book, letter: str, last: int, asked: int) -> str:
    """Return the sum of what is missing: each row of the need against the row of the covered, some rows below it."""
    below = 2 - asked
    need, covered = _rows(letter, _FIRST, last - below), _rows(letter, _FIRST + below, last)
    labels = _rows("$F", _FIRST, last - below)
    return f'=SUMPRODUCT(({labels}="{book.say(_ROWS[asked])}")*({need}>{covered})*({need}-{covered}))'


def _rows(letter: str, first: int, last: int) -> str:
    return f"{letter}{first + 1}:{letter}{last + 1}"


def _marks(book: Book, sheet: Worksheet, last: int) -> None:
    """Mark what is missing: strong below the minimum, light below the nominal cover; a surplus is dotted."""
    here = f"{xl_col_to_name(_FIRST_DAY)}{_FIRST + 1}"
    minimum, nominal = (f"{xl_col_to_name(_FIRST_DAY)}{_FIRST + 1 - up}" for up in (2, 1))
    covered, difference = (f'$F{_FIRST + 1}="{book.say(key)}"' for key in _ROWS[2:])
    rules = (
        (f"=AND({covered},{here}<{minimum})", "over_ceiling"),
        (f"=AND({covered},{here}<{nominal})", "alarm"),
        (f"=AND({difference},{here}<0)", "over_cap"),
        (f"=AND({difference},{here}>0)", "surplus"),
    )
    for criteria, look in rules:
        options = {"type": "formula", "criteria": criteria, "format": book.styles.rule(look), "stop_if_true": True}
        sheet.conditional_format(_FIRST, _FIRST_DAY, last, _FIRST_DAY + len(book.facts.days) - 1, options)
