"""Reads the list of reperibilità as a person left it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from roster.domain.instance import Instance
from roster.domain.roster import OnCall
from roster.errors import InputError, Problem
from roster.messages import text
from roster.reader.plan_check import check_turn
from roster.reader.plan_grid import as_day, column_named, find_page
from roster.reader.seat_book import Book, Page
from roster.workbook.addresses import address
from roster.workbook.text import fold_code, text_of

_NEEDED = ("head.date", "head.shift", "head.matricola")


@dataclass(frozen=True)
class Turns:
    """The turns of the list, the cells with their matricola by officer and date, and what could not be read."""

    turns: tuple[OnCall, ...]
    addresses: Mapping[tuple[str, date], tuple[str, ...]]
    problems: tuple[Problem, ...]


def read_on_call(instance: Instance, book: Book) -> Turns:
    """Read the turns, in the order of the officers' dates; rows without a matricola are not turns.

    Raises:
        InputError: when the sheet or its header is not there.

    """
    page = find_page(book, "sheet.reperibilita")
    number, columns = _header(page)
    codes = {fold_code(code): code for code in instance.shift}
    turns: list[OnCall] = []
    addresses: defaultdict[tuple[str, date], tuple[str, ...]] = defaultdict(tuple)
    problems: list[Problem] = []
    for row_number, row in enumerate(page.rows[number + 1 :], start=number + 1):
        values = {key: row[column] if column < len(row) else None for key, column in columns.items()}
        officer = text_of(values["head.matricola"])
        if not officer:
            continue
        found = _turn(instance, page, row_number, columns, values, codes)
        if isinstance(found, OnCall):
            turns.append(found)
            where = address(row_number, columns["head.matricola"])
            addresses[found.officer, found.day] += (f"{page.title}!{where}",)
        else:
            problems += found
    turns.sort(key=lambda turn: (turn.day, turn.shift, turn.officer))
    return Turns(tuple(turns), dict(addresses), tuple(problems))


def _header(page: Page) -> tuple[int, dict[str, int]]:
    for number, row in enumerate(page.rows):
        columns = {key: column_named(row, key) for key in _NEEDED}
        found = {key: column for key, column in columns.items() if column is not None}
        if len(found) == len(_NEEDED):
            return number, found
        if "head.matricola" in found:
            missing = [key for key in _NEEDED if key not in found]
            raise InputError([Problem("plan.column_missing", {"column": text(key)}, page.title) for key in missing])
    raise InputError([Problem("plan.column_missing", {"column": text("head.matricola")}, page.title)])


def _turn(
    instance: Instance,
    page: Page,
    row: int,
    columns: Mapping[str, int],
    values: Mapping[str, object],
    codes: Mapping[str, str],
) -> OnCall | list[Problem]:
    """Return the turn of a row, or what is wrong with it."""
    day, written = as_day(values["head.date"]), text_of(values["head.shift"])
    officer, shift = text_of(values["head.matricola"]), codes.get(fold_code(written), written)
    where = {key: address(row, column) for key, column in columns.items()}
    places = where["head.matricola"], where["head.shift"]
    problems = list(check_turn(instance, officer, shift, page.title, places))
    if not isinstance(values["head.matricola"], str):
        problems = [Problem("plan.matricola_not_text", {"id": officer}, page.title, where["head.matricola"])]
    if day is None or day not in instance.days_in_month:
        value = text_of(values["head.date"]) if day is None else day
        problems.append(Problem("plan.date_unreadable", {"value": value}, page.title, where["head.date"]))
        return problems
    return problems or OnCall(officer=officer, day=day, shift=shift)
