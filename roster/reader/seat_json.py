"""Reads the JSON twin of the input workbook: the fields of :class:`roster.domain.Seat`, by their names."""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import ValidationError

from roster.domain import Seat
from roster.errors import InputError, Problem
from roster.reader.seat_check import check_seat
from roster.reader.seat_issue import Path as Place
from roster.reader.seat_refusals import refusal


def read_json(path: Path) -> Seat:
    """Return the seat a JSON file holds.

    Raises:
        InputError: with every problem, each at its place in the file, such as ``events[3].post``.

    """
    try:
        content = path.read_text(encoding="utf-8-sig")
        json.loads(content)
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        at = (error.lineno, error.colno) if isinstance(error, json.JSONDecodeError) else (1, 1)
        raise InputError([Problem("input.not_json", {"name": path.name, "line": at[0], "column": at[1]})]) from error
    try:
        seat = Seat.model_validate_json(content)
    except ValidationError as error:
        refused = [(detail["loc"], *refusal(detail)) for detail in error.errors()]
        raise InputError([Problem(f"input.{key}", values, sheet=place(loc)) for loc, key, values in refused]) from error
    problems = [issue.problem(lambda at: (place(at), "")) for issue in check_seat(seat)]
    if problems:
        raise InputError(problems)
    return seat


def place(path: Place) -> str:
    """Return a path as programs write it: ``officers[3].unit``."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path).removeprefix(".")
