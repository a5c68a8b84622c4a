"""Which cells to decide again: people over the month, a unit over some days, some people over some weeks.

Officers and dates are drawn more often the more their cells cost.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from enum import Enum

from roster.model import Member

Key = tuple[str, date]

_SMALLEST = 30
_LARGEST = 1500
_FIRST = 1000
"""Alternatives of a neighbourhood at first: where each cell has many it must have fewer cells."""
_ALL_AT_ONCE = 300
"""Cells up to which a block is tried as a whole first: solved, it is proved best."""
_SHRINKING = 0.8
"""Most excerpts are solved at once or not at all, so that one that is not costs as much time as ten others."""
_WEEKS = (7, 10, 14)
_ACROSS = 0.35
"""Part of the neighbourhoods drawn from several units."""
_LEAST_DAYS = 3


class Kind(Enum):
    """Shape of a neighbourhood."""

    PEOPLE = "some officers, every date"
    DAYS = "every officer of a unit, some dates"
    WEEKS = "some officers, a week or two"


class Neighbourhoods:
    """Draws neighbourhoods among the free cells; a kind grows while it is solved at once and shrinks when it is not."""

    def __init__(self, cells: Mapping[Key, Sequence[int]], officers: Sequence[Member], rng: random.Random) -> None:
        self._rng = rng
        self._days: defaultdict[str, set[date]] = defaultdict(set)
        for officer_id, day in cells:
            self._days[officer_id].add(day)
        self._dates = sorted({day for _, day in cells})
        self._units: defaultdict[str, list[str]] = defaultdict(list)
        for officer in officers:
            if officer.id in self._days:
                self._units[officer.unit].append(officer.id)
        self._unit_of = {member: unit for unit, members in self._units.items() for member in members}
        self._all = len(cells)
        each = sum(map(len, cells.values())) / max(1, self._all)
        first = self._all if self._all <= _ALL_AT_ONCE else max(_SMALLEST, _FIRST / each)
        self._size = dict.fromkeys(Kind, float(first))

    @property
    def typical(self) -> float:
        """Cells of a neighbourhood, on average over the kinds."""
        return sum(self._size.values()) / len(self._size)

    def draw(self, cost: Mapping[str, float], day_cost: Mapping[date, float]) -> tuple[Kind, set[Key]]:
        """Return a neighbourhood where officers and dates that cost more are likelier."""
        kind = self._rng.choice(list(Kind))
        people = sorted(self._days)
        weights = [1.0 + cost.get(officer, 0.0) for officer in people]
        seed = self._rng.choices(people, weights)[0]
        pool = people if self._rng.random() < _ACROSS else self._units[self._unit_of[seed]]
        size = int(self._size[kind])
        if size >= self._all:
            return kind, {(officer, day) for officer in people for day in self._days[officer]}
        if kind is Kind.DAYS:
            width = max(_LEAST_DAYS, size // len(pool))
            members = self._some(pool, cost, seed, max(2, size // width))
            dates = self._window(width, day_cost)
        else:
            width = len(self._dates) if kind is Kind.PEOPLE else self._rng.choice(_WEEKS)
            members = self._some(pool, cost, seed, max(2, size // width))
            dates = self._window(width, day_cost)
        return kind, {(officer, day) for officer in members for day in self._days[officer] & dates}

    def learn(self, kind: Kind, *, solved: bool, quick: bool) -> None:
        """Make the next neighbourhoods of ``kind`` larger when this one was solved quickly, smaller when it was not."""
        factor = 1.06 if quick else 1.0 if solved else _SHRINKING
        self._size[kind] = min(_LARGEST, max(_SMALLEST, self._size[kind] * factor))

    def _some(self, pool: Sequence[str], cost: Mapping[str, float], seed: str, number: int) -> set[str]:
        """Return ``number`` officers of the pool, the seed first, then those that cost more likelier."""
        if number >= len(pool):
            return set(pool)
        drawn = sorted(pool, key=lambda officer: self._rng.random() ** (1.0 / (1.0 + cost.get(officer, 0.0))))
        return {seed, *drawn[-(number - 1) :]}

    def _window(self, width: int, day_cost: Mapping[date, float]) -> set[date]:
        if width >= len(self._dates):
            return set(self._dates)
        around = self._rng.choices(range(len(self._dates)), [1.0 + day_cost.get(day, 0.0) for day in self._dates])[0]
        first = min(max(0, around - self._rng.randrange(width)), len(self._dates) - width)
        return set(self._dates[first : first + width])
