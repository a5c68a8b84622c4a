"""Measure the main job on the stored samples: ``python -m benchmarks.run --limit 60 --seeds 3``.

Each run is one process of its own, so that peak memory and imports are counted whole. A line per run goes to a dated
CSV under ``benchmarks/results``, and ``benchmarks/README.md`` shows the newest file.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import os
import subprocess
import sys
from datetime import date
from pathlib import Path

from benchmarks.measure import FIELDS
from benchmarks.table import refresh_readme

HERE = Path(__file__).parent
SAMPLES = HERE.parent / "data" / "samples"


def main() -> None:
    """Run every sample that is asked for with every seed, and write what was measured."""
    arguments = _arguments()
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=HERE, capture_output=True, text=True, check=True
    ).stdout.strip()
    path = HERE / "results" / f"{date.today():%Y-%m-%d}-{commit}.csv"  # noqa: DTZ011  the day of the measurer's desk
    path.parent.mkdir(exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, FIELDS)
        writer.writeheader()
        for sample in sorted(SAMPLES.glob(f"{arguments.only}*.xlsx"), key=_officers):
            for seed in range(arguments.seeds):
                row = _measured(sample, seed, arguments.limit, commit)
                writer.writerow(row)
                file.flush()  # what was measured is kept when the next run is interrupted
                print(*row.values())
    refresh_readme()


def _measured(sample: Path, seed: int, limit: float | None, commit: str) -> dict[str, str]:
    """Measure one run in a process of its own, and add what only this side knows."""
    command = [sys.executable, "-m", "benchmarks.measure", str(sample), str(seed), str(limit or "")]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=HERE.parent)
    row = dict(zip(FIELDS, next(csv.reader([done.stdout.splitlines()[-1]])), strict=False))
    checksum = hashlib.sha256(sample.read_bytes()).hexdigest()[:12]
    return {**row, "checksum": checksum, "commit": commit, "load": f"{os.getloadavg()[0]:.1f}"}


def _officers(sample: Path) -> int:
    return int(sample.stem.split("-")[-3])


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--limit", type=float, default=None, help="seconds of search; by default those of the size")
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--only", default="", help="samples whose name starts so")
    return parser.parse_args()


if __name__ == "__main__":
    main()
