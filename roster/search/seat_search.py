"""Solves a seat: its blocks side by side, largest first, then the posts of each class, then reperibilità."""

from __future__ import annotations

import math
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date

from roster.domain.instance import Instance
from roster.domain.plan import Tier, TierResult
from roster.domain.roster import Cell, OnCall, Roster
from roster.model import Model, encode
from roster.search.block_search import BlockSearch
from roster.search.blocks import Block, blocks
from roster.search.cp_sat import Effort, Stop
from roster.search.on_call import on_call_turns
from roster.search.posts import with_posts
from roster.search.settings import Progress, Settings, Watcher

_ON_CALL_SHARE = 0.05
_LEAST_SECONDS = 1.0

Cells = Mapping[tuple[str, date], Cell]
Tiers = tuple[TierResult, ...]


@dataclass(frozen=True)
class Found:
    """A roster with its tiers, those of the cells and those of reperibilità."""

    roster: Roster
    cells: Tiers
    on_call: Tiers


class SeatSearch:
    """Search of a whole seat within the time of its settings. Call :meth:`run` once."""

    def __init__(self, instance: Instance, fixed: Cells, settings: Settings, watch: Watcher) -> None:
        self._instance = instance
        self._fixed = fixed
        self._settings = settings
        self._watch = watch
        self._stop = Stop()
        self._limit = settings.limit_for(len(instance.officers))
        self._started = time.monotonic()
        self._all = 0.0
        self._now: dict[Block, dict[Tier, TierResult]] = {}

    def run(self) -> Found:
        """Return the roster found.

        Raises:
            NoRosterError: when the fixed cells contradict a hard rule, or no roster was found in time.

        """
        groups = blocks(self._instance)
        self._all = sum(_size(group) for group in groups)
        self._watch(Progress("phase.model", elapsed=self._elapsed()))
        found = self._side_by_side(groups)
        cells = {key: cell for part, _ in found for key, cell in part.items()}
        cells = dict(with_posts(self._instance, cells, self._fixed))
        self._watch(Progress("phase.on_call", elapsed=self._elapsed()))
        turns, on_call = on_call_turns(self._instance, cells, self._effort(self._left()), self._stop)
        return Found(self._roster(cells, turns), _total([tiers for _, tiers in found]), on_call)

    def _side_by_side(self, groups: Sequence[Block]) -> list[tuple[Cells, Tiers]]:
        """Search every block, as many at once as there are workers: half of the work of each has one thread only."""
        with ThreadPoolExecutor(self._settings.workers) as pool:
            searches = [pool.submit(self._block, group) for group in groups]
            try:
                return [search.result() for search in searches]
            except BaseException:
                self._stop.request()
                pool.shutdown(cancel_futures=True)
                raise

    def _block(self, group: Block) -> tuple[Cells, Tiers]:
        effort = self._effort(self._share(group))
        m = Model(self._instance, self._fixed, officers=group.officers, units=group.units)
        encode(m)

        def watch(tier: Tier, best: int, bound: int) -> None:
            self._tell(group, TierResult(tier=tier, value=best, bound=bound))

        search = BlockSearch(m, effort, self._stop, watch)
        tiers = search.run()
        found = {
            (officer.id, day): next(a.cell for a in m.alternatives(officer.id, day) if search.chosen(a.literal))
            for officer in group.officers
            for day in self._instance.days
            if m.alternatives(officer.id, day)
        }
        return found, tiers

    def _share(self, group: Block) -> float:
        """Return the seconds for a block: its part, by size, of the time that all workers have."""
        part = min(1.0, self._settings.workers * _size(group) / max(self._all, 1.0))
        return self._limit * (1 - _ON_CALL_SHARE) * part

    def _tell(self, group: Block, result: TierResult) -> None:
        """Tell the watcher of the seat as a whole: what each block has now, none of those not yet begun."""
        self._now.setdefault(group, {})[result.tier] = result
        known = [tiers[result.tier] for tiers in tuple(self._now.values()) if result.tier in tiers]
        best, bound = sum(r.value for r in known), sum(r.bound for r in known)
        self._watch(Progress("phase.search", result.tier, best, bound, self._elapsed()))

    def _effort(self, seconds: float) -> Effort:
        return Effort(max(_LEAST_SECONDS, seconds), self._settings.workers, self._settings.seed)

    def _left(self) -> float:
        return self._limit if self._settings.workers == 1 else self._limit - self._elapsed()

    def _elapsed(self) -> float:
        return time.monotonic() - self._started

    def _roster(self, cells: Cells, turns: tuple[OnCall, ...]) -> Roster:
        instance = self._instance
        rows = {o.id: tuple(cells.get((o.id, day)) for day in instance.days) for o in instance.officers}
        return Roster(year=instance.year, month=instance.month, cells=rows, on_call=turns)


def _size(group: Block) -> float:
    """Return the weight of a block in sharing the time: more than in proportion to the people on turns."""
    return math.pow(sum(officer.on_turns for officer in group.officers), 1.5)


def _total(results: Sequence[Tiers]) -> Tiers:
    return tuple(
        TierResult(
            tier=tier,
            value=sum(result.value for tiers in results for result in tiers if result.tier is tier),
            bound=sum(result.bound for tiers in results for result in tiers if result.tier is tier),
        )
        for tier in Tier
    )
