"""Sheet Per persona: absolute figures and shares of the opportunities, one line for each person in each group."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from xlsxwriter.utility import xl_rowcol_to_cell

from roster.domain.facts import Counters
from roster.equality.burden import Burden
from roster.equality.figures import Figures
from roster.writer.equality.words import ReportBook, group_words
from roster.writer.tables import Column, Formula

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_LABELS = (
    Column("head.officer", 24, "text_bold"),
    Column("head.matricola", 9, "code"),
    Column("head.ruolo", 16),
    Column("head.unit", 7),
    Column("equality.schedule", 7),
    Column("equality.in_force", 6.5, "number"),
    Column("equality.present", 8, "number"),
    Column("equality.on_duty", 8, "number"),
    Column("equality.hours", 7, "decimal"),
    Column("equality.hours_per_day", 10, "decimal"),
)
_EACH = (
    Column("equality.done", 5.5, "number_bold"),
    Column("equality.possible", 8, "number"),
    Column("equality.share", 6.5, "percent"),
)
_AFTER = (Column("equality.lengths", 20), Column("equality.posts_held", 56))
_BEFORE = (
    Column("equality.months_before", 6, "number"),
    Column("equality.burden_nights", 6, "number"),
    Column("equality.burden_evenings", 7, "number"),
    Column("equality.burden_festive", 7, "number"),
    Column("equality.burden_unpopular", 8, "number"),
    Column("equality.burden_big_days", 9, "number"),
)
_TOP = 4
"""Row of the headers, under that of the burdens."""
_MOST_POSTS = 6


def write(book: ReportBook) -> None:
    """Write the sheet."""
    sheet = book.sheet(book.say("equality.sheet_people"))
    book.page(sheet, book.say("equality.people_title"), a3=True)
    sheet.fit_to_pages(2, 0)
    sheet.repeat_columns(0)
    book.heading(sheet, book.say("equality.people_title"), book.say("equality.people_subtitle"))
    columns = (*_LABELS, *(_EACH * len(Burden)), *_AFTER, *_BEFORE)
    book.widths(sheet, columns)
    _bands(book, sheet)
    before = _counters(book)
    rows = (
        _line(book, figures, _TOP + 1 + place, before.get(figures.officer))
        for place, figures in enumerate(_ordered(book))
    )
    last = book.table(sheet, _TOP, columns, rows)
    sheet.freeze_panes(_TOP + 1, 1)
    sheet.repeat_rows(_TOP - 1, _TOP)
    sheet.autofilter(_TOP, 0, max(last - 1, _TOP), len(columns) - 1)
    sheet.print_area(0, 0, last, len(columns) - 1)


def _ordered(book: ReportBook) -> Sequence[Figures]:
    return sorted(
        book.report.view.figures, key=lambda line: (line.group, book.words.name(line.officer).casefold(), line.officer)
    )


def _bands(book: ReportBook, sheet: Worksheet) -> None:
    """Write the names of the burdens over their columns, and of the counters over theirs."""
    column = len(_LABELS)
    for burden in Burden:
        last = column + len(_EACH) - 1
        sheet.merge_range(_TOP - 1, column, _TOP - 1, last, book.words.burden(burden), book.styles["head"])
        column += len(_EACH)
    column += len(_AFTER)
    last = column + len(_BEFORE) - 1
    sheet.merge_range(_TOP - 1, column, _TOP - 1, last, book.say("equality.before"), book.styles["head"])


def _counters(book: ReportBook) -> Mapping[str, Counters]:
    """Return the counters the first month brings: what was done before the months read."""
    return book.report.view.months[0].instance.counters


def _line(book: ReportBook, figures: Figures, row: int, before: Counters | None) -> tuple[Any, ...]:
    ruolo, unit = group_words(book.words, figures.group)
    hours = figures.minutes / 60
    posts = sorted(figures.posts.items(), key=lambda item: (-item[1], item[0]))
    held = [book.say("equality.name_and_times", name=code, times=times) for code, times in posts]
    present, worked = xl_rowcol_to_cell(row, 6), xl_rowcol_to_cell(row, 8)
    per_day = Formula(f'=IF({present}=0,"",{worked}/{present})', hours / figures.present if figures.present else "")
    return (
        book.words.name(figures.officer),
        figures.officer,
        ruolo,
        unit,
        book.say("equality.on_turns" if figures.group.on_turns else "equality.fixed"),
        figures.days,
        figures.present,
        figures.on_duty,
        hours,
        per_day,
        *(value for place, burden in enumerate(Burden) for value in _burden(figures, burden, row, place)),
        book.words.lengths(figures.lengths.items()),
        book.words.listed(held, _MOST_POSTS),
        *_before(before),
    )


def _burden(figures: Figures, burden: Burden, row: int, place: int) -> Iterator[Any]:
    """Yield days done, days possible and their share; nothing possible where the person could never have had it."""
    column = len(_LABELS) + place * len(_EACH)
    done, possible = (xl_rowcol_to_cell(row, column + step) for step in (0, 1))
    share = figures.share(burden)
    yield figures.done(burden)
    yield figures.chances(burden)
    yield Formula(f'=IF({possible}=0,"",{done}/{possible})', "" if share is None else share)


def _before(row: Counters | None) -> tuple[int | None, ...]:
    if row is None:
        return (None,) * len(_BEFORE)
    return (row.months, row.nights, row.evenings, row.festive, row.unpopular, row.big_holidays)
