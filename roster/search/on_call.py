"""Reperibilità, decided on the finished roster: the same model, all cells fixed, only the volunteers in it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from roster.domain.codes import RequestKind
from roster.domain.instance import Instance
from roster.domain.plan import TierResult
from roster.domain.roster import Cell, OnCall
from roster.model import Model, encode
from roster.search.block_search import BlockSearch
from roster.search.cp_sat import Budget, Effort, Stop


def on_call_turns(
    instance: Instance, cells: Mapping[tuple[str, date], Cell], effort: Effort, stop: Stop
) -> tuple[tuple[OnCall, ...], tuple[TierResult, ...]]:
    """Return the turns of reperibilità, by date, and what they add to each tier."""
    plan = instance.profile.on_call
    volunteers = tuple(
        officer
        for officer in instance.officers
        if any(officer.request(RequestKind.REPERIBILITA, day) for day in instance.days)
    )
    if plan is None or plan.quota is None or not volunteers:
        return (), ()
    m = Model(instance, cells, officers=volunteers, units=frozenset(), on_call=True)
    encode(m)
    search = BlockSearch(m, Budget(effort, stop), effort.seed)
    search.start()
    turns = (OnCall(officer=a.officer, day=a.day, shift=a.shift) for a in m.on_call if search.chosen(a.literal))
    return tuple(sorted(turns, key=lambda turn: (turn.day, turn.officer))), search.results()
