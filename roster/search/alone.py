"""Searches the blocks of a seat one after the other, the same way every time: for a single worker."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

from roster.domain.plan import Tier, TierResult
from roster.search.beginning import Beginnings, takes
from roster.search.blocks import Block
from roster.search.cp_sat import Stop
from roster.search.halt import Halt
from roster.search.hand import Hand, Seatwork
from roster.search.task import Bound, Cells, Polish, Stand, Turn
from roster.search.turns import FOR_GAP

_POLISHING = 0.6
"""Part of the effort for polishing: no clock decides here, so it must be known beforehand."""
_PIECES = 8
"""Turns that polishing a block is cut into where what it brings may end the search."""


class Alone:
    """Search of the blocks of a seat by one thread, in deterministic time. Call :meth:`run` once.

    The arguments are those of :class:`roster.search.team.Team`.
    """

    def __init__(
        self,
        work: Seatwork,
        groups: Sequence[Block],
        known: Cells,
        halt: Halt,
        tell: Callable[[int, TierResult], None],
        phase: Callable[[str], None],
    ) -> None:
        self._work = work
        self._halt = halt
        self._stands: dict[int, Stand] = {}
        self._sizes = [takes(group) for group in groups]
        self._beginnings = Beginnings(groups, known)
        self._phase = phase
        self._stop = Stop()
        self._hand = Hand(work, self._stop, lambda told: tell(told.block, told.result))

    def run(self) -> list[Stand]:
        """Return where each block ended, in order; once each has a roster, the search may end early.

        Raises:
            NoRosterError: when a block has no roster, or none was found in time.

        """
        self._phase("phase.model")
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
        while not self._stop.requested and (task := self._beginnings.next()) is not None:
            self._stands[task.block] = self._hand.begin(task)

    def _better(self) -> None:
        """Take one turn after another, until one of them brings what ends the search."""
        for task in self._turns():
            self._stands[task.block] = self._hand.turn(task)
            if reason := self._halt.reason(list(self._stands.values())):
                self._phase(reason)
                return

    def _turns(self) -> Iterator[Turn]:
        """Yield the turns: bound the first rosters, polish, bound what came of it."""
        blocks = range(len(self._sizes))
        yield from (Bound(number, self._halt.first) for number in blocks)
        pieces = _PIECES if self._halt.asked else 1
        for number, size in enumerate(self._sizes):
            seconds = _POLISHING * self._work.limit * size / sum(self._sizes)
            for _ in range(pieces):
                yield Polish(number, seconds / pieces)
                if self._halt.first is FOR_GAP:
                    yield Bound(number, FOR_GAP)
            yield Bound(number, tuple(Tier))
