"""Days that take two columns each: programmed and worked side by side, or the shift beside its post."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import Literal

from roster.errors import Problem
from roster.foreign.layouts.day_line import DayLine
from roster.foreign.layouts.headings import Heading, heading_of, layer_of
from roster.foreign.written import Layer

Part = Layer | Literal["shift", "post", "unknown"]


def with_parts(line: DayLine) -> DayLine:
    """Return the row of days with the row below it that tells apart the columns of each, if days are so wide."""
    row = max(line.heads) + 1
    if row >= line.view.height or any(len(columns_of(line, column)) == 1 for column in line.marks):
        return line
    return replace(line, parts=row, heads=line.heads | {row})


def columns_of(line: DayLine, column: int) -> range:
    """Return the columns that a day is merged over."""
    return range(column, line.view.spans.get((line.row, column), (line.row, column))[1] + 1)


def parts_of(line: DayLine, column: int) -> tuple[tuple[int, Part], ...]:
    """Return the columns of a day with what each tells; one alone when the day takes one column."""
    columns = columns_of(line, column)
    return tuple((each, _part(line.view.text(line.parts, each) if line.parts >= 0 else "")) for each in columns)


@lru_cache(maxsize=256)
def _part(text: str) -> Part:
    """Return what a heading below the day says of its column."""
    if heading_of(text) is Heading.POST:
        return "post"
    if heading_of(text) in (Heading.SHIFT, Heading.STATUS):
        return "shift"
    return layer_of(text) or "unknown"


def part_problems(line: DayLine) -> list[Problem]:
    """Return a problem for the first day whose columns are not all told apart."""
    view = line.view
    for column in line.marks:
        parts = parts_of(line, column)
        if len(parts) > 1 and ("unknown" in [part for _, part in parts] or len({part for _, part in parts}) != 2):
            values: dict[str, object] = {"columns": f"{view.column_name(column)}-{view.column_name(parts[-1][0])}"}
            return [Problem("layout.day_over_columns", values, view.table.title, view.cell(line.row, column))]
    return []
