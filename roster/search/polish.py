"""Betters a roster piece by piece: frees a few cells, decides them anew by CP-SAT, keeps what is no worse.

Excerpts of some hundred cells are solved to proof in a fraction of a second, where the whole is out of reach: from a
roster near the relaxation this closes levelling and wishes in a minute (see README.md for figures).
"""

from __future__ import annotations

import math
import random
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from operator import itemgetter

from ortools.sat.python import cp_model

from roster.domain.plan import Tier
from roster.model import CellModel
from roster.search.bounds import Worth
from roster.search.cp_sat import Budget
from roster.search.excerpt import Statement
from roster.search.neighbourhood import Key, Neighbourhoods

_SECONDS = 2.0
"""Longest solve of an excerpt."""
_PATIENCE = 12
"""Neighbourhoods without profit, for each that the cells could be parted into, after which the search has settled."""
_QUICK = 0.35
"""Part of it within which a neighbourhood is called quickly solved."""
_LARGEST_WEIGHT = 2**42
"""Beyond it an objective would leave the integers of the solver."""

Closed = Callable[[Worth], list[Tier]]
"""Tiers that a roster of such worth only needs to keep."""
Values = Mapping[int, int]
Costs = Sequence[tuple[int, float]]


class Polish:
    """A roster of a model being bettered. :attr:`values` is the best so far, by variable.

    Several threads may better it at once: each starts from the roster it finds, and adds what it changed to the one
    that it finds at the end, provided that both together obey every row and are no worse.
    """

    def __init__(self, m: CellModel, statement: Statement, values: Values, budget: Budget, seed: int) -> None:
        self._model = m
        self._statement = statement
        self._budget = budget
        self._rng = random.Random(seed)
        self._lock = threading.Lock()
        self._cells = {key: tuple(a.literal.index for a in found) for key, found in m.free_alternatives.items()}
        self._followers = statement.followers({index for cell in self._cells.values() for index in cell})
        self._draw = Neighbourhoods(tuple(self._cells), m.members, self._rng)
        self._people, self._dates = self._priced()
        self._idle = 0
        self._proved = False
        self.values = values

    @property
    def settled(self) -> bool:
        """True when so many neighbourhoods in a row brought nothing that more of them are not worth their time."""
        return self._idle > _PATIENCE * (1 + len(self._cells) / self._draw.typical)

    def run(self, seconds: float, closed: Closed) -> bool:
        """Better the roster for about ``seconds`` and return whether it was proved best as a whole.

        Tiers that are ``closed`` are proved best already and only kept.
        """
        end = self._budget.left() - seconds
        while not (self._proved or self.settled or self._budget.stopped) and self._budget.left() > end:
            self._round(closed)
        return self._proved

    def _round(self, closed: Closed) -> None:
        """Better one neighbourhood."""
        penalties = self._model.penalties
        start = self.values
        kept = closed(worth_of(self._model, start))
        costs = list(self._weighed(start, kept))
        with self._lock:
            kind, keys = self._draw.draw(self._cost_of_people(costs), self._cost_of_dates(costs))
            seed = self._rng.randrange(2**31)
        decided = {index for key in keys for index in self._cells[key]}
        freed = self._statement.freed_with(decided, self._followers) - {self._model.true.index}
        objective, strict = self._objective([tier for tier in Tier if tier not in kept], freed)
        excerpt = self._statement.excerpt(freed, start, objective, [penalties[tier].coefficients for tier in kept])
        seconds = min(_SECONDS, self._budget.left())
        solver, status = self._budget.polish(excerpt.model, seconds, seed)
        with self._lock:
            quick = self._budget.took(solver) < _QUICK * seconds
            self._draw.learn(kind, solved=status == cp_model.OPTIMAL, quick=quick)
            if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
                self._take(start, excerpt.values(solver))
            everything = len(keys) == len(self._cells) and len(freed) == len(self._statement.domains) - 1
            self._proved |= everything and strict and status == cp_model.OPTIMAL

    def _take(self, start: Values, found: Values) -> None:
        """Keep what was found from the roster ``start``, with what others found meanwhile where both agree."""
        rosters: list[Values] = [{**start, **found}]
        if self.values is not start:
            changed = {index: value for index, value in found.items() if value != start[index]}
            both = {**self.values, **changed}
            if self._statement.holds(both, changed):
                rosters.insert(0, both)
        worth, best = min(((self._worth(values), values) for values in rosters), key=itemgetter(0))
        before = self._worth(self.values)
        self._idle = 0 if worth < before else self._idle + 1
        if worth <= before:
            self.values = best

    def _worth(self, values: Values) -> list[int]:
        return list(worth_of(self._model, values).values())

    def _objective(self, tiers: list[Tier], freed: set[int]) -> tuple[dict[int, int], bool]:
        """Return weights by variable, and whether they keep the order of the tiers strict.

        They do as far as whole numbers of the solver reach.
        """
        objective: dict[int, int] = {}
        below = 0
        for tier in reversed(tiers):
            weight = min(below + 1, _LARGEST_WEIGHT)
            for index, coefficient in self._model.penalties[tier].coefficients.items():
                if index in freed:
                    objective[index] = objective.get(index, 0) + weight * coefficient
                    below += weight * abs(coefficient) * self._statement.domains[index][-1]
        return objective, below < _LARGEST_WEIGHT

    def _priced(self) -> tuple[dict[int, str], dict[int, tuple[date, ...]]]:
        """Return the officer of each priced variable that belongs to one, and the dates of each that spans few."""
        cell_of: dict[int, Key] = {index: key for key, cell in self._cells.items() for index in cell}
        people: dict[int, str] = {}
        dates: dict[int, tuple[date, ...]] = {}
        for tier in Tier:
            for index in self._model.penalties[tier].coefficients:
                keys = {cell_of[v] for v in self._statement.neighbours(index) if v in cell_of}
                officers = {officer for officer, _ in keys}
                days = {day for _, day in keys}
                if len(officers) == 1:
                    people[index] = officers.pop()
                if 0 < len(days) <= 7:
                    dates[index] = tuple(sorted(days))
        return people, dates

    def _cost_of_people(self, costs: Costs) -> dict[str, float]:
        cost: defaultdict[str, float] = defaultdict(float)
        for index, amount in costs:
            if index in self._people:
                cost[self._people[index]] += amount
        return {officer: math.sqrt(amount) for officer, amount in cost.items()}

    def _cost_of_dates(self, costs: Costs) -> dict[date, float]:
        cost: defaultdict[date, float] = defaultdict(float)
        for index, amount in costs:
            for day in self._dates.get(index, ()):
                cost[day] += amount
        return {day: math.sqrt(amount) for day, amount in cost.items()}

    def _weighed(self, values: Values, closed: list[Tier]) -> Iterator[tuple[int, float]]:
        """Yield what each variable costs in the tiers that are open, the first of them as much as all the others."""
        costs = [list(self._costs(tier, values)) for tier in Tier if tier not in closed]
        totals = [sum(amount for _, amount in rows) for rows in costs]
        first = next((place for place, total in enumerate(totals) if total), None)
        for place, rows in enumerate(costs):
            factor = max(1.0, sum(totals[place + 1 :]) / totals[place]) if place == first else 1.0
            yield from ((index, factor * amount) for index, amount in rows)

    def _costs(self, tier: Tier, values: Values) -> Iterator[tuple[int, float]]:
        for index, coefficient in self._model.penalties[tier].coefficients.items():
            if values[index] and coefficient > 0:
                yield index, float(coefficient * values[index])


def worth_of(m: CellModel, values: Values) -> dict[Tier, int]:
    """Return the value of each tier of the roster that has ``values``, by variable."""
    return {tier: m.penalties[tier].value(values) for tier in Tier}
