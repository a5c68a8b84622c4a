"""When a search ends before its time: near enough to what is proved, or with too much memory in use."""

from __future__ import annotations

from collections.abc import Sequence

import psutil

from roster.domain.plan import Tier
from roster.domain.price import price_gap
from roster.domain.profile import Weights
from roster.search.settings import Settings
from roster.search.task import Stand
from roster.search.turns import FIRST, FOR_GAP

_MIB = 2**20


class Halt:
    """The conditions of the settings under which a search of which there is a roster ends early."""

    def __init__(self, settings: Settings, weights: Weights) -> None:
        self._gap = settings.gap
        self._memory = settings.memory
        self._weights = weights

    @property
    def asked(self) -> bool:
        """True when there is a condition at all."""
        return self._gap is not None or self._memory is not None

    @property
    def first(self) -> tuple[Tier, ...]:
        """Tiers to bound before polishing."""
        return FIRST if self._gap is None else FOR_GAP

    def reason(self, stands: Sequence[Stand]) -> str | None:
        """Return the phase that says why the search ends where the blocks stand so, None when it goes on."""
        tiers = [result for stand in stands for result in stand.tiers]
        if self._gap is not None and price_gap(tiers, self._weights) <= self._gap:
            return "phase.near"
        if self._memory is not None and memory_used() > self._memory:
            return "phase.full"
        return None


def memory_used() -> float:
    """Return the resident memory of this process and its children in MiB; what they share counts for each."""
    this = psutil.Process()
    used = 0
    for process in (this, *this.children(recursive=True)):
        try:
            used += process.memory_info().rss
        except psutil.NoSuchProcess:  # it ended meanwhile
            continue
    return used / _MIB
