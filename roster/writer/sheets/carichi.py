"""Loads: nights, evenings, festive days and unpopular posts of each officer, this month and before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_col_to_name

from roster.domain.codes import Ruolo
from roster.domain.officer import Officer
from roster.writer.book import Book, Formula
from roster.writer.counters import counters
from roster.writer.grid import Grid
from roster.writer.sheets.carichi_layout import LABELS, LOADS, STEPS, WIDTH, Loads, column_of, values_of
from roster.writer.sheets.carichi_summary import write_summary

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet


def write(book: Book, name: str, grid: Grid) -> None:
    """Write the summary by ruolo with its chart, then the list of officers."""
    sheet = book.sheet(name)
    book.page(sheet, book.say("loads.page"))
    book.heading(sheet, book.say("loads.title", month=book.month_name), book.say("loads.subtitle"))
    book.widths(sheet, LABELS)
    sheet.set_column(len(LABELS), WIDTH - 1, 7.5)
    officers = book.facts.officers
    ruoli = tuple(ruolo for ruolo in Ruolo if any(officer.ruolo is ruolo for officer in officers))
    loads = Loads(ruoli, len(officers))
    write_summary(book, sheet, name, loads)
    _heads(book, sheet, loads.first)
    for row, officer in enumerate(officers, start=loads.first):
        _officer(book, sheet, grid, row, officer)
    sheet.freeze_panes(0, 1)
    sheet.repeat_rows(loads.first - 2, loads.first - 1)
    sheet.autofilter(loads.first - 1, 0, loads.last, WIDTH - 1)
    sheet.print_area(0, 0, loads.last, WIDTH - 1)


def _heads(book: Book, sheet: Worksheet, first: int) -> None:
    book.headers(sheet, first - 1, LABELS)
    for load, key in enumerate(LOADS):
        left = column_of(load, 0)
        sheet.merge_range(first - 2, left, first - 2, left + len(STEPS) - 1, book.say(key), book.styles["head"])
        for step, (head, _) in enumerate(STEPS):
            sheet.write_string(first - 1, left + step, book.say(head), book.styles["head"])


def _officer(book: Book, sheet: Worksheet, grid: Grid, row: int, officer: Officer) -> None:
    """Write an officer's line; the figures of the month come from the counters of the grid, found by matricola."""
    tally = book.facts.tally[officer.id]
    labels = (officer.label, officer.ruolo, book.facts.unit_of(officer), officer.id, tally.before.months)
    for column, value in enumerate(labels):
        book.put(sheet, row, column, value, LABELS[column].style)
    for load, (month, carried) in enumerate(values_of(tally)):
        here, before = (f"{xl_col_to_name(column_of(load, step))}{row + 1}" for step in (0, 1))
        contents = (
            Formula(_from_grid(book, grid, LOADS[load], f"$D{row + 1}"), month),
            carried,
            Formula(f"={here}+{before}", month + carried),
        )
        for step, content in enumerate(contents):
            book.put(sheet, row, column_of(load, step), content, STEPS[step][1])


def _from_grid(book: Book, grid: Grid, head: str, matricola: str) -> str:
    heads = [counter.head for counter in counters(book.facts.ceilings)]
    values = grid.down(grid.first_counter + heads.index(head), outside=True)
    ids = grid.down(grid.labels.index("head.matricola"), outside=True)
    return f"=INDEX({_fixed(values)},MATCH({matricola},{_fixed(ids)},0))"


def _fixed(area: str) -> str:
    """Return a range of the grid with its columns fixed too."""
    where, cells = area.rsplit("!", 1)
    return f"{where}!" + ":".join(f"${cell}" for cell in cells.split(":"))
