"""One who searches: owns blocks from encoding to the end, in this process or in one of its own."""

from __future__ import annotations

import signal
import threading
import time
import traceback
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import Enum
from multiprocessing.connection import Connection

from roster.domain.instance import Instance
from roster.domain.plan import Tier, TierResult
from roster.model import Model, encode
from roster.search.block_search import BlockSearch
from roster.search.blocks import Block, blocks, parts_of
from roster.search.collector import uncollected
from roster.search.cp_sat import Budget, Effort, Stop
from roster.search.lending import lent
from roster.search.task import (
    Answer,
    Begun,
    Bound,
    Cells,
    Failed,
    Stand,
    Start,
    Task,
    Told,
    Turn,
    Turned,
)

_LEAST_SECONDS = 1.0


class Order(Enum):
    """What is asked besides tasks."""

    STOP = "end every solve under way; what is asked later has only a moment"
    LEAVE = "stop, and ask no more"


@dataclass(frozen=True)
class Seatwork:
    """What everybody who searches a seat must know.

    ``end`` is a time of the monotonic clock, which all processes of a machine share; with one worker it counts for
    nothing, and each block may spend ``limit`` in deterministic time.
    """

    instance: Instance
    fixed: Cells
    workers: int
    seed: int
    limit: float
    end: float

    def effort(self) -> Effort:
        """Return what a search that begins now may spend."""
        seconds = self.limit if self.workers == 1 else self.end - time.monotonic()
        return Effort(max(_LEAST_SECONDS, seconds), self.workers, self.seed)


class Hand:
    """Does tasks. Those of different blocks may be done at the same time, and several ``Polish`` of one."""

    def __init__(self, work: Seatwork, stop: Stop, tell: Callable[[Told], None]) -> None:
        self._work = work
        self._stop = stop
        self._tell = tell
        self._blocks = blocks(work.instance)
        self._searches: dict[int, BlockSearch] = {}

    def begin(self, task: Start) -> Stand:
        """Find the first roster of a block; return where it stands.

        Raises:
            NoRosterError: when a block has no roster, or none was found in time.

        """
        search = self._searches[task.block] = self._new(task.block)
        search.start(task.known)
        return self._stand(task.block)

    def turn(self, task: Turn) -> Stand:
        """Take a turn at a block that has a roster; return where it stands then."""
        search = self._searches[task.block]
        if isinstance(task, Bound):
            search.bound(task.tiers)
        else:
            search.polish(task.seconds)
        return self._stand(task.block)

    def _new(self, block: int) -> BlockSearch:
        def watch(tier: Tier, best: int, bound: int) -> None:
            self._tell(Told(block, TierResult(tier=tier, value=best, bound=bound)))

        group = self._blocks[block]
        m = self._model(group)
        away = lent(m, parts_of(group, self._work.instance))
        return BlockSearch(m, Budget(self._work.effort(), self._stop), self._work.seed, watch, away)

    def _model(self, group: Block) -> Model:
        with uncollected():
            m = Model(self._work.instance, self._work.fixed, officers=group.officers, units=group.units)
            encode(m)
        return m

    def _stand(self, block: int) -> Stand:
        keys = ((officer.id, day) for officer in self._blocks[block].officers for day in self._work.instance.days)
        return self._searches[block].stand(keys)


def serve(connection: Connection, work: Seatwork) -> None:
    """Do the tasks that arrive, as many at once as there are workers, and answer each, until told to leave."""
    stop = Stop()
    lock = threading.Lock()

    def answer(message: Answer) -> None:
        with lock:
            connection.send(message)

    hand = Hand(work, stop, answer)

    def do(task: Task) -> None:
        try:
            answer(_done(hand, task))
        except Exception as error:  # it is the asker's to deal with, whatever it is
            answer(Failed(_portable(error)))

    with ThreadPoolExecutor(work.workers) as pool:
        while (asked := _received(connection)) is not Order.LEAVE:
            if asked is Order.STOP:
                stop.request()
            else:
                pool.submit(do, asked)
        stop.request()
        pool.shutdown(cancel_futures=True)
    connection.close()


def _done(hand: Hand, task: Task) -> Answer:
    if isinstance(task, Start):
        return Begun(task, hand.begin(task))
    started = time.monotonic()
    stand = hand.turn(task)
    return Turned(task, stand, time.monotonic() - started)


def serve_apart(connection: Connection, work: Seatwork) -> None:
    """Serve in a process of one's own, where Ctrl-C is for who started it to tell."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    serve(connection, work)


def _received(connection: Connection) -> Task | Order:
    """Return what is asked next; who asked may have ended without a word."""
    try:
        asked: Task | Order = connection.recv()
    except (EOFError, OSError):
        return Order.LEAVE
    return asked


def _portable(error: Exception) -> Exception:
    """Return the error with where it arose, which does not cross to another process by itself."""
    error.add_note("".join(traceback.format_exception(error)))
    return error
