"""Closes a tier of cover by CP-SAT on the whole model: a better value, or the proof that there is none.

Where nothing below has a price the whole is easy for it: its local search covers in seconds what excerpts, which hold
all that is below, do not; its cuts lift the bound of the relaxation to the value (README.md has figures). What it finds
is levelled badly; the bound is what it is asked for first.
"""

from __future__ import annotations

import math
import threading
from collections.abc import Mapping
from dataclasses import dataclass

from ortools.sat.python import cp_model

from roster.domain.plan import Tier
from roster.model import CellModel
from roster.search.bounds import Bounds, Worth
from roster.search.cp_sat import Budget, hint, values_of

Values = Mapping[int, int]

_TIERS = (Tier.MINIMUM, Tier.NOMINAL)
_SHARE = 0.15
"""Part of the time left that closing a tier may take."""
_LONGEST = 40.0
_PRESOLVE = 20.0
"""Times the slowest bound of a model that closing must be given to be worth it: presolve alone takes about ten."""
_TOLERANCE = 1e-6


@dataclass(frozen=True)
class Closed:
    """What no roster can have less of in a tier, and one that is better in it, by variable, if one was found."""

    tier: Tier
    bound: int
    values: Values | None


class Closing:
    """Closes tiers of cover of one model: one thread at a time, each tier once for each value."""

    def __init__(self, m: CellModel, budget: Budget) -> None:
        self._model = m
        self._budget = budget
        self._asked: set[tuple[Tier, int]] = set()
        self._one = threading.Lock()

    def run(self, worth: Worth, values: Values, bounds: Bounds, bounding: float) -> Closed | None:
        """Close the first tier that is open for a roster of ``worth``; None when nothing is due.

        ``bounding`` are the seconds that the slowest bound of the model took.
        """
        tier = next((tier for tier in _TIERS if not bounds.proved(tier, worth)), None)
        seconds = min(_LONGEST, _SHARE * self._budget.left())
        if tier is None or (tier, worth[tier]) in self._asked or seconds < _PRESOLVE * bounding:
            return None
        if not self._one.acquire(blocking=False):
            return None
        try:
            self._asked.add((tier, worth[tier]))
            return self._closed(tier, worth, values, seconds)
        finally:
            self._one.release()

    def _closed(self, tier: Tier, worth: Worth, values: Values, seconds: float) -> Closed:
        """Search for a roster that is better in ``tier`` and no worse above it."""
        cp = self._model.cp.clone()
        for higher, value in worth.items():
            if higher < tier:
                cp.add(self._model.objective(higher) <= value)
        cp.minimize(self._model.objective(tier))
        hint(cp, values)
        solver, status = self._budget.close(cp, seconds)
        found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE) and round(solver.objective_value) < worth[tier]
        bound = 0 if status == cp_model.UNKNOWN else math.ceil(solver.best_objective_bound - _TOLERANCE)
        return Closed(tier, max(0, bound), values_of(solver) if found else None)
