"""Writes one sheet of the input workbook from its description: headers with notes, values, drop-downs, print set-up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from roster.domain import Cell, Seat
from roster.messages import text
from roster.workbook.hints import hint
from roster.workbook.kinds import Day, Kind, Label
from roster.workbook.layout import Column, Form, Grid, Sheet, Values
from roster.writer.input_lists import Lists, declares
from roster.writer.input_styles import Styles

_NOTE_WIDTH, _NOTE_LINE = 46, 15
_FORM_WIDTHS = {"field": 48, "value": 40, "meaning": 80}
LINE_HEIGHT = 15
_A4 = 9


@dataclass(frozen=True)
class Desk:
    """What every sheet is written with."""

    book: Any
    styles: Styles
    lists: Lists
    lang: str
    people: Mapping[str, str]
    example: bool
    last_row: int


def write_sheet(desk: Desk, described: Sheet, seat: Seat) -> None:
    """Add a sheet with what ``seat`` holds for it."""
    page = desk.book.add_worksheet(text(f"input_sheet.{described.key}", desk.lang))
    if isinstance(described, Form):
        _write_form(desk, page, described, seat)
    elif isinstance(described, Grid):
        _write_grid(desk, page, described, seat)
    else:
        _write_table(desk, page, described, seat)
    page.set_landscape()
    page.set_paper(_A4)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0)
    page.set_footer(f"&L{text(f'input_sheet.{described.key}', desk.lang)}&R&P / &N")


def note(column: Column, lang: str) -> str:
    """Return what the note on a header says: meaning, format, whether it is required."""
    lines = [text(f"input_note.{column.name}", lang), hint(column.kind).of(lang)]
    if column.needed:
        lines.append(text("input_format.needed", lang))
    return "\n".join(line for line in lines if line)


def _write_header(desk: Desk, page: Any, position: int, column: Column) -> None:
    title = text(f"input_column.{column.name}", desk.lang) + (" *" if column.needed else "")
    page.write_string(0, position, title, desk.styles.needed if column.needed else desk.styles.optional)
    _explain(page, 0, position, note(column, desk.lang))


def _explain(page: Any, row: int, position: int, said: str) -> None:
    height = 14 + _NOTE_LINE * lines(said, _NOTE_WIDTH)
    page.write_comment(row, position, said, {"width": 300, "height": height, "font_size": 9, "author": "roster"})


def lines(said: str, width: int) -> int:
    """Return how many lines a text takes in a column of that width, on the safe side."""
    return sum(1 + len(line) // width for line in said.split("\n"))


def _write_table(desk: Desk, page: Any, described: Sheet, seat: Seat) -> None:
    for position, column in enumerate(described.columns):
        page.set_column(position, position, column.width, desk.styles.value(column.kind))
        _write_header(desk, page, position, column)
        rule = desk.lists.rule(column.kind, declares=declares(described.key, column.kind))
        if rule is not None:
            page.data_validation(1, position, desk.last_row - 1, position, rule)
    page.set_row(0, 34)
    for row, values in enumerate(described.rows(seat), start=1):
        _write_row(desk, page, row, described.columns, values)
    page.freeze_panes(1, _frozen(described))


def _frozen(described: Sheet) -> int:
    if described.key == "personale":
        return 3
    return 2 if any(isinstance(column.kind, Label) for column in described.columns[:2]) else 1


def _write_row(desk: Desk, page: Any, row: int, columns: tuple[Column, ...], values: Values) -> None:
    shown = values | {"person": desk.people.get(values.get("officer") or "")}
    for position, column in enumerate(columns):
        style = desk.styles.value(column.kind, example=desk.example)
        put(page, row, position, column.kind, shown.get(column.field), style, desk)


def put(page: Any, row: int, position: int, kind: Kind, value: object, style: Any, desk: Desk) -> None:
    """Write one value as its kind asks, a blank in its format when there is none."""
    shown = None if value in (None, "", ()) else kind.write(value, desk.lang)
    if shown is None:
        if desk.example:
            page.write_blank(row, position, None, style)
    elif isinstance(shown, date | datetime):
        page.write_datetime(row, position, shown, style)
    elif isinstance(shown, int):
        page.write_number(row, position, shown, style)
    else:
        page.write_string(row, position, str(shown), style)


def _write_form(desk: Desk, page: Any, described: Form, seat: Seat) -> None:
    values = next(described.rows(seat))
    for position, (key, width) in enumerate(_FORM_WIDTHS.items()):
        page.set_column(position, position, width)
        page.write_string(0, position, text(f"input_form.{key}", desk.lang), desk.styles.optional)
    for row, column in enumerate(described.columns, start=1):
        title = text(f"input_column.{column.name}", desk.lang) + (" *" if column.needed else "")
        page.write_string(row, 0, title, desk.styles.needed if column.needed else desk.styles.optional)
        style = desk.styles.value(column.kind, example=desk.example, framed=True)
        page.write_blank(row, 1, None, style)
        put(page, row, 1, column.kind, values.get(column.field), style, desk)
        meaning = note(column, desk.lang).replace("\n", " ")
        page.write_string(row, 2, meaning, desk.styles.meaning)
        page.set_row(
            row, LINE_HEIGHT * max(lines(title, _FORM_WIDTHS["field"]), lines(meaning, _FORM_WIDTHS["meaning"]))
        )
        rule = desk.lists.rule(column.kind)
        if rule is not None:
            page.data_validation(row, 1, row, 1, rule)
    page.freeze_panes(1, 1)


def _write_grid(desk: Desk, page: Any, described: Grid, seat: Seat) -> None:
    *fixed, crossing = described.columns
    lines: dict[str, dict[date, Cell]] = {}
    for past in seat.history.days:
        lines.setdefault(past.officer, {})[past.day] = past.cell
    days = sorted({day for line in lines.values() for day in line})
    for position, column in enumerate(fixed):
        page.set_column(position, position, column.width, desk.styles.value(column.kind))
        _write_header(desk, page, position, column)
    page.set_column(len(fixed), len(fixed) + max(14, len(days)), crossing.width, desk.styles.value(crossing.kind))
    for position, day in enumerate(days, start=len(fixed)):
        put(page, 0, position, Day(), day, desk.styles.needed_day, desk)
        _explain(page, 0, position, note(crossing, desk.lang))
    for row, (officer, line) in enumerate(lines.items(), start=1):
        _write_row(desk, page, row, tuple(fixed), {"officer": officer})
        for position, day in enumerate(days, start=len(fixed)):
            style = desk.styles.value(crossing.kind, example=desk.example)
            put(page, row, position, crossing.kind, line.get(day), style, desk)
    page.set_row(0, 20)
    page.freeze_panes(1, len(fixed))
