"""Sheet Sintesi: what was read, what is not known, the verdict in plain words, how each burden is shared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from roster.domain.known import EVERYTHING, Fact
from roster.equality.comparison import Spread, Standing
from roster.writer.equality.words import ReportBook, group_words
from roster.writer.tables import Column

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_READ = (
    Column("equality.month", 22),
    Column("equality.file", 10),
    Column("equality.people", 9, "number"),
    Column("equality.unwritten", 9, "number"),
)
_SPREAD = (
    Column("head.ruolo", 22),
    Column("head.unit", 10),
    Column("equality.burden", 21, "text_bold"),
    Column("equality.people", 9, "number"),
    Column("equality.borne", 9, "number"),
    Column("equality.group_possible", 10, "number"),
    Column("equality.least", 7, "number"),
    Column("equality.most", 7, "number"),
    Column("equality.mean", 7, "decimal"),
    Column("equality.median", 8, "decimal"),
    Column("equality.least_share", 7, "percent"),
    Column("equality.most_share", 7, "percent"),
    Column("equality.mean_share", 7, "percent"),
    Column("equality.median_share", 8, "percent"),
    Column("equality.unevenness", 15, "decimal"),
    Column("equality.beyond", 8, "number"),
    Column("equality.far", 8, "number"),
)
_WARNINGS = {
    Fact.RUOLO: "equality.without_ruolo",
    Fact.UNITA: "equality.without_unit",
    Fact.RICHIESTE: "equality.without_requests",
    Fact.ABILITAZIONI: "equality.without_skills",
    Fact.POSTI: "equality.without_posts",
    Fact.STATI: "equality.without_states",
    Fact.ORARIO: "equality.without_schedule",
    Fact.LUOGO: "equality.without_place",
}
_LAST = len(_SPREAD) - 1


def write(book: ReportBook) -> None:
    """Write the sheet."""
    sheet = book.sheet(book.say("equality.sheet_summary"))
    title = book.say("equality.title", seat=book.seat)
    book.page(sheet, title)
    book.widths(sheet, _SPREAD)
    row = book.heading(sheet, title, book.say("equality.subtitle", **book.span))
    row = _verdict(book, sheet, row)
    row = _section(book, sheet, row + 1, "equality.read")
    row = _read(book, sheet, row)
    row = _section(book, sheet, row + 1, "equality.spread")
    if book.report.view.spreads:
        last = book.table(sheet, row, _SPREAD, (_spread(book, line) for line in book.report.view.spreads))
        sheet.autofilter(row, 0, last - 1, _LAST)
        sheet.repeat_rows(row)
        row = last
    sheet.print_area(0, 0, row, _LAST)


def _verdict(book: ReportBook, sheet: Worksheet, row: int) -> int:
    apart = book.report.standings[Standing.BEYOND_CHANCE]
    first, *rest = book.words.verdict()
    sheet.merge_range(row, 0, row, _LAST, first, book.styles["bad" if apart else "good"])
    sheet.set_row(row, 30)
    for line in rest:
        row += 1
        sheet.write_string(row, 0, line, book.styles["plain"])
    return row + 1


def _section(book: ReportBook, sheet: Worksheet, row: int, key: str) -> int:
    for column in range(_LAST + 1):
        sheet.write_blank(row, column, None, book.styles["section"])
    sheet.write_string(row, 0, book.say(key), book.styles["section"])
    return row + 1


def _read(book: ReportBook, sheet: Worksheet, row: int) -> int:
    """Write a line for each month, then what is not given and what that means for the comparison."""
    view = book.report.view
    heads = (_READ[0], _READ[2], _READ[3], _READ[1])
    for column, head in enumerate(heads):
        sheet.write_string(row, column, book.say(head.head), book.styles["head_left"])
    for month in view.months:
        row += 1
        days = [day for day in view.days if (day.day.year, day.day.month) == month.when]
        values = (
            f"{book.say(f'month.m{month.when[1]:02}')} {month.when[0]}",
            len({day.officer for day in days}),
            sum(not day.written for day in days),
            month.name,
        )
        for column, (value, style) in enumerate(zip(values, ("text", "number", "number", "plain"), strict=True)):
            book.put(sheet, row, column, value, style)
    missing = [fact for fact in Fact if fact in EVERYTHING - view.known]
    for fact in (fact for fact in missing if fact in _WARNINGS):
        row += 1
        sheet.write_string(row, 0, f"- {book.say(_WARNINGS[fact])}", book.styles["plain"])
    return row + 1


def _spread(book: ReportBook, line: Spread) -> tuple[Any, ...]:
    standings = [one.standing for one in line.comparisons]
    return (
        *group_words(book.words, line.group),
        book.words.burden(line.burden),
        len(line.comparisons),
        sum(line.days),
        sum(one.chances for one in line.comparisons),
        min(line.days),
        max(line.days),
        line.mean_days,
        line.median_days,
        min(line.shares),
        max(line.shares),
        line.mean_share,
        line.median_share,
        line.unevenness,
        standings.count(Standing.BEYOND_CHANCE),
        standings.count(Standing.FAR),
    )
