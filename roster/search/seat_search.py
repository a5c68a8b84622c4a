"""Solves a seat: its blocks, then the posts of each class, then reperibilità."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from roster.domain.instance import Instance
from roster.domain.plan import Tier, TierResult
from roster.domain.post_classes import representatives
from roster.domain.roster import Cell, Duty, OnCall, Roster
from roster.search.alone import Alone
from roster.search.blocks import blocks
from roster.search.cp_sat import Stop
from roster.search.halt import Halt
from roster.search.hand import Seatwork
from roster.search.on_call import on_call_turns
from roster.search.posts import with_posts
from roster.search.settings import Progress, Settings, Watcher
from roster.search.task import Cells
from roster.search.team import Team

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
        self._limit = settings.limit_for(len(instance.officers))
        self._started_at = time.monotonic()
        self._known = {} if start is None else _by_class(instance, start)
        self._now: dict[int, dict[Tier, TierResult]] = {}

    def run(self) -> Found:
        """Return the roster found.

        Raises:
            NoRosterError: when the fixed cells contradict a hard rule, or no roster was found in time.
            HandLostError: when a process of the search ended by itself before there was a roster.

        """
        groups = blocks(self._instance)
        workers, seed = self._settings.workers, self._settings.seed
        work = Seatwork(self._instance, self._fixed, workers, seed, self._limit, self._started_at + self._limit)
        search = Alone if workers == 1 else Team
        halt = Halt(self._settings, self._instance.profile.weights)
        stands = search(work, groups, self._known, halt, self._tell, self._phase).run()
        cells = {key: cell for stand in stands for key, cell in stand.cells.items()}
        cells = dict(with_posts(self._instance, cells, self._fixed))
        self._phase("phase.on_call")
        turns, on_call = on_call_turns(self._instance, cells, work.effort(), Stop())
        return Found(self._roster(cells, turns), _total([stand.tiers for stand in stands]), on_call)

    def _phase(self, phase: str) -> None:
        self._watch(Progress(phase, elapsed=self._elapsed()))

    def _tell(self, block: int, result: TierResult) -> None:
        """Tell the watcher of the seat as a whole: what each block has now, none of those not yet begun."""
        self._now.setdefault(block, {})[result.tier] = result
        known = [tiers[result.tier] for tiers in tuple(self._now.values()) if result.tier in tiers]
        best, bound = sum(r.value for r in known), sum(r.bound for r in known)
        self._watch(Progress("phase.search", result.tier, best, bound, self._elapsed()))

    def _elapsed(self) -> float:
        return time.monotonic() - self._started_at

    def _roster(self, cells: Cells, turns: tuple[OnCall, ...]) -> Roster:
        instance = self._instance
        rows = {o.id: tuple(cells.get((o.id, day)) for day in instance.days) for o in instance.officers}
        return Roster(year=instance.year, month=instance.month, cells=rows, on_call=turns)


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
