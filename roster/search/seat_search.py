"""Solves a seat: its blocks side by side, largest first, then the posts of each class, then reperibilità."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date

from roster.domain.instance import Instance
from roster.domain.plan import Tier, TierResult
from roster.domain.post_classes import representatives
from roster.domain.roster import Cell, Duty, OnCall, Roster
from roster.model import Model, encode
from roster.search.block_search import BlockSearch
from roster.search.blocks import Block, blocks, parts_of
from roster.search.cp_sat import Budget, Effort, Stop
from roster.search.on_call import on_call_turns
from roster.search.posts import with_posts
from roster.search.settings import Progress, Settings, Watcher
from roster.search.turns import FIRST, Turns

_ON_CALL_SHARE = 0.05
_LEAST_SECONDS = 1.0
_WHOLE = 60
"""Officers on turns up to whom a block is dived into as a whole; a larger one is unit by unit."""
_POLISHING = 0.6
"""Part of the effort for polishing where no clock decides; with several workers the bounds leave it what they can."""

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

    def __init__(
        self, instance: Instance, fixed: Cells, settings: Settings, watch: Watcher, start: Roster | None = None
    ) -> None:
        self._instance = instance
        self._fixed = fixed
        self._settings = settings
        self._watch = watch
        self._stop = Stop()
        self._limit = settings.limit_for(len(instance.officers))
        self._started_at = time.monotonic()
        self._known = {} if start is None else _by_class(instance, start)
        self._now: dict[Block, dict[Tier, TierResult]] = {}

    def run(self) -> Found:
        """Return the roster found.

        Raises:
            NoRosterError: when the fixed cells contradict a hard rule, or no roster was found in time.

        """
        groups = blocks(self._instance)
        self._watch(Progress("phase.model", elapsed=self._elapsed()))
        searches = self._searched(groups)
        cells = {key: cell for group, search in searches.items() for key, cell in self._cells(group, search).items()}
        cells = dict(with_posts(self._instance, cells, self._fixed))
        self._watch(Progress("phase.on_call", elapsed=self._elapsed()))
        turns, on_call = on_call_turns(self._instance, cells, self._effort(self._left()), self._stop)
        return Found(self._roster(cells, turns), _total([s.results() for s in searches.values()]), on_call)

    def _searched(self, groups: Sequence[Block]) -> dict[Block, BlockSearch]:
        """Search the blocks side by side; once each has a roster, an interruption ends the search and loses nothing."""
        with ThreadPoolExecutor(self._settings.workers) as pool:
            try:
                searches = dict(zip(groups, pool.map(self._started, groups), strict=True))
            except BaseException:
                self._stop.request()
                pool.shutdown(cancel_futures=True)
                raise
            try:
                self._watch(Progress("phase.first", elapsed=self._elapsed()))
                self._better(pool, searches)
            except KeyboardInterrupt:
                self._stop.request()
                self._watch(Progress("phase.interrupted", elapsed=self._elapsed()))
        for search in searches.values():
            search.settle()
        return searches

    def _better(self, pool: ThreadPoolExecutor, searches: Mapping[Block, BlockSearch]) -> None:
        """Bound the first rosters, polish while there is time, bound what came of it."""
        sizes = {search: _size(group) for group, search in searches.items()}
        if self._settings.workers > 1:
            turns = Turns(sizes, self._started_at + self._limit * (1 - _ON_CALL_SHARE), self._stop)
            list(pool.map(lambda _: turns.work(), range(self._settings.workers)))
            return
        for search, size in sizes.items():
            search.bound(FIRST)
            search.polish(_POLISHING * self._limit * size / sum(sizes.values()))
            search.bound(tuple(Tier))

    def _started(self, group: Block) -> BlockSearch:
        m = self._model(group)

        def watch(tier: Tier, best: int, bound: int) -> None:
            self._tell(group, TierResult(tier=tier, value=best, bound=bound))

        search = BlockSearch(m, Budget(self._effort(self._left()), self._stop), self._settings.seed, watch)
        parts = parts_of(group, self._instance) if _on_turns(group) > _WHOLE else ()
        search.start([self._model(part) for part in parts] if len(parts) > 1 else [], self._known)
        return search

    def _model(self, group: Block) -> Model:
        m = Model(self._instance, self._fixed, officers=group.officers, units=group.units)
        encode(m)
        return m

    def _cells(self, group: Block, search: BlockSearch) -> Cells:
        m = search.model
        return {
            (officer.id, day): next(a.cell for a in m.alternatives(officer.id, day) if search.chosen(a.literal))
            for officer in group.officers
            for day in self._instance.days
            if m.alternatives(officer.id, day)
        }

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
        return time.monotonic() - self._started_at

    def _roster(self, cells: Cells, turns: tuple[OnCall, ...]) -> Roster:
        instance = self._instance
        rows = {o.id: tuple(cells.get((o.id, day)) for day in instance.days) for o in instance.officers}
        return Roster(year=instance.year, month=instance.month, cells=rows, on_call=turns)


def _size(group: Block) -> float:
    """Return the weight of a block in sharing the time."""
    return float(max(1, _on_turns(group)))


def _on_turns(group: Block) -> int:
    return sum(officer.on_turns for officer in group.officers)


def _total(results: Sequence[Tiers]) -> Tiers:
    return tuple(
        TierResult(
            tier=tier,
            value=sum(result.value for tiers in results for result in tiers if result.tier is tier),
            bound=sum(result.bound for tiers in results for result in tiers if result.tier is tier),
        )
        for tier in Tier
    )


def _by_class(instance: Instance, roster: Roster) -> Cells:
    """Return the cells of a roster with the post that stands for each class, as the model writes them."""
    standing = representatives(instance.seat.posts, instance.profile.derogations)
    return {
        (officer, day): _standing_for(cell, standing)
        for officer, row in roster.cells.items()
        for day, cell in zip(instance.days, row, strict=True)
        if cell is not None
    }


def _standing_for(cell: Cell, standing: Mapping[str, str]) -> Cell:
    duties = (Duty(shift=duty.shift, post=standing.get(duty.post or "", duty.post)) for duty in cell.duties)
    return Cell(code=cell.code, duties=tuple(duties))
