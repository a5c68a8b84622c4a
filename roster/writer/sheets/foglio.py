"""The daily service sheet (catalogue D.1): by shift and post who serves; what follows is in ``foglio_sections``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from roster.domain.shift import Shift
from roster.writer.book import Book, Column
from roster.writer.day import Service, Sheet
from roster.writer.sheets.foglio_sections import band, people_in_charge, sections

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_BODY = (
    Column("head.post", 10, "text_bold"),
    Column("head.post_name", 33),
    Column("head.fesi", 7, "centre"),
    Column("head.qualifica", 23),
    Column("head.officer", 27, "text_bold"),
    Column("head.matricola", 10, "code"),
    Column("head.uniform", 12),
    Column("head.weapon", 12),
    Column("head.remarks", 15),
)
_HEAD_ROWS = 5


def write(book: Book, name: str, day: date) -> None:
    """Write the sheet of one date."""
    sheet = book.sheet(name)
    facts = Sheet(book.facts, day)
    columns = _columns(book)
    book.page(sheet, book.say("daily.page", day=book.written(day)), landscape=False)
    book.widths(sheet, columns)
    _head(book, sheet, facts)
    widths = [column.width for column in columns]
    row = people_in_charge(book, sheet, _HEAD_ROWS, facts, widths)
    for shift, services in groupby(facts.services, key=lambda service: service.shift):
        row = _shift(book, sheet, row, columns, shift, list(services))
    row = _marks(book, sheet, row, facts)
    row = sections(book, sheet, row, facts, widths)
    sheet.freeze_panes(_HEAD_ROWS, 0)
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


def _head(book: Book, sheet: Worksheet, facts: Sheet) -> None:
    """Write title, seat, version and situation of the day."""
    instance, day = book.facts.instance, facts.day
    profile = instance.profile
    kind = instance.festive_name(day)
    kind_words = book.say("daily.festive", name=kind) if kind else book.say("daily.weekday")
    title = book.say("daily.title", weekday=book.weekday(day), day=book.written(day), kind=kind_words)
    ministry = book.say("daily.ministry_juvenile" if profile.juvenile else "daily.ministry")
    book.heading(sheet, title, f"{ministry}   {book.institute}")
    since = book.say("daily.since", day=profile.agreement_from) if profile.agreement_from else ""
    version = {"number": day.timetuple().tm_yday, "year": str(day.year), "hash": book.facts.fingerprint}
    words = book.say("daily.version", **version, agreement=f"{profile.agreement}{since}")
    sheet.write_string(2, 0, words, book.styles["note_line"])
    present = "   ".join(f"{shift.code} {number}" for shift, number in facts.present)
    figures = {"force": facts.force, "present": present, "resting": facts.resting, "absent": facts.absent}
    words = book.say("daily.situation", **figures, away=facts.away, missing=facts.missing)
    sheet.write_string(3, 0, words, book.styles["plain"])


def _shift(
    book: Book, sheet: Worksheet, row: int, columns: Sequence[Column], shift: Shift, services: list[Service]
) -> int:
    """Write one quadrant."""
    shift_class = book.say(f"class.{book.facts.instance.profile.class_of(shift).name}")
    title = book.say(
        "daily.shift", code=shift.code, hours=shift.hours_label(), kind=shift_class, officers=len(services)
    )
    band(book, sheet, row, title, len(columns))
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
    marks = [book.say(f"daily.mark_{mark}") for mark in _marks_of(book, service)]
    if service.lent_from:
        marks.append(book.say("daily.lent", unit=service.lent_from))
    return ", ".join(marks)


def _marks_of(book: Book, service: Service) -> list[str]:
    """Return the marks of a service; a derogation may rest on a personal ground, so the posted copy has no letter."""
    held = {
        "derogation": service.derogation and not book.public,
        "overtime": service.overtime and not book.public,
        "substitute": service.substitute,
        "changed": service.changed and not service.substitute,
    }
    return [mark for mark, holds in held.items() if holds]


def _marks(book: Book, sheet: Worksheet, row: int, facts: Sheet) -> int:
    """Write what the marks of the date mean."""
    used = dict.fromkeys(mark for service in facts.services for mark in _marks_of(book, service))
    if not used:
        return row
    meaning = "   ".join(f"{book.say(f'daily.mark_{mark}')} = {book.say(f'daily.means_{mark}')}" for mark in used)
    sheet.write_string(row - 1, 0, meaning, book.styles["note_line"])
    return row + 1
