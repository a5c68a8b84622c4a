"""Daily sheets: one sheet a day, posts down and quadrants across (or the other way), names in the cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from roster.calendar import days_of_month
from roster.errors import InputError, Problem
from roster.foreign.asked import Asked
from roster.foreign.layouts.daily_sheet import DaySheet, is_status
from roster.foreign.layouts.headings import is_closing, is_legend, is_total
from roster.foreign.layouts.joined import key_of
from roster.foreign.layouts.legend import legend_of
from roster.foreign.layouts.names_in_cell import people_in
from roster.foreign.layouts.persons import notes_of
from roster.foreign.layouts.view import View, lines_of, named
from roster.foreign.table import Table
from roster.foreign.written import Entry, Layout, Person, Place, Remark, Weight, Written


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
    left_out: Counter[str] = Counter()
    beside: Counter[str] = Counter()
    for day in days:
        if (sheet := by_day.get(day)) is not None:
            read = _DayReader(sheet, day)
            entries += read.entries(problems)
            remarks += read.remarks
            left_out.update(list(read.left_out))
            beside.update(list(read.beside))
            legend |= legend_of(View(sheet.view.table), read.outside()).meanings
    people: dict[tuple[str, str], tuple[Person, Place]] = {}
    for entry in entries:
        people.setdefault(key_of(entry.person), (entry.person, entry.place))
    same = {key: person for key, (person, _) in people.items()}
    kept = tuple(Entry(same[key_of(e.person)], e.day, e.words, e.place, e.shift, e.post, e.layer) for e in entries)
    remarks[:0] = list(_told_once(left_out, beside))
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
        self.left_out: dict[str, None] = {}
        self.beside: dict[str, None] = {}
        self._rows: list[int] = []

    def entries(self, problems: list[Problem]) -> list[Entry]:
        """Return who is named where; rows of absences have names and no quadrant."""
        found: list[Entry] = []
        for row in range(self.sheet.row + 1, self.view.height):
            label = self.view.text(row, self.sheet.posts)
            names = [c for c in range(self.sheet.posts + 1, self.view.width) if self.view.own_text(row, c)]
            if not label and not names:
                continue
            if is_legend(label) or is_closing(label):
                self.left_out.update((text, None) for r in range(row, self.view.height) if (text := self._first(r)))
                break
            if not names:
                continue
            if is_total(label) or not label:
                self.left_out[self._first(row)] = None
                self._orphans(row, label, names, problems)
                continue
            self._rows.append(row)
            found += self._status(row, label, names) if is_status(label) else self._post(row, label, names)
            for column in names:
                if (fault := self.view.fault(row, column)) is not None:
                    cell = self.view.cell(row, column)
                    problems.append(Problem(f"input.{fault[0]}", {"value": fault[1]}, self.view.table.title, cell))
        self._tell()
        return found

    def _first(self, row: int) -> str:
        """Return the first text of a row."""
        return next((text for column in range(self.view.width) if (text := self.view.own_text(row, column))), "")

    def _orphans(self, row: int, label: str, names: list[int], problems: list[Problem]) -> None:
        """Names beside which no post is said are nobody's duty: refused, not passed over."""
        words = [c for c in names if c in self.sheet.quadrants and people_in(self.view.own_text(row, c))]
        if words and not label:
            values: dict[str, object] = {"value": self.view.text(row, words[0])}
            cell = self.view.cell(row, words[0])
            problems.append(Problem("layout.names_without_post", values, self.view.table.title, cell))

    def _status(self, row: int, label: str, names: list[int]) -> Iterator[Entry]:
        for column in names:
            for person in people_in(lines_of(self.view.at(row, column))):
                yield Entry(person, self.day, label.rstrip(" :"), self.view.place(row, column))

    def _post(self, row: int, label: str, names: list[int]) -> Iterator[Entry]:
        others = [column for column in names if column not in self.sheet.quadrants]
        self.beside.update((self.view.text(self.sheet.row, c) or self.view.text(row, c), None) for c in others)
        for column in self.sheet.quadrants:
            shift = self.view.text(self.sheet.row, column)
            for person in people_in(lines_of(self.view.at(row, column))):
                yield Entry(person, self.day, "", self.view.place(row, column), shift, label)

    def outside(self) -> list[tuple[int, int]]:
        """Return the cells, upright, that are neither posts nor absences."""
        rows = {*self._rows, self.sheet.row}
        cells = [(r, c) for r in range(self.view.height) if r not in rows for c in range(self.view.width)]
        return [(c, r) for r, c in cells] if self.view.turned else cells

    def _tell(self) -> None:
        view = self.view
        hidden = [row for row in self._rows if row in view.hidden_rows]
        if hidden:
            values: dict[str, object] = {"lines": named(view.row_name(row) for row in hidden)}
            self.remarks.append(Remark(Weight.DOUBT, "layout.hidden_rows", values, Place(view.table.title, "")))
        self.remarks += notes_of(view.table)


def _told_once(left_out: Mapping[str, int], beside: Mapping[str, int]) -> Iterator[Remark]:
    """Yield what the sheets of a month leave out, each text once with the number of sheets."""
    if left_out:
        yield Remark(Weight.PASSED_OVER, "layout.daily_left", {"texts": _counted(left_out)})
    if beside:
        yield Remark(Weight.DOUBT, "layout.daily_columns_left", {"texts": _counted(beside)})


def _counted(texts: Mapping[str, int]) -> str:
    return named(f"«{text}» ({number})" for text, number in texts.items())
