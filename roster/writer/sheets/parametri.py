"""What the roster was made with: agreement, caps, shifts, readings, versions, rules; and the lists formulas read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from xlsxwriter.utility import xl_col_to_name

from roster.domain.codes import DayCode, ShiftClass
from roster.domain.instance import Instance
from roster.registry import rules_in_force
from roster.writer import formulas
from roster.writer.book import Book, Column
from roster.writer.formulas import quoted
from roster.writer.spans import spans

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_WIDTHS = (34, 17, 13, 13, 28, 13, 17, 40)
_NONE = "(-)"
"""Stands in an empty list: a name must point at something, and no cell of the grid reads like this."""


def write(book: Book, name: str) -> None:
    """Write the tables one under the other."""
    sheet = book.sheet(name)
    book.page(sheet, book.say("parameter.page"))
    row = book.heading(sheet, book.say("parameter.title", month=book.month_name), book.say("parameter.subtitle"))
    for column, width in enumerate(_WIDTHS):
        sheet.set_column(column, column, width)
    for section in (_provenance, _site, _caps, _shifts, _readings, _rules):
        row = section(book, sheet, row) + 1
    sheet.set_h_pagebreaks([row])
    row = _lists(book, sheet, name, row)
    sheet.freeze_panes(3, 0)
    sheet.print_area(0, 0, row, len(_WIDTHS) - 1)


def _pairs(book: Book, sheet: Worksheet, row: int, title: str, pairs: Iterable[tuple[str, Any]]) -> int:
    """Write a section of labels and values; a value takes the rest of the line."""
    top = _section(book, sheet, row, title)
    for row, (label, value) in enumerate(pairs, start=top):
        book.put(sheet, row, 0, label, "text_bold")
        sheet.merge_range(row, 1, row, len(_WIDTHS) - 1, book.written(value), book.styles["text"])
    return row + 1


def _section(book: Book, sheet: Worksheet, row: int, key: str) -> int:
    for column in range(len(_WIDTHS)):
        sheet.write_blank(row, column, None, book.styles["section"])
    sheet.write_string(row, 0, book.say(key), book.styles["section"])
    return row + 1


def _provenance(book: Book, sheet: Worksheet, row: int) -> int:
    made = book.facts.plan.provenance
    values = (
        ("version", made.version),
        ("solver", made.solver or "-"),
        ("seed", made.seed),
        ("workers", made.workers),
        ("seconds", round(made.seconds, 1)),
        ("input", made.input_sha256 or "-"),
        ("rules_read_on", made.rules_read_on or "-"),
        ("fingerprint", book.facts.fingerprint),
    )
    pairs = [(book.say(f"parameter.{key}"), value) for key, value in values]
    return _pairs(book, sheet, row, "parameter.provenance", pairs)


def _site(book: Book, sheet: Worksheet, row: int) -> int:
    profile = book.facts.instance.profile
    festive = spans(book.facts.instance.festive_days)
    lending = ", ".join(f"{line.from_unit} > {line.to_unit}" for line in profile.lending)
    values = (
        ("seat", book.institute),
        ("agreement", profile.agreement),
        ("agreement_from", profile.agreement_from),
        ("patron", f"{profile.patron_day:02}/{profile.patron_month:02} {profile.patron_name}"),
        ("festive", festive),
        ("lending", lending or "-"),
    )
    return _pairs(book, sheet, row, "parameter.site", [(book.say(f"parameter.{key}"), value) for key, value in values])


_CAPS = (
    Column("head.ruolo", 0, "text_bold"),
    Column("counter.notturni", 0, "number"),
    Column("counter.serali", 0, "number"),
    Column("counter.festivi", 0, "number"),
    Column("parameter.overall", 0, "number"),
    Column("derogation.first", 0, "text"),
    Column("derogation.last", 0, "text"),
    Column("parameter.source", _WIDTHS[7], "text"),
)


def _caps(book: Book, sheet: Worksheet, row: int) -> int:
    row = _section(book, sheet, row, "parameter.caps")
    caps = book.facts.instance.profile.caps
    rows = [(c.ruolo, c.nights, c.evenings, c.festive, c.overall, c.first, c.last, c.source) for c in caps]
    return book.table(sheet, row, _CAPS, rows)


_SHIFTS = (
    Column("head.shift", 0, "text_bold"),
    Column("head.hours", 0, "centre"),
    Column("parameter.minutes", 0, "number"),
    Column("parameter.class", 0, "centre"),
    Column("parameter.source", _WIDTHS[4], "text"),
)


def _shifts(book: Book, sheet: Worksheet, row: int) -> int:
    row = _section(book, sheet, row, "parameter.shifts")
    profile = book.facts.instance.profile
    rows = [
        (
            shift.code,
            shift.hours_label(),
            shift.minutes,
            book.say(f"class.{profile.class_of(shift).name}"),
            shift.reference,
        )
        for shift in profile.shifts
    ]
    return book.table(sheet, row, _SHIFTS, rows)


def _readings(book: Book, sheet: Worksheet, row: int) -> int:
    """Write each open reading of the law as question, choice and meaning."""
    top = _section(book, sheet, row, "parameter.readings")
    readings = book.facts.instance.profile.readings
    for row, (name, value) in enumerate(readings, start=top):
        _span(book, sheet, row, 0, 3, book.say(f"input_column.{name}"), "text")
        book.put(sheet, row, 4, value, "text_bold")
        _span(book, sheet, row, 5, 7, book.say(f"input_note.{name}"), "text")
        sheet.set_row(row, 25)
    return row + 1


def _rules(book: Book, sheet: Worksheet, row: int) -> int:
    """Write the rules that judged the roster, with where each is written."""
    top = _section(book, sheet, row, "parameter.rules")
    for row, rule in enumerate(rules_in_force(book.facts.instance).values(), start=top):
        cited = "; ".join(dict.fromkeys(cite.place for cite in rule.cites))
        book.put(sheet, row, 0, rule.id, "text_bold")
        _span(book, sheet, row, 1, 6, rule.title.of(book.lang), "text")
        book.put(sheet, row, 7, cited, "text")
        book.height(sheet, row, book.lines(cited, _WIDTHS[7]))
    return row + 1


def _span(book: Book, sheet: Worksheet, row: int, first: int, last: int, words: str, style: str) -> None:
    sheet.merge_range(row, first, row, last, words, book.styles[style])


def _lists(book: Book, sheet: Worksheet, name: str, row: int) -> int:
    """Write the lists of codes and give each its name; return the last row."""
    row = _section(book, sheet, row, "parameter.lists")
    lists = formula_lists(book.facts.instance)
    for column, (title, values) in enumerate(lists.items()):
        sheet.write_string(row, column, title, book.styles["head"])
        for place, value in enumerate(values or (_NONE,), start=row + 1):
            book.put(sheet, place, column, value, "number" if isinstance(value, int) else "code")
        letter = xl_col_to_name(column)
        area = f"={quoted(name)}!${letter}${row + 2}:${letter}${row + 1 + max(1, len(values))}"
        book.workbook.define_name(title, area)
    return row + max(max(1, len(values)) for values in lists.values())


def formula_lists(instance: Instance) -> dict[str, Sequence[str | int]]:
    """Return the lists that formulas know by name."""
    profile = instance.profile
    of_class = {
        wanted: [shift.code for shift in profile.shifts if profile.class_of(shift) is wanted] for wanted in ShiftClass
    }
    statuses = [code for code in DayCode if code is not DayCode.DUTY]
    return {
        formulas.SHIFTS: [shift.code for shift in profile.shifts],
        formulas.SHIFT_MINUTES: [shift.minutes for shift in profile.shifts],
        formulas.NIGHTS: of_class[ShiftClass.NOT],
        formulas.EVENINGS: of_class[ShiftClass.SER],
        formulas.CROSSING: [shift.code for shift in profile.shifts if shift.crosses_midnight],
        formulas.RESTS: [code.value for code in statuses if code.is_rest],
        formulas.ABSENCES: [code.value for code in statuses if code.is_absence],
        formulas.AWAY: [code.value for code in statuses if code.is_away],
        formulas.UNPOPULAR: [post.code for post in instance.seat.posts if post.unpopular],
    }
