"""What a person should know of how a grid was read: what it is, what was left out of it, what is hidden in it."""

from __future__ import annotations

from collections.abc import Iterator

from roster.errors import Problem
from roster.foreign.layouts.day_parts import columns_of
from roster.foreign.layouts.grid import Grid
from roster.foreign.layouts.headings import is_unit
from roster.foreign.layouts.view import named
from roster.foreign.layouts.which_month import Source
from roster.foreign.table import Value
from roster.foreign.written import Place, Remark, Weight

_SHORTEST_MONTH = 28


def remarks_of(grid: Grid, cells: int) -> Iterator[Remark]:
    """Yield the remarks of a grid; ``cells`` is how many cells of it say something."""
    view, line, reading = grid.view, grid.line, grid.reading
    year, month = grid.decided.month
    sheet = Place(view.table.title, "")
    values: dict[str, object] = {"days": _span(grid), "month": f"{month:02d}/{year}"}
    people = {
        "people": len(reading.people),
        "cells": cells,
        "names": _columns(grid, tuple(sorted(grid.columns.naming))),
    }
    yield Remark(
        Weight.UNDERSTOOD, f"layout.grid_{_side(grid)}", {**values, **people}, view.place(line.row, line.first)
    )
    decided = grid.decided
    if decided.source in (Source.TITLE, Source.SHEET, Source.ASKED):
        said = {"month": values["month"], "text": decided.text}
        yield Remark(Weight.UNDERSTOOD, f"layout.month_{decided.source.value}", said, decided.place)
    yield from decided.remarks
    certain = [row for row in reading.units if is_unit(grid.label(row))]
    for key, weight, rows in (
        ("units_read", Weight.UNDERSTOOD, certain),
        ("titles_read", Weight.DOUBT, [row for row in reading.units if row not in certain]),
    ):
        if rows:
            texts = named(f"«{grid.label(row)}»" for row in rows)
            yield Remark(weight, f"layout.{key}", {"lines": _rows(grid, rows), "texts": texts}, sheet)
    yield from _no_days(grid)
    yield from _left_out(grid)
    yield from _hidden(grid)


def _side(grid: Grid) -> str:
    return "turned" if grid.view.turned else "upright"


def _span(grid: Grid) -> str:
    view, line = grid.view, grid.line
    return f"{view.cell(line.row, line.first)}:{view.cell(line.row, max(grid.dates, default=line.first))}"


def _rows(grid: Grid, rows: list[int]) -> str:
    return named(grid.view.row_name(row) for row in rows)


def _columns(grid: Grid, columns: tuple[int, ...]) -> str:
    return named(grid.view.column_name(column) for column in columns)


def _no_days(grid: Grid) -> Iterator[Remark]:
    """Yield the headings of days that the month has not, over columns left empty."""
    line, (year, month) = grid.line, grid.decided.month
    columns = [column for column in line.marks if column not in grid.dates]
    if columns:
        values: dict[str, object] = {
            "days": named(str(line.marks[column].day) for column in columns),
            "month": f"{month:02d}/{year}",
        }
        yield Remark(Weight.PASSED_OVER, "layout.no_such_day", values, grid.view.place(line.row, columns[0]))


def _left_out(grid: Grid) -> Iterator[Remark]:
    """Yield what stands in the grid and is no part of the roster."""
    view, reading = grid.view, grid.reading
    if reading.counts:
        labels = named(f"«{grid.label(row)}»" for row in reading.counts)
        values = {"lines": _rows(grid, reading.counts), "labels": labels}
        place = view.place(reading.counts[0], grid.columns.naming[0])
        yield Remark(Weight.DOUBT, "layout.counts_left", values, place)
    for key, rows in (("totals", reading.totals), ("notes", reading.notes)):
        if rows:
            first = next((c for c in range(view.width) if view.own_text(rows[0], c)), 0)
            values = {"lines": _rows(grid, rows), "text": view.text(rows[0], first)}
            yield Remark(Weight.PASSED_OVER, f"layout.{key}_left", values, view.place(rows[0], first))
    columns = sorted([*(c for c in grid.columns.others if _stands(grid, c)), *between(grid)])
    if columns:
        texts = [_heading(grid, column) for column in columns]
        headings = named(f"«{text}»" for text in texts if text) or "-"
        values = {"lines": named(view.column_name(column) for column in columns), "headings": headings}
        key = "layout.columns_left_turned" if view.turned else "layout.columns_left"
        yield Remark(Weight.PASSED_OVER, key, values, Place(view.table.title, ""))


def between(grid: Grid) -> list[int]:
    """Return the columns among the days that are no day and hold something."""
    line = grid.line
    taken = {each for column in line.marks for each in columns_of(line, column)}
    return [c for c in range(line.first, line.last + 1) if c not in taken and _stands(grid, c)]


def _stands(grid: Grid, column: int) -> bool:
    return any(grid.view.own_text(row, column) for row in grid.rows)


def _heading(grid: Grid, column: int) -> str:
    texts = [grid.view.text(row, column) for row in sorted(grid.line.heads, reverse=True)]
    return next(filter(None, texts), grid.columns.headings.get(column, ""))


def column_problems(grid: Grid) -> Iterator[Problem]:
    """Yield the columns among the days that hold words and have no heading: whose day they are is not said."""
    view = grid.view
    for column in between(grid):
        words = [row for row in grid.rows if _is_word(view.rows[row][column])]
        if words and not _heading(grid, column):
            values: dict[str, object] = {"value": view.text(words[0], column)}
            cell = view.cell(grid.line.row, column)
            yield Problem("layout.column_without_day", values, view.table.title, cell)


def _is_word(value: Value) -> bool:
    return isinstance(value, str) and bool(value.strip()) and not value.strip().isdigit()


def _hidden(grid: Grid) -> Iterator[Remark]:
    """Yield the people and the days that stand in the file and are not seen on the sheet."""
    view = grid.view
    people = [person for person in grid.reading.people if view.hidden_rows & set(person.rows)]
    if people:
        names = named(person.person.name or person.person.matricola for person in people)
        lines = _rows(grid, sorted(view.hidden_rows & set(grid.rows)))
        yield Remark(Weight.DOUBT, "layout.hidden_people", {"lines": lines, "names": names}, people[0].place)
    columns = sorted(view.hidden_columns & grid.dates.keys())
    if columns:
        days = named(f"{grid.dates[column]:%d/%m}" for column in columns)
        values = {"lines": _columns(grid, tuple(columns)), "days": days}
        yield Remark(Weight.DOUBT, "layout.hidden_days", values, view.place(grid.line.row, columns[0]))


def side_by_side(grid: Grid) -> Iterator[Problem]:
    """Yield a problem when whole months stand one beside the other and nothing says which is which."""
    around = [column for column, day in grid.dates.items() if (day.year, day.month) != grid.decided.month]
    if len(around) >= _SHORTEST_MONTH:
        view = grid.view
        cell = view.cell(grid.line.row, around[0])
        yield Problem("layout.months_side_by_side", {}, view.table.title, cell)
