"""What officers and dates cost in a roster, in the tiers that are still open: where polishing should look."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise
from typing import TypeVar

import numpy as np

from roster.domain.plan import Tier
from roster.model import CellModel
from roster.search.arrays import Lists
from roster.search.excerpt import Statement

Whose = TypeVar("Whose", str, date)

_FEW_DATES = 7
"""Dates that a penalty may span to be blamed on each of them."""


class Costs:
    """The penalties of a model by the officer, and by the dates, that they concern."""

    def __init__(self, m: CellModel, statement: Statement) -> None:
        self._penalties = m.penalties
        cell_of = {a.literal.index: key for key, found in m.free_alternatives.items() for a in found}
        priced = sorted({index for tier in Tier for index in m.penalties[tier].coefficients})
        officers = _concerned(statement, priced, {index: officer for index, (officer, _) in cell_of.items()}, 1)
        self._people = {index: officer for index, (officer,) in officers.items()}
        self._dates = _concerned(statement, priced, {index: day for index, (_, day) in cell_of.items()}, _FEW_DATES)

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


def _concerned(
    statement: Statement, priced: Sequence[int], of: Mapping[int, Whose], most: int
) -> dict[int, tuple[Whose, ...]]:
    """Return whom the rows of each variable that is ``priced`` concern, where these are somebody and ``most`` at most.

    ``of`` says whom literals concern.
    """
    those = sorted(set(of.values()))
    place = {whose: number for number, whose in enumerate(those)}
    number = np.full(len(statement.domains), -1)
    number[list(of)] = [place[whose] for whose in of.values()]
    numbers = number[statement.speaks.items]
    by_row = Lists(statement.speaks.first, numbers).only(numbers >= 0).distinct().shortened(most + 1)
    variables = np.array(priced, np.int64)
    rows = statement.touching.of(variables)
    owner = np.repeat(np.arange(len(priced)), statement.touching.sizes(variables))
    found = Lists.grouped(np.repeat(owner, by_row.sizes(rows)), by_row.of(rows), len(priced)).distinct()
    return {
        index: tuple([those[item] for item in found.items[begin:end].tolist()])
        for index, (begin, end) in zip(priced, pairwise(found.first.tolist()), strict=True)
        if 0 < end - begin <= most
    }


def _rooted(costs: Mapping[Whose, float]) -> dict[Whose, float]:
    return {whose: math.sqrt(cost) for whose, cost in costs.items()}
