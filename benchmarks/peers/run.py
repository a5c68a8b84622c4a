"""One run of one engine on one instance: the product, or what users could pick instead."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from functools import partial

from benchmarks.peers import strict, timefold
from benchmarks.peers.answer import Engine, Outcome, Tell
from benchmarks.peers.cbc import Cbc
from benchmarks.peers.highs import Highs
from benchmarks.peers.plain_cp_sat import PlainCpSat
from benchmarks.peers.result import PeerResult, judged, roster_of
from benchmarks.peers.story import Story, stands_of
from benchmarks.trace import Trace
from roster import Settings, generate
from roster.domain.instance import Instance
from roster.model import Model, encode
from roster.planning import fixed_cells

Search = Callable[[Model, float, int, Tell], Outcome]
"""Searches a model until an instant of :func:`time.monotonic`, with a seed, and tells what it finds."""

PRODUCT = "roster"
"""The name of the engine of this project among the others."""


def run_product(instance: Instance, limit: float, seed: int) -> PeerResult:
    """Return what the product reaches within ``limit`` wall seconds, judged like the others."""
    began = time.monotonic()
    trace = Trace()
    plan = generate(instance, Settings(time_limit=limit, seed=seed), trace.watch)
    took = time.monotonic() - began
    blocking, tiers = judged(instance, plan.roster, {result.tier: result.bound for result in plan.tiers})
    return PeerResult(plan.roster, blocking, tiers, stands_of(trace.marks), took, ())


def run_peer(search: Search, instance: Instance, limit: float, seed: int) -> PeerResult:
    """Return what a peer reaches within ``limit`` wall seconds, the building of its model included.

    A solver that overruns its limit does so here too; what it took is told.

    Raises:
        NotInstalledError: when what it needs is not on this machine.

    """
    story, ends = Story(), time.monotonic() + limit
    m = Model(instance, fixed_cells(instance))
    encode(m)
    outcome = search(m, ends, seed, story.tell)
    took = story.seconds
    if outcome.values is None:
        notes = ("called infeasible",) if outcome.infeasible else ()
        return PeerResult(None, 0, (), (), took, (*outcome.notes, *notes))
    roster = roster_of(m, outcome.values)
    blocking, tiers = judged(instance, roster, outcome.bounds)
    stands = () if blocking else [*story.stands, (took, tuple(result.value for result in tiers))]
    return PeerResult(roster, blocking, tiers, stands, took, outcome.notes)


def _strictly(engine: Callable[[Model], Engine], m: Model, ends: float, seed: int, tell: Tell) -> Outcome:
    return strict.search(m, engine(m), ends, seed, tell)


PEERS: Mapping[str, Search] = {
    "cp-sat": partial(_strictly, PlainCpSat),
    "highs": partial(_strictly, Highs),
    "cbc": partial(_strictly, Cbc),
    "timefold": timefold.search,
}
ENGINES: Mapping[str, Callable[[Instance, float, int], PeerResult]] = {
    PRODUCT: run_product,
    **{name: partial(run_peer, search) for name, search in PEERS.items()},
}
