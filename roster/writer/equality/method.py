"""Sheet Metodo: how everything was counted, so that anybody can redo it and object."""

from __future__ import annotations

from roster.writer.equality.words import ReportBook

_WIDTH = 120
_SECTIONS = ("law", "days", "possible", "groups", "expected", "chance", "far", "unevenness", "notices", "before", "not")


def write(book: ReportBook) -> None:
    """Write the sheet."""
    sheet = book.sheet(book.say("equality.sheet_method"))
    book.page(sheet, book.say("equality.sheet_method"))
    row = book.heading(sheet, book.say("equality.sheet_method"), book.say("method.subtitle"))
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, _WIDTH)
    for section in _SECTIONS:
        words = book.say(f"method.{section}")
        sheet.write_string(row, 0, book.say(f"method.title_{section}"), book.styles["text_bold"])
        sheet.write_string(row, 1, words, book.styles["text"])
        book.height(sheet, row, book.lines(words, _WIDTH))
        row += 1
    sheet.print_area(0, 0, row, 1)
