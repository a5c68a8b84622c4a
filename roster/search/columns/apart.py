"""The search by months in a process of its own: two threads of Python in one interpreter take turns, no more."""

from __future__ import annotations

import multiprocessing
import signal
import weakref
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from multiprocessing.connection import Connection
from typing import NamedTuple, Protocol

from roster.search.columns.exchange import Exchange
from roster.search.columns.generation import Generation, OutOfTimeError
from roster.search.columns.shares import Split
from roster.search.cp_sat import Budget, Effort, Stop
from roster.search.processes import process_context

_MOMENT = 0.2
"""Seconds after which waiting looks up, so that a request to stop is noticed."""
_GENERATING = 0.5
"""Part of the time left that generating months may take."""
_DIVE = 2
"""Which answer is a roster put together from months: the first is the bound, all later ones are exchanges."""


@dataclass(frozen=True)
class Asked:
    """Months of the members of ``parts`` for one objective, its coefficients by variable."""

    parts: Split
    objective: Mapping[int, int]
    seed: int


class Answer(NamedTuple):
    """The literals of a roster found, if any, a value no roster can beat, and whether more is not worth its time."""

    found: frozenset[int]
    bound: int
    settled: bool


ENDED = Answer(frozenset(), -1, settled=True)
"""No months, and none to come."""


class Engine(Protocol):
    """Who searches by months."""

    def answer(self, chosen: Collection[int]) -> Answer:
        """Return what comes of searching from the roster of the literals ``chosen`` for a while."""


class Here:
    """Searches when asked, in this process."""

    def __init__(self, asked: Asked, budget: Budget) -> None:
        self._asked = asked
        self._budget = budget
        self._answers = 0

    def prepare(self) -> None:
        """Compile and generate months, as far as there is time: no roster is needed for that."""
        with suppress(OutOfTimeError):
            _ = self._prepared

    def answer(self, chosen: Collection[int]) -> Answer:
        """Do what is next from the roster of the literals ``chosen``: a bound, a roster of months alone, exchanges."""
        self._answers += 1
        try:
            generation, exchange = self._prepared
        except OutOfTimeError:
            return ENDED
        found: frozenset[int] = frozenset()
        if self._answers == 1:
            generation.begin(chosen)
            self._generate(generation)
        elif self._answers == _DIVE:
            found = generation.dive()
        else:
            found = exchange.better(chosen)
        return Answer(found, generation.bound, exchange.settled)

    @cached_property
    def _prepared(self) -> tuple[Generation, Exchange]:
        """The months, compiled and generated. Raises OutOfTimeError when the time is over before they are compiled."""
        asked = self._asked
        generation = Generation(asked.parts, asked.objective, self._budget)
        self._generate(generation)
        return generation, Exchange(generation, self._budget, asked.seed)

    def _generate(self, generation: Generation) -> None:
        generation.run((1 - _GENERATING) * self._budget.left())


class Apart:
    """Searches in a process of its own, which prepares at once and ends with this object."""

    def __init__(self, asked: Asked, budget: Budget) -> None:
        self._budget = budget
        context = process_context()
        self._near, far = context.Pipe()
        process = context.Process(target=_serve, args=(self._near, far, asked, budget.rest()), daemon=True)
        process.start()
        far.close()
        self._end = weakref.finalize(self, process.terminate)

    def answer(self, chosen: Collection[int]) -> Answer:
        """Return what the process finds; that it has settled when it is no more or must end."""
        try:
            self._near.send(frozenset(chosen))
            while not self._budget.stopped and not self._near.poll(_MOMENT):
                pass
            if self._budget.stopped:
                return self._ended()
            found: Answer = self._near.recv()
        except (EOFError, OSError):
            return self._ended()
        return found

    def _ended(self) -> Answer:
        self._end()
        return ENDED


def engine_for(asked: Asked, budget: Budget) -> Engine:
    """Return who searches: with several workers a process, where this one may start others."""
    alone = budget.rest().workers == 1 or multiprocessing.current_process().daemon
    return Here(asked, budget) if alone else Apart(asked, budget)


def _serve(near: Connection, far: Connection, asked: Asked, effort: Effort) -> None:
    """Answer until whoever asks is gone; Ctrl-C is for who started this process to tell."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    near.close()  # else it would not be noticed when the other end is gone
    engine = Here(asked, Budget(effort, Stop()))
    engine.prepare()
    try:
        while True:
            far.send(engine.answer(far.recv()))
    except (EOFError, OSError):
        return
