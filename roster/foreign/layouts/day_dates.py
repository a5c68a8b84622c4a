"""Gives every day of a row of days its date, those of the months before and after at its ends too."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from itertools import pairwise

from roster.errors import Problem
from roster.foreign.layouts.day_line import DayLine
from roster.foreign.layouts.day_marks import DayMark

_LONGEST_STEP_BACK = 5
"""A count that goes back by more begins a new month; by less, a day is doubled or out of place."""


def dates_of(line: DayLine, month: tuple[int, int]) -> dict[int, date]:
    """Return the date of each column; a day that its month does not have is left out."""
    runs = _runs(line.marks)
    longest = max(range(len(runs)), key=lambda number: (_says(line, runs[number], month), len(runs[number])))
    found: dict[int, date] = {}
    for number, columns in enumerate(runs):
        year_of_run, month_of_run = _shifted(month, number - longest)
        for column in columns:
            mark = line.marks[column]
            where = (mark.year or _near(month, mark.month), mark.month) if mark.month else (year_of_run, month_of_run)
            if mark.day <= monthrange(*where)[1]:
                found[column] = date(*where, mark.day)
    return found


def _says(line: DayLine, columns: list[int], month: tuple[int, int]) -> bool:
    return any(line.marks[column].month == month[1] for column in columns)


def _runs(marks: Mapping[int, DayMark]) -> list[list[int]]:
    """Return the columns of each month, a new one where the count begins again."""
    runs: list[list[int]] = []
    last: DayMark | None = None
    for column, mark in marks.items():
        if last is None or mark.day < last.day - _LONGEST_STEP_BACK or (last.month and mark.month != last.month):
            runs.append([])
        runs[-1].append(column)
        last = mark
    return runs


def _shifted(month: tuple[int, int], by: int) -> tuple[int, int]:
    year, number = divmod(month[0] * 12 + month[1] - 1 + by, 12)
    return year, number + 1


def _near(month: tuple[int, int], other: int) -> int:
    """Return the year of a neighbouring month: January after December is of the next year."""
    year, number = month
    return year + (1 if number == 12 and other == 1 else -1 if number == 1 and other == 12 else 0)


def date_problems(line: DayLine, dates: Mapping[int, date], month: tuple[int, int]) -> list[Problem]:
    """Return what is wrong with a row of days: a day left out, doubled, out of order, or that the month has not."""
    view, problems = line.view, []
    for column, mark in line.marks.items():
        if column not in dates and _is_used(line, column):
            values: dict[str, object] = {"day": str(mark.day), "month": f"{month[1]:02d}/{month[0]}"}
            problems.append(Problem("layout.day_beyond", values, view.table.title, view.cell(line.row, column)))
    for (before, first), (column, second) in pairwise(dates.items()):
        cell = view.cell(line.row, column)
        if second <= first:
            values = {"day": second, "other": view.cell(line.row, before)}
            problems.append(Problem("layout.day_out_of_order", values, view.table.title, cell))
        elif second > first + timedelta(days=1):
            values = {"first": first + timedelta(days=1), "last": second - timedelta(days=1)}
            problems.append(Problem("layout.days_left_out", values, view.table.title, cell))
    return problems


def _is_used(line: DayLine, column: int) -> bool:
    """Return whether anything is written under a day; templates keep an empty column 31 all the year."""
    view = line.view
    return any(view.rows[row][column] not in (None, "", 0, "0") for row in range(max(line.heads) + 1, view.height))
