"""What officers and dates cost in a roster, in the tiers that are still open: where polishing should look."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from typing import TypeVar

from roster.domain.plan import Tier
from roster.model import CellModel
from roster.search.excerpt import Statement

Whose = TypeVar("Whose")

_FEW_DATES = 7
"""Dates that a penalty may span to be blamed on each of them."""


class Costs:
    """The penalties of a model by the officer, and by the dates, that they concern."""

    def __init__(self, m: CellModel, statement: Statement) -> None:
        self._penalties = m.penalties
        self._people: dict[int, str] = {}
        self._dates: dict[int, tuple[date, ...]] = {}
        cell_of = {a.literal.index: key for key, found in m.free_alternatives.items() for a in found}
        for index in {index for tier in Tier for index in m.penalties[tier].coefficients}:
            keys = {cell_of[other] for other in statement.neighbours(index) if other in cell_of}
            officers = {officer for officer, _ in keys}
            days = {day for _, day in keys}
            if len(officers) == 1:
                self._people[index] = officers.pop()
            if 0 < len(days) <= _FEW_DATES:
                self._dates[index] = tuple(sorted(days))

    def of(self, values: Mapping[int, int], closed: Collection[Tier]) -> tuple[dict[str, float], dict[date, float]]:
        """Return the root of what each officer and each date costs in the tiers that are not ``closed``."""
        people: defaultdict[str, float] = defaultdict(float)
        dates: defaultdict[date, float] = defaultdict(float)
        for index, amount in self._weighed(values, closed):
            if index in self._people:
                people[self._people[index]] += amount
            for day in self._dates.get(index, ()):
                dates[day] += amount
        return _rooted(people), _rooted(dates)

    def _weighed(self, values: Mapping[int, int], closed: Collection[Tier]) -> Iterator[tuple[int, float]]:
        """Yield what each variable costs in the tiers that are open, the first of them as much as all the others."""
        costs = [list(self._costs(tier, values)) for tier in Tier if tier not in closed]
        totals = [sum(amount for _, amount in rows) for rows in costs]
        first = next((place for place, total in enumerate(totals) if total), None)
        for place, rows in enumerate(costs):
            factor = max(1.0, sum(totals[place + 1 :]) / totals[place]) if place == first else 1.0
            yield from ((index, factor * amount) for index, amount in rows)

    def _costs(self, tier: Tier, values: Mapping[int, int]) -> Iterator[tuple[int, float]]:
        for index, coefficient in self._penalties[tier].coefficients.items():
            if values[index] and coefficient > 0:
                yield index, float(coefficient * values[index])


def _rooted(costs: Mapping[Whose, float]) -> dict[Whose, float]:
    return {whose: math.sqrt(cost) for whose, cost in costs.items()}
