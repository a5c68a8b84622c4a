"""Solves a seat: block after block, largest first, then the posts of each class, then reperibilità."""

from __future__ import annotations

import math
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from roster.domain.instance import Instance
from roster.domain.plan import Tier, TierResult
from roster.domain.roster import Cell, OnCall, Roster
from roster.model import Model, encode
from roster.search.block_search import BlockSearch
from roster.search.blocks import Block, blocks
from roster.search.cp_sat import Effort
from roster.search.on_call import on_call_turns
from roster.search.posts import with_posts
from roster.search.settings import Progress, Settings, Watcher

_ON_CALL_SHARE = 0.05
_LEAST_SECONDS = 1.0


@dataclass(frozen=True)
class Found:
    """A roster with its tiers, those of the cells and those of reperibilità."""

    roster: Roster
    cells: tuple[TierResult, ...]
    on_call: tuple[TierResult, ...]


class SeatSearch:
    """Search of a whole seat within the time of its settings."""

    def __init__(
        self, instance: Instance, fixed: Mapping[tuple[str, date], Cell], settings: Settings, watch: Watcher
    ) -> None:
        self._instance = instance
        self._fixed = fixed
        self._settings = settings
        self._watch = watch
        self._started = time.monotonic()

    def run(self) -> Found:
        """Return the roster found.

        Raises:
            NoRosterError: when the fixed cells contradict a hard rule, or no roster was found in time.

        """
        groups = blocks(self._instance)
        cells: dict[tuple[str, date], Cell] = {}
        results: list[tuple[TierResult, ...]] = []
        for number, group in enumerate(groups):
            share = _size(group) / sum(_size(other) for other in groups[number:])
            found, tiers = self._block(group, self._left() * (1 - _ON_CALL_SHARE) * share, _total(results))
            cells.update(found)
            results.append(tiers)
        cells = dict(with_posts(self._instance, cells, self._fixed))
        self._watch(Progress("phase.on_call", elapsed=self._elapsed()))
        turns, on_call = on_call_turns(self._instance, cells, self._effort(self._left()))
        return Found(self._roster(cells, turns), _total(results), on_call)

    def _block(
        self, group: Block, seconds: float, before: tuple[TierResult, ...]
    ) -> tuple[Mapping[tuple[str, date], Cell], tuple[TierResult, ...]]:
        done = {result.tier: result for result in before}
        self._watch(Progress("phase.model", elapsed=self._elapsed()))
        m = Model(self._instance, self._fixed, officers=group.officers, units=group.units)
        encode(m)

        def watch(tier: Tier, best: int, bound: int) -> None:
            total, proven = done[tier].value + best, done[tier].bound + bound
            self._watch(Progress("phase.search", tier, total, proven, self._elapsed()))

        search = BlockSearch(m, self._effort(seconds), watch)
        tiers = search.run()
        found = {
            (officer.id, day): next(a.cell for a in m.alternatives(officer.id, day) if search.chosen(a.literal))
            for officer in group.officers
            for day in self._instance.days
            if m.alternatives(officer.id, day)
        }
        return found, tiers

    def _effort(self, seconds: float) -> Effort:
        return Effort(max(_LEAST_SECONDS, seconds), self._settings.workers, self._settings.seed)

    def _left(self) -> float:
        return self._settings.time_limit - self._elapsed()

    def _elapsed(self) -> float:
        return time.monotonic() - self._started

    def _roster(self, cells: Mapping[tuple[str, date], Cell], turns: tuple[OnCall, ...]) -> Roster:
        instance = self._instance
        rows = {o.id: tuple(cells.get((o.id, day)) for day in instance.days) for o in instance.officers}
        return Roster(year=instance.year, month=instance.month, cells=rows, on_call=turns)


def _size(group: Block) -> float:
    """Return the share of time a block deserves: a little more than in proportion to its people."""
    return math.pow(len(group.officers), 1.2)


def _total(results: list[tuple[TierResult, ...]]) -> tuple[TierResult, ...]:
    return tuple(
        TierResult(
            tier=tier,
            value=sum(result.value for tiers in results for result in tiers if result.tier is tier),
            bound=sum(result.bound for tiers in results for result in tiers if result.tier is tier),
        )
        for tier in Tier
    )
