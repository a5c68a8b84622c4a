"""How long and how hard to search, and what the search tells while it does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from roster.domain.plan import Tier, gap_of

_SECONDS_AT_LEAST = 30.0
_SECONDS_PER_OFFICER = 0.25


@dataclass(frozen=True)
class Settings:
    """Limits of a search: wall seconds for the whole seat (None: by its size), workers of the solver, seed.

    Once there is a first roster the search also ends, with the best so far, when the price gap
    (:func:`roster.domain.price.price_gap`) is at most ``gap``, a part of 1, or when the resident memory of the process
    and its children, what they share counted for each, is above ``memory`` MiB.

    With one worker the limit is counted in CP-SAT's deterministic time, about a second each on a quiet machine, and
    the same input gives the same roster, unless ``memory`` ends the search.
    """

    time_limit: float | None = None
    workers: int = 2
    seed: int = 0
    gap: float | None = None
    memory: int | None = None

    def limit_for(self, officers: int) -> float:
        """Return the seconds to search a seat of that many officers."""
        if self.time_limit is not None:
            return self.time_limit
        return max(_SECONDS_AT_LEAST, _SECONDS_PER_OFFICER * officers)


@dataclass(frozen=True)
class Progress:
    """What the search is doing: a key of the message area ``phase``, and where a tier stands."""

    phase: str
    tier: Tier | None = None
    best: int | None = None
    bound: int | None = None
    elapsed: float = 0.0

    @property
    def gap(self) -> float | None:
        """How much better than the best so far a roster may be in the tier, as a part of it; None where not known."""
        return None if self.best is None or self.bound is None else gap_of(self.best, self.bound)


Watcher = Callable[[Progress], None]
