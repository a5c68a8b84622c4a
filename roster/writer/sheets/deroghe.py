"""The register of derogations (ANQ Art. 10(9)): what each ground covers, what none covers, grounds that cover nothing.

The posted copy says who is beyond a cap, which the grid shows anyway; grounds and acts, which may be personal, stay in
the office.
"""

from __future__ import annotations

from roster.domain.profile import Derogation
from roster.registry import rules
from roster.writer.book import Book, Column
from roster.writer.derogations import Entry, beyond_caps, register
from roster.writer.spans import spans

_COLUMNS = (
    Column("head.officer", 22, "text_bold"),
    Column("head.matricola", 10, "code"),
    Column("head.ruolo", 14),
    Column("head.month", 12),
    Column("derogation.class", 20),
    Column("derogation.cap", 6, "number"),
    Column("derogation.value", 7, "number_bold"),
    Column("derogation.days", 16),
    Column("derogation.kind_of_ground", 18),
    Column("derogation.ground", 26),
    Column("derogation.act", 15),
    Column("derogation.author", 14),
    Column("derogation.recorded", 11),
    Column("derogation.outcome", 23, "text_bold"),
)
_POSTED = (
    Column("head.officer", 28, "text_bold"),
    Column("head.qualifica", 24),
    Column("head.ruolo", 18),
    Column("head.month", 15),
    Column("derogation.class", 14),
    Column("derogation.cap", 8, "number"),
    Column("derogation.value", 8, "number_bold"),
    Column("derogation.days", 30),
)
_AGREED = (
    Column("derogation.kind", 24, "text_bold"),
    Column("derogation.reference", 10),
    Column("derogation.shifts", 15),
    Column("derogation.posts", 14),
    Column("derogation.first", 26),
    Column("derogation.last", 6),
)


def write(book: Book, name: str) -> None:
    """Write the register, then the derogations of the local agreement."""
    sheet = book.sheet(name)
    book.page(sheet, book.say("derogation.page"))
    columns = _POSTED if book.public else _COLUMNS
    rows = _posted_rows(book) if book.public else [_row(book, entry) for entry in register(book.facts)]
    key = "none" if not rows else "subtitle_posted" if book.public else "subtitle"
    top = book.heading(sheet, book.say("derogation.title", month=book.month_name), book.say(f"derogation.{key}"))
    book.widths(sheet, columns)
    row = book.table(sheet, top, columns, rows) + 1
    agreed = book.facts.instance.profile.derogations
    if agreed and not book.public:
        sheet.write_string(row, 0, book.say("derogation.agreed"), book.styles["section"])
        row = book.table(sheet, row + 1, _AGREED, [_agreed(derogation) for derogation in agreed])
    sheet.freeze_panes(top + 1, 1)
    sheet.repeat_rows(top)
    sheet.print_area(0, 0, row, len(columns) - 1)


def _row(book: Book, entry: Entry) -> tuple[object, ...]:
    officer, ground = entry.officer, entry.ground
    return (
        officer.label if officer else book.say("derogation.everybody"),
        officer.id if officer else None,
        officer.ruolo if officer else None,
        book.month_name,
        _subject(book, entry),
        entry.cap,
        entry.value,
        spans(entry.days),
        ground.kind if ground else None,
        ground.text if ground else None,
        ground.act if ground else None,
        ground.author if ground else None,
        book.written(ground.recorded_at) if ground else None,
        _outcome(book, entry),
    )


def _subject(book: Book, entry: Entry) -> str:
    if entry.counted is not None:
        words = book.say(f"counter.{entry.counted.value}")
        return f"{words} ({entry.rule})" if entry.rule else words
    return f"{entry.rule}: {rules()[entry.rule].title.of(book.lang)}" if entry.rule else ""


def _outcome(book: Book, entry: Entry) -> str:
    if entry.ground is None:
        return book.say("derogation.no_ground")
    if not entry.unused:
        return book.say("derogation.covers")
    if entry.beside:
        return book.say("derogation.wrong", rules=", ".join(entry.beside))
    return book.say("derogation.unused")


def _posted_rows(book: Book) -> list[tuple[object, ...]]:
    return [
        (
            entry.officer.label,
            entry.officer.qualifica,
            entry.officer.ruolo,
            book.month_name,
            _subject(book, entry),
            entry.cap,
            entry.value,
            spans(entry.days),
        )
        for entry in beyond_caps(book.facts)
        if entry.officer is not None
    ]


def _agreed(derogation: Derogation) -> tuple[object, ...]:
    shifts, posts = ", ".join(derogation.shifts), ", ".join(derogation.posts)
    return derogation.kind, derogation.reference, shifts, posts, derogation.first, derogation.last
