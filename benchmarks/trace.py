"""Where the tiers stood over the time of a run, and after how long its price was near what was proved in the end."""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from roster import Progress
from roster.domain import Tier, TierResult, Weights
from roster.domain.price import price_gap


class Mark(NamedTuple):
    """A tier of the whole seat came to stand so: seconds since the search was called, best value, proven bound."""

    seconds: float
    tier: int
    best: int
    bound: int


class Trace:
    """Listens to a search from when it is made. Give :meth:`watch` to it; when it has ended, call :meth:`end`.

    What is told before every block of the seat has a roster speaks of part of the seat, and is not kept.
    """

    def __init__(self) -> None:
        self.marks: list[Mark] = []
        self.first: float | None = None
        """Seconds to the first lawful roster of the whole seat; None until there is one."""
        self._started = time.perf_counter()
        self._now: dict[Tier, tuple[int, int]] = {}
        self._lock = threading.Lock()

    def watch(self, progress: Progress) -> None:
        """Take what the search tells; its threads may call at the same time."""
        seconds = time.perf_counter() - self._started
        with self._lock:
            if progress.phase == "phase.first":
                self.first = seconds
                self.marks = [Mark(seconds, tier, *stand) for tier, stand in sorted(self._now.items())]
            elif progress.tier is not None and progress.best is not None and progress.bound is not None:
                self._stands(seconds, progress.tier, (progress.best, progress.bound))

    def end(self, final: Sequence[TierResult]) -> None:
        """Note what the plan ended with."""
        seconds = time.perf_counter() - self._started
        for result in final:
            self._stands(seconds, result.tier, (result.value, result.bound))

    def _stands(self, seconds: float, tier: Tier, stand: tuple[int, int]) -> None:
        if self._now.get(tier) != stand:
            self._now[tier] = stand
            if self.first is not None:
                self.marks.append(Mark(seconds, tier, *stand))


def gap_tier(final: Sequence[TierResult]) -> TierResult | None:
    """Return the first tier not proved best, None when every tier is: the tier whose gap is that of the roster."""
    return next((result for result in final if not result.proved), None)


def within(marks: Sequence[Mark], final: Sequence[TierResult], share: float, weights: Weights) -> float | None:
    """Return the seconds after which the price gap to the bounds of ``final`` stayed at most ``share`` to the end.

    None when it was never so.
    """
    best: dict[int, int] = {}
    since: float | None = None
    for mark in marks:
        best[mark.tier] = mark.best
        if not _near(best, final, share, weights):
            since = None
        elif since is None:
            since = mark.seconds
    return since


def _near(best: Mapping[int, int], final: Sequence[TierResult], share: float, weights: Weights) -> bool:
    if any(result.tier not in best for result in final):
        return False
    then = [result.model_copy(update={"value": best[result.tier]}) for result in final]
    return price_gap(then, weights) <= share
