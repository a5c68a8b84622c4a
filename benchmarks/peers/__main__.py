"""One run of one peer, as one CSV line: ``python -m benchmarks.peers NAME CASE LIMIT [SEED]``.

CASE is a name of ``benchmarks.suites`` or the path of a sample. The names of the columns go to the error stream.
"""

from __future__ import annotations

import csv
import resource
import sys
from importlib.metadata import version
from pathlib import Path

from benchmarks.peers.run import run_peer
from benchmarks.suites import CASES, Case
from roster.domain.plan import Tier

_FIGURES = [f"{tier.name.lower()}_{kind}" for tier in Tier for kind in ("value", "bound")]
FIELDS = [
    "peer",
    "sample",
    "officers",
    "seed",
    "limit",
    "first_s",
    "search_s",
    "peak_mib",
    "blocking",
    *_FIGURES,
    "notes",
    "solver",
]


def measure(name: str, case: Case, limit: float, seed: int) -> dict[str, object]:
    """Return the row of one run; what only a roster has is empty when there is none."""
    result = run_peer(name, case.instance(), limit, seed)
    figures: list[object] = [figure for tier in result.tiers for figure in (tier.value, tier.bound)]
    return {
        "peer": name,
        "sample": case.name,
        "officers": case.officers,
        "seed": seed,
        "limit": limit,
        "first_s": "" if result.first is None else f"{result.first:.1f}",
        "search_s": f"{result.took:.1f}",
        "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "blocking": "" if result.roster is None else result.blocking,
        **dict(zip(_FIGURES, figures or [""] * len(_FIGURES), strict=True)),
        "notes": "; ".join(result.notes),
        "solver": version("ortools"),
    }


if __name__ == "__main__":
    _name, _case, _limit, *_seed = sys.argv[1:]
    csv.DictWriter(sys.stderr, FIELDS).writeheader()
    csv.DictWriter(sys.stdout, FIELDS).writerow(
        measure(_name, CASES[Path(_case).stem], float(_limit), int(_seed[0]) if _seed else 0)
    )
