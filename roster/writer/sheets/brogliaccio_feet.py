"""What stands under and over the grid: totals of each day, marks on figures above a cap, the legend."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_col_to_name

from roster.domain.codes import DayCode
from roster.domain.roster import Cell
from roster.writer import formulas
from roster.writer.book import Book, Formula
from roster.writer.counters import Counter
from roster.writer.formulas import quoted
from roster.writer.grid import FIRST, Grid
from roster.writer.posted import AWAY, NOT_THERE, REST
from roster.writer.sheets.copertura import BELOW_MINIMUM, BELOW_NOMINAL, column_of

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_TOTALS: tuple[tuple[str, str, Callable[[Cell], bool]], ...] = (
    ("foot.resting", formulas.RESTS, lambda cell: cell.code.is_rest),
    ("foot.absent", formulas.ABSENCES, lambda cell: cell.code.is_absence),
    ("foot.away", formulas.AWAY, lambda cell: cell.code.is_away),
)


def totals_of_days(book: Book, sheet: Worksheet, grid: Grid) -> None:
    """Write how many officers are on duty, resting, absent, away on each day."""
    top = grid.last + 2
    for place, (key, codes, holds) in enumerate(_TOTALS, start=1):
        sheet.write_string(top + place, 1, book.say(key), book.styles["text_bold"])
        for day in book.facts.days:
            value = sum(holds(cell) for cell in _column(book, day))
            content = Formula(f"=SUMPRODUCT(COUNTIF({grid.down(grid.column(day))},{codes}))", value)
            book.put(sheet, top + place, grid.column(day), content, "number")
    sheet.write_string(top, 1, book.say("foot.present"), book.styles["text_bold"])
    for day in book.facts.days:
        letter = xl_col_to_name(grid.column(day))
        others = f"SUM({letter}{top + 2}:{letter}{top + 1 + len(_TOTALS)})"
        value = sum(bool(cell.duties) for cell in _column(book, day))
        content = Formula(f"=COUNTA({grid.down(grid.column(day))})-{others}", value)
        book.put(sheet, top, grid.column(day), content, "number_bold")


def missing_of_days(book: Book, sheet: Worksheet, grid: Grid) -> None:
    """Write how many turns are missing on each day, as sheet Copertura finds them."""
    top = grid.last + 2 + 1 + len(_TOTALS)
    for place, (key, row) in enumerate((("foot.below_minimum", BELOW_MINIMUM), ("foot.below_nominal", BELOW_NOMINAL))):
        sheet.write_string(top + place, 1, book.say(key), book.styles["text_bold"])
        for day in book.facts.days:
            needs = [line.needs[day] for line in book.facts.lines]
            value = sum(need.below_nominal if place else need.below_minimum for need in needs)
            source = f"={quoted(book.say('sheet.copertura'))}!{xl_col_to_name(column_of(day))}{row + 1}"
            book.put(sheet, top + place, grid.column(day), Formula(source, value), "number_bold")


def _column(book: Book, day: date) -> list[Cell]:
    cells = (book.facts.record.cell(officer.id, day) for officer in book.facts.officers)
    return [cell for cell in cells if cell is not None]


def mark_excesses(book: Book, sheet: Worksheet, grid: Grid, shown: tuple[Counter, ...]) -> None:
    """Mark a figure above the ceiling, then one above the cap: a blank cap marks nothing."""
    over_cap, over_ceiling = book.styles.rule("over_cap"), book.styles.rule("over_ceiling")
    for place, counter in enumerate(shown):
        if counter.counted is None:
            continue
        column = grid.first_counter + place
        value, cap, ceiling = (f"{xl_col_to_name(column + step)}{FIRST + 1}" for step in range(3))
        for limit, look in ((ceiling, over_ceiling), (cap, over_cap)):
            criteria = f"=AND(ISNUMBER(${value}),ISNUMBER(${limit}),${value}>${limit})"
            options = {"type": "formula", "criteria": criteria, "format": look, "stop_if_true": True}
            sheet.conditional_format(FIRST, column, grid.last, column, options)


def legend(book: Book, sheet: Worksheet, grid: Grid) -> int:
    """Write the meaning of the codes under the grid; return its row."""
    row = grid.last + (2 if book.public else 9)
    instance = book.facts.instance
    shifts = "   ".join(f"{shift.code} = {shift.hours_label()}" for shift in instance.profile.shifts)
    words = (
        book.say("brogliaccio.legend_posted", away=AWAY, rest=REST, absent=NOT_THERE)
        if book.public
        else "   ".join(f"{code.value} = {book.say(f'status.{code.value}')}" for code in _statuses())
    )
    sheet.write_string(row, 1, book.say("brogliaccio.legend_shifts", shifts=shifts), book.styles["plain"])
    sheet.write_string(row + 1, 1, words, book.styles["plain"])
    return row + 1


def _statuses() -> list[DayCode]:
    return [code for code in DayCode if code is not DayCode.DUTY]
