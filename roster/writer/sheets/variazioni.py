"""What was done beside what was posted (ANQ Art. 9(11)): each changed cell with what the register says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roster.domain.roster import Cell
from roster.messages import finding_text
from roster.variations import Variation
from roster.writer.book import Book, Column, Link
from roster.writer.formulas import quoted
from roster.writer.grid import Grid

if TYPE_CHECKING:
    from datetime import datetime

    from xlsxwriter.worksheet import Worksheet

_COLUMNS = (
    Column("head.date", 11, "date"),
    Column("finding.cell", 7, "centre"),
    Column("head.officer", 23, "text_bold"),
    Column("head.matricola", 10, "code"),
    Column("variation.was", 15),
    Column("variation.now", 15),
    Column("variation.origin", 14),
    Column("derogation.ground", 30),
    Column("derogation.author", 17),
    Column("variation.decided", 15, "centre"),
    Column("variation.notified", 15, "centre"),
    Column("variation.confirmed", 15, "centre"),
    Column("variation.outcome", 44),
)
_OUTCOME = len(_COLUMNS) - 1


def write(book: Book, name: str, grid: Grid) -> None:
    """Write the sheet; without a posted programme there is none."""
    if book.facts.instance.published is None:
        return
    sheet = book.sheet(name)
    book.page(sheet, book.say("variation.page"))
    found = book.facts.variations
    top = book.heading(sheet, book.say("variation.title", month=book.month_name), _subtitle(book, found))
    book.widths(sheet, _COLUMNS)
    below = book.table(sheet, top, _COLUMNS, (_row(book, grid, variation) for variation in found))
    if found:
        sheet.autofilter(top, 0, below - 1, _OUTCOME)
        _mark_irregular(book, sheet, top, below)
    sheet.freeze_panes(top + 1, 3)
    sheet.repeat_rows(top)
    sheet.print_area(0, 0, below, _OUTCOME)


def sentence(book: Book, variation: Variation) -> str:
    """Return a variation as one line of running text."""
    change = variation.change
    told = [book.say("variation.line", officer=variation.officer.label, was=variation.was, now=variation.now)]
    told += [words for words in (_ground(variation),) if words]
    if change is not None:
        names = ("author", "decided", "notified", "confirmed")
        said = zip(names, (change.author, *_moments(variation)), strict=True)
        told += [book.say(f"variation.line_{key}", value=value) for key, value in said if value is not None]
    told.append(outcome(book, variation))
    return "; ".join(told)


def outcome(book: Book, variation: Variation) -> str:
    """Return what is to be said of a variation: irregular and why, an absence that arose, the answer to a request."""
    found = book.facts.irregularities.get((variation.officer.id, variation.day), ())
    if found and not variation.unexpected:
        why = "; ".join(finding_text(finding, book.facts.instance, book.lang) for finding in found)
        return book.say("variation.irregular", why=why)
    if variation.unexpected:
        return book.say("variation.unexpected")
    if variation.change is not None and variation.change.outcome is not None:
        return book.written(variation.change.outcome)
    return book.say("variation.regular" if variation.changed else "variation.no_effect")


def _subtitle(book: Book, found: tuple[Variation, ...]) -> str:
    changed = [variation for variation in found if variation.changed]
    irregular = sum((v.officer.id, v.day) in book.facts.irregularities for v in changed)
    posted = book.facts.instance.published_on
    since = book.say("variation.posted_on", day=posted) if posted else book.say("variation.posted")
    return since + " " + book.say("variation.subtitle", changed=len(changed), irregular=irregular)


def _ground(variation: Variation) -> str:
    change = variation.change
    if change is None:
        return ""
    return ": ".join(words for words in (change.ground and change.ground.value, change.reason) if words)


def _row(book: Book, grid: Grid, variation: Variation) -> tuple[object, ...]:
    change, officer = variation.change, variation.officer
    address = grid.address(officer.id, variation.day)
    return (
        variation.day,
        Link(f"{quoted(grid.sheet)}!{address}", address) if address else None,
        officer.label,
        officer.id,
        _cell(variation.was),
        _cell(variation.now),
        change.origin if change else None,
        _ground(variation),
        change.author if change else None,
        *(_moment(book, value) for value in _moments(variation)),
        outcome(book, variation),
    )


def _cell(cell: Cell | None) -> str:
    return str(cell) if cell else "-"


def _moments(variation: Variation) -> tuple[datetime | None, ...]:
    change = variation.change
    return (change.decided_at, change.notified_at, change.confirmed_at) if change else (None, None, None)


def _moment(book: Book, value: datetime | None) -> str | None:
    return None if value is None else book.written(value)


def _mark_irregular(book: Book, sheet: Worksheet, top: int, below: int) -> None:
    """Make the word of an irregular change stand out."""
    begins = {"type": "text", "criteria": "begins with", "value": book.say("variation.irregular", why="").strip()}
    options = {**begins, "format": book.styles.rule("over_cap")}
    sheet.conditional_format(top + 1, _OUTCOME, below - 1, _OUTCOME, options)
