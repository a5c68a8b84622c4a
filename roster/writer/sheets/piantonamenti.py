"""Rotation at hospital wards, A.T.S.M., guards and escorts: who served there, how often, how many days in a row."""

from __future__ import annotations

from roster.writer.book import Book, Column
from roster.writer.rotation import Rotation, Turn, rotations
from roster.writer.spans import spans

_COLUMNS = (
    Column("head.officer", 28, "text_bold"),
    Column("head.matricola", 11, "code"),
    Column("head.qualifica", 20),
    Column("head.unit", 9, "centre"),
    Column("rotation.turns", 9, "number_bold"),
    Column("rotation.run", 13, "number"),
    Column("rotation.days", 48),
)


def write(book: Book, name: str) -> None:
    """Write a block for each group of posts."""
    sheet = book.sheet(name)
    book.page(sheet, book.say("rotation.page"))
    row = book.heading(sheet, book.say("rotation.title", month=book.month_name), book.say("rotation.subtitle"))
    book.widths(sheet, _COLUMNS)
    groups = rotations(book.facts.record)
    if not groups:
        sheet.write_string(row, 0, book.say("rotation.none"), book.styles["plain"])
    for group in groups:
        for column in range(len(_COLUMNS)):
            sheet.write_blank(row, column, None, book.styles["band"])
        sheet.write_string(row, 0, _title(book, group), book.styles["band"])
        row = book.table(sheet, row + 1, _COLUMNS, [_row(book, turn) for turn in group.turns]) + 1
    sheet.freeze_panes(3, 1)
    sheet.print_area(0, 0, row, len(_COLUMNS) - 1)


def _title(book: Book, group: Rotation) -> str:
    posts = ", ".join(f"{post.code} ({post.name})" for post in group.posts)
    return book.say("rotation.group", group=group.group, posts=posts, turns=group.total, officers=len(group.turns))


def _row(book: Book, turn: Turn) -> tuple[object, ...]:
    officer = turn.officer
    unit = book.facts.unit_of(officer)
    return officer.label, officer.id, officer.qualifica, unit, len(turn.days), turn.longest_run, spans(turn.days)
