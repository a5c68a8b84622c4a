"""One run of one peer on one instance."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping

from benchmarks.peers.answer import Engine
from benchmarks.peers.cbc import Cbc
from benchmarks.peers.highs import Highs
from benchmarks.peers.plain_cp_sat import PlainCpSat
from benchmarks.peers.result import PeerResult, judged, roster_of
from benchmarks.peers.strict import Outcome, search
from roster.domain.instance import Instance
from roster.model import Model, encode
from roster.planning import fixed_cells

PEERS: Mapping[str, Callable[[Model], Engine]] = {"cp-sat": PlainCpSat, "highs": Highs, "cbc": Cbc}


def run_peer(name: str, instance: Instance, limit: float, seed: int) -> PeerResult:
    """Return what the peer called ``name`` reached within ``limit`` wall seconds, the building of its model included.

    A solver that overruns its limit does so here too; what it took is told.

    Raises:
        KeyError: when there is no peer of that name.

    """
    began = time.monotonic()
    m = Model(instance, fixed_cells(instance))
    encode(m)
    engine = PEERS[name](m)
    outcome = search(m, engine, began + limit, seed)
    roster = None if outcome.values is None else roster_of(m, outcome.values)
    took = time.monotonic() - began
    blocking, tiers = (0, ()) if roster is None else judged(instance, roster, outcome.bounds)
    first = None if outcome.first is None else outcome.first - began
    return PeerResult(name, roster, blocking, tiers, first, took, (*_how(outcome), *engine.notes))


def _how(outcome: Outcome) -> tuple[str, ...]:
    """Return in words how the tiers were kept in order, and why there is no roster."""
    order = "one objective" if outcome.one_objective else "tier after tier"
    return (order, "called infeasible") if outcome.infeasible else (order,)
