"""Reads the JSON twin of the input workbook: the fields of :class:`roster.domain.Seat`, by their names."""

from __future__ import annotations

import json
from collections.abc import Iterator
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
        line, column = map(str, at)
        raise InputError([Problem("input.not_json", {"name": path.name, "line": line, "column": column})]) from error
    try:
        seat = Seat.model_validate_json(content)
    except ValidationError as error:
        raise InputError(list(_refused(error))) from error
    problems = [issue.problem(lambda at: ("", place(at))) for issue in check_seat(seat)]
    if problems:
        raise InputError(problems)
    return seat


def _refused(error: ValidationError) -> Iterator[Problem]:
    details = error.errors()
    for detail in details:
        at = detail["loc"]
        within = any(other["loc"][: len(at)] == at and len(other["loc"]) > len(at) for other in details)
        if detail["type"] == "too_short" and within:
            continue  # a list is called too short when its items are wrong, and they have their own lines
        key, values = refusal(detail)
        yield Problem(f"input.{key}", values, cell=place(at))


def place(path: Place) -> str:
    """Return a path as programs write it: ``officers[3].unit``."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path).removeprefix(".")
