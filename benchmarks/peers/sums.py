"""The model as sums over the chosen cells, for solvers that price a whole roster instead of reading rows.

Every row of the model is kept, and every variable that is no cell is replaced by what it comes to, so that nothing but
cells is left to decide. Given the cells, such a variable is best at one end of what its rows leave it: at the end
where less is paid for it, else at the one that leaves most to the rows it is part of. Rows in which that cannot be told
are left out and counted.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from roster.domain.plan import Tier
from roster.model import Model
from roster.search.rows import HUGE, Row, Rows

Term = tuple[int, int]
"""What gets something, and how much of it: the place of a sum, or a tier."""


@dataclass(frozen=True)
class Step:
    """Units that a sum may go beyond its high end, and what each costs in a tier."""

    tier: int
    price: int
    width: int


@dataclass
class Sum:
    """A sum that is to lie between two ends (None: no end); ``constant`` is what it has whatever is chosen.

    One that ``defines`` a follower gives the ends of it instead: sum + ``times`` * follower lies between the two.
    """

    constant: int
    low: int | None
    high: int | None
    defines: int | None = None
    times: int = 0
    steps: tuple[Step, ...] = ()


@dataclass
class Follower:
    """A variable that follows from the cells: the least that its sums leave it, or the most where ``up``."""

    least: int
    most: int
    prices: tuple[Term, ...]
    up: bool = False
    into: list[Term] = field(default_factory=list)
    """The sums it is part of."""


@dataclass(frozen=True)
class Statement:
    """What is to be chosen, and what it comes to.

    Attributes:
        cells: for each cell, the variables of its alternatives.
        terms: for each of these variables, what sums get when it is chosen.
        prices: for each of these variables, what tiers pay when it is chosen.
        constants: what each tier pays whatever is chosen.
        left_out: rows that are not stated, and kinds of constraints that have no rows.

    """

    cells: tuple[tuple[int, ...], ...]
    terms: dict[int, list[Term]]
    prices: dict[int, tuple[Term, ...]]
    constants: dict[Tier, int]
    sums: list[Sum]
    followers: list[Follower]
    left_out: int


def statement_of(m: Model) -> Statement:
    """Return the rows and penalties of ``m`` as sums."""
    return _Reading(m).run()


class _Reading:
    def __init__(self, m: Model) -> None:
        rows = Rows(m.cp)
        self._ends = [(domain[0], domain[-1]) for domain in rows.domains]
        self._cells = tuple(tuple(literal.index for literal in cell) for cell in m.free_cells)
        self._chosen = {index for cell in self._cells for index in cell}
        self._prices: defaultdict[int, list[Term]] = defaultdict(list)
        self._constants = {tier: m.penalties[tier].constant for tier in Tier}
        for tier in Tier:
            for index, price in m.penalties[tier].coefficients.items():
                low, high = self._ends[index]
                if low == high:
                    self._constants[tier] += price * low
                else:
                    self._prices[index].append((tier, price))
        self._rows = [row for row in rows if not row.enforced and len(row.domain) == 2]
        self._left_out = sum(1 for _ in rows) - len(self._rows) + len(rows.left_out)
        self._rows_of = Counter(index for row in self._rows for index in self._free(row))
        self._wishes = {index: paid[0][1] < 0 for index, paid in self._prices.items() if index not in self._chosen}
        self._place: dict[int, int] = {}
        self._followers: list[Follower] = []
        self._sums: list[Sum] = []
        self._terms: dict[int, list[Term]] = {index: [] for index in self._chosen}

    def run(self) -> Statement:
        """Return the statement."""
        cells = set(self._cells)
        for row in self._rows:
            if row.variables not in cells or row.domain != (1, 1):  # that a cell is one of its alternatives is known
                self._state(row)
        for index, place in self._place.items():
            self._followers[place].up = self._wishes.get(index, False)
        prices = {index: tuple(self._prices[index]) for index in self._chosen if index in self._prices}
        stated = self._cells, self._terms, prices, self._constants, self._sums, self._followers
        return Statement(*stated, self._left_out)

    def _free(self, row: Row) -> list[int]:
        """Return the variables of a row that are no cell and not fixed."""
        found = (v for v in row.variables if v not in self._chosen and self._ends[v][0] < self._ends[v][1])
        return list(dict.fromkeys(found))

    def _state(self, row: Row) -> None:
        by: Counter[int] = Counter()
        for index, coefficient in zip(row.variables, row.coefficients, strict=True):
            by[index] += coefficient
        low, high = row.domain
        free = self._free(row)
        known = sum(c * self._ends[v][0] for v, c in by.items() if v not in self._chosen and v not in free)
        total = Sum(known, low if low > -HUGE else None, high if high < HUGE else None)
        inputs = self._roles(total, free, by)
        if inputs is None or not self._wished(total, inputs, by):
            self._left_out += 1
            return
        place = len(self._sums)
        self._sums.append(total)
        for index in inputs:
            self._followers[self._follower(index)].into.append((place, by[index]))
        for index in self._chosen & by.keys():
            self._terms[index].append((place, by[index]))

    def _roles(self, total: Sum, free: Sequence[int], by: Counter[int]) -> list[int] | None:
        """Say what becomes of the free variables of a row; return those that follow from other rows, None if unclear.

        Those that are in no other row are what it costs to go beyond it. Else one variable alone, or the youngest of
        some that work against each other, is defined by the row.
        """
        own = [index for index in free if self._rows_of[index] == 1]
        if len(own) > 1:
            if {by[index] for index in own} != {-1} or any(self._ends[v][0] or self._wishes.get(v) for v in own):
                return None
            total.steps = tuple(sorted(map(self._step, own), key=lambda step: (-step.tier, step.price)))
            return [index for index in free if index not in own] if total.low is None else None
        against = len({by[index] > 0 for index in free}) > 1
        defined = own[0] if own else free[0] if len(free) == 1 else max(free) if against else None
        if defined is not None:
            total.defines, total.times = self._follower(defined), by[defined]
        return [index for index in free if index != defined]

    def _step(self, index: int) -> Step:
        tier, price = self._prices[index][0] if self._prices[index] else (Tier.WISHES, 0)
        return Step(tier, price, self._ends[index][1])

    def _wished(self, total: Sum, inputs: Sequence[int], by: Counter[int]) -> bool:
        """Note at which end each input leaves most to the row; return whether that suits what else it is part of."""
        if inputs and total.low is not None and total.high is not None:
            return False
        wishes = {index: (by[index] > 0) == (total.low is not None) for index in inputs}
        suits = all(self._wishes.get(index, up) == up for index, up in wishes.items())
        if suits:
            self._wishes |= wishes
        return suits

    def _follower(self, index: int) -> int:
        if index not in self._place:
            self._place[index] = len(self._followers)
            self._followers.append(Follower(*self._ends[index], tuple(self._prices[index])))
        return self._place[index]
