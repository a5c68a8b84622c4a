"""Knows the sheet of a day: quadrants on a line, posts beside them, a date in the title or in the name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from roster.domain.codes import DayCode
from roster.errors import InputError, Problem
from roster.foreign.asked import Asked
from roster.foreign.layouts.day_marks import DayMark, day_mark
from roster.foreign.layouts.headings import Heading, heading_of
from roster.foreign.layouts.month_names import MONTH_OF, months_of, years_of
from roster.foreign.layouts.view import View
from roster.foreign.table import Table, Value
from roster.foreign.written import Place
from roster.workbook.text import fold, fold_code, text_of

_HIGHEST_HEADING = 30
_FEWEST_QUADRANTS, _MOST_QUADRANTS = 2, 24
_HOURS = re.compile(r"(?:^|[^\d])\d{1,2}(?:[.:,]\d{2})?\s*(?:-|–|/|alle|÷|>)\s*\d{1,2}(?:[.:,]\d{2})?(?:$|[^\d])")
_QUADRANT = re.compile(
    r"(?:[ivx]+|\d)°?\s*(?:quadrante|turno)\b.*|(?:mattin|pomerigg|seral|sera|nott|giornalier|matt)\w*.*|[mpsnu]"
)
_STATUS = re.compile(
    r"(?:in\s+)?(?:ripos|conged|feri[ea]|malatt|aspettativ|permess|assen|recuper|l(?:egge)?\s?104|mission|matern|"
    r"distacc|aggiornament|sindacal|donazion|fuori sede|temporaneamente|licenz|infortun|festivit|"
    r"(?:giornat[ae]\s+)?non\s+lavorativ)\w*"
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
        titles = {fold(view.text(row, column)) for column in columns}
        if not _FEWEST_QUADRANTS <= len(titles) == len(columns) <= _MOST_QUADRANTS:
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


def is_status(label: str) -> bool:
    """Return whether the label of a row is an absence or a rest, not a post."""
    folded = fold(label)
    return folded in _STATUS_CODES or _STATUS.match(folded) is not None
