"""Months generated as they are needed: a bound over whole months, and a roster put together from them.

Dantzig-Wolfe decomposition with a month of a member as column (Lübbecke and Desrosiers, Selected Topics in Column
Generation, 2005; for rosters Burke and Curtois, New approaches to nurse rostering benchmark instances, 2014). The
prices asked lie between the last ones and those of the best bound (Wentges, Weighted Dantzig-Wolfe decomposition for
linear mixed integer programming, 1997).
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

import numpy as np

from roster.search.columns.compilation import compiled
from roster.search.columns.descent import Descent
from roster.search.columns.master import Master, Solved
from roster.search.columns.prices import first_prices
from roster.search.columns.pricing import Amounts, Month, Pricing
from roster.search.columns.shares import NO_END, Line, Split
from roster.search.cp_sat import Budget

_LARGEST = 2_000_000
"""Arcs of the automaton of a member; beyond, its widest lines are left to the master."""
_NEAR = 0.5
"""How near the prices asked stay to those of the best bound."""
_TOLERANCE = 1e-6
"""Part of a bound that is not trusted: it is computed in floating point."""
_SHUT = 1e3
"""What a choice that is not to be made costs, in times of the dearest other."""
_BEST = 20
"""Months of each member that a dive begins with."""
_LONGEST = 60.0
"""Seconds of one solve of the master."""
_COMPILED = 1e-6
"""What compiling an arc costs, in units of deterministic time."""
_PRICED = 5e-8
"""What pricing an arc costs, in units of deterministic time."""


class OutOfTimeError(Exception):
    """The time was over before the months of all members were compiled."""


class Generation:
    """Months of a model's members for one objective, its coefficients by variable.

    Raises:
        OutOfTimeError: when the budget is spent before all months are compiled.

    """

    def __init__(self, parts: Split, objective: Mapping[int, int], budget: Budget) -> None:
        domains = parts.domains
        self._budget = budget
        self._objective = objective
        self._costs = np.zeros(len(domains))
        for index, coefficient in objective.items():
            self._costs[index] = coefficient
        priced = [c for v, c in objective.items() if domains[v][0] != domains[v][-1]]
        self.step = math.gcd(*priced) or 1
        """The least that one roster can be better than another."""
        self._constant = sum(c * domains[v][0] for v, c in objective.items() if domains[v][0] == domains[v][-1])
        lines = list(parts.joining)
        self._pricing: dict[str, Pricing] = {}
        self._literals = {share.member: {v for cell in share.cells for v in cell} for share in parts.shares}
        self._cells = {
            share.member: {v: frozenset(cell) for cell in share.cells for v in cell} for share in parts.shares
        }
        self._months: dict[tuple[str, frozenset[int]], Month] = {}
        seen = {index for line in lines for index in line.terms}
        inside: set[int] = set()
        left: set[Line] = set()
        for share in parts.shares:
            costs = {v: float(self._costs[v]) for line in share.lines for v in line.terms if self._costs[v]}
            layers, beyond = compiled(share, domains, costs, seen, _LARGEST)
            pricing = self._pricing[share.member] = Pricing(layers, self._costs)
            budget.charge(_COMPILED * pricing.arcs)
            if budget.stopped:
                raise OutOfTimeError
            lines += beyond
            left.update(beyond)
            inside.update(index for line in share.lines if line not in beyond for index in line.terms)
            inside.update(index for cell in share.cells for index in cell)
        self._lines = lines
        self._own = [line for share in parts.shares for line in share.lines if line not in left]
        free = {v for line in lines for v in line.terms} | {v for v in objective if domains[v][0] != domains[v][-1]}
        self._others = sorted(free - inside)
        self._low = np.array([_end(line.low) for line in lines])
        self._high = np.array([_end(line.high) for line in lines])
        entries = [(number, v, c) for number, line in enumerate(lines) for v, c in line.terms.items()]
        self._rows, self._columns, amounts = (np.array(column) for column in zip(*entries, strict=True))
        self._amounts: Amounts = amounts.astype(float)
        self._least = np.array([domains[index][0] for index in self._others], dtype=float)
        self._most = np.array([domains[index][-1] for index in self._others], dtype=float)
        self._domains = domains
        self._number = _by_variable(lines)
        self.members = tuple(self._pricing)
        self.none: Amounts = np.zeros(len(lines))
        self._master = self.master_of(self.members, self.none)
        self._cheapest: dict[str, float] = {}
        self._bound = -math.inf
        self._centre = np.zeros(len(lines))

    def master_of(self, members: Sequence[str], rest: Amounts) -> Master:
        """Return a master for some members, where the others already give ``rest`` to each line."""
        lines = [_less(line, round(amount)) for line, amount in zip(self._lines, rest, strict=True)]
        return Master(lines, members, self._others, self._domains, self._costs)

    def month_of(self, member: str, chosen: Collection[int]) -> Month:
        """Return the month of a member that has the literals ``chosen`` of its cells, as cheap as it can be."""
        cells = frozenset(self._literals[member].intersection(chosen))
        if (member, cells) not in self._months:
            prices = self._costs.copy()
            prices[list(cells)] -= float(np.abs(self._costs).sum()) + 1.0
            self._months[member, cells] = self._pricing[member].cheapest(prices)
        return self._months[member, cells]

    def sums(self, month: Month) -> Amounts:
        """Return what a month gives to each line."""
        amounts = np.zeros(len(self._lines))
        for index, value in month.values.items():
            for number, coefficient in self._number.get(index, ()):
                amounts[number] += coefficient * value
        return amounts

    def known(self, member: str, most: int) -> list[Month]:
        """Return months of a member known so far, the best at the worth of the lines that proved the bound."""
        prices = self._prices(self._centre)
        priced = [(self._priced_at(prices, month), month) for who, month in self._master.months if who == member]
        return [month for _, month in sorted(priced, key=lambda one: one[0])[:most]]

    def dearer(self, member: str, month: Month) -> float:
        """Return how much a month is above the cheapest of its member at the prices that prove the bound."""
        if member not in self._cheapest:
            self._cheapest[member] = self._cheapest_month(member, self._prices(self._centre)).priced
        return self._priced_at(self._prices(self._centre), month) - self._cheapest[member]

    def _priced_at(self, prices: Amounts, month: Month) -> float:
        changed = sum(value * (prices[index] - self._costs[index]) for index, value in month.values.items())
        return month.cost + float(changed)

    def cost(self, index: int) -> float:
        """Return the coefficient of a variable in the objective."""
        return float(self._costs[index])

    def fresh(self, master: Master, members: Collection[str], worth: Amounts, without: Collection[int] = ()) -> bool:
        """Generate the cheapest months of ``members`` for a master of theirs; return whether any is new.

        None of them has a literal ``without``.
        """
        prices = self._prices(worth)
        shut = list(without)
        prices[shut] += _SHUT * (1.0 + float(np.abs(prices).max()))
        found = {member: self._cheapest_month(member, prices) for member in members}
        new = [master.add(member, month) for member, month in found.items() if month.values.keys().isdisjoint(without)]
        return any(new)

    @property
    def bound(self) -> int:
        """A value no roster can beat, without the constant of the objective; negative before there is one."""
        if not math.isfinite(self._bound):
            return -1
        least = self._bound - _TOLERANCE * max(1.0, abs(self._bound))
        return math.ceil(least / self.step) * self.step + self._constant

    def begin(self, chosen: Collection[int]) -> None:
        """Take the months of a roster, the literals ``chosen`` of its cells, beside those generated."""
        for member in self.members:
            self._master.add(member, self.month_of(member, chosen))

    def run(self, until: float) -> None:
        """Generate months until the bound is as good as it gets, or no more than ``until`` of the budget is left."""
        if not math.isfinite(self._bound):
            seconds = self._budget.linear(0.0)
            self._priced(first_prices(self._lines, self._own, self._domains, self._objective, seconds))
        while self._goes_on(until):
            solved = self._master.solve(_LONGEST)
            if solved is None or not self._round(solved):
                return
            last = math.ceil(solved.value / self.step - _TOLERANCE) - 1
            if self._bound / self.step >= last + 2 * _TOLERANCE and solved.broken < _TOLERANCE:
                return

    def dive(self) -> frozenset[int]:
        """Return the literals of a roster put together from months; none where there was no time for one.

        It begins with the best months only: the others make the programme slower to solve, and cost too much anyway.
        """
        master = self.master_of(self.members, self.none)
        for member in self.members:
            for month in self.known(member, _BEST):
                master.add(member, month)
        months = self.dived(master, self.members)
        for member, month in master.months:
            self._master.add(member, month)
        return frozenset(index for month in months.values() for index in month.values)

    def dived(self, master: Master, members: Sequence[str], most: float = math.inf) -> Mapping[str, Month]:
        """Return a month for each of ``members``, cell by cell along a master, which come to ``most`` at the most.

        None where there was no time for it, or it led to none.
        """

        def fresh(who: Sequence[str], worth: Amounts, without: Collection[int]) -> bool:
            return self.fresh(master, who, worth, without)

        cells = {member: self._cells[member] for member in members}
        return Descent(master, cells, fresh, lambda: not self._budget.stopped, self.step, most).run()

    def _goes_on(self, until: float) -> bool:
        return not self._budget.stopped and self._budget.left() > until

    def _round(self, solved: Solved) -> bool:
        """Price once, or twice where the first brings nothing; return whether there are new months."""
        asked = [_NEAR * self._centre + (1 - _NEAR) * solved.worth] if math.isfinite(self._bound) else []
        return any(self._priced(worth) for worth in [*asked, solved.worth])

    def _priced(self, worth: Amounts) -> bool:
        """Generate the cheapest months at the worth of the lines, and take the bound they prove."""
        worth = np.where((worth > 0) & np.isinf(self._low), 0.0, worth)
        worth = np.where((worth < 0) & np.isinf(self._high), 0.0, worth)
        prices = self._prices(worth)
        months = {member: self._cheapest_month(member, prices) for member in self.members}
        ends = np.where(worth > 0, self._low, self._high)[worth != 0]
        rest = prices[self._others]
        bound = float(worth[worth != 0] @ ends) + sum(month.priced for month in months.values())
        bound += float((rest * np.where(rest > 0, self._least, self._most)).sum())
        if bound > self._bound:
            self._bound, self._centre = bound, worth
            self._cheapest.clear()
        new = [self._master.add(member, month) for member, month in months.items()]
        return any(new)

    def _cheapest_month(self, member: str, prices: Amounts) -> Month:
        self._budget.charge(_PRICED * self._pricing[member].arcs)
        return self._pricing[member].cheapest(prices)

    def _prices(self, worth: Amounts) -> Amounts:
        prices = self._costs.copy()
        np.subtract.at(prices, self._columns, worth[self._rows] * self._amounts)
        return prices


def _by_variable(lines: Sequence[Line]) -> Mapping[int, list[tuple[int, int]]]:
    found: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
    for number, line in enumerate(lines):
        for index, coefficient in line.terms.items():
            found[index].append((number, coefficient))
    return found


def _less(line: Line, amount: int) -> Line:
    """Return what is left of a line when so much is already given to it."""
    low = line.low - amount if line.low > -NO_END else line.low
    high = line.high - amount if line.high < NO_END else line.high
    return Line(line.terms, low, high)


def _end(end: int) -> float:
    return math.copysign(math.inf, end) if abs(end) >= NO_END else float(end)
