"""What the options say, read from text, with every complaint kept for the end."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TypeVar

from roster.errors import InputError, Problem

_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})")
_ITALIAN = re.compile(r"(?P<month>\d{1,2})/(?P<year>\d{4})")

_ISO_DAY = re.compile(_ISO.pattern + r"-(?P<day>\d{1,2})")
_ITALIAN_DAY = re.compile(r"(?P<day>\d{1,2})/" + _ITALIAN.pattern)

Parsed = TypeVar("Parsed")


class Complaints:
    """Collects the problems of several steps, so that a person mends them in one go."""

    def __init__(self) -> None:
        self._problems: list[Problem] = []

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Keep the problems of the steps inside instead of stopping at them."""
        try:
            yield
        except InputError as error:
            self._problems.extend(error.problems)

    def read(self, parse: Callable[[str], Parsed], typed: str | None, otherwise: Parsed) -> Parsed:
        """Return what was typed as ``parse`` reads it; ``otherwise`` where nothing was typed, or nothing usable."""
        if typed is not None:
            with self.kept():
                return parse(typed)
        return otherwise

    def raise_any(self) -> None:
        """Raise :class:`InputError` with everything kept, if anything was."""
        if self._problems:
            raise InputError(self._problems)


def parse_month(value: str) -> tuple[int, int]:
    """Return year and month of ``2026-12`` or ``12/2026``.

    Raises:
        InputError: when it is neither, or is not a month between 2000 and 2100.

    """
    found = _ISO.fullmatch(value.strip()) or _ITALIAN.fullmatch(value.strip())
    if found is None:
        raise InputError([Problem("cli.bad_month", {"value": value})])
    year, month = int(found["year"]), int(found["month"])
    if not (2000 <= year <= 2100 and 1 <= month <= 12):
        raise InputError([Problem("cli.bad_month", {"value": value})])
    return year, month


def parse_day(option: str, value: str) -> date:
    """Return the date of ``2026-11-23`` or ``23/11/2026``.

    Raises:
        InputError: when it is neither, or no such day exists.

    """
    found = _ISO_DAY.fullmatch(value.strip()) or _ITALIAN_DAY.fullmatch(value.strip())
    try:
        if found is not None:
            return date(int(found["year"]), int(found["month"]), int(found["day"]))
    except ValueError:
        pass
    raise InputError([Problem("cli.bad_day", {"option": option, "value": value})])


def parse_seconds(value: str) -> float:
    """Return a positive number of seconds, with point or comma.

    Raises:
        InputError: when it is not a positive number.

    """
    if not re.fullmatch(r"\d{1,6}([.,]\d+)?", value.strip()) or not (seconds := float(value.replace(",", "."))):
        raise InputError([Problem("cli.bad_seconds", {"value": value})])
    return seconds


def parse_share(option: str, value: str) -> float:
    """Return the part of 1 that a positive number of per cent is, with point or comma.

    Raises:
        InputError: when it is not a number above 0 and below 100.

    """
    if not re.fullmatch(r"\d{1,2}([.,]\d+)?", value.strip()) or not (share := float(value.replace(",", ".")) / 100):
        raise InputError([Problem("cli.bad_share", {"option": option, "value": value})])
    return share


def parse_whole(option: str, value: str, least: int) -> int:
    """Return a whole number not smaller than ``least``.

    Raises:
        InputError: when it is not one.

    """
    if not re.fullmatch(r"\d{1,9}", value.strip()) or int(value) < least:
        raise InputError([Problem("cli.bad_whole", {"option": option, "value": value, "least": least})])
    return int(value)


def check_source(path: Path) -> None:
    """Refuse an input that is missing, is a folder or cannot be opened.

    Raises:
        InputError: saying which.

    """
    if not path.exists():
        raise InputError([Problem("cli.no_such_file", {"path": path})])
    if path.is_dir():
        raise InputError([Problem("cli.is_a_folder", {"path": path})])
    try:
        path.open("rb").close()
    except OSError as error:
        raise InputError([Problem("cli.unreadable", {"path": path, "reason": error.strerror})]) from error
