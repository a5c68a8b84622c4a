"""The turns of reperibilità, one a row, against the quota; a person may edit them and they are read back."""

from __future__ import annotations

from collections import Counter

from roster.domain.roster import OnCall
from roster.writer.book import Book, Column

_COLUMNS = (
    Column("head.date", 12),
    Column("head.weekday", 12),
    Column("head.shift", 8, "centre"),
    Column("head.hours", 12, "centre"),
    Column("head.matricola", 11, "code"),
    Column("head.officer", 28, "text_bold"),
    Column("head.qualifica", 22),
    Column("oncall.number", 12, "number"),
    Column("oncall.before", 12, "number"),
)


def write(book: Book, name: str) -> None:
    """Write the list in order of date."""
    sheet = book.sheet(name)
    book.page(sheet, book.say("oncall.page"))
    turns = sorted(book.facts.plan.roster.on_call, key=lambda turn: (turn.day, turn.shift, turn.officer))
    top = book.heading(sheet, book.say("oncall.title", month=book.month_name), _subtitle(book, len(turns)))
    book.widths(sheet, _COLUMNS)
    seen: Counter[str] = Counter()
    rows = []
    for turn in turns:
        seen[turn.officer] += 1
        rows.append(_row(book, turn, seen[turn.officer]))
    below = book.table(sheet, top, _COLUMNS, rows)
    sheet.write_string(below + 1, 0, book.say("oncall.approval"), book.styles["plain"])
    sheet.freeze_panes(top + 1, 0)
    sheet.repeat_rows(top)
    sheet.print_area(0, 0, below + 1, len(_COLUMNS) - 1)


def _subtitle(book: Book, turns: int) -> str:
    plan = book.facts.instance.profile.on_call
    if plan is None or plan.quota is None:
        return book.say("oncall.no_quota", turns=turns)
    return book.say("oncall.quota", turns=turns, quota=plan.quota, source=plan.source)


def _row(book: Book, turn: OnCall, number: int) -> tuple[object, ...]:
    instance = book.facts.instance
    officer, shift = instance.officer.get(turn.officer), instance.shift.get(turn.shift)
    return (
        turn.day,
        book.weekday(turn.day),
        turn.shift,
        shift.hours_label() if shift else "",
        turn.officer,
        officer.label if officer else "",
        officer.qualifica if officer else "",
        number,
        book.facts.tally[turn.officer].before.on_call if turn.officer in book.facts.tally else 0,
    )
