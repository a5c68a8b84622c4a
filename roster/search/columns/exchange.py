"""Betters a roster by whole months: some members are given new ones, generated for what the others leave open.

The linear programme of the months of a few members is nearly whole, and says at once where nothing is to be gained;
where something may be, CP-SAT chooses among the months generated.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from ortools.sat.python import cp_model

from roster.search.columns.generation import Generation
from roster.search.columns.master import Master
from roster.search.columns.pricing import Month
from roster.search.columns.shares import NO_END
from roster.search.cp_sat import Budget

_FIRST = 4.0
"""Members given new months at first; more as long as that is quickly decided."""
_GROWTH = 1.05
_PATIENCE = 40
"""Exchanges without profit, for each that the members could be parted into, after which nothing more is expected."""
_ROUNDS = 20
_SECONDS = 3.0
_LONGEST = 10.0
_KNOWN = 30
"""Months of each member that are known from before, the best at the prices of the bound."""
_WHOLE = 1e-6
_MANY = 0.4
"""Part of the exchanges that are among many members, who are then given months one after the other."""
_EVEN = 0.3
"""What every member weighs in drawing, as part of what a month is dearer on average."""


class Exchange:
    """Exchanges months in rosters of one model; :attr:`idle` counts the exchanges in a row that brought nothing."""

    def __init__(self, generation: Generation, budget: Budget, seed: int) -> None:
        self._generation = generation
        self._budget = budget
        self._rng = random.Random(seed)
        self._size = _FIRST
        self.idle = 0

    @property
    def settled(self) -> bool:
        """True when more exchanges are not worth their time."""
        members = len(self._generation.members)
        return self.idle > _PATIENCE * (1 + members / self._size)

    def better(self, chosen: Collection[int]) -> frozenset[int]:
        """Return a better roster than that of the literals ``chosen``, as literals; none when there is none here."""
        generation = self._generation
        months = {member: generation.month_of(member, chosen) for member in generation.members}
        many = self._rng.random() < _MANY
        size = self._rng.uniform(self._size, len(months)) if many else self._size
        free = self._drawn(months, max(2, round(size)))
        others = (generation.sums(month) for member, month in months.items() if member not in free)
        rest = sum(others, start=generation.none)
        master = generation.master_of(free, rest)
        for member in free:
            master.add(member, months[member])
        now = master.solve(_LONGEST)
        if now is None:
            return frozenset()
        for member in free:
            for month in generation.known(member, _KNOWN):
                master.add(member, month)
        found: Mapping[str, Month] = {}
        if self._generated(master, free, now.value):
            found = (
                generation.dived(master, free, now.value - generation.step + _WHOLE)
                if many
                else self._chosen(master, now.value)
            )
        self.idle = 0 if found else self.idle + 1
        if not found:
            return frozenset()
        months.update(found)
        return frozenset(index for month in months.values() for index in month.values)

    def _drawn(self, months: Mapping[str, Month], size: int) -> list[str]:
        """Return who is given a new month: likelier those whose month is dear at the prices that prove the bound.

        What all months are dearer there, and the lines they leave open, is all that a roster is above the bound.
        """
        dear = {member: self._generation.dearer(member, month) for member, month in months.items()}
        least = _EVEN * max(1.0, sum(dear.values()) / len(dear))
        rank = {member: self._rng.random() ** (1.0 / (least + dear[member])) for member in months}
        return sorted(months, key=lambda member: rank[member], reverse=True)[:size]

    def _generated(self, master: Master, free: Sequence[str], value: float) -> bool:
        """Generate months of the ``free`` and return whether they may be better than ``value``."""
        for _ in range(_ROUNDS):
            solved = master.solve(_LONGEST)
            if solved is None or self._budget.stopped:
                return False
            if self._generation.fresh(master, free, solved.worth):
                continue
            if solved.value > value - self._generation.step + _WHOLE:
                self._size = min(self._size * _GROWTH, len(self._generation.members))
                return False
            break
        return True

    def _chosen(self, master: Master, value: float) -> Mapping[str, Month]:
        """Return the best months of those generated, when they are better than ``value``."""
        cp = cp_model.CpModel()
        literals = [cp.new_bool_var("") for _ in master.months]
        of: defaultdict[str, list[cp_model.IntVar]] = defaultdict(list)
        on: defaultdict[int, list[tuple[cp_model.IntVar, int]]] = defaultdict(list)
        for literal, (member, month) in zip(literals, master.months, strict=True):
            of[member].append(literal)
            for index, amount in month.values.items():
                on[index].append((literal, amount))
        for row in of.values():
            cp.add_exactly_one(row)
        for index, (least, most) in master.others.items():
            on[index].append((cp.new_int_var(least, most, ""), 1))
        for line in master.lines:
            terms = [(x, c * amount) for index, c in line.terms.items() for x, amount in on.get(index, ())]
            cp.add_linear_constraint(_sum(terms), max(line.low, -NO_END), min(line.high, NO_END))
        costs = [(literal, round(month.cost)) for literal, (_, month) in zip(literals, master.months, strict=True)]
        costs += [(on[index][0][0], round(self._generation.cost(index))) for index in master.others]
        cp.minimize(_sum(costs))
        cp.add_linear_constraint(_sum(costs), -NO_END, round(value) - self._generation.step)
        solver, status = self._budget.polish(cp, _SECONDS, self._rng.randrange(2**31))
        self._size *= _GROWTH if status in (cp_model.OPTIMAL, cp_model.INFEASIBLE) else 1 / _GROWTH
        self._size = min(self._size, len(self._generation.members))
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return {}
        return dict(m for literal, m in zip(literals, master.months, strict=True) if solver.boolean_value(literal))


def _sum(terms: Sequence[tuple[cp_model.IntVar, int]]) -> cp_model.LinearExpr:
    return cp_model.LinearExpr.weighted_sum([x for x, _ in terms], [c for _, c in terms])
