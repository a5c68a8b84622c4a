"""Who does what next: threads bound and polish the blocks of a seat until its time is over."""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass

from roster.domain.plan import Tier
from roster.search.block_search import BlockSearch
from roster.search.cp_sat import Stop

FIRST = tuple(tier for tier in Tier if tier < Tier.FAIRNESS)
"""Tiers bounded before polishing: their relaxations are quick, and a tier proved best is only kept from then on."""
_SLICE = 4.0
_LAST = 2.5
"""Times the longest relaxation of a block that its last bounds, of levelling and wishes, are expected to take."""
_LONGEST_LAST = 0.4
"""Part of the time of the seat that they are given at most."""


@dataclass
class _Turn:
    search: BlockSearch
    size: float
    spent: float = 0.0
    bounded: bool = False
    closed: bool = False


class Turns:
    """Hands out the blocks to the threads that ask, each block to one at a time, until ``end`` (monotonic clock)."""

    def __init__(self, searches: Mapping[BlockSearch, float], end: float, stop: Stop) -> None:
        self._waiting = [_Turn(search, size) for search, size in searches.items()]
        self._started = time.monotonic()
        self._end = end
        self._stop = stop
        self._lock = threading.Lock()

    def work(self) -> None:
        """Take one turn after another, until every block is closed or a stop is requested."""
        while not self._stop.requested and (turn := self._next()) is not None:
            started = time.monotonic()
            self._take(turn)
            turn.spent += time.monotonic() - started
            if not turn.closed:
                with self._lock:
                    self._waiting.append(turn)

    def _next(self) -> _Turn | None:
        """Return the block that had least time for its size; one whose last bounds are due comes first."""
        with self._lock:
            if not self._waiting:
                return None
            turn = min(self._waiting, key=lambda turn: (turn.bounded and not self._due(turn), turn.spent / turn.size))
            self._waiting.remove(turn)
            return turn

    def _due(self, turn: _Turn) -> bool:
        takes = min(_LAST * turn.search.longest_relaxation, _LONGEST_LAST * (self._end - self._started))
        return time.monotonic() + takes >= self._end

    def _take(self, turn: _Turn) -> None:
        if not turn.bounded:
            turn.search.bound(FIRST)
            turn.bounded = True
        elif self._due(turn) or turn.search.finished:
            turn.search.bound(tuple(Tier))
            turn.closed = True
        else:
            turn.search.polish(min(_SLICE, self._end - time.monotonic()))
