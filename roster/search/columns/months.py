"""Search by whole months: a bound and a roster to begin with, then exchanges, beside the polishing of cells."""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterator
from contextlib import contextmanager

from roster.domain.plan import Tier
from roster.model import CellModel
from roster.search.columns.exchange import Exchange
from roster.search.columns.generation import Generation
from roster.search.columns.shares import few_join, split
from roster.search.cp_sat import Budget
from roster.search.rows import Rows

_FEW_JOINING = 1000
"""Lines that join members up to which months are generated."""
_GENERATING = 0.5
"""Part of the time left that generating months may take."""


class Months:
    """Months of a model whose objective is one ``tier``."""

    def __init__(self, tier: Tier, generation: Generation, constant: int, budget: Budget, seed: int) -> None:
        self.tier = tier
        self._generation = generation
        self._constant = constant
        self._budget = budget
        self._exchange = Exchange(generation, budget, seed)
        self._exchanging = threading.Lock()
        self._last = False

    @property
    def bound(self) -> int:
        """A value no roster can beat."""
        return self._generation.bound + self._constant

    @property
    def settled(self) -> bool:
        """True when exchanging more months is not worth its time."""
        return self._exchange.settled

    def generate(self, chosen: Collection[int]) -> frozenset[int]:
        """Bound the objective, and return the literals of a roster put together from months; none without time.

        The literals ``chosen`` are those of a roster to begin with.
        """
        until = (1 - _GENERATING) * self._budget.left()
        self._generation.begin(chosen)
        self._generation.run(until)
        return self._generation.dive(until)

    @contextmanager
    def turn(self, *, instead: bool) -> Iterator[bool]:
        """Say whether to exchange months now: one thread at a time does, every other turn or always ``instead``."""
        self._last = not self._last
        taken = (instead or (self._last and not self.settled)) and self._exchanging.acquire(blocking=False)
        try:
            yield taken
        finally:
            if taken:
                self._exchanging.release()

    def better(self, chosen: Collection[int]) -> frozenset[int]:
        """Return a roster better than that of the literals ``chosen``, as literals; none where an exchange has none."""
        return self._exchange.better(chosen)


def months_pay(m: CellModel, rows: Rows) -> bool:
    """Return whether a model is to be searched by months.

    It is where the objective is one tier, since tiers above would join all members, and where few lines do: else the
    programme of months is slower than what it brings.
    """
    return len(_priced(m)) == 1 and few_join(m, rows, _FEW_JOINING)


def months_of(m: CellModel, rows: Rows, budget: Budget, seed: int) -> Months | None:
    """Return the search by months of a model; None where it would not pay."""
    if not months_pay(m, rows):
        return None
    tier = _priced(m)[0]
    penalties = m.penalties[tier]
    generation = Generation(split(m, rows), rows.domains, penalties.coefficients, budget)
    return Months(tier, generation, penalties.constant, budget, seed)


def _priced(m: CellModel) -> list[Tier]:
    return [tier for tier in Tier if m.penalties[tier].coefficients]
