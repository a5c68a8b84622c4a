"""Who does what next: the blocks of a seat are bounded and polished in turns until its time is over."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from roster.domain.plan import Tier
from roster.search.task import Bound, Polish, Stand, Turn

FIRST = tuple(tier for tier in Tier if tier < Tier.FAIRNESS)
"""Tiers bounded before polishing: their relaxations are quick, and a tier proved best is only kept from then on."""
FOR_GAP = tuple(tier for tier in Tier if tier < Tier.WISHES)
"""The same where a gap ends the search: levelling is most of the price, and its bound must be known by then.

They are bounded again later: when the tiers above have less, the bound of a tier may be higher.
"""
_SLICE = 4.0
_LAST = 5.0
"""Times the slowest bound of a block that its last ones, of levelling and wishes, are expected to take."""
_LEAST_LAST = 1.5
"""Seconds they are expected to take at least: where nothing was to be bounded before, nothing is known."""
_LONGEST_LAST = 0.25
"""Part of the time of the seat that the last bounds of all blocks are given at most."""


@dataclass
class _Turn:
    """A block: who owns it, how many tasks of it are under way, and the seconds they took."""

    size: float
    owner: int = -1
    stand: Stand | None = None
    inside: int = 0
    alone: bool = False
    spent: float = 0.0
    bounded: bool = False
    bounded_at: float = 0.0
    closed: bool = False

    def stale(self) -> bool:
        """Return whether enough polishing came after the last bounds that new ones take no longer."""
        return self.spent - self.bounded_at > max(_SLICE, self.last())

    def last(self) -> float:
        """Return how long its last bounds are expected to take."""
        return max(_LEAST_LAST, _LAST * self.stand.bounding) if self.stand else 0.0

    def share(self) -> float:
        """Return the time for its size that the block will have had after one more turn."""
        return (self.spent + _SLICE * (1 + self.inside)) / self.size


def _rank(ready: tuple[_Turn, Turn]) -> tuple[bool, float]:
    """Rank bounds before polishing, small blocks first: they level as much in a second as large ones in five."""
    turn, task = ready
    return (True, turn.share()) if isinstance(task, Polish) else (False, turn.size)


class Turns:
    """Hands out turns: to the block that had least time for its size, to several at once who polish the same one.

    ``started`` and ``end`` are times of the monotonic clock, as every ``now``; ``at_once`` turns are taken at a time.
    The tiers ``first`` are bounded before polishing.
    """

    def __init__(
        self, sizes: Sequence[float], started: float, end: float, at_once: int, first: tuple[Tier, ...] = FIRST
    ) -> None:
        self._turns = [_Turn(max(1.0, size)) for size in sizes]
        self._end = end
        self._longest_last = _LONGEST_LAST * (end - started)
        self._at_once = at_once
        self._first = first
        self._stopped = False

    @property
    def begun(self) -> bool:
        """True when every block has a roster."""
        return all(turn.stand is not None for turn in self._turns)

    @property
    def stands(self) -> list[Stand]:
        """Where the blocks stand that have a roster."""
        return [turn.stand for turn in self._turns if turn.stand is not None]

    def begin(self, block: int, owner: int, stand: Stand) -> None:
        """Take the first roster of a block."""
        self._turns[block].owner = owner
        self._turns[block].stand = stand

    def stop(self) -> None:
        """Hand out nothing more, but what makes the tiers of each block exact."""
        self._stopped = True

    def lose(self, owner: int) -> list[int]:
        """Give up the blocks of ``owner``, who is no more, as they stood last; return those that are not exact."""
        lost = [number for number, turn in enumerate(self._turns) if turn.owner == owner and not turn.closed]
        for number in lost:
            self._turns[number].closed = True
        return lost

    def next(self, now: float, busy: Collection[int] = ()) -> tuple[int, Turn] | None:
        """Return the next turn and who takes it; None when there is none to take. Those ``busy`` take none."""
        left = self._end - now
        ready = [
            (turn, task)
            for number, turn in enumerate(self._turns)
            if turn.owner not in busy and (task := self._task(number, turn, left)) is not None
        ]
        if not ready:
            return None
        turn, task = min(ready, key=_rank)
        turn.inside += 1
        turn.alone = isinstance(task, Bound) and turn.bounded  # what was never polished need not be priced again
        turn.bounded = True
        return turn.owner, task

    def take(self, task: Turn, stand: Stand, seconds: float) -> None:
        """Take where a turn of so many seconds left its block."""
        turn = self._turns[task.block]
        turn.stand = stand
        turn.inside -= 1
        turn.spent += seconds
        turn.alone = False
        if isinstance(task, Bound):
            turn.bounded_at = turn.spent
            turn.closed = task.tiers != self._first

    def _task(self, number: int, turn: _Turn, left: float) -> Turn | None:
        """Return what is next for a block, None when there is nothing now."""
        if turn.stand is None or turn.closed or turn.alone:
            return None
        polishing = left - min(max(turn.last(), self._last()), self._longest_last)
        if self._stopped:
            task = None if turn.stand.exact else Bound(number, ())
        elif not turn.bounded:
            return Bound(number, self._first)
        elif turn.stand.finished or polishing <= 0:
            task = Bound(number, tuple(Tier))
        elif self._first is FOR_GAP and turn.stale():
            task = Bound(number, self._first)
        else:
            return Polish(number, min(_SLICE, polishing))
        return None if turn.inside else task

    def _last(self) -> float:
        """Return how long the last bounds of all blocks are expected to take from now on."""
        return sum(turn.last() for turn in self._turns if not turn.closed) / self._at_once
