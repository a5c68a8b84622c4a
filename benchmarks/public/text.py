"""What the parsers of public formats share: a line that cannot be read is told by file and number."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TypeVar

_Row = TypeVar("_Row")
_Made = TypeVar("_Made")


class FormatError(Exception):
    """A file is not in the format it should have; the message names file and line."""

    def __init__(self, path: Path, line: int, problem: str) -> None:
        super().__init__(f"{path.name}, line {line}: {problem}")


def lines_of(path: Path) -> list[tuple[int, str]]:
    """Return the lines that hold something, without blanks around them, each with its number from 1."""
    text = path.read_text(encoding="utf-8")
    return [(number, line.strip()) for number, line in enumerate(text.splitlines(), 1) if line.strip()]


def each(path: Path, rows: Iterable[tuple[int, _Row]], made: Callable[[_Row], _Made]) -> list[_Made]:
    """Return what ``made`` makes of each row, given with the number of its line.

    Raises:
        FormatError: when ``made`` raises a ValueError or LookupError, for the line where it does.

    """
    found = []
    for number, row in rows:
        try:
            found.append(made(row))
        except (ValueError, LookupError) as error:
            raise FormatError(path, number, f"cannot be read: {error}") from error
    return found
