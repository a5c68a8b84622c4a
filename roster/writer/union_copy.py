"""The workbook of a union copy: the findings, and the service of each month with pseudonyms and neutral marks.

It carries no sheet of the original, whose names, notes and order of rows would tell who is who.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from roster.audited import AuditedMonth
from roster.calendar import SUNDAY
from roster.messages import finding_text, text
from roster.registry import rules
from roster.rule import Severity
from roster.writer.differences_sheet import compared_months, write_differences
from roster.writer.findings import cells_of
from roster.writer.formulas import quoted
from roster.writer.grid import cell_text
from roster.writer.posted import NOT_THERE
from roster.writer.tables import Column, Link, Tables, midnight
from roster.writer.workbook import OPTIONS

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from roster.selection import Entry, Outcome

_FINDINGS = (
    Column("column.rule", 12),
    Column("column.article", 22),
    Column("column.weight", 17),
    Column("column.officer", 16, "text_bold"),
    Column("column.date", 11),
    Column("column.cell", 20),
    Column("column.sentence", 90),
)
_TOP, _FIRST_DAY = 3, 3
_LABELS = (("head.officer", 16), ("head.ruolo", 17), ("head.unit", 8))


def grid_addresses(month: AuditedMonth, lang: str) -> Mapping[tuple[str, date], str]:
    """Return where the copy writes each date of each person."""
    name = _name(month, lang)
    return {
        (officer.id, day): f"{name}!{xl_rowcol_to_cell(_TOP + 1 + row, _FIRST_DAY + day.day - 1)}"
        for row, officer in enumerate(month.instance.officers)
        for day in month.instance.days
    }


def in_its_grid(month: AuditedMonth, lang: str) -> AuditedMonth:
    """Return a month whose findings point to the cells of the copy."""
    return replace(month, addresses=grid_addresses(month, lang))


def write(outcome: Outcome, path: Path, lang: str) -> None:
    """Write the workbook of months without names at ``path``: same findings, same file."""
    last = outcome.audited[-1].instance
    with xlsxwriter.Workbook(str(path), OPTIONS) as workbook:
        book = Tables(workbook, lang)
        title = book.say("union.title", seat=last.profile.seat)
        workbook.set_properties({"title": title, "created": datetime(last.year, last.month, 1)})  # noqa: DTZ001 - the month itself, no instant
        _findings(book, title, outcome.entries)
        for month in outcome.audited:
            _grid(book, month)
        if compared_months(outcome.audited):
            titles = {_name(month, lang) for month in outcome.audited}
            write_differences(book, outcome.audited, book.say("compared.sheet"), titles)


def _findings(book: Tables, title: str, entries: Sequence[Entry]) -> None:
    sheet = book.sheet(book.say("union.sheet_findings"))
    book.paper(sheet)
    book.banner(sheet, "", title, "", "")
    book.heading(sheet, title, book.say("union.subtitle"))
    book.widths(sheet, _FINDINGS)
    last = book.table(sheet, _TOP, _FINDINGS, (_row(entry, book.lang) for entry in entries))
    sheet.freeze_panes(_TOP + 1, 0)
    sheet.repeat_rows(_TOP)
    sheet.autofilter(_TOP, 0, max(last - 1, _TOP), len(_FINDINGS) - 1)
    sheet.print_area(0, 0, last, len(_FINDINGS) - 1)


def _row(entry: Entry, lang: str) -> tuple[Any, ...]:
    finding = entry.finding
    officer = entry.instance.officer.get(finding.officer or "")
    day = finding.days[0] if finding.days else None
    cells = cells_of(finding, day, entry.month.addresses, entry.month.turns) if day else ()
    return (
        finding.rule,
        rules()[finding.rule].cites[0].place,
        _weight(entry, lang),
        officer.label if officer else "",
        day,
        _link(cells[0]) if cells else "",
        finding_text(finding, entry.instance, lang),
    )


def _weight(entry: Entry, lang: str) -> str:
    finding = entry.finding
    weight = text(f"severity.{finding.severity.name.lower()}", lang)
    if finding.severity is not Severity.HARD or finding.blocks:
        return weight
    return f"{weight} ({text('severity.from_facts' if finding.from_facts else 'union.grounded', lang)})"


def _link(cell: str) -> Link:
    sheet, _, address = cell.rpartition("!")
    return Link(f"{quoted(sheet)}!{address}", cell)


def _grid(book: Tables, month: AuditedMonth) -> None:
    """Write who serves where on each day, in the order of the pseudonyms."""
    instance = month.instance
    sheet = book.sheet(_name(month, book.lang))
    title = f"{book.say(f'month.m{instance.month:02}')} {instance.year}"
    book.paper(sheet, a3=True)
    book.banner(sheet, instance.profile.seat, title, "", "")
    book.heading(sheet, title, book.say("union.grid_subtitle", absent=NOT_THERE))
    _heads(book, sheet, instance.days, [instance.is_festive(day) for day in instance.days])
    for row, officer in enumerate(instance.officers, start=_TOP + 1):
        for column, value in enumerate((officer.label, officer.ruolo, officer.unit)):
            book.put(sheet, row, column, value, "text_bold" if column == 0 else "text")
        for day in instance.days:
            cell = month.roster.cell(officer.id, day)
            shown = cell_text(cell, public=True) if cell is not None else NOT_THERE
            look = book.styles.day("duty", festive=instance.is_festive(day), week_ends=day.weekday() == SUNDAY)
            sheet.write_string(row, _FIRST_DAY + day.day - 1, shown if officer.in_force(day) else "", look)
        book.height(sheet, row, 2)
    last = _TOP + len(instance.officers)
    sheet.freeze_panes(_TOP + 1, 1)
    sheet.repeat_rows(_TOP)
    sheet.print_area(0, 0, last, _FIRST_DAY + len(instance.days) - 1)


def _heads(book: Tables, sheet: Worksheet, days: Sequence[date], festive: Sequence[bool]) -> None:
    for column, (head, width) in enumerate(_LABELS):
        sheet.set_column(column, column, width)
        sheet.write_string(_TOP, column, book.say(head), book.styles["head_left"])
    sheet.set_column(_FIRST_DAY, _FIRST_DAY + len(days) - 1, 7)
    for column, (day, marked) in enumerate(zip(days, festive, strict=True), start=_FIRST_DAY):
        look = book.styles.day("duty", festive=marked, week_ends=day.weekday() == SUNDAY, num_format="d", bold=True)
        sheet.write_datetime(_TOP, column, midnight(day), look)


def _name(month: AuditedMonth, lang: str) -> str:
    when = f"{month.instance.year}-{month.instance.month:02}"
    return text("union.sheet_grid", lang, month=when)
