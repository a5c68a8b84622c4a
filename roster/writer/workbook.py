"""The two output workbooks: which sheets, in which order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import xlsxwriter

from roster.domain.plan import Plan
from roster.rule import Finding
from roster.writer.book import Book
from roster.writer.facts import Facts
from roster.writer.grid import Grid
from roster.writer.sheets import (
    brogliaccio,
    carichi,
    copertura,
    dati,
    deroghe,
    foglio,
    parametri,
    piantonamenti,
    reperibilita,
    riepilogo,
    rilievi,
    schede,
    straordinari,
    variazioni,
)

OPTIONS = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "default_format_properties": {"font_name": "Arial", "font_size": 10},
    "default_row_height": 16,
}
"""The font of the normal style is the measure of widths: one that every program has, or has the equal of."""


def office(plan: Plan, findings: Sequence[Finding], path: Path, lang: str) -> None:
    """Write the workbook of the roster office at ``path``."""
    with _book(plan, findings, path, lang, public=False) as book:
        grid = Grid(book.facts, book.say("sheet.brogliaccio"), public=False)
        riepilogo.write(book, book.say("sheet.riepilogo"))
        brogliaccio.write(book, grid, schede.links(book, book.say("sheet.schede")))
        copertura.write(book, book.say("sheet.copertura"), grid)
        carichi.write(book, book.say("sheet.carichi"), grid)
        reperibilita.write(book, book.say("sheet.reperibilita"))
        piantonamenti.write(book, book.say("sheet.piantonamenti"))
        deroghe.write(book, book.say("sheet.deroghe"))
        rilievi.write(book, book.say("sheet.rilievi"), grid)
        variazioni.write(book, book.say("sheet.variazioni"), grid)
        straordinari.write(book, book.say("sheet.straordinari"))
        parametri.write(book, book.say("sheet.parametri"))
        schede.write(book, book.say("sheet.schede"), grid)
        _daily_sheets(book)
        dati.write(book)


def posted(plan: Plan, path: Path, lang: str) -> None:
    """Write the copy to post at ``path``."""
    with _book(plan, (), path, lang, public=True) as book:
        brogliaccio.write(book, Grid(book.facts, book.say("sheet.brogliaccio"), public=True))
        _daily_sheets(book)
        deroghe.write(book, book.say("sheet.deroghe"))


def _daily_sheets(book: Book) -> None:
    for day in book.facts.days:
        foglio.write(book, f"{day.day:02}", day)


@contextmanager
def _book(plan: Plan, findings: Sequence[Finding], path: Path, lang: str, *, public: bool) -> Iterator[Book]:
    """Open a workbook whose properties name no person and no moment: same plan, same file."""
    with xlsxwriter.Workbook(str(path), OPTIONS) as workbook:
        book = Book(workbook, lang, Facts(plan, findings), public)
        first = book.facts.days[0]
        title = f"{plan.instance.profile.seat} {book.month_name}"
        workbook.set_properties({"title": title, "created": datetime(first.year, first.month, first.day)})  # noqa: DTZ001 - the month itself, no instant
        yield book
