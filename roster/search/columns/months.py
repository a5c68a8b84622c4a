"""Search by whole months: a bound and a roster to begin with, then exchanges, beside the polishing of cells."""

from __future__ import annotations

import threading
from collections.abc import Collection, Iterator
from contextlib import contextmanager

from roster.domain.plan import Tier
from roster.model import CellModel
from roster.search.columns.apart import Asked, Engine, Here, engine_for
from roster.search.columns.shares import few_join, split
from roster.search.cp_sat import Budget
from roster.search.rows import Rows

_FEW_JOINING = 3000
"""Lines that join members up to which months are generated."""


class Months:
    """Months of a model whose objective is one ``tier``."""

    def __init__(self, tier: Tier, engine: Engine, constant: int) -> None:
        self.tier = tier
        self.bound = 0
        """A value no roster can beat."""
        self.settled = False
        """True when exchanging more months is not worth its time."""
        self._engine = engine
        self._constant = constant
        self._exchanging = threading.Lock()
        self._beside = not isinstance(engine, Here)
        self._last = False

    @contextmanager
    def turn(self, seconds: float, *, instead: bool) -> Iterator[bool]:
        """Say whether to exchange months now: one thread at a time does, as others polish cells.

        It is every other turn of a search in this thread. Where months are all there is to do ``instead``, they are
        waited for, up to ``seconds``.
        """
        self._last = not self._last
        due = not self.settled and (instead or self._beside or self._last)
        taken = due and self._exchanging.acquire(timeout=seconds if instead else 0)
        try:
            yield taken
        finally:
            if taken:
                self._exchanging.release()

    def better(self, chosen: Collection[int]) -> frozenset[int]:
        """Return a roster better than that of the literals ``chosen``, as literals; none where an exchange has none."""
        answer = self._engine.answer(chosen)
        self.bound = max(self.bound, answer.bound + self._constant)
        self.settled = answer.settled
        return answer.found


def months_of(m: CellModel, rows: Rows, budget: Budget, seed: int) -> Months | None:
    """Return the search by months of a model, at work from now on; None where it would not pay.

    It pays where the objective is one tier, since tiers above would join all members, and where few lines do: else the
    programme of months is slower than what it brings.
    """
    tiers = [tier for tier in Tier if m.penalties[tier].coefficients]
    if len(tiers) != 1 or rows.left_out or not few_join(m, rows, _FEW_JOINING):
        return None
    penalties = m.penalties[tiers[0]]
    asked = Asked(split(m, rows), penalties.coefficients, seed)
    return Months(tiers[0], engine_for(asked, budget), penalties.constant)
