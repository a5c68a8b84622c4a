"""Searches the blocks of a seat one after the other, the same way every time: for a single worker."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

from roster.domain.plan import Tier, TierResult
from roster.search.beginning import Beginnings, takes
from roster.search.blocks import Block
from roster.search.cp_sat import Stop
from roster.search.hand import Hand, Seatwork
from roster.search.task import Bound, Cells, Polish, Stand
from roster.search.turns import FIRST

_POLISHING = 0.6
"""Part of the effort for polishing: no clock decides here, so it must be known beforehand."""


class Alone:
    """Search of the blocks of a seat by one thread, in deterministic time. Call :meth:`run` once.

    The arguments are those of :class:`roster.search.team.Team`.
    """

    def __init__(
        self,
        work: Seatwork,
        groups: Sequence[Block],
        known: Cells,
        tell: Callable[[int, TierResult], None],
        phase: Callable[[str], None],
    ) -> None:
        self._work = work
        self._sizes = [takes(group) for group in groups]
        self._beginnings = Beginnings(work.instance, groups, known)
        self._phase = phase
        self._stop = Stop()
        self._hand = Hand(work, self._stop, lambda told: tell(told.block, told.result))

    def run(self) -> list[Stand]:
        """Return where each block ended, in order; once each has a roster, an interruption ends the search early.

        Raises:
            NoRosterError: when a block has no roster, or none was found in time.

        """
        with ThreadPoolExecutor(1) as pool:  # a thread, so that Ctrl-C reaches this one in the midst of a solve
            try:
                pool.submit(self._begin).result()
            except BaseException:
                self._stop.request()
                raise
            try:
                self._phase("phase.first")
                pool.submit(self._better).result()
            except KeyboardInterrupt:
                self._stop.request()
                self._phase("phase.interrupted")
        return [self._hand.turn(Bound(number, ())) for number in range(len(self._sizes))]

    def _begin(self) -> None:
        while not self._stop.requested and (task := self._beginnings.next(0)) is not None:
            self._beginnings.take(0, task, self._hand.begin(task))

    def _better(self) -> None:
        """Bound the first rosters, polish, bound what came of it."""
        for number, size in enumerate(self._sizes):
            self._hand.turn(Bound(number, FIRST))
            self._hand.turn(Polish(number, _POLISHING * self._work.limit * size / sum(self._sizes)))
            self._hand.turn(Bound(number, tuple(Tier)))
