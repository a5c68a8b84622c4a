"""Closes a tier of cover in whole numbers: a better value, or the proof that there is none.

The relaxation of cover is not whole where more is asked than can be given. Where nothing below has a price, what is
left of the model is small enough for cuts to lift the bound to the value (README.md has figures). What is found beside
is levelled badly; the bound is what it is asked for first.
"""

from __future__ import annotations

import threading
from collections.abc import Mapping
from dataclasses import dataclass

from roster.domain.plan import Tier
from roster.search.bounds import Bounds, Worth
from roster.search.cp_sat import Budget
from roster.search.relaxation import Relaxation

_TIERS = (Tier.MINIMUM, Tier.NOMINAL)
_SHARE = 0.15
"""Part of the time left that closing a tier may take."""
_LONGEST = 40.0
_READING = 5.0
"""Times the slowest bound of a model that closing must be given to be worth it: its first simplex takes that long."""


@dataclass(frozen=True)
class Closed:
    """What no roster can have less of in a tier, and one that is better in it, by variable, if one was found."""

    tier: Tier
    bound: int
    values: Mapping[int, int] | None


class Closing:
    """Closes tiers of cover of one model: one thread at a time, each tier once for what the tiers above have.

    Args:
        relaxation: that of the model.
        exact: whether the rows of the relaxation say all that the model says; else nothing found is a roster.
        budget: what it may take.

    """

    def __init__(self, relaxation: Relaxation, budget: Budget, *, exact: bool) -> None:
        self._relaxation = relaxation
        self._budget = budget
        self._exact = exact
        self._asked: set[tuple[int, ...]] = set()
        self._one = threading.Lock()

    def run(self, worth: Worth, values: Mapping[int, int], bounds: Bounds) -> Closed | None:
        """Close the first tier that is open for a roster of ``worth`` and ``values``; None when nothing is due.

        Nothing ever is where no clock must decide: only a clock ends it.
        """
        tier = next((tier for tier in _TIERS if not bounds.proved(tier, worth)), None)
        seconds = min(_LONGEST, _SHARE * self._budget.left())
        if tier is None or not self._budget.by_clock or seconds < _READING * self._relaxation.bounding:
            return None
        above = tuple(worth[higher] for higher in _TIERS if higher < tier)
        if above in self._asked or not self._one.acquire(blocking=False):
            return None
        try:
            self._asked.add(above)
            return self._closed(tier, worth, values, seconds)
        finally:
            self._one.release()

    def _closed(self, tier: Tier, worth: Worth, values: Mapping[int, int], seconds: float) -> Closed | None:
        found = self._relaxation.proved(tier, worth, values, seconds)
        if found is None:
            return None
        better = dict(enumerate(found.values)) if self._exact and found.values is not None else None
        return Closed(tier, found.bound, better)
