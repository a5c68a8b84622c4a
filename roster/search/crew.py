"""Those who search a seat: processes of their own, or one thread of this process, and the pipes to speak with them."""

from __future__ import annotations

import threading
from contextlib import suppress
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from types import TracebackType

from roster.search.hand import Order, Seatwork, serve, serve_apart
from roster.search.processes import process_context
from roster.search.task import Answer, Task

_MOMENT = 0.2
"""Seconds after which waiting looks up, so that an interruption is noticed."""
_FEWEST = 40.0
"""Officers on turns from whom on processes of their own pay."""


def processes_for(officers: float, tasks: int, workers: int) -> int:
    """Return how many processes should search: none where little is to do, or nothing side by side."""
    return 0 if officers < _FEWEST or tasks < 2 else min(workers, tasks)


class Crew:
    """Hands that do tasks, by number. A context: leaving it in good order waits for them, an exception ends them.

    Args:
        work: what all of them must know.
        processes: how many; with 0 there is one hand, a thread of this process.

    """

    def __init__(self, work: Seatwork, processes: int) -> None:
        self._work = work
        self._processes = processes
        self._connections: list[Connection | None] = []
        self._running: list[BaseProcess | threading.Thread] = []

    def __enter__(self) -> Crew:
        context = process_context()
        for _ in range(max(1, self._processes)):
            near, far = context.Pipe()
            self._connections.append(near)
            if self._processes:
                process = context.Process(target=serve_apart, args=(far, self._work), daemon=True)
                process.start()
                self._running.append(process)
                far.close()
            else:
                thread = threading.Thread(target=serve, args=(far, self._work), daemon=True)
                thread.start()
                self._running.append(thread)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for number, hand in enumerate(self._running):
            self._send(number, Order.LEAVE)
            if error is not None and not isinstance(hand, threading.Thread):
                hand.terminate()
        for number, hand in enumerate(self._running):
            self._forget(number)  # nobody listens any more: an answer must not wait for it
            hand.join()

    @property
    def hands(self) -> list[int]:
        """The numbers of those still there."""
        return [number for number, connection in enumerate(self._connections) if connection is not None]

    def give(self, hand: int, task: Task) -> None:
        """Ask ``hand`` to do a task."""
        self._send(hand, task)

    def stop(self) -> None:
        """Ask everybody to end what is under way, as soon as nothing is lost by it."""
        for number in self.hands:
            self._send(number, Order.STOP)

    def hear(self) -> tuple[int, Answer | None] | None:
        """Return the next answer and whose it is, None instead of the answer of one who is no more.

        None when there is nothing to hear for a moment.
        """
        ready = wait([connection for connection in self._connections if connection is not None], _MOMENT)
        for number, connection in enumerate(self._connections):
            if connection is not None and connection in ready:
                try:
                    answer: Answer = connection.recv()
                except (EOFError, OSError):
                    self._forget(number)
                    return number, None
                return number, answer
        return None

    def _send(self, hand: int, what: Task | Order) -> None:
        connection = self._connections[hand]
        if connection is not None:
            with suppress(OSError):  # who is no more is heard of in hear()
                connection.send(what)

    def _forget(self, hand: int) -> None:
        connection = self._connections[hand]
        if connection is not None:
            connection.close()
            self._connections[hand] = None
