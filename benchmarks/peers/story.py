"""What a search had at each moment: the values of the tiers, told as rosters are found, whoever tells them."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence

from benchmarks.trace import Mark
from roster.domain import TierResult, Weights
from roster.domain.plan import Tier
from roster.domain.price import price_gap

Values = tuple[int | None, ...]
"""The value of each tier; None for one that the solver does not tell."""
Stand = tuple[float, Values]
"""Seconds since the search was called, and what its roster had from then on."""

CHECKPOINTS = (10, 30, 60, 300, 600)
"""Seconds at which engines are compared."""
_STOPPING = 5.0
"""Seconds that an engine may take to stop at its limit: what it tells by then is what it had at the limit."""


class Story:
    """Notes what a search tells, from when it is made."""

    def __init__(self) -> None:
        self.stands: list[Stand] = []
        self._began = time.monotonic()

    @property
    def seconds(self) -> float:
        """Seconds since it began."""
        return time.monotonic() - self._began

    def tell(self, known: Mapping[Tier, int]) -> None:
        """Take what a roster has in some tiers; those above stay as they were, those below are not known."""
        before = self.stands[-1][1] if self.stands else (None,) * len(Tier)
        top = min(known)
        now = tuple(known.get(tier, value if tier < top else None) for tier, value in zip(Tier, before, strict=True))
        if now != before:
            self.stands.append((self.seconds, now))


def stands_of(marks: Iterable[Mark]) -> list[Stand]:
    """Return the same told tier by tier."""
    now: dict[int, int] = {}
    found: list[Stand] = []
    for mark in marks:
        now[mark.tier] = mark.best
        if len(now) == len(Tier):
            found.append((mark.seconds, tuple(now[tier] for tier in Tier)))
    return found


def at(stands: Sequence[Stand], seconds: float, limit: float) -> Values | None:
    """Return what stood at a checkpoint; None before the first roster."""
    until = seconds + _STOPPING if seconds == limit else seconds
    return next((values for told, values in reversed(stands) if told <= until), None)


def near_since(stands: Sequence[Stand], bounds: Sequence[int], share: float, weights: Weights) -> float | None:
    """Return the seconds after which the price gap to ``bounds`` stayed at most ``share``; None if never."""
    since: float | None = None
    for seconds, values in stands:
        gap = gap_of(values, bounds, weights)
        if gap is None or gap > share:
            since = None
        elif since is None:
            since = seconds
    return since


def gap_of(values: Values, bounds: Sequence[int], weights: Weights) -> float | None:
    """Return the price gap of a roster to ``bounds``; None where a tier is not known."""
    tiers = [
        TierResult(tier=tier, value=value, bound=bound)
        for tier, value, bound in zip(Tier, values, bounds, strict=True)
        if value is not None
    ]
    return price_gap(tiers, weights) if len(tiers) == len(Tier) else None
