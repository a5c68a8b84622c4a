"""One run of the main job, measured: ``python -m benchmarks.measure CASE SEED [LIMIT]`` prints one line of JSON.

CASE is a name of ``benchmarks.suites`` or the path of a sample. The line has the row of results, but for what only who
runs several knows, and the trace of the search.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.suites import CASES, Case
from benchmarks.trace import Mark, Trace, gap_tier, within
from roster import Settings, generate, validate
from roster.domain import Plan, Tier
from roster.domain.price import price_gap
from roster.writer import write_office

TIERS = [tier.name.lower() for tier in Tier]
SHARES = {"price_5_s": 0.05, "price_1_s": 0.01, "price_0.1_s": 0.001}
FIELDS = [
    "sample",
    "officers",
    "seed",
    "limit",
    "read_s",
    "first_s",
    *SHARES,
    "search_s",
    "audit_s",
    "write_s",
    "peak_mib",
    "blocking",
    *(f"{tier}_{kind}" for tier in TIERS for kind in ("value", "bound")),
    "gap_tier",
    "gap_percent",
    "price_gap_percent",
    "solver",
    "checksum",
    "commit",
    "load",
]
MAY_BE_EMPTY = frozenset({"read_s", *SHARES, "gap_tier"})
"""Not read but made in memory; never so near, or not known of an older run; every tier proved best."""


def measure(case: Case, seed: int, limit: float | None) -> tuple[dict[str, object], list[Mark]]:
    """Return the row of one run, without commit and load, and its trace."""
    instants = [time.perf_counter()]
    instance = case.instance()
    instants.append(time.perf_counter())
    settings = Settings(time_limit=limit, seed=seed)
    trace = Trace()
    plan = generate(instance, settings, trace.watch)
    trace.end(plan.tiers)
    instants.append(time.perf_counter())
    findings = validate(instance, plan.roster)
    instants.append(time.perf_counter())
    with TemporaryDirectory() as folder:
        write_office(plan, findings, Path(folder, "out.xlsx"))
    instants.append(time.perf_counter())
    read, search, audit, write = (after - before for before, after in pairwise(instants))
    weights = instance.profile.weights
    row = {
        "sample": case.name,
        "officers": len(instance.officers),
        "seed": seed,
        "limit": settings.limit_for(len(instance.officers)),
        "read_s": _seconds(read if case.stored else None),
        "first_s": _seconds(trace.first),
        **{name: _seconds(within(trace.marks, plan.tiers, share, weights)) for name, share in SHARES.items()},
        "search_s": _seconds(search),
        "audit_s": _seconds(audit),
        "write_s": _seconds(write),
        "peak_mib": peak(settings.workers),
        "blocking": sum(finding.blocks for finding in findings),
        **_tiers(plan),
        "solver": version("ortools"),
        "checksum": plan.provenance.input_sha256[:12],
    }
    return row, trace.marks


def peak(processes: int) -> int:
    """Return MiB that were surely enough: this process at its peak, and each it started as large as the largest.

    What processes share is counted in each of them.
    """
    own, largest = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return (own + processes * largest) // 1024


def _seconds(figure: float | None) -> str:
    return "" if figure is None else f"{figure:.1f}"


def _tiers(plan: Plan) -> dict[str, object]:
    """Return value and bound of each tier, then both gaps of the roster."""
    row: dict[str, object] = {}
    for result in plan.tiers:
        row |= {f"{result.tier.name.lower()}_value": result.value, f"{result.tier.name.lower()}_bound": result.bound}
    measured = gap_tier(plan.tiers)
    name, gap = (measured.tier.name.lower(), measured.gap) if measured else ("", 0.0)
    whole = price_gap(plan.tiers, plan.instance.profile.weights)
    return {**row, "gap_tier": name, "gap_percent": f"{100 * gap:.2f}", "price_gap_percent": f"{100 * whole:.3f}"}


def _compact(marks: list[Mark]) -> list[list[float]]:
    return [[round(mark.seconds, 1), mark.tier, mark.best, mark.bound] for mark in marks]


if __name__ == "__main__":
    _name, _seed, *_limit = sys.argv[1:]
    _row, _marks = measure(CASES[Path(_name).stem], int(_seed), float(_limit[0]) if _limit and _limit[0] else None)
    print(json.dumps({"row": _row, "trace": _compact(_marks)}))
