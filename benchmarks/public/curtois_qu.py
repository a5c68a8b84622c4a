"""The staff scheduling instances of T. Curtois and R. Qu (technical report, 2014), and their text format.

Sections of comma-separated fields; ``#`` starts a comment line. Days are numbered from 0, a Monday.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.public.text import FormatError, each, lines_of


@dataclass(frozen=True)
class Shift:
    """A shift type: its length, and the shifts that must not be worked on the next day."""

    id: str
    minutes: int
    not_next: frozenset[str]


@dataclass(frozen=True)
class Employee:
    """Hard limits of one person over the horizon. Runs are counted in days, whatever the shifts."""

    id: str
    most_of: Mapping[str, int]
    """At most so many of each shift type; 0 where not qualified."""
    most_minutes: int
    least_minutes: int
    longest_run: int
    shortest_run: int
    shortest_rest: int
    most_weekends: int
    days_off: frozenset[int] = field(default=frozenset(), kw_only=True)


@dataclass(frozen=True)
class Request:
    """A wish about one shift on one day; ``weight`` is the price of not granting it."""

    employee: str
    day: int
    shift: str
    weight: int


@dataclass(frozen=True)
class Cover:
    """People wanted in a shift of a day; ``under`` and ``over`` are the prices of one too few and one too many."""

    day: int
    shift: str
    required: int
    under: int
    over: int


@dataclass(frozen=True)
class CurtoisQu:
    """One instance."""

    days: int
    shifts: Mapping[str, Shift]
    staff: Mapping[str, Employee]
    wanted: tuple[Request, ...]
    unwanted: tuple[Request, ...]
    cover: tuple[Cover, ...]


_Row = tuple[str, ...]
_Rows = list[tuple[int, _Row]]
_FIELDS = {
    "SECTION_HORIZON": 1,
    "SECTION_SHIFTS": 3,
    "SECTION_STAFF": 8,
    "SECTION_DAYS_OFF": None,
    "SECTION_SHIFT_ON_REQUESTS": 4,
    "SECTION_SHIFT_OFF_REQUESTS": 4,
    "SECTION_COVER": 5,
}
"""Fields of a line of each section; None where they vary."""


def read_curtois_qu(path: Path) -> CurtoisQu:
    """Return the instance of a file.

    Raises:
        FormatError: when a section is missing, or a line has the wrong fields or names something unknown.

    """
    sections = _sections(path)
    days = each(path, sections["SECTION_HORIZON"], lambda row: int(row[0]))
    if len(days) != 1 or days[0] < 1 or days[0] % 7:
        raise FormatError(path, 1, "SECTION_HORIZON must be one whole number of weeks, in days")
    shifts = {shift.id: shift for shift in each(path, sections["SECTION_SHIFTS"], _shift)}
    off = dict(each(path, sections["SECTION_DAYS_OFF"], lambda row: (row[0], frozenset(map(int, row[1:])))))
    staff = {one.id: one for one in each(path, sections["SECTION_STAFF"], lambda row: _employee(row, off))}
    wanted = each(path, sections["SECTION_SHIFT_ON_REQUESTS"], lambda row: _request(row, staff, shifts, days[0]))
    unwanted = each(path, sections["SECTION_SHIFT_OFF_REQUESTS"], lambda row: _request(row, staff, shifts, days[0]))
    cover = each(path, sections["SECTION_COVER"], lambda row: _cover(row, shifts, days[0]))
    return CurtoisQu(days[0], shifts, staff, tuple(wanted), tuple(unwanted), tuple(cover))


def _sections(path: Path) -> dict[str, _Rows]:
    found: dict[str, _Rows] = {}
    current: str | None = None
    for number, line in lines_of(path):
        if line.startswith("#"):
            continue
        if line.startswith("SECTION_"):
            if line not in _FIELDS:
                raise FormatError(path, number, f"unknown section {line}")
            current = line
            found[current] = []
        elif current is None:
            raise FormatError(path, number, "text before the first section")
        else:
            row = tuple(field.strip() for field in line.split(","))
            expected = _FIELDS[current]
            if expected is not None and len(row) != expected:
                raise FormatError(path, number, f"{current} needs {expected} fields, not {len(row)}")
            found[current].append((number, row))
    if missing := [name for name in _FIELDS if name not in found]:
        raise FormatError(path, 1, f"no {', '.join(missing)}")
    return found


def _shift(row: _Row) -> Shift:
    return Shift(row[0], int(row[1]), frozenset(filter(None, row[2].split("|"))))


def _employee(row: _Row, off: Mapping[str, frozenset[int]]) -> Employee:
    limits = (entry.split("=") for entry in row[1].split("|"))
    most_of = {shift: int(most) for shift, most in limits}
    return Employee(row[0], most_of, *map(int, row[2:]), days_off=off.get(row[0], frozenset()))


def _request(row: _Row, staff: Mapping[str, Employee], shifts: Mapping[str, Shift], days: int) -> Request:
    return Request(staff[row[0]].id, _day(row[1], days), shifts[row[2]].id, int(row[3]))


def _cover(row: _Row, shifts: Mapping[str, Shift], days: int) -> Cover:
    return Cover(_day(row[0], days), shifts[row[1]].id, *map(int, row[2:]))


def _day(field: str, days: int) -> int:
    day = int(field)
    if not 0 <= day < days:
        raise ValueError(f"day {day} is outside the horizon")
    return day
