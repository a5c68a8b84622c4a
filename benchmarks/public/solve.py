"""Searches a model of one block as the product searches a seat, on two threads, and keeps the trace."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field

from benchmarks.trace import Mark
from roster.domain.plan import Tier, TierResult
from roster.model import Alternative, CellModel
from roster.search.block_search import BlockSearch, NoRosterError
from roster.search.cp_sat import Budget, Effort, Stop
from roster.search.turns import Turns

_THREADS = 2


@dataclass
class Solved:
    """What a search came to: how ``tier`` stands, and the trace of its changes; no result without a roster."""

    tier: Tier
    started: float
    marks: list[Mark] = field(default_factory=list)
    result: TierResult | None = None
    search: BlockSearch | None = None

    def chosen(self, alternative: Alternative) -> bool:
        """Return whether the roster found has ``alternative``."""
        assert self.search is not None
        return self.search.chosen(alternative.literal)

    def watch(self, tier: Tier, best: int, bound: int) -> None:
        """Note where the tier stands, when it moved."""
        if tier is self.tier and (not self.marks or self.marks[-1][2:] != (best, bound)):
            self.marks.append(Mark(time.monotonic() - self.started, tier, best, bound))


def solve(m: CellModel, tier: Tier, started: float, limit: float, seed: int) -> Solved:
    """Search ``m`` until ``limit`` seconds after ``started`` (monotonic clock), told by its only priced ``tier``."""
    solved = Solved(tier, started)
    stop = Stop()
    left = started + limit - time.monotonic()
    search = BlockSearch(m, Budget(Effort(left, _THREADS, seed), stop), seed, solved.watch)
    try:
        search.start()
    except NoRosterError:
        return solved
    turns = Turns({search: 1.0}, started + limit, stop)
    with ThreadPoolExecutor(_THREADS) as pool:
        list(pool.map(lambda _: turns.work(), range(_THREADS)))
    search.settle()
    solved.search = search
    solved.result = next(result for result in search.results() if result.tier is tier)
    solved.watch(tier, solved.result.value, solved.result.bound)
    return solved
