"""The register of derogations: those of single officers with their grounds, then those of the local agreement."""

from __future__ import annotations

from roster.domain.profile import Derogation
from roster.writer.book import Book, Column
from roster.writer.derogations import Entry, register
from roster.writer.spans import spans

_COLUMNS = (
    Column("head.officer", 26, "text_bold"),
    Column("head.matricola", 10, "code"),
    Column("head.ruolo", 16),
    Column("head.month", 14),
    Column("derogation.class", 12),
    Column("derogation.cap", 7, "number"),
    Column("derogation.value", 7, "number_bold"),
    Column("derogation.days", 22),
    Column("derogation.ground", 34),
    Column("derogation.author", 16),
    Column("derogation.act", 18),
)
_AGREED = (
    Column("derogation.kind", 26, "text_bold"),
    Column("derogation.reference", 10),
    Column("derogation.shifts", 16),
    Column("derogation.posts", 14),
    Column("derogation.first", 12),
    Column("derogation.last", 7),
)


def write(book: Book, name: str) -> None:
    """Write both registers."""
    sheet = book.sheet(name)
    book.page(sheet, book.say("derogation.page"))
    entries = register(book.facts)
    key = "derogation.subtitle" if entries else "derogation.none"
    top = book.heading(sheet, book.say("derogation.title", month=book.month_name), book.say(key))
    book.widths(sheet, _COLUMNS)
    row = book.table(sheet, top, _COLUMNS, [_row(book, entry) for entry in entries]) + 1
    agreed = book.facts.instance.profile.derogations
    if agreed:
        sheet.write_string(row, 0, book.say("derogation.agreed"), book.styles["section"])
        row = book.table(sheet, row + 1, _AGREED, [_agreed(derogation) for derogation in agreed])
    sheet.freeze_panes(top + 1, 1)
    sheet.repeat_rows(top)
    sheet.print_area(0, 0, row, len(_COLUMNS) - 1)


def _row(book: Book, entry: Entry) -> tuple[object, ...]:
    grounds = "\n".join(f"{ground.kind.value}: {ground.text}" for ground in entry.grounds)
    return (
        entry.officer.label,
        entry.officer.id,
        entry.officer.ruolo,
        book.month_name,
        book.say(f"counter.{entry.counted.value}") if entry.counted else entry.rule,
        entry.cap,
        entry.value,
        spans(entry.days),
        grounds or book.say("derogation.no_ground"),
        "\n".join(ground.author for ground in entry.grounds),
        "\n".join(ground.act or "" for ground in entry.grounds),
    )


def _agreed(derogation: Derogation) -> tuple[object, ...]:
    shifts, posts = ", ".join(derogation.shifts), ", ".join(derogation.posts)
    return derogation.kind, derogation.reference, shifts, posts, derogation.first, derogation.last
