"""One run of one engine: ``python -m benchmarks.peers NAME CASE LIMIT [SEED]`` prints one line of JSON.

CASE is a name of ``benchmarks.suites`` or the path of a sample. The line has what the run alone can know of its row of
results, and its stands.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

from benchmarks.measure import peak
from benchmarks.peers.answer import NotInstalledError
from benchmarks.peers.contest import VALUES, Told
from benchmarks.peers.run import ENGINES, PRODUCT
from benchmarks.suites import CASES, Case
from roster import Settings


def measure(name: str, case: Case, limit: float, seed: int) -> Told:
    """Return the row of one run; what only a roster has is missing when there is none."""
    instance = case.instance()
    checksum = hashlib.sha256(instance.model_dump_json().encode()).hexdigest()[:12]
    try:
        result = ENGINES[name](instance, limit, seed)
    except NotInstalledError as reason:
        return {"row": {"outcome": "not installed", "notes": str(reason), "checksum": checksum}, "stands": []}
    row: dict[str, object] = {
        "outcome": "no roster" if result.roster is None else "breaks rules" if result.blocking else "roster",
        "took_s": round(result.took, 1),
        "peak_mib": peak(Settings().workers if name == PRODUCT else 1),
        "blocking": result.blocking if result.roster else "",
        "notes": "; ".join(result.notes),
        "checksum": checksum,
    }
    figures = (figure for tier in result.tiers for figure in (tier.value, tier.bound))
    row |= dict(zip(VALUES, figures, strict=False))
    return {"row": row, "stands": [(round(seconds, 1), values) for seconds, values in result.stands]}


if __name__ == "__main__":
    _name, _case, _limit, *_seed = sys.argv[1:]
    print(json.dumps(measure(_name, CASES[Path(_case).stem], float(_limit), int(_seed[0]) if _seed else 0)))
