"""Searches the blocks of a seat side by side: hands out tasks, hears what came of them, ends when nothing is left."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from roster.domain.plan import TierResult
from roster.search.beginning import Beginnings, takes
from roster.search.blocks import Block
from roster.search.cp_sat import Stop
from roster.search.crew import Crew, processes_for
from roster.search.halt import Halt
from roster.search.hand import Hand, Seatwork
from roster.search.interruption import held_interruptions
from roster.search.task import Answer, Begun, Cells, Failed, Stand, Start, Task, Told, Turned
from roster.search.turns import Turns

_ON_CALL_SHARE = 0.05
"""Part of the time that reperibilità, decided at the end, is left."""


class HandLostError(Exception):
    """A process that searched ended by itself before there was a roster of the whole seat."""


class Team:
    """Search of the blocks of a seat by several at once. Call :meth:`run` once.

    Args:
        work: seat, limits and seed.
        groups: the blocks of the seat.
        known: a roster to go on from, or nothing.
        halt: what ends the search early, once each block has a roster.
        tell: called with a block and how a tier of it stands.
        phase: called with the key of each phase entered.

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
        self._tell = tell
        self._phase = phase
        self._beginnings = Beginnings(groups, known)
        sizes = [takes(group) for group in groups]
        end = work.end - _ON_CALL_SHARE * work.limit
        self._turns = Turns(sizes, work.end - work.limit, end, work.workers, halt.first)
        self._crew = Crew(work, processes_for(sum(sizes), self._beginnings.tasks, work.workers))
        self._under_way: dict[int, list[Task]] = {}
        self._lost: list[int] = []
        self._stopped = False

    def run(self) -> list[Stand]:
        """Return where each block ended, in order; once each has a roster, the search may end early.

        Raises:
            NoRosterError: when a block has no roster, or none was found in time.
            HandLostError: when a process ended by itself before each block had a roster.

        """
        with held_interruptions() as check, self._crew as crew:
            self._phase("phase.model")
            self._under_way = {hand: [] for hand in crew.hands}
            while self._hand_out():
                try:
                    check()
                    heard = crew.hear()
                    if heard is not None:
                        self._take(*heard)
                    self._end_early()
                except KeyboardInterrupt:
                    if self._stopped or not self._turns.begun:
                        raise
                    self._stop()
                    self._phase("phase.interrupted")
        return [self._priced(number, stand) for number, stand in enumerate(self._turns.stands)]

    def _end_early(self) -> None:
        """Stop where the settings ask for it."""
        if self._turns.begun and not self._stopped and (reason := self._halt.reason(self._turns.stands)):
            self._stop()
            self._phase(reason)

    def _stop(self) -> None:
        self._stopped = True
        self._turns.stop()
        self._crew.stop()

    def _hand_out(self) -> bool:
        """Give everybody what to do, first rosters before all else; return whether anything is under way."""
        at_once = max(1, self._work.workers // len(self._under_way)) if self._under_way else 0
        for hand, tasks in self._under_way.items():
            while self._free and len(tasks) < at_once and (task := self._beginnings.next()) is not None:
                self._give(hand, task)
        while self._free and (turn := self._turns.next(time.monotonic(), self._beginning())) is not None:
            self._give(*turn)
        return any(self._under_way.values())

    @property
    def _free(self) -> bool:
        return sum(map(len, self._under_way.values())) < self._work.workers

    def _beginning(self) -> list[int]:
        """Return the processes that work at a first roster: nothing should keep them from it."""
        if len(self._under_way) == 1:
            return []
        return [hand for hand, tasks in self._under_way.items() if any(isinstance(task, Start) for task in tasks)]

    def _give(self, hand: int, task: Task) -> None:
        self._under_way[hand].append(task)
        self._crew.give(hand, task)

    def _take(self, hand: int, answer: Answer | None) -> None:
        match answer:
            case Told():
                self._tell(answer.block, answer.result)
            case Begun():
                self._under_way[hand].remove(answer.task)
                self._begun(hand, answer)
            case Turned():
                self._under_way[hand].remove(answer.task)
                self._turns.take(answer.task, answer.stand, answer.seconds)
            case Failed():
                raise answer.error
            case None:
                self._lose(hand)

    def _begun(self, hand: int, begun: Begun) -> None:
        self._turns.begin(begun.task.block, hand, begun.stand)
        if self._turns.begun:
            self._phase("phase.first")

    def _lose(self, hand: int) -> None:
        del self._under_way[hand]
        if not self._turns.begun:
            raise HandLostError("a process of the search ended by itself, perhaps for want of memory")
        self._lost += self._turns.lose(hand)

    def _priced(self, number: int, stand: Stand) -> Stand:
        """Return the roster of a block priced exactly: that of a process that was lost was not any more."""
        if number not in self._lost or stand.exact:
            return stand
        return Hand(self._work, Stop(), lambda _: None).begin(Start(number, stand.cells))
