"""One run of the main job, measured: ``python -m benchmarks.measure SAMPLE SEED [LIMIT]`` prints one CSV line."""

from __future__ import annotations

import csv
import resource
import sys
import time
from importlib.metadata import version
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from roster import Settings, generate, validate
from roster.domain import Plan, Tier
from roster.reader import read_instance
from roster.writer import write_office

TIERS = [tier.name.lower() for tier in Tier]
FIELDS = [
    "sample",
    "officers",
    "seed",
    "limit",
    "read_s",
    "search_s",
    "audit_s",
    "write_s",
    "peak_mib",
    "blocking",
    *(f"{tier}_{kind}" for tier in TIERS for kind in ("value", "bound")),
    "solver",
    "checksum",
    "commit",
    "load",
]


def measure(sample: Path, seed: int, limit: float | None) -> list[object]:
    """Return the first fields of a row; the last three are filled by who runs several."""
    year, month = (int(part) for part in sample.stem.rsplit("-", 2)[1:])
    instants = [time.perf_counter()]
    instance = read_instance(sample, year, month)
    instants.append(time.perf_counter())
    settings = Settings(time_limit=limit, seed=seed)
    plan = generate(instance, settings)
    instants.append(time.perf_counter())
    findings = validate(instance, plan.roster)
    instants.append(time.perf_counter())
    with TemporaryDirectory() as folder:
        write_office(plan, findings, Path(folder, "out.xlsx"))
    instants.append(time.perf_counter())
    seconds = [f"{after - before:.1f}" for before, after in pairwise(instants)]
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    blocking = sum(finding.blocks for finding in findings)
    officers = len(instance.officers)
    limit_used = settings.limit_for(officers)
    return [sample.stem, officers, seed, limit_used, *seconds, peak, blocking, *_tiers(plan), version("ortools")]


def _tiers(plan: Plan) -> list[int]:
    return [figure for result in plan.tiers for figure in (result.value, result.bound)]


if __name__ == "__main__":
    csv.writer(sys.stdout).writerow(
        measure(Path(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3]) if sys.argv[3:] and sys.argv[3] else None)
    )
