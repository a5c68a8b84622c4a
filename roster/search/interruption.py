"""Ctrl-C kept until somebody asks: an exception out of nowhere may fall between a message and the note of it."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def held_interruptions() -> Iterator[Callable[[], None]]:
    """Give the function that raises :class:`KeyboardInterrupt` when Ctrl-C was pressed since it was last called.

    Outside the main thread, where Ctrl-C is never heard, and where the program has its own handler, nothing changes.
    """
    pressed: list[int] = []

    def check() -> None:
        if pressed:
            pressed.clear()
            raise KeyboardInterrupt

    in_main = threading.current_thread() is threading.main_thread()
    if not in_main or signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield check
        return
    signal.signal(signal.SIGINT, lambda number, _: pressed.append(number))
    try:
        yield check
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        check()
