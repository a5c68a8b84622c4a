"""Reads what people and programs bring: the seat's workbook or its JSON twin, and plans made before."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from roster.domain import Instance, Seat
from roster.errors import InputError, Problem

if TYPE_CHECKING:
    from roster.reader.plan import PlanFile

__all__ = ["read_instance", "read_plan", "read_seat"]


def read_seat(path: Path | str) -> Seat:
    """Return the seat that a workbook (``.xlsx``) or its JSON twin holds.

    Raises:
        InputError: when it cannot be used, with every problem found: sheet, cell, value, remedy.

    """
    from roster.reader.seat_book import is_json
    from roster.reader.seat_json import read_json
    from roster.reader.seat_workbook import read_workbook

    return read_json(Path(path)) if is_json(Path(path)) else read_workbook(Path(path))


def read_instance(path: Path | str, year: int, month: int) -> Instance:
    """Return the seat of a file in one month.

    Raises:
        InputError: as :func:`read_seat`, or when the month does not exist.

    """
    seat = read_seat(path)
    try:
        return Instance(seat=seat, year=year, month=month)
    except ValidationError as error:
        raise InputError([Problem("input.month", {"month": month, "year": str(year)})]) from error


def read_plan(path: Path | str) -> PlanFile:
    """Return the plan of an office workbook or of a JSON plan, with the address of each cell of its grid.

    Raises:
        InputError: when it cannot be read back, with every problem found.

    """
    from roster.reader.plan import read_plan_file

    return read_plan_file(Path(path))
