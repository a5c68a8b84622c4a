"""Lists of assignments: one row for each duty or absence, with its date, its person, its hours and its post."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from roster.calendar import days_of_month
from roster.errors import InputError, Problem
from roster.foreign.asked import Asked
from roster.foreign.layouts.day_marks import DayMark, day_mark
from roster.foreign.layouts.headings import Heading, heading_of, is_closing, is_legend, is_total, layer_in, layer_of
from roster.foreign.layouts.joined import key_of
from roster.foreign.layouts.legend import legend_of
from roster.foreign.layouts.persons import notes_of
from roster.foreign.layouts.view import View, lines_of, named
from roster.foreign.layouts.which_month import Titles, titles_above
from roster.foreign.table import Table
from roster.foreign.written import Entry, Layer, Layout, Person, Place, Remark, Weight, Written
from roster.workbook.moments import clock, minutes_of

_HIGHEST_HEADING = 30
_WHO = frozenset({Heading.MATRICOLA, Heading.NAME, Heading.SURNAME})
_NAMING = (Heading.NAME, Heading.SURNAME, Heading.MATRICOLA, Heading.FIRST_NAME)
"""Where a person is named, the best first: a surname may be left out by mistake."""
_WHAT = frozenset({Heading.SHIFT, Heading.START, Heading.STATUS, Heading.POST})
_CELLS = (Heading.SHIFT, Heading.START, Heading.STATUS, Heading.POST, Heading.DATE)
"""Where the words of an assignment stand, the first that is filled."""


@dataclass(frozen=True)
class Listed:
    """A list: the row of its headings and the column of each."""

    table: Table
    row: int
    columns: Mapping[Heading, int]
    unknown: Mapping[int, str]


@dataclass(frozen=True)
class _Row:
    """One row of a list, before its month is known."""

    person: Person
    named_at: Place
    mark: DayMark
    entry: Entry


def list_on(table: Table) -> Listed | None:
    """Return the list of assignments of a sheet, known by its headings; None when there is none."""
    for row in range(min(_HIGHEST_HEADING, len(table.rows))):
        columns: dict[Heading, int] = {}
        unknown: dict[int, str] = {}
        for column, value in enumerate(table.rows[row]):
            text = lines_of(value)
            heading = heading_of(text) if text else None
            if heading is None or heading in columns:
                unknown |= {column: text} if text else {}
            else:
                columns[heading] = column
        if Heading.DATE in columns and _WHO & columns.keys() and _WHAT & columns.keys():
            return Listed(table, row, columns, unknown)
    return None


def read_assignments(
    lists: Sequence[Listed], tables: Sequence[Table], asked: Asked, file_name: str
) -> tuple[Written, ...]:
    """Return the months that lists of assignments hold, by date; when a month is asked for, that one.

    Raises:
        InputError: with every row whose date or person cannot be read, or when the year or the month is not said.

    """
    rows: list[_Row] = []
    remarks: list[Remark] = []
    problems: list[Problem] = []
    legend: dict[str, str] = {}
    titles: list[Titles] = []
    for found in lists:
        view = View(found.table)
        read = _Reader(found, view, remarks, problems)
        rows += read.rows()
        above = [(row, column) for row in range(found.row) for column in range(view.width)]
        titles.append(titles_above(view, above, file_name))
        legend |= legend_of(view, [*above, *read.left]).meanings
        remarks += notes_of(found.table)
    for table in tables:
        if is_legend(table.title):
            view = View(table)
            cells = [(row, column) for row in range(view.height) for column in range(view.width)]
            legend |= legend_of(view, cells, whole=True).meanings
    dated = _dated(rows, titles, asked, problems)
    months = sorted({(entry.day.year, entry.day.month) for entry in dated})
    if asked.month is not None and months and asked.month not in months:
        first = dated[0].place
        values: dict[str, object] = {"month": _shown(months[0]), "asked": _shown(asked.month)}
        problems.append(Problem("layout.month_not_asked", values, first.sheet, first.cell))
    if problems:
        raise InputError(problems)
    places = {row.person: row.named_at for row in reversed(rows)}
    wanted = [month for month in months if asked.month in (None, month)]
    left = [month for month in months if month not in wanted]
    if left:
        values = {"months": named(map(_shown, left)), "month": _shown(wanted[0])}
        remarks.append(Remark(Weight.PASSED_OVER, "layout.months_left", values))
    return tuple(_written(month, dated, places, remarks, legend) for month in wanted)


def _shown(month: tuple[int, int]) -> str:
    return f"{month[1]:02d}/{month[0]}"


def _written(
    month: tuple[int, int],
    dated: Sequence[Entry],
    places: Mapping[Person, Place],
    remarks: Sequence[Remark],
    legend: Mapping[str, str],
) -> Written:
    listed = [entry for entry in dated if (entry.day.year, entry.day.month) == month]
    entries = [entry for entry in listed if entry.words or entry.shift or entry.post]
    once: dict[tuple[object, ...], Entry] = {}
    for entry in entries:
        once.setdefault((key_of(entry.person), entry.day, entry.words, entry.shift, entry.post, entry.layer), entry)
    told = list(remarks)
    alike = [entry for entry in entries if entry not in once.values()] if len(once) < len(entries) else []
    if alike:
        values: dict[str, object] = {"cells": named(entry.place.cell for entry in alike)}
        told.append(Remark(Weight.DOUBT, "layout.rows_alike", values, alike[0].place))
    empty = [day for day in days_of_month(*month) if day not in {entry.day for entry in entries}]
    if empty:
        values = {"days": named(str(day.day) for day in empty), "month": _shown(month)}
        told.append(Remark(Weight.DOUBT, "layout.days_without_rows", values))
    people = {entry.person: places[entry.person] for entry in listed}
    first = listed[0].place
    values = {"month": _shown(month), "people": len(people), "rows": len(once)}
    told.insert(0, Remark(Weight.UNDERSTOOD, "layout.list_read", values, first))
    return Written(Layout.ASSIGNMENTS, *month, people, tuple(once.values()), tuple(told), legend=dict(legend))


def _dated(rows: Sequence[_Row], titles: Sequence[Titles], asked: Asked, problems: list[Problem]) -> list[Entry]:
    """Return the entries with their dates; month and year come from the titles where the rows do not say them."""
    clues = [clue for title in titles for clue in title.clues]
    said = {(clue.name.year, clue.name.month) for clue in clues if clue.name.year}
    years = {clue.name.year for clue in clues if clue.name.year} or {year for t in titles for year in t.years}
    whole = asked.month or (next(iter(said)) if len(said) == 1 else None)
    years = {asked.month[0]} if asked.month else years
    dated: list[Entry] = []
    for row in rows:
        month = row.mark.month or (whole[1] if whole else 0)
        year = row.mark.year or (whole[0] if whole and whole[1] == month else 0)
        year = year or (next(iter(years)) if len(years) == 1 else 0)
        place = row.entry.place
        if not month or not year:
            key = "layout.month_missing" if not month else "layout.year_missing"
            values: dict[str, object] = {"month": f"{month:02d}"} if month else {"found": ""}
            problems.append(Problem(key, values, place.sheet, place.cell))
            break
        try:
            day = date(year, month, row.mark.day)
        except ValueError:
            values = {"day": str(row.mark.day), "month": _shown((year, month))}
            problems.append(Problem("layout.day_beyond", values, place.sheet, place.cell))
            continue
        if row.mark.weekdays and day.weekday() not in row.mark.weekdays:
            problems.append(Problem("layout.weekday_of_row", {"day": day}, place.sheet, place.cell))
        entry = row.entry
        dated.append(Entry(row.person, day, entry.words, place, entry.shift, entry.post, entry.layer))
    return dated


class _Reader:
    """Reads the rows of a list; ``left`` are the cells of rows that are none of it."""

    def __init__(self, found: Listed, view: View, remarks: list[Remark], problems: list[Problem]) -> None:
        self.found, self.view, self.remarks, self.problems = found, view, remarks, problems
        self.left: list[tuple[int, int]] = []
        self._layer = layer_in(found.table.title) or Layer.PROGRAMMED

    def rows(self) -> list[_Row]:
        """Return the rows of assignments, and tell what was passed over."""
        kept, over = [], []
        for number in range(self.found.row + 1, self.view.height):
            if not any(self.view.own_text(number, column) for column in range(self.view.width)):
                continue
            row = self._row(number)
            if row is not None:
                kept.append((number, row))
            elif not self._is_fault(number):
                over.append(number)
                self.left += [(number, column) for column in range(self.view.width)]
        self._tell(over, [number for number, _ in kept])
        return [row for _, row in kept]

    def _tell(self, over: list[int], kept: list[int]) -> None:
        sheet = Place(self.view.table.title, "")
        if over:
            lines = named(str(number + 1) for number in over)
            text = next(text for column in range(self.view.width) if (text := self.view.text(over[0], column)))
            self.remarks.append(Remark(Weight.PASSED_OVER, "layout.notes_left", {"lines": lines, "text": text}, sheet))
        columns = [c for c in self.found.unknown if any(self.view.own_text(number, c) for number in kept)]
        if columns:
            values: dict[str, object] = {
                "lines": named(self.view.column_name(column) for column in columns),
                "headings": named(f"«{self.found.unknown[column]}»" for column in columns),
            }
            self.remarks.append(Remark(Weight.PASSED_OVER, "layout.columns_left", values, sheet))
        hidden = [number for number in kept if number in self.view.hidden_rows]
        if hidden:
            values = {"lines": named(str(number + 1) for number in hidden)}
            self.remarks.append(Remark(Weight.DOUBT, "layout.hidden_rows", values, sheet))

    def _text(self, number: int, heading: Heading) -> str:
        column = self.found.columns.get(heading)
        return "" if column is None else lines_of(self.view.at(number, column))

    def _is_fault(self, number: int) -> bool:
        faults = [(c, fault) for c in self.found.columns.values() if (fault := self.view.fault(number, c))]
        for column, fault in faults:
            cell = self.view.cell(number, column)
            self.problems.append(Problem(f"input.{fault[0]}", {"value": fault[1]}, self.view.table.title, cell))
        return bool(faults)

    def _row(self, number: int) -> _Row | None:
        """Return one row; None for a total, a note, a repeated heading, or with its problem added."""
        names = (Heading.NAME,) if Heading.NAME in self.found.columns else (Heading.SURNAME, Heading.FIRST_NAME)
        name = " ".join(filter(None, (self._text(number, heading) for heading in names)))
        matricola = self._text(number, Heading.MATRICOLA)
        date_column = self.found.columns[Heading.DATE]
        mark = day_mark(self.view.at(number, date_column))
        what = any(self._text(number, heading) for heading in _WHAT)
        label = next((text for c in range(self.view.width) if (text := self.view.text(number, c))), "")
        if self._is_fault(number) or heading_of(self.view.text(number, date_column)) is Heading.DATE:
            return None
        if mark is None or not (name or matricola):
            if not what or is_total(label) or is_closing(label):
                return None
            heading = Heading.DATE if mark is None else next(h for h in self.found.columns if h in _WHO)
            key = "layout.row_without_date" if mark is None else "layout.row_of_nobody"
            column = self.found.columns[heading]
            values: dict[str, object] = {"value": self.view.text(number, column) or label}
            self.problems.append(Problem(key, values, self.view.table.title, self.view.cell(number, column)))
            return None
        person = Person(matricola, name, self._text(number, Heading.UNIT), self._text(number, Heading.RUOLO))
        who = next(h for h in _NAMING if self._text(number, h))
        named_at = self.view.place(number, self.found.columns[who])
        return _Row(person, named_at, mark, self._entry(number, person))

    def _entry(self, number: int, person: Person) -> Entry:
        """Return what a row says: hours before the code of the shift; what stands alone are words."""
        shift, post = self._text(number, Heading.SHIFT), self._text(number, Heading.POST)
        hours = "-".join(filter(None, (self._hour(number, Heading.START), self._hour(number, Heading.END))))
        status = self._text(number, Heading.STATUS)
        words = ""
        if not shift and not hours:
            words, post = (status, post) if status else (post, "")
        elif not post and not hours:
            words, shift = " ".join(filter(None, (shift, status))), ""
        elif status:
            words = status
        holds = next(heading for heading in _CELLS if self._text(number, heading))
        place = self.view.place(number, self.found.columns[holds])
        layer = layer_of(self._text(number, Heading.LAYER)) or self._layer
        return Entry(person, date.min, words, place, hours or shift, post, layer)

    def _hour(self, number: int, heading: Heading) -> str:
        """Return an hour as ``08:00``, as typed when it is none."""
        column = self.found.columns.get(heading)
        minutes = minutes_of(self.view.at(number, column)) if column is not None else None
        return clock(minutes) if minutes is not None else self._text(number, heading)
