"""Writes a seat as its input workbook: the layout of the template, filled."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from roster.domain import Seat
from roster.messages import DEFAULT_LANGUAGE, text
from roster.workbook.sheets import SHEETS
from roster.writer.atomic import replacing
from roster.writer.input_lists import Lists
from roster.writer.input_sheets import LINE_HEIGHT, Desk, lines, write_sheet
from roster.writer.input_styles import Styles

_SPARE_ROWS = 2000
_README_WIDTH = 100
_STEPS = ("fill", "needed", "officer", "days", "notes", "errors", "run")


def write_seat(seat: Seat, path: Path | str, lang: str = DEFAULT_LANGUAGE, *, overwrite: bool = False) -> None:
    """Write ``seat`` as an input workbook that :func:`roster.reader.read_seat` reads back equal.

    What a workbook cannot hold is normalised by the reading: blanks at the ends of a text, where each lock was written.

    Raises:
        FileExistsError: when ``path`` exists and ``overwrite`` is False.

    """
    write_input(seat, Path(path), lang, example=False, overwrite=overwrite)


def write_input(seat: Seat, path: Path, lang: str, *, example: bool, overwrite: bool) -> None:
    """Write the input workbook; with ``example`` the rows are marked as ones to overwrite."""
    import xlsxwriter

    with replacing(path, overwrite=overwrite) as temporary:
        book = xlsxwriter.Workbook(temporary, {"strings_to_formulas": False, "strings_to_urls": False})
        try:
            _fill(book, seat, lang, example)
        finally:
            book.close()


def _fill(book: Any, seat: Seat, lang: str, example: bool) -> None:
    book.set_properties({"title": text("input_readme.title", lang), "author": "roster"})
    last_row = _SPARE_ROWS + len(seat.officers) + sum(len(post.cover) for post in seat.posts)
    people = {officer.id: officer.label for officer in seat.officers}
    lists = Lists(lang, last_row)
    desk = Desk(book, Styles(book), lists, lang, people, example, last_row)
    _write_readme(desk)
    for described in SHEETS:
        write_sheet(desk, described, seat)
    lists.write(book)


def _write_readme(desk: Desk) -> None:
    lang, styles = desk.lang, desk.styles
    page = desk.book.add_worksheet(text("input_sheet.leggimi", lang))
    page.hide_gridlines(2)
    page.set_column(0, 0, 22)
    page.set_column(1, 1, _README_WIDTH)
    page.write_string(0, 0, text("input_readme.title", lang), styles.title)
    page.set_row(0, 28)
    head: list[tuple[str, str, Any]] = [("", "", styles.text)]
    if desk.example:
        shown = text("input_readme.example", lang), text("input_readme.example_means", lang), styles.example
        head += [shown, ("", "", styles.text)]
    for number, step in enumerate(_STEPS, start=1):
        name = text("input_readme.step", lang, number=number)
        head.append((name, text(f"input_readme.{step}", lang), styles.heading))
    for row, (name, said, style) in enumerate(head, start=1):
        if name:
            page.write_string(row, 0, name, style)
            page.write_string(row, 1, said, styles.text)
            page.set_row(row, LINE_HEIGHT * lines(said, _README_WIDTH))
    _write_contents(desk, page, len(head) + 2)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 1)


def _write_contents(desk: Desk, page: Any, first_row: int) -> None:
    for row, described in enumerate(SHEETS, start=first_row):
        name = text(f"input_sheet.{described.key}", desk.lang)
        shown = name + (" *" if described.needed else "")
        page.write_url(row, 0, f"internal:'{name}'!A1", desk.styles.link, shown)
        page.write_string(row, 1, text(f"input_about.{described.key}", desk.lang), desk.styles.text)
