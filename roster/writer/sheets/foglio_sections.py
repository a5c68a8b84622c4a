"""What stands around the body of the daily sheet: who is in charge, crews, on call, who is not there, changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from roster.domain.extra import Extra
from roster.domain.officer import Officer
from roster.writer.book import Book
from roster.writer.crews import Crew
from roster.writer.day import Sheet
from roster.writer.posted import neutral
from roster.writer.sheets.variazioni import sentence

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_NAMES_AT = (0, 2, 4, 5)
"""Columns where a name starts in the list of those not there: it runs over the empty ones beside it."""
_LINE = "_" * 20


def sections(book: Book, sheet: Worksheet, row: int, facts: Sheet, widths: Sequence[float]) -> int:
    """Write everything under the body and return the last row."""
    row = paragraphs(book, sheet, row, book.say("daily.uncovered"), _uncovered(book, facts), widths)
    row = paragraphs(book, sheet, row, book.say("daily.events"), _outside(book, facts), widths)
    row = paragraphs(book, sheet, row, _on_call_title(book), _on_call(book, facts), widths)
    if not book.public:
        row = paragraphs(book, sheet, row, book.say("daily.extras"), _extras(book, facts), widths)
    row = _not_there(book, sheet, row, facts, len(widths))
    row = _room(book, sheet, row, "daily.instructions", 3, len(widths))
    changes = [] if book.public else [sentence(book, variation) for variation in facts.variations]
    row = paragraphs(book, sheet, row, book.say("daily.changes"), changes, widths)
    row = _room(book, sheet, row - bool(changes), "" if changes else "daily.changes", 3, len(widths))
    return _signatures(book, sheet, row)


def people_in_charge(book: Book, sheet: Worksheet, row: int, facts: Sheet, widths: Sequence[float]) -> int:
    """Write who answers for each shift; where no post is one of those services, room to write it."""
    lines = []
    for shift, posts in facts.in_charge.items():
        named = (f"{post.name}: {', '.join(map(_ranked, officers))}" for post, officers in posts)
        if posts:
            lines.append(f"{shift.code} {shift.hours_label()}   {'; '.join(named)}")
    title = book.say("daily.in_charge")
    return paragraphs(book, sheet, row, title, lines or [book.say("daily.nobody_in_charge", line=_LINE)], widths)


def band(book: Book, sheet: Worksheet, row: int, title: str, width: int) -> None:
    """Write the title of a section over the whole width."""
    for column in range(width):
        sheet.write_blank(row, column, None, book.styles["band"])
    sheet.write_string(row, 0, title, book.styles["band"])


def paragraphs(
    book: Book, sheet: Worksheet, row: int, title: str, lines: Iterable[str], widths: Sequence[float]
) -> int:
    """Write a band and lines of running text under it; nothing when there is no line. Return the first free row."""
    shown = list(lines)
    if not shown:
        return row
    band(book, sheet, row, title, len(widths))
    for below, line in enumerate(shown, start=row + 1):
        sheet.merge_range(below, 0, below, len(widths) - 1, line, book.styles["wrap"])
        book.height(sheet, below, book.lines(line, sum(widths)))
    return row + len(shown) + 2


def _ranked(officer: Officer) -> str:
    return f"{officer.qualifica} {officer.label}"


def _uncovered(book: Book, facts: Sheet) -> Iterator[str]:
    for line, need in facts.uncovered:
        values = {"post": line.post.code, "name": line.post.name, "shift": line.shift.code}
        missing = {"missing": need.below_nominal, "below": need.below_minimum}
        yield book.say("daily.uncovered_line", **values, **missing, hours=line.shift.hours_label(), line=_LINE)


def _outside(book: Book, facts: Sheet) -> Iterator[str]:
    """Yield the dated demand of the date, then each crew: notes may speak of patients, so only the office has them."""
    for event in facts.events:
        shifts, note = ", ".join(event.shifts), f"  {event.note}" if event.note and not book.public else ""
        values = {"kind": event.kind, "post": event.post, "shifts": shifts, "first": event.first, "last": event.last}
        yield book.say("daily.event_line", **values, act=event.act or "-") + note
    for crew in facts.crews:
        yield _crew(book, crew)


def _crew(book: Book, crew: Crew) -> str:
    post = crew.post
    meal = "daily.meal_on_duty" if post.meal else "daily.meal_canteen" if post.meal_min else "daily.no_meal"
    return book.say(
        "daily.crew",
        post=post.code,
        name=post.name,
        shift=crew.shift.code,
        head=_ranked(crew.head),
        others=", ".join(map(_ranked, crew.officers[1:])) or "-",
        leaves=f"{crew.leaves:%H:%M}",
        returns=f"{crew.returns:%H:%M}",
        meal=book.say(meal, minutes=post.meal_min),
        line=_LINE,
    )


def _on_call_title(book: Book) -> str:
    profile = book.facts.instance.profile
    return book.say("daily.on_call", commander=profile.commander or _LINE, director=profile.director or _LINE)


def _on_call(book: Book, facts: Sheet) -> Iterator[str]:
    instance = book.facts.instance
    for turn in facts.on_call:
        officer, shift = instance.officer.get(turn.officer), instance.shift.get(turn.shift)
        number = sum(t.officer == turn.officer and t.day <= turn.day for t in book.facts.plan.roster.on_call)
        before = book.facts.tally[turn.officer].before.on_call if turn.officer in book.facts.tally else 0
        who, hours = _ranked(officer) if officer else turn.officer, shift.hours_label() if shift else turn.shift
        yield book.say("daily.on_call_line", officer=who, hours=hours, number=number, before=before)


def _extras(book: Book, facts: Sheet) -> Iterator[str]:
    for extra in facts.extras:
        officer = _ranked(book.facts.instance.officer[extra.officer])
        yield book.say("daily.extra_line", officer=officer, kind=extra.kind, act=extra.act or "-", **_from_to(extra))


def _from_to(extra: Extra) -> dict[str, str]:
    return {"first": f"{extra.start:%H:%M}", "last": f"{extra.end:%H:%M}"}


def _not_there(book: Book, sheet: Worksheet, row: int, facts: Sheet, width: int) -> int:
    """Write who is not on duty here: reasons on the office's copy only."""
    if not facts.not_there:
        return row
    band(book, sheet, row, book.say("daily.not_there"), width)
    for place, (officer, code) in enumerate(facts.not_there):
        mark = neutral(code) if book.public else code.value
        line, column = divmod(place, len(_NAMES_AT))
        sheet.write_string(row + 1 + line, _NAMES_AT[column], f"{mark}  {officer.label[:26]}", book.styles["plain"])
    return row + 3 + (len(facts.not_there) - 1) // len(_NAMES_AT)


def _room(book: Book, sheet: Worksheet, row: int, key: str, lines: int, width: int) -> int:
    """Leave room to write by hand, under a title if there is one."""
    if key:
        band(book, sheet, row, book.say(key), width)
    sheet.merge_range(row + bool(key), 0, row + lines - (not key), width - 1, "", book.styles["box"])
    return row + lines + 1 + bool(key)


def _signatures(book: Book, sheet: Worksheet, row: int) -> int:
    profile = book.facts.instance.profile
    signatures = (("daily.drawn_up", ""), ("daily.commander", profile.commander), ("daily.director", profile.director))
    for column, (key, who) in zip((0, 3, 5), signatures, strict=True):
        sheet.write_string(row, column, book.say(key), book.styles["plain"])
        sheet.write_string(row + 1, column, who or "", book.styles["plain"])
        sheet.write_string(row + 3, column, "_" * 26, book.styles["plain"])
    return row + 3
