"""The cyclic garbage collector, kept out of the way while much is made that stays."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Hold the collector off for what is done inside.

    A model is hundreds of thousands of objects that stay, in no cycles, and the collector would walk them all again
    with every quarter more of them: that is up to a quarter of the time encoding takes.
    """
    held_before = not gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if not held_before:
            gc.enable()
