"""Betters a roster piece by piece: frees a few cells, decides them anew by CP-SAT, keeps what is no worse.

Excerpts of some hundred cells are solved to proof in a fraction of a second, where the whole is out of reach: from a
roster near the relaxation this closes levelling and wishes in a minute (see README.md for figures).
"""

from __future__ import annotations

import random
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from operator import itemgetter

from ortools.sat.python import cp_model

from roster.domain.plan import Tier
from roster.model import CellModel
from roster.search.bounds import Worth
from roster.search.costs import Costs
from roster.search.cp_sat import Budget
from roster.search.excerpt import Statement
from roster.search.neighbourhood import Key, Kind, Neighbourhoods

_SECONDS = 0.8
"""Longest solve of an excerpt: most are solved in a fifth of it, or not in ten times as much."""
_ALL_SECONDS = 4.0
"""The same when every cell is freed: solved, the roster is proved best."""
_FOLLOWING = 0.5
"""Longest solve of what follows from cells."""
_PATIENCE = 12
"""Neighbourhoods without profit, for each that the cells could be parted into, after which the search has settled."""
_QUICK = 0.35
"""Part of it within which a neighbourhood is called quickly solved."""
_DRAWS = 8
"""Neighbourhoods drawn in search of one that has no officer in common with those of other threads."""
_LARGEST_WEIGHT = 2**42
"""Beyond it an objective would leave the integers of the solver."""

Closed = Callable[[Worth], list[Tier]]
"""Tiers that a roster of such worth only needs to keep."""
Values = Mapping[int, int]


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
        self._free = threading.Condition()
        self._cells = {key: tuple(a.literal.index for a in found) for key, found in m.free_alternatives.items()}
        self._decisions = {index for cell in self._cells.values() for index in cell}
        self._followers = statement.followers(self._decisions)
        self._draw = Neighbourhoods(self._cells, m.members, self._rng)
        self._costs = Costs(m, statement)
        self._under_way: set[Key] = set()
        """Cells that some thread decides anew: no other should, lest the two contradict."""
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

    def offer(self, values: Values, weights: Mapping[Tier, int] | None = None) -> Values:
        """Keep a roster found elsewhere if it is better, strictly or by ``weights`` of a point; return the one kept."""
        with self._free:
            if _weighed(self._model, values, weights) < _weighed(self._model, self.values, weights):
                self.values = values
                self._idle = 0
            return self.values

    def _round(self, closed: Closed) -> None:
        """Better one neighbourhood."""
        penalties = self._model.penalties
        start = self.values
        kept = closed(worth_of(self._model, start))
        drawn = self._drawn(start, kept)
        if drawn is None:
            return
        kind, keys, seed = drawn
        decided = {index for key in keys for index in self._cells[key]}
        freed = self._statement.freed_with(decided, self._followers) - {self._model.true.index}
        objective, strict = self._objective([tier for tier in Tier if tier not in kept], freed)
        excerpt = self._statement.excerpt(freed, start, objective, [penalties[tier].coefficients for tier in kept])
        all_freed = len(keys) == len(self._cells)
        seconds = min(_ALL_SECONDS if all_freed else _SECONDS, self._budget.left())
        solver, status = self._budget.polish(excerpt.model, seconds, seed)
        with self._free:
            self._under_way -= keys
            self._free.notify_all()
            quick = self._budget.took(solver) < _QUICK * seconds
            self._draw.learn(kind, solved=status == cp_model.OPTIMAL, quick=quick)
            if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
                self._take(start, excerpt.values(solver))
            everything = all_freed and len(freed) == len(self._statement.domains) - 1
            self._proved |= everything and strict and status == cp_model.OPTIMAL

    def _drawn(self, values: Values, kept: Sequence[Tier]) -> tuple[Kind, set[Key], int] | None:
        """Return a neighbourhood free of others, and a seed for it; wait and return None when they have all of it.

        Best is one of officers of whom others have nothing under way: a month hangs together.
        """
        by_person, by_date = self._costs.of(values, kept)
        with self._free:
            others = {officer for officer, _ in self._under_way}
            for _ in range(_DRAWS):
                kind, keys = self._draw.draw(by_person, by_date)
                if others.isdisjoint(officer for officer, _ in keys):
                    break
            keys -= self._under_way
            if not keys:
                self._free.wait(_SECONDS)
                return None
            self._under_way |= keys
            return kind, keys, self._rng.randrange(2**31)

    def _take(self, start: Values, found: Values) -> None:
        """Keep what was found from the roster ``start``, with what others found meanwhile, if no worse."""
        alone = {**start, **found}
        rosters = [alone] if self.values is start else [*self._with_others(start, found), alone]
        worth, best = min(((self._worth(values), values) for values in rosters), key=itemgetter(0))
        before = self._worth(self.values)
        self._idle = 0 if worth < before else self._idle + 1
        if worth <= before:
            self.values = best

    def _with_others(self, start: Values, found: Values) -> Iterator[Values]:
        """Yield the roster that has both what was changed here and what others changed since ``start``, if one does.

        Cells that do not contradict may have a penalty in common: whatever follows from the cells is decided anew.
        """
        cells = {index for index, value in found.items() if index in self._decisions and value != start[index]}
        both = {**self.values, **{index: found[index] for index in cells}}
        follows = self._statement.freed_with(cells, self._followers) - cells - {self._model.true.index}
        excerpt = self._statement.excerpt(follows, both, self._objective(list(Tier), follows)[0])
        solver, status = self._budget.polish(excerpt.model, _FOLLOWING, 0)
        if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            both |= excerpt.values(solver)
            if self._statement.holds(both, cells | follows):
                yield both

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


def worth_of(m: CellModel, values: Values) -> dict[Tier, int]:
    """Return the value of each tier of the roster that has ``values``, by variable."""
    return {tier: m.penalties[tier].value(values) for tier in Tier}


def _weighed(m: CellModel, values: Values, weights: Mapping[Tier, int] | None) -> list[int]:
    worth = worth_of(m, values)
    return list(worth.values()) if weights is None else [sum(weights[tier] * worth[tier] for tier in weights)]
