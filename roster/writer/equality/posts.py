"""Sheet Per posto: who held each post, how long the shifts were, how many others could have held it."""

from __future__ import annotations

from typing import Any

from roster.equality.posts import Holding
from roster.writer.equality.words import ReportBook
from roster.writer.tables import Column, Formula

_COLUMNS = (
    Column("equality.post", 12, "text_bold"),
    Column("equality.post_name", 26),
    Column("head.unit", 8),
    Column("equality.unpopular", 9, "centre"),
    Column("equality.duties", 8, "number"),
    Column("equality.holders", 9, "number"),
    Column("equality.able", 9, "number"),
    Column("equality.by_lot", 8, "decimal"),
    Column("equality.top_three", 9, "percent"),
    Column("equality.lengths", 22),
    Column("equality.names", 62, "small_wrap"),
)
_TOP = 3
_MOST_NAMES = 12


def write(book: ReportBook) -> None:
    """Write the sheet."""
    sheet = book.sheet(book.say("equality.sheet_posts"))
    book.page(sheet, book.say("equality.posts_title"))
    book.heading(sheet, book.say("equality.posts_title"), book.say("equality.posts_subtitle"))
    book.widths(sheet, _COLUMNS)
    rows = (_line(book, holding, _TOP + 2 + place) for place, holding in enumerate(book.report.posts))
    last = book.table(sheet, _TOP, _COLUMNS, rows)
    sheet.freeze_panes(_TOP + 1, 1)
    sheet.repeat_rows(_TOP)
    sheet.autofilter(_TOP, 0, max(last - 1, _TOP), len(_COLUMNS) - 1)
    sheet.print_area(0, 0, last, len(_COLUMNS) - 1)


def _line(book: ReportBook, holding: Holding, row: int) -> tuple[Any, ...]:
    times = sorted(((len(days), officer) for officer, days in holding.dates.items()), key=lambda one: (-one[0], one[1]))
    names = [
        book.say("equality.name_and_times", name=book.words.name(officer), times=count) for count, officer in times
    ]
    return (
        holding.post.code,
        holding.post.name,
        holding.post.unit,
        book.say("equality.yes") if holding.post.unpopular else None,
        holding.duties,
        len(holding.dates),
        len(holding.able),
        Formula(f'=IF(G{row}=0,"",G{row}*(1-(1-1/G{row})^E{row}))', holding.expected_people),
        sum(count for count, _ in times[:3]) / holding.duties,
        book.words.lengths(holding.lengths.items()),
        book.words.listed(names, _MOST_NAMES),
    )
