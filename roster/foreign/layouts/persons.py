"""Rosters with people in rows or in columns: the grids of all sheets, by month."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from roster.errors import InputError, Problem
from roster.foreign.asked import Asked
from roster.foreign.layouts.grid import Grid, Refused, find_grids, grids_of
from roster.foreign.layouts.grid_entries import read_entries
from roster.foreign.layouts.grid_remarks import column_problems, remarks_of, side_by_side
from roster.foreign.layouts.headings import is_legend, layer_in, layers_in
from roster.foreign.layouts.joined import Piece, join, key_of, twice_in
from roster.foreign.layouts.legend import legend_of
from roster.foreign.layouts.month_names import months_of
from roster.foreign.layouts.view import View, named
from roster.foreign.table import Position, Table
from roster.foreign.written import Layer, Layout, Person, Place, Remark, Weight, Written
from roster.workbook.text import fold

_SHORTEST_MONTH = 28
_LONGEST_NOTE = 160
_NO_UNIT = ("foglio", "sheet", "turni", "servizi", "roster", "brogliaccio", "quindicina", "dati", "pagina", "page")


@dataclass(frozen=True)
class Sheet:
    """A sheet with the grids found on it."""

    table: Table
    grids: tuple[Grid, ...]
    refused: tuple[Refused, ...]
    numbers: tuple[Grid, ...] = ()
    """Grids of numbers only: counts, unless a map says that they are the roster."""


def grids_on(table: Table, asked: Asked, file_name: str) -> Sheet:
    """Return the grids of a sheet, upright or turned.

    Raises:
        InputError: when the sheet can be read both ways.

    """
    ways = []
    for turned, layout in ((False, Layout.PERSONS_IN_ROWS), (True, Layout.PERSONS_IN_COLUMNS)):
        if asked.layout in (None, layout):
            ways.append(find_grids(View(table, turned), asked, file_name))
    readable = [found for found in ways if _worded(found, asked)]
    for better in (_spans_a_month, _dated, _sound):
        if len(readable) > 1:
            readable = [found for found in readable if better(grids_of(found))] or readable
    if len(readable) > 1:
        one, other = (_worded(found, asked)[0] for found in readable)
        values: dict[str, object] = {"other": other.view.cell(other.line.row, other.line.first)}
        cell = one.view.cell(one.line.row, one.line.first)
        raise InputError([Problem("layout.two_ways", values, table.title, cell)])
    if readable:
        refused = tuple(each for each in readable[0] if isinstance(each, Refused))
        return Sheet(table, tuple(_worded(readable[0], asked)), refused)
    numbers = tuple(grid for found in ways for grid in grids_of(found))
    return Sheet(table, (), tuple(_nearest(ways)), numbers)


def _worded(found: Sequence[Grid | Refused], asked: Asked) -> list[Grid]:
    """Return the grids that hold duties; one of numbers only when a map says that it is the roster."""
    return [grid for grid in grids_of(found) if asked.layout or grid.holds_words]


def _spans_a_month(grids: Sequence[Grid]) -> bool:
    return any(len(grid.line.marks) >= _SHORTEST_MONTH for grid in grids)


def _dated(grids: Sequence[Grid]) -> bool:
    """Return whether the days say more than a number: people numbered 1, 2, 3 at the left of a grid never do."""
    return any(mark.month or mark.weekdays for grid in grids for mark in grid.line.marks.values())


def _sound(grids: Sequence[Grid]) -> bool:
    return not any(grid.problems for grid in grids)


def _nearest(ways: Sequence[Sequence[Grid | Refused]]) -> list[Refused]:
    """Return what comes nearest to a grid where none could be read: the way with the longest rows of days."""
    refused = [[each for each in found if isinstance(each, Refused)] for found in ways]
    return max(refused, key=lambda found: max((len(each.line.marks) for each in found), default=0), default=[])


def read_persons(sheets: Sequence[Sheet], asked: Asked) -> tuple[Written, ...]:
    """Return the months that the grids make, each with its people, entries and remarks.

    Raises:
        InputError: with everything that cannot be read, or that two grids say against each other.

    """
    grids = [grid for sheet in sheets for grid in sheet.grids]
    problems = [problem for sheet in sheets for each in sheet.refused for problem in each.problems]
    problems += [problem for grid in grids for problem in (*grid.problems, *twice_in(grid), *column_problems(grid))]
    months = sorted({grid.decided.month for grid in grids})
    if asked.month is not None and months and asked.month not in months:
        problems += [_not_asked(grid, asked.month) for grid in grids[:1]]
    found = []
    for month in months:
        if asked.month in (None, month):
            try:
                found.append(_month(month, sheets, asked, problems))
            except InputError as error:
                problems += error.problems
    if problems:
        raise InputError(problems)
    return tuple(found)


def _not_asked(grid: Grid, asked: tuple[int, int]) -> Problem:
    year, month = grid.decided.month
    values: dict[str, object] = {"month": f"{month:02d}/{year}", "asked": f"{asked[1]:02d}/{asked[0]}"}
    return Problem("layout.month_not_asked", values, grid.decided.place.sheet, grid.decided.place.cell)


def _month(month: tuple[int, int], sheets: Sequence[Sheet], asked: Asked, problems: list[Problem]) -> Written:
    pieces: list[Piece] = []
    remarks: list[Remark] = []
    legend: dict[str, str] = {}
    layouts: list[Layout] = []
    for sheet in sheets:
        here = [grid for grid in sheet.grids if grid.decided.month == month]
        if not here and (sheet.grids or not is_legend(sheet.table.title)):
            continue
        problems += [problem for grid in here for problem in side_by_side(grid)]
        layers = asked.layers or _layers_said(sheet)
        meanings, cells = _legend(sheet)
        legend = {**meanings, **legend}
        for grid in here:
            read = read_entries(grid, layers)
            problems += read.problems
            remarks += [*remarks_of(grid, len({entry.place for entry in read.entries})), *read.remarks]
            place = grid.view.place(grid.line.row, grid.line.first)
            people = {row.person: row.place for row in grid.reading.people}
            pieces.append(Piece(people, (*read.entries, *read.blanks), frozenset(grid.dates.values()), place))
            layouts.append(grid.layout)
        if meanings:
            values = {"codes": named(meanings), "cells": named(cells)}
            remarks.append(Remark(Weight.UNDERSTOOD, "layout.legend_read", values, Place(sheet.table.title, cells[0])))
        remarks += notes_of(sheet.table)
    remarks += _others(month, sheets)
    return join(layouts[0], month, _with_units(pieces), remarks, legend)


def _layers_said(sheet: Sheet) -> tuple[Layer, ...]:
    """Return what a note, a title or a legend of the sheet says of two rows or two lines."""
    texts = (str(value) for row in sheet.table.rows for value in row if isinstance(value, str))
    return next((layers for text in texts if len(text) <= _LONGEST_NOTE and (layers := layers_in(text))), ())


def _legend(sheet: Sheet) -> tuple[Mapping[str, str], list[str]]:
    taken = {position for grid in sheet.grids for position in _taken(grid)}
    view = View(sheet.table)
    cells = [position for position in product(range(view.height), range(view.width)) if position not in taken]
    legend = legend_of(view, cells, whole=is_legend(sheet.table.title))
    return legend.meanings, [view.cell(*position) for position in legend.cells]


def _taken(grid: Grid) -> Iterator[Position]:
    """Yield the cells of a grid, as positions of the sheet upright."""
    kept = {*grid.columns.naming, *grid.dates, *range(grid.line.first, grid.line.last + 1)}
    for row, column in product((*grid.rows, *grid.line.heads), kept):
        yield (column, row) if grid.view.turned else (row, column)


def notes_of(table: Table) -> Iterator[Remark]:
    """Yield the comments on cells: kept apart, never read as duties; the last remark tells how many more."""
    listed = list(table.notes.items())
    for (row, column), text in listed[:8]:
        values = {"text": " ".join(text.split())}
        yield Remark(Weight.PASSED_OVER, "layout.note_left", values, Place(table.title, table.address(row, column)))
    if len(listed) > 8:
        values = {"cells": named(table.address(row, column) for (row, column), _ in listed[8:])}
        yield Remark(Weight.PASSED_OVER, "layout.notes_left_more", values, Place(table.title, ""))


def _others(month: tuple[int, int], sheets: Sequence[Sheet]) -> Iterator[Remark]:
    """Yield the sheets that are no part of the month."""
    titles = [sheet.table.title for sheet in sheets if not sheet.grids and any(map(any, sheet.table.rows))]
    if titles:
        yield Remark(Weight.PASSED_OVER, "layout.sheets_left", {"sheets": named(f"«{title}»" for title in titles)})
    counts = {f"{grid.decided.month[1]:02d}/{grid.decided.month[0]}" for sheet in sheets for grid in sheet.grids}
    if len(counts) > 1:
        values = {"months": named(sorted(counts)), "month": f"{month[1]:02d}/{month[0]}"}
        yield Remark(Weight.UNDERSTOOD, "layout.several_months", values)


def _with_units(pieces: Sequence[Piece]) -> list[Piece]:
    """Give people the name of their sheet for a unit, where sheets part the people of a month among them."""
    by_sheet: dict[str, set[tuple[str, str]]] = {}
    for piece in pieces:
        by_sheet.setdefault(piece.place.sheet, set()).update(map(key_of, piece.people))
    everybody = [key for keys in by_sheet.values() for key in keys]
    parted = len(by_sheet) > 1 and len(everybody) == len(set(everybody))
    return [_in_unit(piece) if parted and _names_unit(piece.place.sheet) else piece for piece in pieces]


def _names_unit(title: str) -> bool:
    folded = fold(title)
    generic = folded.startswith(_NO_UNIT) or not any(char.isalpha() for char in folded)
    return not generic and not months_of(title) and layer_in(title) is None


def _in_unit(piece: Piece) -> Piece:
    def placed(person: Person) -> Person:
        return person if person.unit else replace(person, unit=piece.place.sheet)

    people = {placed(person): place for person, place in piece.people.items()}
    entries = tuple(replace(entry, person=placed(entry.person)) for entry in piece.entries)
    return replace(piece, people=people, entries=entries)
