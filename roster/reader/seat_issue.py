"""One thing that does not fit in a seat whose single values are all sound, and where."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from roster.domain import Dated
from roster.errors import Problem

Path = tuple[str | int, ...]
"""Where a value stands in a seat: ``("officers", 3, "unit")``."""
Locate = Callable[[Path], tuple[str, str]]
"""Gives the sheet and the cell of a path; for JSON the path as text and no cell."""


@dataclass(frozen=True)
class Issue:
    """``key`` names the sentence of area ``input``; ``other`` is the place it clashes with, if any."""

    at: Path
    key: str
    values: Mapping[str, object] = field(default_factory=dict)
    other: Path | None = None

    def problem(self, locate: Locate) -> Problem:
        """Return the issue as a problem of the input, with sheet and cell."""
        sheet, cell = locate(self.at)
        values = dict(self.values)
        if self.other is not None:
            values["other"] = "!".join(filter(None, locate(self.other)))
        return Problem(f"input.{self.key}", values, sheet, cell)


@dataclass(frozen=True)
class Declared:
    """Codes declared anywhere in the input, in rows that were refused too: they are known all the same.

    None where the declarations could not all be read: what refers to them is not judged then, because one mistake
    should not show as a hundred.
    """

    units: frozenset[str] | None
    shifts: frozenset[str] | None
    posts: frozenset[str] | None
    officers: frozenset[str] | None

    def unit(self, code: str | None, at: Path) -> Iterator[Issue]:
        """Yield an issue when a unit is not declared."""
        return _unknown(code, self.units, "unknown_unit", at)

    def shift(self, code: str | None, at: Path) -> Iterator[Issue]:
        """Yield an issue when a shift is not declared."""
        return _unknown(code, self.shifts, "unknown_shift", at)

    def post(self, code: str | None, at: Path) -> Iterator[Issue]:
        """Yield an issue when a post is not declared."""
        return _unknown(code, self.posts, "unknown_post", at)

    def officer(self, code: str | None, at: Path) -> Iterator[Issue]:
        """Yield an issue when an officer is not declared."""
        return _unknown(code, self.officers, "unknown_officer", at)

    def other_parent(self, code: str | None, at: Path) -> Iterator[Issue]:
        """Yield an issue when an officer named as the other parent is not declared."""
        return _unknown(code, self.officers, "unknown_other_parent", at)


def _unknown(code: str | None, known: frozenset[str] | None, key: str, at: Path) -> Iterator[Issue]:
    if code is not None and known is not None and code not in known:
        yield Issue(at, key, {"value": code})


def repeated(keys: Iterable[tuple[str, object, Path]]) -> Iterator[Issue]:
    """Yield an issue for each key met before; each comes with what to show of it and its place."""
    seen: dict[str, Path] = {}
    for key, value, at in keys:
        if key in seen:
            yield Issue(at, "duplicate", {"value": value}, other=seen[key])
        seen.setdefault(key, at)


def reversed_dates(item: Dated, at: Path) -> Iterator[Issue]:
    """Yield an issue when a period ends before it starts."""
    if item.first is not None and item.last is not None and item.last < item.first:
        yield Issue((*at, "last"), "ends_before_start", {"first": item.first, "last": item.last})


def overlap(one: Dated, other: Dated) -> bool:
    """Return whether two periods share a day; a missing end is open."""
    starts_in_time = (one.first or date.min) <= (other.last or date.max)
    return starts_in_time and (other.first or date.min) <= (one.last or date.max)
