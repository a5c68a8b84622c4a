"""How long and how hard to search, and what the search tells while it does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from roster.domain.plan import Tier


@dataclass(frozen=True)
class Settings:
    """Limits of a search: wall seconds for the whole seat, workers of the solver, seed."""

    time_limit: float = 45.0
    workers: int = 2
    seed: int = 0


@dataclass(frozen=True)
class Progress:
    """What the search is doing: a key of the message area ``phase``, and where a tier stands."""

    phase: str
    tier: Tier | None = None
    best: int | None = None
    bound: int | None = None
    elapsed: float = 0.0


Watcher = Callable[[Progress], None]
