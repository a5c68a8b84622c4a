"""Every engine on the same instances, one after the other: ``python -m benchmarks.run --suite peers``.

Each run is a process of its own with a hard end: one that hangs, crashes, answers nonsense or finds nothing is a row
that says so. When all have run on an instance, the best bounds that any of them proved measure each of them.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, TypedDict

from benchmarks.peers.story import CHECKPOINTS, Stand, Values, at, gap_of, near_since
from benchmarks.suites import Case
from roster import Settings
from roster.domain.plan import Tier
from roster.domain.profile import Weights

GRACE = 180.0
"""Seconds beyond the limit to read the case, judge the roster, and stop late; then a run is ended."""
NEAR = 0.01
VALUES = tuple(f"{tier.name.lower()}_{kind}" for tier in Tier for kind in ("value", "bound"))
_STOOD = {seconds: f"at_{seconds}" for seconds in CHECKPOINTS}
FIELDS = (
    *("engine", "sample", "officers", "seed", "limit", "outcome", "first_s", "price_1_s", "took_s", "peak_mib"),
    *("blocking", *VALUES, "price_gap_percent", *_STOOD.values(), "notes", "checksum"),
)
_LONGEST_NOTE = 160


class Told(TypedDict):
    """What a run prints: the part of its row that it knows, and what stood when."""

    row: dict[str, Any]
    stands: Sequence[Stand]


def contest(engines: Sequence[str], case: Case, limit: float | None, seed: int) -> list[Told]:
    """Run each engine on ``case``; return their rows, complete, and what stood when."""
    seconds = Settings(time_limit=limit).limit_for(case.officers)
    told = []
    for engine in engines:
        command = [sys.executable, "-m", "benchmarks.peers", engine, case.name, str(seconds), str(seed)]
        one = ran(command, seconds + GRACE)
        one["row"] |= {"engine": engine, "sample": case.name, "officers": case.officers}
        one["row"] |= {"seed": seed, "limit": seconds}
        told.append(one)
    _compare(told, case.instance().profile.weights)
    return told


def ran(command: Sequence[str], seconds: float) -> Told:
    """Run a command that prints a line of JSON, and end it and all it started when it is not done in time."""
    process = subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).resolve().parents[2],
        start_new_session=True,
    )
    try:
        printed, complaint = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        return _nothing("ended", f"not done {seconds:.0f} s after its start")
    if process.returncode:
        return _nothing("crashed", f"exit {process.returncode}: {_last(complaint)}")
    return _understood(_last(printed))


def _understood(line: str) -> Told:
    try:
        told = json.loads(line)
        stands = [(float(seconds), tuple(values)) for seconds, values in told["stands"]]
        return {"row": {"outcome": told["row"]["outcome"], **told["row"]}, "stands": stands}
    except (ValueError, TypeError, KeyError):
        return _nothing("nonsense", line)


def _nothing(outcome: str, note: str) -> Told:
    return {"row": {"outcome": outcome, "notes": note[:_LONGEST_NOTE]}, "stands": []}


def _last(text: str) -> str:
    return next((line for line in reversed(text.splitlines()) if line.strip()), "")


def _compare(told: Sequence[Told], weights: Weights) -> None:
    """Complete the rows with what is measured against the best bounds known."""
    bounds = best_bounds([one["row"] for one in told if one["row"]["outcome"] == "roster"])
    for one in told:
        row, stands = one["row"], one["stands"]
        row["first_s"] = _seconds(stands[0][0] if stands else None)
        row["price_1_s"] = _seconds(near_since(stands, bounds, NEAR, weights))
        gap = gap_of(stands[-1][1], bounds, weights) if stands else None
        row["price_gap_percent"] = "" if gap is None else f"{100 * gap:.3f}"
        for seconds, name in _STOOD.items():
            row[name] = _joined(at(stands, seconds, row["limit"]) if seconds <= row["limit"] else None)
        one["row"] = {field: row.get(field, "") for field in FIELDS}


def best_bounds(rows: Sequence[Mapping[str, Any]]) -> list[int]:
    """Return the best bound of each tier that the rows of lawful rosters prove of what comes before the best of them.

    A bound holds for rosters no worse in the tiers above than the roster of its row: so for the best one, where that
    is no worse there.
    """
    figures = [[int(row[name]) for name in VALUES] for row in rows]
    values, bounds = [tiers[::2] for tiers in figures], [tiers[1::2] for tiers in figures]
    best = min(values, default=[])
    return [
        max((proved[n] for had, proved in zip(values, bounds, strict=True) if _covers(had[:n], best[:n])), default=0)
        for n in range(len(Tier))
    ]


def _covers(above: Sequence[int], best: Sequence[int]) -> bool:
    return all(value >= other for value, other in zip(above, best, strict=True))


def _seconds(figure: float | None) -> str:
    return "" if figure is None else f"{figure:.1f}"


def _joined(values: Values | None) -> str:
    return "" if values is None else "/".join("?" if value is None else str(value) for value in values)
