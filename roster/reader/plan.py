"""Reads a plan back: from its JSON, or from the office workbook with what a person changed in the grid."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from roster.domain.plan import Plan
from roster.domain.roster import Roster
from roster.errors import InputError, Problem
from roster.plan_text import SHEET, unpack
from roster.reader.plan_check import check_plan
from roster.reader.plan_grid import read_grid
from roster.reader.plan_on_call import read_on_call
from roster.reader.seat_book import Book, is_json


@dataclass(frozen=True)
class PlanFile:
    """A plan as a file holds it.

    ``addresses`` gives the cell of an officer on a date in the grid, ``turns`` those in the list of reperibilità; a
    JSON file has none.
    """

    plan: Plan
    addresses: Mapping[tuple[str, date], str] = field(default_factory=dict)
    turns: Mapping[tuple[str, date], tuple[str, ...]] = field(default_factory=dict)


def read_plan_file(path: Path) -> PlanFile:
    """Read a plan from an office workbook or a JSON file that this program wrote, edited since or not.

    In a workbook the grid and the list of reperibilità are the truth: rows sorted, columns inserted, blanks and case
    do not matter. An emptied cell is read as None, for the audit to report.

    Raises:
        InputError: with every cell that cannot be read, or the reason why the file is no plan.

    """
    if is_json(path):
        return PlanFile(_from_json(path))
    book = Book(path)
    if SHEET not in book.titles:
        raise InputError([Problem("plan.not_ours", {"name": path.name})])
    return _from_sheets(_embedded(path, book), book)


def _from_json(path: Path) -> Plan:
    try:
        plan = Plan.model_validate_json(path.read_bytes())
    except ValidationError as error:
        raise _not_a_plan(path, error) from error
    problems = tuple(check_plan(plan))
    if problems:
        raise InputError(problems)
    return plan


def _embedded(path: Path, book: Book) -> Plan:
    """Return the plan the workbook carries, as it was when it was written."""
    rows = book.page(SHEET).rows
    try:
        return unpack([str(row[0]) for row in rows if row and row[0]])
    except ValidationError as error:
        raise _not_a_plan(path, error) from error
    except ValueError as error:
        raise InputError([Problem("plan.damaged", {"name": path.name})]) from error


def _not_a_plan(path: Path, error: ValidationError) -> InputError:
    place = ".".join(str(part) for part in error.errors()[0]["loc"]) or "JSON"
    return InputError([Problem("plan.not_a_plan", {"name": path.name, "place": place})])


def _from_sheets(plan: Plan, book: Book) -> PlanFile:
    """Replace the roster of ``plan`` with the one the sheets show."""
    instance = plan.instance
    grid = read_grid(instance, book)
    turns = read_on_call(instance, book)
    problems = (*grid.problems, *turns.problems)
    if problems:
        raise InputError(problems)
    cells = {**plan.roster.cells, **grid.cells}
    roster = Roster(year=instance.year, month=instance.month, cells=cells, on_call=turns.turns)
    return PlanFile(plan.model_copy(update={"roster": roster}), grid.addresses, turns.addresses)
