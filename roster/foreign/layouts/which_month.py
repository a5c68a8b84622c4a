"""Decides of which month a grid is: dates, titles, letters of the week, sheet and file must agree, or it is told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum

from roster.errors import InputError, Problem
from roster.foreign.layouts.day_dates import dates_of
from roster.foreign.layouts.day_line import DayLine
from roster.foreign.layouts.day_marks import DayMark
from roster.foreign.layouts.month_names import MonthName, months_of, years_of
from roster.foreign.layouts.view import View, named
from roster.foreign.table import Position
from roster.foreign.written import Place, Remark, Weight

Month = tuple[int, int]
_MOST_SLIPS = 3
"""Letters of the week that may be wrong before the whole grid is taken for another month."""
_LETTERS = ("lunedì", "martedì", "mercoledì", "giovedì", "venerdì", "sabato", "domenica")


class Source(Enum):
    """Where a month is said, by how much it is worth."""

    DATES = "dates"
    TITLE = "title"
    SHEET = "sheet"
    FILE = "file"
    ASKED = "asked"


@dataclass(frozen=True)
class Clue:
    """A month that something says; ``year`` is 0 when it does not say it."""

    name: MonthName
    source: Source
    place: Place
    text: str

    def fits(self, month: Month) -> bool:
        """Return whether the clue can mean a month."""
        return self.name.month == month[1] and self.name.year in (0, month[0])


@dataclass(frozen=True)
class Titles:
    """What is said of the month around a grid: clues, and years that stand alone."""

    clues: tuple[Clue, ...]
    years: tuple[int, ...]


@dataclass(frozen=True)
class Decided:
    """The month of a grid and what a person should know of how it was found."""

    month: Month
    source: Source
    place: Place
    remarks: tuple[Remark, ...] = ()
    text: str = ""


def titles_above(view: View, cells: Iterable[Position], file_name: str) -> Titles:
    """Return what the given cells, the name of the sheet and that of the file say of the month."""
    clues: list[Clue] = []
    years: list[int] = []
    for row, column in cells:
        value = view.rows[row][column]
        if value is None or value == "":
            continue
        place = view.place(row, column)
        clues += [Clue(name, Source.TITLE, place, view.text(row, column)) for name in months_of(value)]
        years += years_of(value)
    title = view.table.title
    sheet = Place(title, "")
    clues += [Clue(name, Source.SHEET, sheet, title) for name in months_of(title)]
    clues += [Clue(name, Source.FILE, sheet, file_name) for name in months_of(file_name)]
    return Titles(tuple(clues), (*years, *years_of(title), *years_of(file_name)))


def decide(line: DayLine, titles: Titles, asked: Month | None) -> Decided:
    """Return the month of a grid.

    Dates in the row of days come first, then titles, the sheet, the file. ``asked`` is taken for a month that nothing
    says, and against a title only when the letters of the week agree with it.

    Raises:
        InputError: when nothing says the month, when what says it disagrees, or when the letters of the week do.

    """
    marks = tuple(line.marks.values())
    place = line.view.place(line.row, line.first)
    likely = replace(titles, clues=tuple(clue for clue in titles.clues if clue.name.is_likely))
    try:
        decided = _from_dates(marks, likely, asked, place) or _from_titles(line, likely, asked, place)
    except InputError as error:
        raise InputError(_unlikely(titles) or error.problems) from error
    slips = wrong_weekdays(line, decided.month)
    if len(slips) > _MOST_SLIPS:
        column, expected = slips[0]
        wrong = line.view.place(line.row, column)
        values: dict[str, object] = {
            "written": _letters(line.marks[column]),
            "day": expected,
            "is": _LETTERS[expected.weekday()],
        }
        values.update(_named(decided.month))
        raise InputError([Problem("layout.weekdays_disagree", values, wrong.sheet, wrong.cell)])
    remarks = list(decided.remarks)
    if slips:
        cells = named(line.view.cell(line.row, column) for column, _ in slips)
        remarks.append(Remark(Weight.DOUBT, "layout.weekday_slip", {"cells": cells, **_named(decided.month)}, place))
    remarks += [
        Remark(Weight.DOUBT, "layout.other_month_said", {"text": clue.text, **_named(decided.month)}, clue.place)
        for clue in titles.clues
        if not clue.fits(decided.month)
    ]
    return replace(decided, remarks=tuple(remarks))


def _unlikely(titles: Titles) -> list[Problem]:
    """Return the titles with a year that no roster has, where the others do not say the month."""
    return [
        Problem("layout.year_unlikely", {"year": str(clue.name.year)}, clue.place.sheet, clue.place.cell)
        for clue in titles.clues
        if not clue.name.is_likely
    ]


def _named(month: Month) -> dict[str, object]:
    return {"month": f"{month[1]:02d}/{month[0]}"}


def _letters(mark: DayMark) -> str:
    return " / ".join(_LETTERS[day] for day in sorted(mark.weekdays))


def _from_dates(marks: Sequence[DayMark], titles: Titles, asked: Month | None, place: Place) -> Decided | None:
    """Return the month that most dates of the row of days are of."""
    months = Counter((mark.year, mark.month) for mark in marks if mark.month)
    if not months:
        return None
    year, month = months.most_common(1)[0][0]
    if year:
        return Decided((year, month), Source.DATES, place)
    if asked is not None and asked[1] == month:
        return Decided(asked, Source.DATES, place)
    years = {clue.name.year for clue in titles.clues if clue.name.month == month and clue.name.year}
    years = years or set(titles.years)
    if len(years) != 1:
        raise InputError([Problem("layout.year_missing", {"month": f"{month:02d}"}, place.sheet, place.cell)])
    return Decided((years.pop(), month), Source.DATES, place)


def _from_titles(line: DayLine, titles: Titles, asked: Month | None, place: Place) -> Decided:
    """Return the month that titles, sheet and file say; the letters of the week choose between two."""
    inside = [clue for clue in titles.clues if clue.source is not Source.FILE]
    clues = inside or list(titles.clues)
    options = _complete(clues, titles.years, asked)
    if asked is not None and (not options or _chosen_by_letters(line, asked)):
        return Decided(asked, Source.ASKED, place)
    if asked in options:
        options = {month: source for month, source in options.items() if month == asked}
    if len(options) > 1:
        fitting = {month for month in options if not wrong_weekdays(line, month)}
        lettered = any(mark.weekdays for mark in line.marks.values())
        options = {month: source for month, source in options.items() if lettered and month in fitting}
    if len(options) == 1:
        month, source = next(iter(options.items()))
        remarks = () if source is not Source.FILE else _from_file(clues, month, place)
        said = next(clue for clue in clues if clue.source is source and clue.name.month == month[1])
        return Decided(month, source, said.place, remarks, said.text)
    found = named(f"«{clue.text}»" for clue in clues)
    where = clues[0].place if clues else place
    if not options and len({clue.name.month for clue in clues}) == 1:
        month_said: dict[str, object] = {"month": f"{clues[0].name.month:02d}"}
        raise InputError([Problem("layout.year_missing", month_said, where.sheet, where.cell)])
    key = "layout.month_unclear" if clues else "layout.month_missing"
    raise InputError([Problem(key, {"found": found}, where.sheet, where.cell)])


def _from_file(clues: Sequence[Clue], month: Month, place: Place) -> tuple[Remark, ...]:
    return (Remark(Weight.DOUBT, "layout.month_from_file", {"name": clues[0].text, **_named(month)}, place),)


def _complete(clues: Sequence[Clue], years: Sequence[int], asked: Month | None) -> dict[Month, Source]:
    """Return the months that clues mean, the year taken from the others, from a year alone, or from what is asked."""
    said = {clue.name.year for clue in clues if clue.name.year} or set(years)
    options: dict[Month, Source] = {}
    for clue in clues:
        if clue.name.year:
            options.setdefault((clue.name.year, clue.name.month), clue.source)
        elif len(said) == 1:
            options.setdefault((next(iter(said)), clue.name.month), clue.source)
        elif asked is not None and asked[1] == clue.name.month:
            options.setdefault(asked, clue.source)
    return options


def _chosen_by_letters(line: DayLine, asked: Month) -> bool:
    """Return whether the letters of the week say the month asked for, whatever a title says."""
    return any(mark.weekdays for mark in line.marks.values()) and not wrong_weekdays(line, asked)


def wrong_weekdays(line: DayLine, month: Month) -> list[tuple[int, date]]:
    """Return the columns whose letter of the week is not that of their date in a month, with the date."""
    return [
        (column, day)
        for column, day in dates_of(line, month).items()
        if line.marks[column].weekdays and day.weekday() not in line.marks[column].weekdays
    ]
