"""How processes are started."""

from __future__ import annotations

import multiprocessing
import sys
import threading
from multiprocessing.context import ForkContext, SpawnContext


def process_context() -> ForkContext | SpawnContext:
    """Return how processes are started: by fork, which takes no time, where the system and this process are fit for it.

    A fork beside other threads could inherit a lock that nobody lets go of.
    """
    if sys.platform == "linux" and threading.active_count() == 1:
        return multiprocessing.get_context("fork")
    return multiprocessing.get_context("spawn")
