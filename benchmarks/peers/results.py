"""The results of the contests: a dated file each, and the table of ``benchmarks/README.md``."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from pathlib import Path

from benchmarks.peers.contest import FIELDS, Told, contest
from benchmarks.peers.run import ENGINES
from benchmarks.suites import Case
from benchmarks.table import RESULTS, markdown, newest, put_between, rows_of
from roster.domain.plan import Tier

FOLDER = RESULTS / "peers"
BEGIN, END = "<!-- peers: begin -->", "<!-- peers: end -->"
_COMMON = ("solver", "commit", "load")
_PLAIN = {"sample": "sample", "seed": "seed", "engine": "engine", "outcome": "outcome", "first_s": "first s"}
_AFTER = {"price_1_s": "1 % s", "price_gap_percent": "price gap %", "took_s": "took s", "peak_mib": "peak MiB"}
_LAST = {"blocking": "breaches", "notes": "notes"}


def measure(name: str, cases: Sequence[Case], limit: float | None, seeds: Iterable[int], commit: str) -> None:
    """Let every engine run on every case with every seed, and write what was measured to a file called ``name``."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    path, seeds = FOLDER / name, tuple(seeds)
    with (
        path.open("w", encoding="utf-8", newline="") as file,
        path.with_suffix(".jsonl").open("w", encoding="utf-8") as stories,
    ):
        writer = csv.DictWriter(file, [*FIELDS, *_COMMON])
        writer.writeheader()
        for case in sorted(cases, key=lambda case: case.officers):
            for seed in seeds:
                told = contest(tuple(ENGINES), case, limit, seed)
                common = dict(zip(_COMMON, (version("ortools"), commit, f"{os.getloadavg()[0]:.1f}"), strict=True))
                writer.writerows(one["row"] | common for one in told)
                stories.writelines(f"{json.dumps(_story(one))}\n" for one in told)
                for kept in (file, stories):
                    kept.flush()  # what was measured is kept when the next run is interrupted
    refresh_readme()


def _story(told: Told) -> dict[str, object]:
    return {name: told["row"][name] for name in ("engine", "sample", "seed")} | {"stands": told["stands"]}


def table(path: Path) -> str:
    """Return a file as a Markdown table, with the checkpoints that its limits reach."""
    rows = rows_of(path)
    reached = [name for name in rows[0] if name.startswith("at_") and any(row[name] for row in rows)]
    names = {**_PLAIN, **{name: f"{name.removeprefix('at_')} s" for name in reached}}
    head = [*names.values(), "end", "bounds", *_AFTER.values(), *_LAST.values()]
    body = markdown(head, [[*(row[name] for name in names), *_end(row)] for row in rows])
    first = rows[0]
    return f"`{path.name}`, limit {first['limit']} s, OR-Tools {first['solver']}, load {first['load']}.\n\n{body}"


def refresh_readme() -> None:
    """Write the table of the newest file between its markers."""
    put_between(BEGIN, END, table(newest(FOLDER)))


def _end(row: dict[str, str]) -> list[str]:
    values, bounds = ("/".join(row[f"{tier.name.lower()}_{kind}"] for tier in Tier) for kind in ("value", "bound"))
    told = [values, bounds] if row[f"{Tier.MINIMUM.name.lower()}_value"] else ["", ""]
    return [*told, *(row[name] for name in _AFTER), *(row[name].replace("|", "/") for name in _LAST)]
