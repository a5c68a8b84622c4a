"""Sheet Rilievi: what figures alone do not show, with names, dates and cells."""

from __future__ import annotations

from typing import Any

from roster.equality.notice import Notice
from roster.writer.equality.words import ReportBook
from roster.writer.tables import Column

_COLUMNS = (
    Column("equality.matter", 24, "text_bold"),
    Column("equality.sentence", 70),
    Column("equality.where", 76, "small_wrap"),
)
_TOP = 3
_MOST_PEOPLE = 6
"""People whose dates are written out; the JSON has them all."""


def write(book: ReportBook) -> None:
    """Write the sheet."""
    sheet = book.sheet(book.say("equality.sheet_notices"))
    book.page(sheet, book.say("equality.notices_title"))
    book.heading(sheet, book.say("equality.notices_title"), book.say("equality.notices_subtitle"))
    book.widths(sheet, _COLUMNS)
    last = book.table(sheet, _TOP, _COLUMNS, (_line(book, notice) for notice in book.report.notices))
    if not book.report.notices:
        sheet.write_string(_TOP + 1, 0, book.say("equality.no_notice"), book.styles["plain"])
    sheet.freeze_panes(_TOP + 1, 0)
    sheet.repeat_rows(_TOP)
    sheet.autofilter(_TOP, 0, max(last - 1, _TOP), len(_COLUMNS) - 1)
    sheet.print_area(0, 0, last, len(_COLUMNS) - 1)


def _line(book: ReportBook, notice: Notice) -> tuple[Any, ...]:
    words = book.words
    lines = [
        book.say("equality.person_dates", name=words.name(officer), dates=words.dates(officer, days))
        for officer, days in list(notice.dates.items())[:_MOST_PEOPLE]
    ]
    more = len(notice.dates) - _MOST_PEOPLE
    where = "\n".join([*lines, *([book.say("equality.and_more", count=more)] if more > 0 else [])])
    return book.say(f"equality.matter_{notice.matter.name.lower()}"), words.sentence(notice), where
