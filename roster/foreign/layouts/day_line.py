"""Finds the rows of days: where a sheet counts the days of a month, however it writes them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from roster.foreign.layouts.day_marks import DayMark, day_marks, weekdays_of
from roster.foreign.layouts.view import View

FEWEST_DAYS = 7
_SHORTEST_MONTH = 28
_NEAR = 2
"""Rows above or below the days where the letters of the week, or a second line of days, may stand."""
_MOSTLY = 0.7


@dataclass(frozen=True)
class DayLine:
    """A row of days. ``marks`` are by column, in order; ``heads`` all the rows that say the days or their letters.

    ``parts`` is the row below the days that tells apart the columns of each, -1 when a day takes one column.
    """

    view: View
    row: int
    marks: Mapping[int, DayMark]
    heads: frozenset[int]
    parts: int = -1

    @property
    def first(self) -> int:
        """Return the column of the first day."""
        return min(self.marks)

    @property
    def last(self) -> int:
        """Return the last column of the last day."""
        column = max(self.marks)
        return self.view.spans.get((self.row, column), (self.row, column))[1]


def follows(before: int, after: int) -> bool:
    """Return whether a day comes right after another, across the end of a month too."""
    return after == before + 1 or (after == 1 and before >= _SHORTEST_MONTH)


def day_lines(view: View) -> tuple[DayLine, ...]:
    """Return every row of days of a sheet, from the top; two rows that say the same days are one."""
    found: list[DayLine] = []
    for row in range(view.height):
        line = line_at(view, row)
        if line is None:
            continue
        if found and row - found[-1].row <= _NEAR and _same_days(found[-1], line):
            found[-1] = _joined(found[-1], line)
        else:
            found.append(line)
    return tuple(_with_weekdays(line) for line in found)


def line_at(view: View, row: int) -> DayLine | None:
    """Return the days that stand in a row; None when it is no row of days."""
    values = view.rows[row]
    if sum(value is not None and value != "" for value in values) < FEWEST_DAYS:
        return None
    marks = _core(day_marks(values))
    if len(marks) < FEWEST_DAYS or not _weekdays_run(tuple(marks.values())) or _begins_again(marks):
        return None
    beyond = _counted_on(view, row, marks)
    if beyond > 1:
        return None
    more = {max(marks) + 1: DayMark(marks[max(marks)].day + 1)} if beyond else {}
    return DayLine(view, row, {**marks, **more}, frozenset({row}))


def _core(marks: Mapping[int, DayMark]) -> dict[int, DayMark]:
    """Keep the marks from the first to the last that count on; nothing when most do not count on."""
    listed = list(marks.items())
    steps = [follows(before.day, after.day) for (_, before), (_, after) in pairwise(listed)]
    if True not in steps:
        return {}
    first, last = steps.index(True), len(steps) - 1 - steps[::-1].index(True)
    inside = steps[first : last + 1]
    return dict(listed[first : last + 2]) if sum(inside) >= _MOSTLY * len(inside) else {}


def _counted_on(view: View, row: int, marks: Mapping[int, DayMark]) -> int:
    """Return how far the count goes on past 31: by one, a day too many; by more, people numbered 1 to 60."""
    last = max(marks)
    beyond = 0
    for column in range(last + 1, min(last + 3, view.width)):
        if view.own_text(row, column) != str(marks[last].day + beyond + 1):
            break
        beyond += 1
    return beyond


def _weekdays_run(marks: Sequence[DayMark]) -> bool:
    """Tell days of the week that follow one another from ``S1, S2``, sections, and from ``M, M``, mornings."""
    told = [(number, mark.weekdays) for number, mark in enumerate(marks) if mark.weekdays]
    running = max(sum((number + first) % 7 in days for number, days in told) for first in range(7))
    return running >= _MOSTLY * len(told)


def _begins_again(marks: Mapping[int, DayMark]) -> bool:
    """Tell the days of a month from pages of one person each below one another, all with the same dates."""
    dates = [mark for mark in marks.values() if mark.month or mark.weekdays]
    return len(dates) - len(set(dates)) >= FEWEST_DAYS


def _same_days(one: DayLine, other: DayLine) -> bool:
    return {c: m.day for c, m in one.marks.items()} == {c: m.day for c, m in other.marks.items()}


def _joined(one: DayLine, other: DayLine) -> DayLine:
    """Return two rows of the same days as one, each telling what the other does not; the people begin below both."""
    marks = {
        column: DayMark(
            mark.day,
            mark.month or other.marks[column].month,
            mark.year or other.marks[column].year,
            mark.weekdays or other.marks[column].weekdays,
        )
        for column, mark in one.marks.items()
    }
    return DayLine(one.view, other.row, marks, one.heads | other.heads)


def _with_weekdays(line: DayLine) -> DayLine:
    """Add what a row of letters above or below says of the days of the week."""
    view = line.view
    for row in range(max(0, min(line.heads) - _NEAR), min(view.height, max(line.heads) + _NEAR + 1)):
        if row in line.heads:
            continue
        said = {column: weekdays_of(view.at(row, column)) for column in line.marks}
        if sum(map(bool, said.values())) < _MOSTLY * len(line.marks):
            continue
        marks = {column: replace(mark, weekdays=mark.weekdays or said[column]) for column, mark in line.marks.items()}
        if _weekdays_run(tuple(marks.values())):
            return replace(line, marks=marks, heads=line.heads | {row})
    return line
