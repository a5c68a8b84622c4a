"""Searches a model of one block as the product searches a seat, on two threads, and keeps the trace."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import NamedTuple

from roster.domain.plan import Tier, TierResult
from roster.model import Alternative, CellModel
from roster.search.block_search import BlockSearch
from roster.search.cp_sat import Budget, Effort, Stop
from roster.search.no_roster import NoRosterError
from roster.search.turns import FIRST

_THREADS = 2
_SLICE = 4.0


class Mark(NamedTuple):
    """From so many seconds on the roster costs ``cost``, and none can cost less than ``bound``."""

    seconds: float
    cost: int
    bound: int


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
        """Note where the tier stands, when it moved; both threads may call."""
        if tier is self.tier and (not self.marks or self.marks[-1][1:] != (best, bound)):
            self.marks.append(Mark(time.monotonic() - self.started, best, bound))

    def within(self, share: float) -> float | None:
        """Return the seconds after which the cost stayed within ``share`` of the last bound; None if it never was."""
        since = None
        for mark in self.marks:
            if mark.cost - self.marks[-1].bound > share * mark.cost:
                since = None
            elif since is None:
                since = mark.seconds
        return since


def solve(m: CellModel, tier: Tier, started: float, limit: float, seed: int) -> Solved:
    """Search ``m`` until ``limit`` seconds after ``started`` (monotonic clock), told by its only priced ``tier``."""
    solved = Solved(tier, started)
    left = started + limit - time.monotonic()
    search = BlockSearch(m, Budget(Effort(left, _THREADS, seed), Stop()), seed, solved.watch)
    try:
        search.start()
    except NoRosterError:
        return solved
    with ThreadPoolExecutor(_THREADS) as pool:
        running = [pool.submit(_work, search, started + limit, first=number == 0) for number in range(_THREADS)]
        for done in running:
            done.result()
    search.bound(tuple(Tier))
    solved.search = search
    solved.result = next(result for result in search.results() if result.tier is tier)
    solved.watch(tier, solved.result.value, solved.result.bound)
    return solved


def _work(search: BlockSearch, end: float, *, first: bool) -> None:
    """Better the roster until ``end`` (monotonic clock); one thread bounds it ``first``."""
    if first:
        search.bound(FIRST)
    while (left := end - time.monotonic()) > 0 and not search.stand(()).finished:
        search.polish(min(_SLICE, left))
