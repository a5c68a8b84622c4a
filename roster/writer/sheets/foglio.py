"""The daily service sheet (catalogue D.1): by shift and post who serves, then what is uncovered, who is not there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from roster.domain.officer import Officer
from roster.domain.shift import Shift
from roster.writer.book import Book, Column
from roster.writer.day import Service, Sheet
from roster.writer.posted import neutral

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_BODY = (
    Column("head.post", 10, "text_bold"),
    Column("head.post_name", 25),
    Column("head.fesi", 7, "centre"),
    Column("head.qualifica", 23),
    Column("head.officer", 27, "text_bold"),
    Column("head.matricola", 10, "code"),
    Column("head.uniform", 12),
    Column("head.weapon", 12),
    Column("head.remarks", 15),
)
_NAMES_AT = (0, 2, 4, 5)
"""Columns where a name starts in the list of those not there: it runs over the empty ones beside it."""


def write(book: Book, name: str, day: date) -> None:
    """Write the sheet of one date."""
    sheet = book.sheet(name)
    facts = Sheet(book.facts, day)
    columns = _columns(book)
    book.page(sheet, book.say("daily.page", day=book.written(day)), landscape=False)
    book.widths(sheet, columns)
    row = _head(book, sheet, facts)
    for shift, services in groupby(facts.services, key=lambda service: service.shift):
        row = _shift(book, sheet, row, columns, shift, list(services))
    for section in (_uncovered, _events, _on_call, _not_there, _blanks):
        row = section(book, sheet, row, facts, len(columns))
    sheet.freeze_panes(5, 0)
    sheet.repeat_rows(0, 1)
    sheet.print_area(0, 0, row, len(columns) - 1)


def _columns(book: Book) -> tuple[Column, ...]:
    """Return the columns of the body: matricola for the office only, uniform and weapon where the seat states them."""
    posts = book.facts.instance.seat.posts
    used = {
        "head.matricola": not book.public,
        "head.uniform": any(post.uniform for post in posts),
        "head.weapon": any(post.weapon for post in posts),
    }
    return tuple(column for column in _BODY if used.get(column.head, True))


def _head(book: Book, sheet: Worksheet, facts: Sheet) -> int:
    """Write title and situation of the day."""
    instance, day = book.facts.instance, facts.day
    kind = instance.festive_name(day)
    kind_words = book.say("daily.festive", name=kind) if kind else book.say("daily.weekday")
    title = book.say("daily.title", weekday=book.weekday(day), day=book.written(day), kind=kind_words)
    profile = instance.profile
    book.heading(sheet, title, f"{profile.kind} - {profile.seat}    {profile.agreement}")
    present = "   ".join(f"{shift.code} {number}" for shift, number in facts.present)
    figures = {"force": facts.force, "present": present, "resting": facts.resting, "absent": facts.absent}
    words = book.say("daily.situation", **figures, away=facts.away, missing=facts.missing)
    sheet.write_string(3, 0, words, book.styles["plain"])
    return 5


def _shift(
    book: Book, sheet: Worksheet, row: int, columns: Sequence[Column], shift: Shift, services: list[Service]
) -> int:
    """Write one quadrant."""
    shift_class = book.say(f"class.{book.facts.instance.profile.class_of(shift).name}")
    title = book.say(
        "daily.shift", code=shift.code, hours=shift.hours_label(), kind=shift_class, officers=len(services)
    )
    _band(book, sheet, row, title, len(columns))
    return book.table(sheet, row + 1, columns, [_service(book, columns, service) for service in services]) + 1


def _service(book: Book, columns: Sequence[Column], service: Service) -> tuple[object, ...]:
    post, officer = service.post, service.officer
    values = {
        "head.post": post.code if post else "?",
        "head.post_name": post.name if post else book.say("daily.no_post"),
        "head.fesi": post.fesi if post else None,
        "head.qualifica": officer.qualifica,
        "head.officer": officer.label,
        "head.matricola": officer.id,
        "head.uniform": post.uniform if post else None,
        "head.weapon": post.weapon if post else None,
        "head.remarks": _remarks(book, service),
    }
    return tuple(values[column.head] for column in columns)


def _remarks(book: Book, service: Service) -> str:
    marks = []
    if service.lent_from:
        marks.append(book.say("daily.lent", unit=service.lent_from))
    if service.derogation and not book.public:
        marks.append(book.say("daily.derogation"))
    return ", ".join(marks)


def _band(book: Book, sheet: Worksheet, row: int, title: str, width: int) -> None:
    for column in range(width):
        sheet.write_blank(row, column, None, book.styles["band"])
    sheet.write_string(row, 0, title, book.styles["band"])


def _lines(book: Book, sheet: Worksheet, row: int, title: str, lines: Iterable[str], width: int) -> int:
    """Write a band and lines of running text under it; nothing when there is no line."""
    shown = list(lines)
    if not shown:
        return row
    _band(book, sheet, row, title, width)
    for below, line in enumerate(shown, start=row + 1):
        sheet.write_string(below, 0, line, book.styles["plain"])
    return row + len(shown) + 2


def _uncovered(book: Book, sheet: Worksheet, row: int, facts: Sheet, width: int) -> int:
    lines = [
        book.say(
            "daily.uncovered_line",
            post=line.post.code,
            name=line.post.name,
            shift=line.shift.code,
            hours=line.shift.hours_label(),
            missing=need.below_nominal,
            below=need.below_minimum,
        )
        for line, need in facts.uncovered
    ]
    return _lines(book, sheet, row, book.say("daily.uncovered"), lines, width)


def _events(book: Book, sheet: Worksheet, row: int, facts: Sheet, width: int) -> int:
    lines = [
        book.say(
            "daily.event_line",
            kind=event.kind,
            post=event.post,
            shifts=", ".join(event.shifts),
            first=event.first,
            last=event.last,
            act=event.act or "-",
        )
        for event in facts.events
    ]
    return _lines(book, sheet, row, book.say("daily.events"), lines, width)


def _on_call(book: Book, sheet: Worksheet, row: int, facts: Sheet, width: int) -> int:
    instance = book.facts.instance
    lines = []
    for turn in facts.on_call:
        officer, shift = instance.officer.get(turn.officer), instance.shift.get(turn.shift)
        who = f"{officer.qualifica} {officer.label}" if officer else turn.officer
        lines.append(book.say("daily.on_call_line", officer=who, hours=shift.hours_label() if shift else turn.shift))
    return _lines(book, sheet, row, book.say("daily.on_call"), lines, width)


def _not_there(book: Book, sheet: Worksheet, row: int, facts: Sheet, width: int) -> int:
    """Write who is not on duty here: reasons on the office's copy only."""
    if not facts.not_there:
        return row
    _band(book, sheet, row, book.say("daily.not_there"), width)
    for place, (officer, code) in enumerate(facts.not_there):
        mark = neutral(code) if book.public else code.value
        line, column = divmod(place, len(_NAMES_AT))
        words = f"{mark}  {_short(officer)}"
        sheet.write_string(row + 1 + line, _NAMES_AT[column], words, book.styles["plain"])
    return row + 3 + (len(facts.not_there) - 1) // len(_NAMES_AT)


def _short(officer: Officer) -> str:
    return officer.label[:26]


def _blanks(book: Book, sheet: Worksheet, row: int, facts: Sheet, width: int) -> int:
    """Leave room for instructions, later changes and signatures."""
    del facts
    for key, lines in (("daily.instructions", 3), ("daily.changes", 4)):
        _band(book, sheet, row, book.say(key), width)
        sheet.merge_range(row + 1, 0, row + lines, width - 1, "", book.styles["box"])
        row += lines + 2
    profile = book.facts.instance.profile
    signatures = (("daily.drawn_up", ""), ("daily.commander", profile.commander), ("daily.director", profile.director))
    for column, (key, who) in zip((0, 3, 5), signatures, strict=True):
        sheet.write_string(row, column, book.say(key), book.styles["plain"])
        sheet.write_string(row + 1, column, who or "", book.styles["plain"])
        sheet.write_string(row + 3, column, "_" * 26, book.styles["plain"])
    return row + 3
