"""One run on a public instance: ``python -m benchmarks.public.measure FOLDER NAME SEED LIMIT`` prints a line of JSON.

The time counts from before the files are read. What the search found is judged by the independent evaluator: a roster
that breaks a hard rule counts as none.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from importlib.metadata import version
from pathlib import Path

from benchmarks.public.cases import PublicCase, public_cases
from benchmarks.public.records import RECORDS, Record
from benchmarks.public.solve import Solved, solve
from benchmarks.public.stated import TIER
from benchmarks.public.verdict import Verdict

SHARES = {"within_5_s": 0.05, "within_1_s": 0.01, "within_0.1_s": 0.001}
FIELDS = [
    "instance",
    "seed",
    "limit",
    "read_s",
    "first_s",
    *SHARES,
    "took_s",
    "peak_mib",
    "breaches",
    "cost",
    "bound",
    "gap_percent",
    "best_known",
    "best_bound",
    "ten_minutes",
    "over_best_percent",
    "solver",
    "checksum",
    "commit",
    "load",
]
MAY_BE_EMPTY = frozenset({"best_known", "best_bound", "ten_minutes", *SHARES})
"""Not known or not reached. A run without a roster has no more than that."""


def measure(case: PublicCase, seed: int, limit: float) -> tuple[dict[str, object], list[list[float]]]:
    """Return the row of one run, without commit and load, and its trace: seconds, cost, bound."""
    started = time.monotonic()
    problem = case.problem()
    read = time.monotonic() - started
    solved = solve(problem.model, TIER, started, limit, seed)
    took = time.monotonic() - started
    row = {
        "instance": case.name,
        "seed": seed,
        "limit": limit,
        "read_s": f"{read:.1f}",
        "took_s": f"{took:.1f}",
        "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "solver": version("ortools"),
        "checksum": case.checksum,
        **_known(RECORDS.get(case.name, Record())),
    }
    if solved.result is not None:
        row |= _found(solved, problem.judge(solved.chosen), RECORDS.get(case.name, Record()))
    return row, [[round(mark.seconds, 1), mark.cost, mark.bound] for mark in solved.marks]


def _known(record: Record) -> dict[str, object]:
    figures = {"best_known": record.best, "best_bound": record.bound, "ten_minutes": record.ten_minutes}
    return {name: "" if figure is None else figure for name, figure in figures.items()}


def _found(solved: Solved, verdict: Verdict, record: Record) -> dict[str, object]:
    """Return what a roster comes to. Its cost is what the evaluator counts, whatever the search believes.

    Raises:
        ValueError: when it costs more than the model says, whose bound is then none.

    """
    assert solved.result is not None
    if verdict.cost > solved.result.value:
        raise ValueError(f"the model says {solved.result.value}, the evaluator {verdict.cost}")
    row: dict[str, object] = {"breaches": len(verdict.breaches), "bound": solved.result.bound}
    if verdict.breaches:
        return row
    reached = {name: solved.within(share) for name, share in SHARES.items()}
    row |= {name: "" if seconds is None else f"{seconds:.1f}" for name, seconds in reached.items()}
    over = "" if record.best is None else f"{100 * (verdict.cost / record.best - 1):.2f}"
    gap = 100 * (verdict.cost - solved.result.bound) / max(1, verdict.cost)
    return row | {
        "first_s": f"{solved.marks[0].seconds:.1f}",
        "cost": verdict.cost,
        "gap_percent": f"{gap:.2f}",
        "over_best_percent": over,
    }


if __name__ == "__main__":
    _folder, _name, _seed, _limit = sys.argv[1:]
    _row, _trace = measure(public_cases(Path(_folder))[_name], int(_seed), float(_limit))
    print(json.dumps({"row": _row, "trace": _trace}))
