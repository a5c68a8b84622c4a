"""Overtime of the month: the statement by qualifica for the unions (ANQ Art. 11(8)), then who did which hours, why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_col_to_name

from roster.accounts.overtime import RankOvertime, overtime_by_rank
from roster.domain.extra import Extra
from roster.writer.book import Book, Column, Formula

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_MINUTES_OF_DAY = 24 * 60
_STATEMENT = (
    Column("head.qualifica", 27, "text_bold"),
    Column("overtime.staff", 12, "number"),
    Column("overtime.concerned", 12, "number"),
    Column("overtime.done", 12, "hours_bold"),
    Column("overtime.paid", 12, "hours"),
    Column("overtime.as_rest", 14, "hours"),
    Column("overtime.granted", 14, "number"),
    Column("overtime.to_grant", 14, "number"),
)
_LINES = (
    Column("head.officer", 27, "text_bold"),
    Column("head.matricola", 12, "code"),
    Column("head.date", 12, "date"),
    Column("overtime.from", 12, "centre"),
    Column("overtime.to", 12, "centre"),
    Column("overtime.length", 14, "hours_bold"),
    Column("overtime.settled", 14),
    Column("overtime.called", 14, "centre"),
    Column("overtime.kind", 26),
    Column("overtime.act", 20),
    Column("overtime.reason", 34),
    Column("overtime.consent", 22),
)


def write(book: Book, name: str) -> None:
    """Write the statement, then a line for each piece of work outside the shifts."""
    sheet = book.sheet(name)
    book.page(sheet, book.say("overtime.page"))
    top = book.heading(sheet, book.say("overtime.title", month=book.month_name), _subtitle(book))
    book.widths(sheet, _LINES)
    below = _statement(book, sheet, top, overtime_by_rank(book.facts.instance, book.facts.accounts))
    extras = _extras(book)
    title = book.say("overtime.lines" if extras else "overtime.none")
    sheet.write_string(below + 1, 0, title, book.styles["section"])
    last = book.table(sheet, below + 2, _LINES, [_line(book, extra) for extra in extras])
    if extras:
        sheet.autofilter(below + 2, 0, last - 1, len(_LINES) - 1)
    sheet.freeze_panes(top + 1, 1)
    sheet.print_area(0, 0, last, len(_LINES) - 1)


def _subtitle(book: Book) -> str:
    """Say what the seat was assigned and what it used."""
    instance = book.facts.instance
    done = sum(statement.overtime for statement in book.facts.accounts.values())
    quotas = [quota for quota in instance.profile.overtime if any(quota.holds(day) for day in instance.days)]
    hours = round(done / 60, 1)
    if not quotas:
        return book.say("overtime.no_quota", done=hours)
    sources = ", ".join(quota.source for quota in quotas)
    return book.say("overtime.quota", done=hours, quota=sum(quota.hours for quota in quotas), source=sources)


def _statement(book: Book, sheet: Worksheet, top: int, rows: Sequence[RankOvertime]) -> int:
    """Write the lines by qualifica and their live sums; return the first row under them."""
    below = book.table(sheet, top, _STATEMENT, [(row.qualifica, *_figures(row)) for row in rows])
    book.put(sheet, below, 0, book.say("officer.total"), "text_bold")
    totals = [sum(column) for column in zip(*map(_figures, rows), strict=True)]
    for column, (head, value) in enumerate(zip(_STATEMENT[1:], totals, strict=False), start=1):
        letter = xl_col_to_name(column)
        content = Formula(f"=SUM({letter}{top + 2}:{letter}{below})", value)
        book.put(sheet, below, column, content, "hours_bold" if head.style.startswith("hours") else "number_bold")
    return below + 1


def _figures(row: RankOvertime) -> tuple[float, ...]:
    """Return the figures of a qualifica in the order of the columns, hours as fractions of a day."""
    hours = (minutes / _MINUTES_OF_DAY for minutes in (row.done, row.paid, row.done - row.paid))
    return row.staff, row.concerned, *hours, row.granted, row.to_grant


def _extras(book: Book) -> list[Extra]:
    """Return the work outside the shifts of the month, meetings apart, by date and name."""
    facts = book.facts
    found = [
        extra
        for officer in facts.officers
        for extra in facts.instance.extras_of(officer.id)
        if extra.day in facts.instance.days_in_month and extra.kind.is_overtime
    ]
    return sorted(found, key=lambda extra: (extra.start, extra.officer))


def _line(book: Book, extra: Extra) -> tuple[object, ...]:
    called = extra.called_at
    return (
        book.facts.instance.officer[extra.officer].label,
        extra.officer,
        extra.day,
        f"{extra.start:%H:%M}",
        f"{extra.end:%H:%M}",
        extra.minutes / _MINUTES_OF_DAY,
        extra.settlement,
        book.written(called) if called else None,
        extra.kind,
        extra.act,
        extra.reason,
        extra.consent or (book.say("overtime.security") if extra.security else None),
    )
