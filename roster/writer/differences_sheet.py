"""The sheet *Programmato e svolto*: every difference with its notice and its ground, then the rates of change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from typing import TYPE_CHECKING, Any

from roster.audited import AuditedMonth
from roster.comparison import Comparison, Explanation
from roster.messages.numbers import percent
from roster.writer.differences import DifferenceRow, RateRow, difference_rows, person_rates, unit_rates, whole_rate
from roster.writer.formulas import quoted
from roster.writer.tables import Column, Link, Tables

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_DIFFERENCES = (
    Column("compared.person", 26, "text_bold"),
    Column("compared.of_unit", 8),
    Column("compared.day", 11),
    Column("compared.programmed", 14),
    Column("compared.worked", 14),
    Column("compared.hours_of_notice", 11, "decimal"),
    Column("compared.programmed_cell", 15),
    Column("compared.worked_cell", 15),
    Column("compared.author", 18),
    Column("compared.ground", 30),
    Column("compared.irregular", 48),
)
_RATES = (
    Column("compared.person", 26, "text_bold"),
    Column("compared.of_unit", 8),
    Column("compared.posted", 11, "number"),
    Column("compared.changed", 14, "number"),
    Column("compared.unexplained", 14, "number"),
    Column("compared.share", 11, "share"),
    Column("compared.told", 15, "number"),
    Column("compared.shortest", 15, "decimal"),
    Column("compared.usual", 18, "decimal"),
)
_UNITS = (Column("compared.of_unit", 26, "text_bold"), Column("compared.code", 8), *_RATES[2:])
_GROUND = 9
_MOST_LINKS = 60_000  # a sheet may hold 65,530 links


def compared_months(months: Iterable[AuditedMonth]) -> tuple[tuple[AuditedMonth, Comparison], ...]:
    """Return the months that have a programme, each with its comparison."""
    return tuple((month, month.comparison) for month in months if month.comparison is not None)


def write_differences(tables: Tables, months: Sequence[AuditedMonth], name: str, titles: Set[str]) -> None:
    """Write each month that has a programme under the one before; ``titles`` are the sheets a link can lead to."""
    sheet = tables.sheet(name)
    tables.paper(sheet)
    found = compared_months(months)
    names = ", ".join(f"{tables.say(f'month.m{one.instance.month:02}')} {one.instance.year}" for one, _ in found)
    title = tables.say("compared.title", months=names)
    tables.banner(sheet, found[0][0].instance.profile.seat, title, "", "")
    tables.widths(sheet, _DIFFERENCES)
    top = 0
    for month, comparison in found:
        top = _month(tables, sheet, top, (month, comparison), titles) + 2
    sheet.print_area(0, 0, top, len(_DIFFERENCES) - 1)


def _month(tables: Tables, sheet: Worksheet, top: int, found: tuple[AuditedMonth, Comparison], titles: Set[str]) -> int:
    """Write a month; return the row below it."""
    month, comparison = found
    name = f"{tables.say(f'month.m{month.instance.month:02}')} {month.instance.year}"
    sheet.write_string(top, 0, tables.say("compared.title", months=name), tables.styles["title"])
    sheet.set_row(top, 22)
    sheet.write_string(top + 1, 0, _summary(tables, comparison), tables.styles["subtitle"])
    top += 3
    if not comparison.has_register:
        sheet.write_string(top - 1, 0, tables.say("compared.register_wanted"))
        top += 1
    rows = difference_rows(month, tables.lang)
    if rows:
        below = tables.table(sheet, top, _DIFFERENCES, (_difference(row, titles) for row in rows))
        for place, row in enumerate(rows[:_MOST_LINKS], start=top + 1):
            if row.explanation is Explanation.NONE:
                tables.put(sheet, place, _GROUND, row.ground, "text_alarm")
        top = below + 1
    by_unit, by_person = unit_rates(month, comparison), person_rates(month, comparison)
    for head, columns, rates in (("units", _UNITS, by_unit), ("people", _RATES, by_person)):
        sheet.write_string(top, 0, tables.say(f"compared.{head}"), tables.styles["section"])
        top = tables.table(sheet, top + 1, columns, map(_rate, rates)) + 1
    return top


def _summary(tables: Tables, comparison: Comparison) -> str:
    rate = whole_rate(comparison)
    if not rate.changed:
        return tables.say("compared.none")
    share = percent(rate.share, tables.lang)
    values = {"posted": rate.posted, "changed": rate.changed, "unexplained": rate.unexplained}
    return tables.say("compared.summary", share=share, **values)


def _difference(row: DifferenceRow, titles: Set[str]) -> tuple[Any, ...]:
    return (
        f"{row.person} ({row.officer})",
        row.unit,
        row.day,
        row.programmed,
        row.worked,
        row.notice,
        _cell(row.programmed_cell, titles),
        _cell(row.worked_cell, titles),
        row.author,
        row.ground,
        "\n".join(row.irregular),
    )


def _cell(address: str | None, titles: Set[str]) -> Link | str | None:
    """Return a cell as a link where the workbook has its sheet."""
    if address is None:
        return None
    sheet, _, cell = address.rpartition("!")
    return Link(f"{quoted(sheet)}!{cell}", address) if sheet in titles else address


def _rate(row: RateRow) -> tuple[Any, ...]:
    name = row.name if row.officer is None else f"{row.name} ({row.officer})"
    return name, row.unit, row.posted, row.changed, row.unexplained, row.share, row.told, row.shortest, row.usual
