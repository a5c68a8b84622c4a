"""Joins the grids of one month: the units of a seat, the two fortnights, programmed and worked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from roster.calendar import days_of_month
from roster.errors import InputError, Problem
from roster.foreign.layouts.grid import Grid
from roster.foreign.layouts.view import named
from roster.foreign.written import Entry, Layer, Layout, Person, Place, Remark, Weight, Written
from roster.workbook.text import fold

Key = tuple[str, str]
_FEW = 0.2
"""Share of the people of a grid that may have days missing: who comes or goes during a month."""


@dataclass(frozen=True)
class Piece:
    """What one grid says of a month: people, their entries, empty cells too, and the dates it has room for."""

    people: Mapping[Person, Place]
    entries: tuple[Entry, ...]
    dates: frozenset[date]
    place: Place


@dataclass
class _Joined:
    """People and entries as pieces are added."""

    people: dict[Key, tuple[Person, Place]] = field(default_factory=dict)
    entries: dict[tuple[Key, date, Layer], Entry] = field(default_factory=dict)
    room: dict[Key, set[date]] = field(default_factory=dict)
    alike: list[Entry] = field(default_factory=list)
    against: dict[tuple[str, str], list[tuple[Entry, Entry]]] = field(default_factory=dict)

    def add(self, piece: Piece) -> None:
        """Add what a piece says; where it says of a person and a date what another said, keep both for a problem."""
        for person, place in piece.people.items():
            self.people.setdefault(key_of(person), (person, place))
            self.room.setdefault(key_of(person), set()).update(piece.dates)
        for entry in piece.entries:
            where = (key_of(entry.person), entry.day, entry.layer)
            other = self.entries.setdefault(where, entry)
            if other is entry or not _says(entry):
                continue
            if not _says(other):
                self.entries[where] = entry
            elif (other.words, other.shift, other.post) == (entry.words, entry.shift, entry.post):
                self.alike.append(entry)
            else:
                self.against.setdefault((other.place.sheet, entry.place.sheet), []).append((other, entry))


def key_of(person: Person) -> Key:
    """Return what makes a person one in a file: the matricola, else the name as typed but for case and accents."""
    return (person.matricola, "") if person.matricola else ("", fold(person.name))


def join(
    layout: Layout,
    month: tuple[int, int],
    pieces: Sequence[Piece],
    remarks: Iterable[Remark],
    legend: Mapping[str, str],
) -> Written:
    """Return the month that several pieces make together.

    Raises:
        InputError: when two pieces say different things of a person on a date, or when days of the month are missing.

    """
    joined = _Joined()
    for piece in pieces:
        joined.add(piece)
    problems = [*_contradictions(joined), *_missing(joined, pieces, month)]
    if problems:
        raise InputError(problems)
    first = {key: person for key, (person, _) in joined.people.items()}
    cells = [_of(first[key], entry) for (key, _, _), entry in joined.entries.items()]
    inside = tuple(entry for entry in cells if _is_in(month, entry) and _says(entry))
    around = tuple(entry for entry in cells if not _is_in(month, entry) and _says(entry))
    blanks = tuple(entry for entry in cells if _is_in(month, entry) and not _says(entry))
    told = [*remarks, *_repeated(joined), *_partly(joined, pieces, month)]
    people = dict(joined.people.values())
    return Written(layout, *month, people, inside, tuple(told), around, blanks, dict(legend))


def _of(person: Person, entry: Entry) -> Entry:
    return entry if entry.person is person else replace(entry, person=person)


def _says(entry: Entry) -> bool:
    return bool(entry.words or entry.shift or entry.post)


def _is_in(month: tuple[int, int], entry: Entry) -> bool:
    return (entry.day.year, entry.day.month) == month


def _contradictions(joined: _Joined) -> list[Problem]:
    """Return one problem for each pair of sheets that say different things, with the first cells."""
    problems = []
    for pairs in joined.against.values():
        one, other = pairs[0]
        values: dict[str, object] = {
            "name": one.person.name or one.person.matricola,
            "day": one.day,
            "other": str(one.place),
            "people": len({key_of(entry.person) for entry, _ in pairs}),
        }
        problems.append(Problem("layout.said_twice", values, other.place.sheet, other.place.cell))
    return problems


def _lacks(joined: _Joined, piece: Piece, month: tuple[int, int]) -> dict[Person, list[date]]:
    """Return the days of the month that no piece has room for, by person of a piece."""
    days = days_of_month(*month)
    found = {person: [day for day in days if day not in joined.room[key_of(person)]] for person in piece.people}
    return {person: missing for person, missing in found.items() if missing}


def _missing(joined: _Joined, pieces: Sequence[Piece], month: tuple[int, int]) -> list[Problem]:
    problems = []
    for piece in pieces:
        lacking = _lacks(joined, piece, month)
        if len(lacking) > _FEW * len(piece.people):
            missing = next(iter(lacking.values()))
            values: dict[str, object] = {
                "days": named(str(day.day) for day in missing),
                "month": f"{month[1]:02d}/{month[0]}",
            }
            problems.append(Problem("layout.days_missing", values, piece.place.sheet, piece.place.cell))
    return problems


def _partly(joined: _Joined, pieces: Sequence[Piece], month: tuple[int, int]) -> list[Remark]:
    """Return who is listed for a part of the month only."""
    people = dict.fromkeys(person for piece in pieces for person in _lacks(joined, piece, month))
    if not people:
        return []
    names = named(person.name or person.matricola for person in people)
    place = joined.people[key_of(next(iter(people)))][1]
    return [Remark(Weight.DOUBT, "layout.people_partly", {"names": names}, place)]


def _repeated(joined: _Joined) -> list[Remark]:
    if not joined.alike:
        return []
    names = named(entry.person.name or entry.person.matricola for entry in joined.alike)
    return [Remark(Weight.DOUBT, "layout.said_twice_alike", {"names": names}, joined.alike[0].place)]


def twice_in(grid: Grid) -> list[Problem]:
    """Return the people that stand in two places of one grid, both with duties."""
    seen: dict[Key, Place] = {}
    problems = []
    for person in grid.reading.people:
        other = seen.setdefault(key_of(person.person), person.place)
        if other is not person.place:
            values: dict[str, object] = {"name": person.person.name or person.person.matricola, "other": other.cell}
            problems.append(Problem("layout.person_twice", values, person.place.sheet, person.place.cell))
    return problems
