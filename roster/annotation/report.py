"""The workbook with the sheets that are added: whole for what was no workbook, else to be taken apart and grafted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from contextlib import contextmanager
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING

import xlsxwriter

from roster.annotation.cell_notes import Notes
from roster.annotation.sheets import write_certificate, write_findings
from roster.foreign.table import Table
from roster.messages import text
from roster.selection import Outcome
from roster.workbook.addresses import position
from roster.writer.differences_sheet import compared_months, write_differences
from roster.writer.tables import Tables

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_format_properties": {"font_name": "Arial", "font_size": 10},
}
_LONGEST_NAME = 31
_WIDEST, _LINE, _CHARACTERS = 380, 15, 62
"""Of the box of a note, in pixels; characters in one of its lines."""
_COLUMN = 14


def report(outcome: Outcome, lang: str, names: Sequence[str], titles: Set[str], notes: Notes) -> bytes:
    """Return a workbook with the added sheets; after them, for each sheet with notes, one that bears them only."""
    with _workbook(outcome, lang) as (tables, stream):
        _added(tables, outcome, names, titles)
        for number, cells in enumerate(notes.values(), start=1):
            _comment(tables, tables.sheet(f"note {number}"), cells)
    return stream.getvalue()


def beside_table(outcome: Outcome, lang: str, table: Table, notes: Notes) -> bytes:
    """Return a workbook with a table of text as it was, notes on its cells, and the added sheets."""
    title = sheet_name(table.title, ())
    with _workbook(outcome, lang) as (tables, stream):
        sheet = tables.sheet(title)
        sheet.hide_gridlines(0)
        look = tables.styles.make(num_format="@", text_wrap=True, valign="top", quote_prefix=True)
        sheet.set_column(0, len(table.rows[0]) - 1, _COLUMN)
        for row, values in enumerate(table.rows):
            for column, value in enumerate(values):
                if value is not None:
                    sheet.write_string(row, column, str(value), look)
        _comment(tables, sheet, notes.get(table.title, {}))
        _added(tables, outcome, added_names(outcome, (title,), lang), {title, table.title})
    return stream.getvalue()


def added_names(outcome: Outcome, titles: Sequence[str], lang: str) -> tuple[str, ...]:
    """Return the names of the sheets that are added, which no other sheet has.

    Findings and outcome by rule; where a month has a programme, programmed and worked.
    """
    wanted = [text("sheet.rilievi", lang), text("annotation.rules_sheet", lang)]
    if compared_months(outcome.audited):
        wanted.append(text("compared.sheet", lang))
    taken = list(titles)
    for name in wanted:
        taken.append(sheet_name(name, taken))
    return tuple(taken[len(titles) :])


def _added(tables: Tables, outcome: Outcome, names: Sequence[str], titles: Set[str]) -> None:
    write_findings(tables, outcome, names[0], titles)
    write_certificate(tables, outcome, names[1])
    for name in names[2:]:
        write_differences(tables, outcome.audited, name, titles)


def sheet_name(wanted: str, taken: Sequence[str]) -> str:
    """Return a name that a sheet can have, with a number where it is taken; case does not tell two names apart."""
    allowed = "".join(" " if character in "[]:*?/\\" else character for character in wanted).strip(" '")
    folded = {title.casefold() for title in taken}
    name = allowed[:_LONGEST_NAME] or "1"
    number = 2
    while name.casefold() in folded:
        ending = f" ({number})"
        name = allowed[: _LONGEST_NAME - len(ending)] + ending
        number += 1
    return name


@contextmanager
def _workbook(outcome: Outcome, lang: str) -> Iterator[tuple[Tables, BytesIO]]:
    """Open a workbook whose properties name no moment: same findings, same bytes."""
    stream = BytesIO()
    first = outcome.audited[0].instance.days[0]
    with xlsxwriter.Workbook(stream, _OPTIONS) as workbook:
        workbook.set_properties({"created": datetime(first.year, first.month, first.day)})  # noqa: DTZ001 - the month itself, no instant
        yield Tables(workbook, lang), stream


def _comment(tables: Tables, sheet: Worksheet, cells: Mapping[str, str]) -> None:
    author = tables.say("annotation.author")
    for cell, words in cells.items():
        lines = sum(1 + len(line) // _CHARACTERS for line in words.split("\n"))
        size = {"width": _WIDEST, "height": _LINE * min(lines, 40) + 10}
        sheet.write_comment(*position(cell), words, {"author": author, "font_size": 9, **size})
