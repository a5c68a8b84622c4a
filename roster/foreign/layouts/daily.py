"""Daily sheets: one sheet a day, posts down and quadrants across (or the other way), names in the cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from roster.calendar import days_of_month
from roster.domain.codes import DayCode
from roster.errors import InputError, Problem
from roster.foreign.asked import Asked
from roster.foreign.layouts.day_marks import DayMark, day_mark
from roster.foreign.layouts.headings import Heading, heading_of, is_closing, is_legend, is_total
from roster.foreign.layouts.joined import key_of
from roster.foreign.layouts.legend import legend_of
from roster.foreign.layouts.month_names import MONTH_OF, months_of, years_of
from roster.foreign.layouts.names_in_cell import people_in
from roster.foreign.layouts.persons import notes_of
from roster.foreign.layouts.view import View, lines_of, named
from roster.foreign.table import Table, Value
from roster.foreign.written import Entry, Layout, Person, Place, Remark, Weight, Written
from roster.workbook.text import fold, fold_code, text_of

_HIGHEST_HEADING = 30
_FEWEST_QUADRANTS = 2
_HOURS = re.compile(r"(?:^|[^\d])\d{1,2}(?:[.:,]\d{2})?\s*(?:-|–|/|alle|÷|>)\s*\d{1,2}(?:[.:,]\d{2})?(?:$|[^\d])")
_QUADRANT = re.compile(
    r"(?:[ivx]+|\d)°?\s*(?:quadrante|turno)\b.*|(?:mattin|pomerigg|seral|sera|nott|giornalier|matt)\w*.*|[mpsnu]"
)
_STATUS = re.compile(
    r"(?:in\s+)?(?:ripos|conged|feri[ea]|malatt|aspettativ|permess|assen|recuper|l(?:egge)?\s?104|mission|matern|"
    r"distacc|aggiornament|sindacal|donazion|fuori sede|temporaneamente|licenz|infortun|festivit)\w*"
)
_STATUS_CODES = frozenset(fold(code.value) for code in DayCode if code is not DayCode.DUTY) | {"r s", "c o", "r f"}
_DATE_IN_TEXT = re.compile(
    rf"(?<!\d)(\d{{1,2}})(?:[°º])?[\s./-]+(?:(\d{{1,2}})|({'|'.join(sorted(MONTH_OF, key=len, reverse=True))}))\.?"
    r"[\s./-]+['’]?(20\d\d|\d\d)(?!\d)"
)


@dataclass(frozen=True)
class DaySheet:
    """The sheet of a day: the row of the quadrants, the column of each, and the column of the posts."""

    view: View
    row: int
    quadrants: tuple[int, ...]
    posts: int
    mark: DayMark
    dated_at: Place


def day_sheets(tables: Sequence[Table], asked: Asked, file_name: str) -> tuple[DaySheet, ...]:
    """Return the sheets that are one day each.

    Raises:
        InputError: when a sheet and its title are of two dates, or the month of a sheet is not said.

    """
    found: list[DaySheet] = []
    problems: list[Problem] = []
    for table in tables:
        for view in (View(table), View(table, turned=True)):
            if (heads := _quadrants(view)) is None:
                continue
            dated = _dated(view, heads[0], asked, file_name, problems)
            if dated is not None:
                found.append(DaySheet(view, *heads, *dated))
                break
    if problems:
        raise InputError(problems)
    return tuple(found)


def _quadrants(view: View) -> tuple[int, tuple[int, ...], int] | None:
    """Return the row of the quadrants, their columns, and the column of the posts, left of them."""
    for row in range(min(_HIGHEST_HEADING, view.height)):
        columns = tuple(c for c in range(1, view.width) if _is_quadrant(view.own_text(row, c)))
        if len(columns) < _FEWEST_QUADRANTS:
            continue
        left = range(columns[0])
        headed = [c for c in left if heading_of(view.text(row, c)) in (Heading.POST, Heading.UNIT)]
        texts = {c: sum(_is_word(view.own_text(r, c)) for r in range(row + 1, view.height)) for c in left}
        posts = headed[0] if headed else max(texts, key=lambda c: texts[c], default=-1)
        if posts >= 0 and texts[posts]:
            return row, columns, posts
    return None


def _is_quadrant(text: str) -> bool:
    folded = fold_code(text)
    return len(text) <= 40 and (_HOURS.search(folded) is not None or _QUADRANT.fullmatch(folded) is not None)


def _is_word(text: str) -> bool:
    return any(char.isalpha() for char in text)


def _dated(view: View, row: int, asked: Asked, file_name: str, problems: list[Problem]) -> tuple[DayMark, Place] | None:
    """Return the date that a title above the quadrants says, or the name of the sheet; both must say the same."""
    title = view.table.title
    sheet = Place(title, "")
    named_so = day_mark(title.replace("_", "-")) or next(iter(_dates_in(title)), None)
    cells = [(r, c) for r in range(row) for c in range(view.width) if view.own_text(r, c)]
    said = [(mark, view.place(r, c)) for r, c in cells for mark in _dates_in(view.rows[r][c])]
    if not said:
        said = [(mark, view.place(r, c)) for r, c in cells if (mark := day_mark(view.rows[r][c])) is not None]
    if named_so is None and not said:
        return None
    mark, place = said[0] if said else (named_so or DayMark(0), sheet)
    if named_so is not None and (named_so.day != mark.day or named_so.month not in (0, mark.month or named_so.month)):
        values: dict[str, object] = {"text": view.table.title, "day": f"{mark.day}"}
        problems.append(Problem("layout.day_against_sheet", values, title, place.cell))
        return None
    month, year = mark.month, mark.year
    clues = [n for r, c in cells for n in months_of(view.rows[r][c])] or list(months_of(title) or months_of(file_name))
    years = {n.year for n in clues if n.year} or {y for r, c in cells for y in years_of(view.rows[r][c])}
    years = years or set(years_of(file_name))
    if not month:
        month = asked.month[1] if asked.month else clues[0].month if clues else (named_so.month if named_so else 0)
    if not year:
        year = asked.month[0] if asked.month else (next(iter(years)) if len(years) == 1 else 0)
    if not month or not year:
        problems.append(Problem("layout.month_missing", {"found": ""}, place.sheet, place.cell))
        return None
    return DayMark(mark.day, month, year, mark.weekdays), place


def _dates_in(value: Value) -> Iterator[DayMark]:
    """Yield the whole dates that a title says: a date cell, ``Servizio del 1 dicembre 2026``."""
    if not isinstance(value, str):
        mark = day_mark(value)
        if mark is not None and mark.year:
            yield mark
        return
    for found in _DATE_IN_TEXT.finditer(fold_code(text_of(value))):
        month = int(found[2]) if found[2] else MONTH_OF[found[3]]
        year = int(found[4]) + (2000 if len(found[4]) == 2 else 0)
        if 1 <= month <= 12:
            yield DayMark(int(found[1]), month, year)


def read_daily(sheets: Sequence[DaySheet], tables: Sequence[Table], asked: Asked) -> tuple[Written, ...]:
    """Return the months that daily sheets make, by date; when a month is asked for, that one.

    Raises:
        InputError: with every sheet whose date is not one or is that of another sheet, and every day missing.

    """
    problems: list[Problem] = []
    by_day: dict[date, DaySheet] = {}
    for sheet in sheets:
        mark, place = sheet.mark, sheet.dated_at
        try:
            day = date(mark.year, mark.month, mark.day)
        except ValueError:
            values: dict[str, object] = {"day": str(mark.day), "month": f"{mark.month:02d}/{mark.year}"}
            problems.append(Problem("layout.day_beyond", values, place.sheet, place.cell))
            continue
        if mark.weekdays and day.weekday() not in mark.weekdays:
            problems.append(Problem("layout.weekday_of_row", {"day": day}, place.sheet, place.cell))
        if (other := by_day.setdefault(day, sheet)) is not sheet:
            values = {"day": day, "other": other.view.table.title}
            problems.append(Problem("layout.day_on_two_sheets", values, place.sheet, place.cell))
    months = sorted({(day.year, day.month) for day in by_day})
    wanted = [month for month in months if asked.month in (None, month)]
    if months and not wanted and asked.month:
        first = sheets[0].dated_at
        values = {"month": f"{months[0][1]:02d}/{months[0][0]}", "asked": f"{asked.month[1]:02d}/{asked.month[0]}"}
        problems.append(Problem("layout.month_not_asked", values, first.sheet, first.cell))
    read = [_month(month, by_day, tables, problems) for month in wanted]
    if problems:
        raise InputError(problems)
    return tuple(read)


def _month(
    month: tuple[int, int], by_day: dict[date, DaySheet], tables: Sequence[Table], problems: list[Problem]
) -> Written:
    days = days_of_month(*month)
    missing = [day for day in days if day not in by_day]
    if missing:
        values: dict[str, object] = {"days": named(str(d.day) for d in missing), "month": f"{month[1]:02d}/{month[0]}"}
        problems.append(Problem("layout.sheets_missing", values))
    entries: list[Entry] = []
    remarks: list[Remark] = []
    legend: dict[str, str] = {}
    for day in days:
        if (sheet := by_day.get(day)) is not None:
            read = _DayReader(sheet, day)
            entries += read.entries(problems)
            remarks += read.remarks
            legend |= legend_of(View(sheet.view.table), read.outside()).meanings
    people: dict[tuple[str, str], tuple[Person, Place]] = {}
    for entry in entries:
        people.setdefault(key_of(entry.person), (entry.person, entry.place))
    same = {key: person for key, (person, _) in people.items()}
    kept = tuple(Entry(same[key_of(e.person)], e.day, e.words, e.place, e.shift, e.post, e.layer) for e in entries)
    titles = {sheet.view.table.title for sheet in by_day.values()}
    left = [table.title for table in tables if table.title not in titles and any(map(any, table.rows))]
    for table in tables:
        if table.title in left and is_legend(table.title):
            view = View(table)
            legend |= legend_of(
                view, [(r, c) for r in range(view.height) for c in range(view.width)], whole=True
            ).meanings
    if left:
        sheets = {"sheets": named(f"«{title}»" for title in left)}
        remarks.append(Remark(Weight.PASSED_OVER, "layout.sheets_left", sheets))
    told = {"month": f"{month[1]:02d}/{month[0]}", "sheets": len(days) - len(missing), "people": len(people)}
    remarks.insert(0, Remark(Weight.UNDERSTOOD, "layout.daily_read", told))
    return Written(Layout.DAILY_SHEETS, *month, dict(people.values()), kept, tuple(remarks), legend=legend)


class _DayReader:
    """Reads the sheet of a day."""

    def __init__(self, sheet: DaySheet, day: date) -> None:
        self.sheet, self.view, self.day = sheet, sheet.view, day
        self.remarks: list[Remark] = []
        self._rows: list[int] = []

    def entries(self, problems: list[Problem]) -> list[Entry]:
        """Return who is named where; rows of absences have names and no quadrant."""
        found: list[Entry] = []
        passed: list[int] = []
        for row in range(self.sheet.row + 1, self.view.height):
            label = self.view.text(row, self.sheet.posts)
            names = [c for c in range(self.sheet.posts + 1, self.view.width) if self.view.own_text(row, c)]
            if not label and not names:
                continue
            if is_legend(label) or is_closing(label):
                passed += [r for r in range(row, self.view.height) if any(self._texts(r))]
                break
            if is_total(label) or not names or not label:
                passed.append(row)
                self._orphans(row, label, names, problems)
                continue
            self._rows.append(row)
            found += self._status(row, label, names) if _is_status(label) else self._post(row, label, names)
            for column in names:
                if (fault := self.view.fault(row, column)) is not None:
                    cell = self.view.cell(row, column)
                    problems.append(Problem(f"input.{fault[0]}", {"value": fault[1]}, self.view.table.title, cell))
        self._tell(passed)
        return found

    def _texts(self, row: int) -> list[str]:
        return [self.view.own_text(row, column) for column in range(self.view.width)]

    def _orphans(self, row: int, label: str, names: list[int], problems: list[Problem]) -> None:
        """Names beside which no post is said are nobody's duty: refused, not passed over."""
        words = [c for c in names if c in self.sheet.quadrants and _is_word(self.view.own_text(row, c))]
        if words and not label:
            values: dict[str, object] = {"value": self.view.text(row, words[0])}
            cell = self.view.cell(row, words[0])
            problems.append(Problem("layout.names_without_post", values, self.view.table.title, cell))

    def _status(self, row: int, label: str, names: list[int]) -> Iterator[Entry]:
        for column in names:
            for person in people_in(lines_of(self.view.at(row, column))):
                yield Entry(person, self.day, label.rstrip(" :"), self.view.place(row, column))

    def _post(self, row: int, label: str, names: list[int]) -> Iterator[Entry]:
        for column in self.sheet.quadrants:
            if column not in names:
                continue
            shift = self.view.text(self.sheet.row, column)
            for person in people_in(lines_of(self.view.at(row, column))):
                yield Entry(person, self.day, "", self.view.place(row, column), shift, label)

    def outside(self) -> list[tuple[int, int]]:
        """Return the cells, upright, that are neither posts nor absences."""
        rows = {*self._rows, self.sheet.row}
        cells = [(r, c) for r in range(self.view.height) if r not in rows for c in range(self.view.width)]
        return [(c, r) for r, c in cells] if self.view.turned else cells

    def _tell(self, passed: list[int]) -> None:
        view = self.view
        if passed:
            lines = named(view.row_name(row) for row in passed)
            text = next(filter(None, self._texts(passed[0])), "")
            values: dict[str, object] = {"lines": lines, "text": text}
            self.remarks.append(Remark(Weight.PASSED_OVER, "layout.notes_left", values, Place(view.table.title, "")))
        hidden = [row for row in self._rows if row in view.hidden_rows]
        if hidden:
            values = {"lines": named(view.row_name(row) for row in hidden)}
            self.remarks.append(Remark(Weight.DOUBT, "layout.hidden_rows", values, Place(view.table.title, "")))
        self.remarks += notes_of(view.table)


def _is_status(label: str) -> bool:
    folded = fold(label)
    return folded in _STATUS_CODES or _STATUS.match(folded) is not None
