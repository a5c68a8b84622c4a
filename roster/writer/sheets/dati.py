"""The hidden sheet that carries the whole plan, so that an edited workbook can be audited by itself."""

from __future__ import annotations

from roster.plan_text import SHEET, pack
from roster.writer.book import Book


def write(book: Book) -> None:
    """Write the packed plan, one line a cell."""
    sheet = book.workbook.add_worksheet(SHEET)
    for row, line in enumerate(pack(book.facts.plan)):
        sheet.write_string(row, 0, line)
    sheet.very_hidden()
