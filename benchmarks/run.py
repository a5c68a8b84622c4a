"""Measure the main job: ``python -m benchmarks.run --suite own --limit 60 --seeds 3``.

Each run is one process of its own, so that peak memory and imports are counted whole. A line per run goes to a dated
CSV under ``benchmarks/results``, its trace to a file of the same name beside it, and ``benchmarks/README.md`` shows the
newest file. Public instances: ``--suite public --folder FOLDER``, results under ``benchmarks/results/public``.
Every engine on the cases of ``own``: ``--suite peers``, results under ``benchmarks/results/peers``.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import subprocess
import sys
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from benchmarks import measure, table
from benchmarks.peers import results as peers
from benchmarks.public import measure as public_measure
from benchmarks.public import table as public_table
from benchmarks.public.cases import public_cases
from benchmarks.suites import SUITES

HERE = Path(__file__).parent
PUBLIC, PEERS = "public", "peers"
_PUBLIC_SECONDS = 60.0


@dataclass(frozen=True)
class Plan:
    """What is to be run: cases in order, each with the arguments of the module that measures it; where results go."""

    module: str
    cases: Mapping[str, tuple[str, ...]]
    limit: float | None
    fields: Sequence[str]
    folder: Path
    refresh: Callable[[], None]


def main() -> None:
    """Run every case that is asked for with every seed, and write what was measured."""
    arguments = _arguments()
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"], cwd=HERE, capture_output=True, text=True, check=True
    ).stdout.strip()
    name = f"{datetime.now():%Y-%m-%dT%H%M}-{commit}.csv"  # noqa: DTZ005  the measurer's own clock
    if arguments.suite == PEERS:
        cases = [case for case in SUITES["own"] if case.name.startswith(tuple(arguments.only))]
        _stop_without(cases, arguments)
        peers.measure(name, cases, arguments.limit, range(arguments.seeds), commit)
    else:
        _measure_product(name, arguments, commit)


def _stop_without(cases: Collection[object], arguments: argparse.Namespace) -> None:
    if not cases:
        prefixes = " or ".join(arguments.only)
        sys.exit(f"no case of suite {arguments.suite} starts with {prefixes}")


def _measure_product(file_name: str, arguments: argparse.Namespace, commit: str) -> None:
    """Run the product alone on the cases of a suite."""
    plan = _public(arguments) if arguments.suite == PUBLIC else _own(arguments)
    cases = {name: words for name, words in plan.cases.items() if name.startswith(tuple(arguments.only))}
    _stop_without(cases, arguments)
    path = plan.folder / file_name
    path.parent.mkdir(parents=True, exist_ok=True)
    with (
        path.open("w", encoding="utf-8", newline="") as file,
        path.with_suffix(".jsonl").open("w", encoding="utf-8") as traces,
    ):
        writer = csv.DictWriter(file, plan.fields)
        writer.writeheader()
        for name, words in cases.items():
            for seed in range(arguments.seeds):
                row, trace = _measured(plan, words, seed)
                row |= {"commit": commit, "load": f"{os.getloadavg()[0]:.1f}"}
                writer.writerow(row)
                traces.write(json.dumps({"sample": name, "seed": seed, "trace": trace}) + "\n")
                for kept in (file, traces):
                    kept.flush()  # what was measured is kept when the next run is interrupted
                print(*row.values())
    plan.refresh()


def _own(arguments: argparse.Namespace) -> Plan:
    cases = sorted(SUITES[arguments.suite], key=lambda case: case.officers)
    words = {case.name: (case.name,) for case in cases}
    results = HERE / "results"
    return Plan("benchmarks.measure", words, arguments.limit, measure.FIELDS, results, table.refresh_readme)


def _public(arguments: argparse.Namespace) -> Plan:
    folder = arguments.folder.resolve()
    words = {name: (str(folder), name) for name in public_cases(folder)}
    limit = _PUBLIC_SECONDS if arguments.limit is None else arguments.limit
    return Plan(
        "benchmarks.public.measure",
        words,
        limit,
        public_measure.FIELDS,
        public_table.RESULTS,
        public_table.refresh_readme,
    )


def _measured(plan: Plan, words: Sequence[str], seed: int) -> tuple[dict[str, Any], list[list[float]]]:
    """Measure one run in a process of its own; return its row and its trace."""
    command = [sys.executable, "-m", plan.module, *words, str(seed), str(plan.limit or "")]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, cwd=HERE.parent)
    told = json.loads(done.stdout.splitlines()[-1])
    return told["row"], told["trace"]


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--suite",
        choices=[*SUITES, PUBLIC, PEERS],
        default="samples",
        help="own: the samples and the ladder; public: the instances of --folder; peers: every engine on own",
    )
    parser.add_argument("--folder", type=Path, help="where the public instances are")
    parser.add_argument("--limit", type=float, default=None, help="seconds of search; by default those of the size")
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--only", nargs="+", default=[""], metavar="PREFIX", help="cases whose name starts so")
    arguments = parser.parse_args()
    if (arguments.suite == PUBLIC) != (arguments.folder is not None):
        parser.error("--folder goes with --suite public")
    return arguments


if __name__ == "__main__":
    main()
