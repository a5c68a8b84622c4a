"""Finds how a file lays its roster out, and reads it: the one entry of this package."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from roster.errors import InputError, Problem
from roster.foreign.asked import Asked
from roster.foreign.layouts.assignments import Listed, list_on, read_assignments
from roster.foreign.layouts.daily import read_daily
from roster.foreign.layouts.daily_sheet import day_sheets
from roster.foreign.layouts.ignored import without
from roster.foreign.layouts.persons import Sheet, grids_on, read_persons
from roster.foreign.layouts.view import named
from roster.foreign.table import Table
from roster.foreign.written import Layout, Place, Remark, Weight, Written
from roster.workbook.text import fold

_GRIDS = (Layout.PERSONS_IN_ROWS, Layout.PERSONS_IN_COLUMNS)
_NOTHING_ASKED = Asked()


def recognise(tables: Sequence[Table], asked: Asked = _NOTHING_ASKED, file_name: str = "") -> tuple[Written, ...]:
    """Return the months that a file holds, by date, as it writes them.

    A monthly grid of people and days goes before lists and daily sheets: those are told and left. ``file_name`` says
    the month where nothing else does. A hidden sheet is read when ``asked`` names it.

    Raises:
        InputError: when no roster is found, when two could be the one, or with every cell that cannot be read.

    """
    chosen, remarks = _chosen(tables, asked)
    lists = [found for table in chosen if asked.layout in (None, Layout.ASSIGNMENTS) and (found := list_on(table))]
    listed = {found.table.title for found in lists}
    sheets = [
        grids_on(table, asked, file_name)
        for table in chosen
        if asked.layout in (None, *_GRIDS) and table.title not in listed
    ]
    if any(sheet.grids for sheet in sheets):
        remarks += _lists_left(lists)
        return _told(read_persons(sheets, asked), remarks)
    refused = [problem for sheet in sheets for each in sheet.refused for problem in each.problems]
    if refused:
        raise InputError(refused)
    if lists:
        return _told(read_assignments(lists, chosen, asked, file_name), remarks)
    daily = asked.layout in (None, Layout.DAILY_SHEETS) and not asked.days
    days = day_sheets(chosen, asked, file_name) if daily else ()
    if days:
        return _told(read_daily(days, chosen, asked), remarks)
    raise InputError([_nothing_found(chosen, sheets, asked)])


def _told(found: tuple[Written, ...], remarks: Sequence[Remark]) -> tuple[Written, ...]:
    return tuple(replace(written, remarks=(*written.remarks, *remarks)) for written in found)


def _chosen(tables: Sequence[Table], asked: Asked) -> tuple[list[Table], list[Remark]]:
    """Return the sheets to read and what to tell of the others.

    Raises:
        InputError: when a sheet that a map names is not there.

    """
    by_name = {fold(table.title): table for table in tables}
    unknown = [name for name in (*asked.sheets, *asked.ignored_sheets) if fold(name) not in by_name]
    if unknown:
        there = named(f"«{table.title}»" for table in tables)
        raise InputError([Problem("layout.sheet_missing", {"sheet": name, "there": there}) for name in unknown])
    wanted = {fold(name) for name in asked.sheets}
    unwanted = {fold(name) for name in asked.ignored_sheets}
    chosen, remarks = [], []
    for table in tables:
        name = fold(table.title)
        if name in unwanted or (wanted and name not in wanted):
            continue
        if table.hidden and name not in wanted:
            remarks.append(Remark(Weight.DOUBT, "layout.hidden_sheet", {"sheet": table.title}, Place(table.title, "")))
            continue
        chosen.append(without(table, asked.ignored))
    return chosen, remarks


def _lists_left(lists: Sequence[Listed]) -> list[Remark]:
    if not lists:
        return []
    sheets = named(f"«{found.table.title}»" for found in lists)
    return [Remark(Weight.DOUBT, "layout.lists_left", {"sheets": sheets}, Place(lists[0].table.title, ""))]


def _nothing_found(tables: Sequence[Table], sheets: Sequence[Sheet], asked: Asked) -> Problem:
    """Return what was looked for and what came nearest."""
    numbers = [grid for sheet in sheets for grid in sheet.numbers]
    if numbers:
        where = numbers[0].view.place(numbers[0].line.row, numbers[0].line.first)
        return Problem("layout.only_numbers", {}, where.sheet, where.cell)
    lines = [each.line for sheet in sheets for each in sheet.refused]
    if lines:
        line = max(lines, key=lambda line: len(line.marks))
        where = line.view.place(line.row, line.first)
        return Problem("layout.nobody_named", {"days": len(line.marks)}, where.sheet, where.cell)
    if asked.days:
        return Problem("layout.days_not_there", {"line": asked.days})
    titles = named(f"«{table.title}»" for table in tables) or "-"
    return Problem("layout.no_roster", {"sheets": titles})
