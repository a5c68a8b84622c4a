"""The monthly grid (catalogue D.2): who does what on each day, with the counters at the right and the feet below."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from roster.calendar import SUNDAY
from roster.domain.officer import Officer
from roster.domain.profile import Unit
from roster.writer import formulas
from roster.writer.book import Book, Link, midnight
from roster.writer.counters import Counter, counters
from roster.writer.grid import HEADER, MARKS, WEEKDAYS, Grid, cell_text, kind_of, past_text
from roster.writer.sheets.brogliaccio_feet import legend, mark_excesses, missing_of_days, totals_of_days
from roster.writer.tally import is_eve

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_LABEL_WIDTHS = (3.4, 21, 14, 6, 8)
_DAY_WIDTH, _PAST_WIDTH, _COUNTER_WIDTH, _LIMIT_WIDTH = 4.2, 3.4, 4.6, 2.9
_ROW_HEIGHT = 23


def write(book: Book, grid: Grid, pages: Mapping[str, Link] | None = None) -> None:
    """Write the grid; names jump to the ``pages`` of their officers."""
    sheet = book.sheet(grid.sheet)
    shown = () if book.public else counters(book.facts.ceilings)
    _frame(book, sheet, grid, shown)
    _heads(book, sheet, grid, shown)
    for title, unit, officers in grid.blocks():
        _unit(book, sheet, grid, title, unit, officers, shown)
    for officer, page in (pages or {}).items():
        name = grid.labels.index("head.officer")
        sheet.write_url(grid.row[officer], name, f"internal:{page.target}", book.styles["link_name"], string=page.label)
    if shown:
        totals_of_days(book, sheet, grid)
        missing_of_days(book, sheet, grid)
        mark_excesses(book, sheet, grid, shown)
    last = legend(book, sheet, grid)
    sheet.print_area(0, 0, last, grid.first_counter + len(shown) - 1)


def _frame(book: Book, sheet: Worksheet, grid: Grid, shown: tuple[Counter, ...]) -> None:
    """Set widths, page and panes."""
    facts = book.facts
    profile = facts.instance.profile
    book.page(sheet, book.say("brogliaccio.page"), a3=True)
    subtitle = book.say("brogliaccio.subtitle_posted" if book.public else "brogliaccio.subtitle", seat=profile.seat)
    book.heading(sheet, book.say("brogliaccio.title", seat=profile.seat, month=book.month_name), subtitle)
    sheet.set_row(1, 13)
    for column, width in zip(range(len(grid.labels)), _LABEL_WIDTHS, strict=False):
        sheet.set_column(column, column, width)
    sheet.set_column(grid.first_before, grid.first_day - 1, _PAST_WIDTH)
    widest = max((_width(post.code) for post in facts.instance.seat.posts), default=0)
    sheet.set_column(grid.first_day, grid.first_counter - 1, max(_DAY_WIDTH, widest))
    for column, counter in enumerate(shown, start=grid.first_counter):
        sheet.set_column(column, column, _LIMIT_WIDTH if counter.is_limit else _COUNTER_WIDTH)
    sheet.freeze_panes(HEADER + 1, 2)
    sheet.repeat_rows(WEEKDAYS, HEADER)
    if not book.public:  # a filter leaves a hidden name in the file
        sheet.autofilter(HEADER, 0, grid.last, len(grid.labels) - 1)


def _width(code: str) -> float:
    """Return the width of a column that shows a code on one line: the bold of nights, hyphens and figures narrower."""
    return sum({"-": 0.5}.get(sign, 0.85 if sign.isdigit() else 1.1) for sign in code)


def _heads(book: Book, sheet: Worksheet, grid: Grid, shown: tuple[Counter, ...]) -> None:
    """Write the three rows above the officers: weekdays, festive marks, dates and labels."""
    for column, key in enumerate(grid.labels):
        sheet.write_string(HEADER, column, book.say(key), book.styles["head_left"])
    for column, day in enumerate(book.facts.days_before + book.facts.days, start=grid.first_before):
        _day_head(book, sheet, column, day)
    for column, counter in enumerate(shown, start=grid.first_counter):
        look = book.styles.make(
            bold=True, font_size=8, rotation=90, align="center", border=1, bg_color="#323F4B", font_color="#FFFFFF"
        )
        sheet.write_string(HEADER, column, book.say(counter.head), look)
    sheet.set_row(HEADER, 50 if shown else 18)


def _day_head(book: Book, sheet: Worksheet, column: int, day: date) -> None:
    instance = book.facts.instance
    festive, week_ends = instance.is_festive(day), day.weekday() == SUNDAY
    past = day < book.facts.days[0]
    look = book.styles.day("duty", festive=festive, week_ends=week_ends, past=past)
    mark = formulas.FESTIVE_MARK if festive else formulas.EVE_MARK if is_eve(instance, day) else ""
    sheet.write_string(WEEKDAYS, column, book.weekday(day)[: 2 if past else 3], look)
    sheet.write_string(MARKS, column, mark, look)
    dated = book.styles.day("duty", festive=festive, week_ends=week_ends, past=past, num_format="d", bold=True)
    sheet.write_datetime(HEADER, column, midnight(day), dated)


def _unit(
    book: Book,
    sheet: Worksheet,
    grid: Grid,
    title: int,
    unit: Unit,
    officers: tuple[Officer, ...],
    shown: tuple[Counter, ...],
) -> None:
    """Write the title of a unit and its officers."""
    words = book.say("brogliaccio.unit", code=unit.code, name=unit.name, officers=len(officers))
    responsible = book.say("brogliaccio.responsible", name=unit.responsible) if unit.responsible else ""
    for column in range(grid.first_counter + len(shown)):
        sheet.write_blank(title, column, None, book.styles["band"])
    sheet.write_string(title, 0, f"{words}{responsible}", book.styles["band"])
    for place, officer in enumerate(officers, start=1):
        _officer(book, sheet, grid, title + place, place, officer)
        tally = book.facts.tally[officer.id]
        for column, counter in enumerate(shown, start=grid.first_counter):
            book.put(sheet, title + place, column, counter.content(grid, title + place, tally), counter.style)


def _officer(book: Book, sheet: Worksheet, grid: Grid, row: int, number: int, officer: Officer) -> None:
    """Write the labels and the days of an officer."""
    sheet.set_row(row, _ROW_HEIGHT)
    unit = book.facts.unit_of(officer)
    labels = (number, officer.label, officer.qualifica, unit, officer.id)
    styles = ("number", "text_bold", "text", "centre", "code")
    for column, (value, style) in enumerate(zip(labels[: len(grid.labels)], styles, strict=False)):
        book.put(sheet, row, column, value, style)
    facts = book.facts
    for column, day in enumerate(facts.days_before + facts.days, start=grid.first_before):
        past = day < facts.days[0]
        cell = facts.record.cell(officer.id, day)
        shown = past_text(cell, public=book.public) if past else cell_text(cell, public=book.public)
        look = book.styles.day(
            kind_of(facts.instance, cell),
            festive=facts.instance.is_festive(day),
            week_ends=day.weekday() == SUNDAY,
            past=past,
        )
        if shown:
            sheet.write_string(row, column, shown, look)
        else:
            sheet.write_blank(row, column, None, look)
