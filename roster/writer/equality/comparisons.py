"""Sheet Confronti: who stands apart from the group, with an arithmetic that anybody can redo."""

from __future__ import annotations

from typing import Any

from roster.equality.comparison import Comparison
from roster.equality.lot import SHARE_OF_CHANCE, threshold
from roster.writer.equality.words import ReportBook, group_words
from roster.writer.tables import Column, Formula

_COLUMNS = (
    Column("head.officer", 24, "text_bold"),
    Column("head.ruolo", 17),
    Column("head.unit", 8),
    Column("equality.burden", 20),
    Column("equality.done", 7, "number_bold"),
    Column("equality.possible", 9, "number"),
    Column("equality.group_done", 9, "number"),
    Column("equality.group_possible", 10, "number"),
    Column("equality.people", 9, "number"),
    Column("equality.expected", 8, "decimal"),
    Column("equality.difference", 8, "difference"),
    Column("equality.probability", 12, "probability"),
    Column("equality.threshold", 10, "probability"),
    Column("equality.outcome", 14, "text_bold"),
)
_TOP = 3


def write(book: ReportBook) -> None:
    """Write the sheet."""
    sheet = book.sheet(book.say("equality.sheet_comparisons"))
    book.page(sheet, book.say("equality.comparisons_title"))
    book.heading(sheet, book.say("equality.comparisons_title"), book.say("equality.comparisons_subtitle"))
    book.widths(sheet, _COLUMNS)
    rows = (_line(book, line, _TOP + 2 + place) for place, line in enumerate(book.report.outliers))
    last = book.table(sheet, _TOP, _COLUMNS, rows)
    if not book.report.outliers:
        sheet.write_string(_TOP + 1, 0, book.say("equality.nobody_apart"), book.styles["plain"])
    sheet.freeze_panes(_TOP + 1, 1)
    sheet.repeat_rows(_TOP)
    sheet.autofilter(_TOP, 0, max(last - 1, _TOP), len(_COLUMNS) - 1)
    sheet.print_area(0, 0, last, len(_COLUMNS) - 1)


def _line(book: ReportBook, line: Comparison, row: int) -> tuple[Any, ...]:
    below = f"_xlfn.HYPGEOM.DIST(E{row},F{row},G{row},H{row},TRUE)"
    above = f"1-_xlfn.HYPGEOM.DIST(E{row}-1,F{row},G{row},H{row},TRUE)"
    return (
        book.words.name(line.officer),
        *group_words(book.words, line.group),
        book.words.burden(line.burden),
        line.done,
        line.chances,
        line.drawn,
        line.total,
        line.people,
        Formula(f"=G{row}*F{row}/H{row}", line.expected),
        Formula(f"=E{row}-J{row}", line.difference),
        Formula(f"={above if line.difference >= 0 else below}", line.probability),
        Formula(f"={SHARE_OF_CHANCE}/(2*I{row})", threshold(line.people)),
        book.say(f"equality.outcome_{line.standing.name.lower()}"),
    )
