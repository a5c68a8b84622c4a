"""Measure the main job: ``python -m benchmarks.run --suite own --limit 60 --seeds 3``.

Each run is one process of its own, so that peak memory and imports are counted whole. A line per run goes to a dated
CSV under ``benchmarks/results``, its trace to a file of the same name beside it, and ``benchmarks/README.md`` shows the
newest file.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from benchmarks.measure import FIELDS
from benchmarks.suites import SUITES, Case
from benchmarks.table import refresh_readme

HERE = Path(__file__).parent


def main() -> None:
    """Run every case that is asked for with every seed, and write what was measured."""
    arguments = _arguments()
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=HERE, capture_output=True, text=True, check=True
    ).stdout.strip()
    path = HERE / "results" / f"{datetime.now():%Y-%m-%dT%H%M}-{commit}.csv"  # noqa: DTZ005  the measurer's own clock
    cases = [case for case in SUITES[arguments.suite] if case.name.startswith(arguments.only)]
    if not cases:
        sys.exit(f"no case of suite {arguments.suite} starts with {arguments.only}")
    path.parent.mkdir(exist_ok=True)
    with (
        path.open("w", encoding="utf-8", newline="") as file,
        path.with_suffix(".jsonl").open("w", encoding="utf-8") as traces,
    ):
        writer = csv.DictWriter(file, FIELDS)
        writer.writeheader()
        for case in sorted(cases, key=lambda case: case.officers):
            for seed in range(arguments.seeds):
                row, trace = _measured(case, seed, arguments.limit)
                row |= {"commit": commit, "load": f"{os.getloadavg()[0]:.1f}"}
                writer.writerow(row)
                traces.write(json.dumps({"sample": case.name, "seed": seed, "trace": trace}) + "\n")
                for kept in (file, traces):
                    kept.flush()  # what was measured is kept when the next run is interrupted
                print(*row.values())
    refresh_readme()


def _measured(case: Case, seed: int, limit: float | None) -> tuple[dict[str, Any], list[list[float]]]:
    """Measure one run in a process of its own; return its row and its trace."""
    command = [sys.executable, "-m", "benchmarks.measure", case.name, str(seed), str(limit or "")]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, cwd=HERE.parent)
    told = json.loads(done.stdout.splitlines()[-1])
    return told["row"], told["trace"]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--suite", choices=SUITES, default="samples", help="own: the samples and the ladder")
    parser.add_argument("--limit", type=float, default=None, help="seconds of search; by default those of the size")
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--only", default="", help="cases whose name starts so")
    return parser.parse_args()


if __name__ == "__main__":
    main()
