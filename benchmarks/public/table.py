"""The table of public instances in ``benchmarks/README.md``, made from the newest results."""

from __future__ import annotations

import csv
from pathlib import Path

from benchmarks.table import HERE, put_between

RESULTS = HERE / "results" / "public"
BEGIN, END = "<!-- public: begin -->", "<!-- public: end -->"
_COLUMNS = {
    "instance": "instance",
    "seed": "seed",
    "limit": "limit s",
    "read_s": "read s",
    "first_s": "first s",
    "within_5_s": "5 % s",
    "within_1_s": "1 % s",
    "within_0.1_s": "0.1 % s",
    "took_s": "took s",
    "peak_mib": "peak MiB",
    "cost": "cost",
    "bound": "bound",
    "gap_percent": "gap %",
    "best_known": "best known",
    "over_best_percent": "over best %",
    "ten_minutes": "best in 10 min",
}


def newest_public() -> Path:
    """Return the newest file of results, by name: the date comes first."""
    return max(RESULTS.glob("*.csv"))


def public_table(path: Path) -> str:
    """Return the results as a Markdown table; a run without a lawful roster has no cost and shows why."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    lines = [[*_COLUMNS.values()], ["---"] * len(_COLUMNS), *(_figures(row) for row in rows)]
    body = "\n".join(f"| {' | '.join(line)} |" for line in lines)
    first = rows[0]
    return f"`public/{path.name}`, OR-Tools {first['solver']}, load {first['load']} after the first run.\n\n{body}"


def refresh_readme() -> None:
    """Write the table between its markers."""
    put_between(BEGIN, END, public_table(newest_public()))


def _figures(row: dict[str, str]) -> list[str]:
    failed = "" if row["cost"] else f"none: {row['breaches']} breaches" if row["breaches"] else "none in time"
    return [failed if name == "cost" and failed else row[name] for name in _COLUMNS]
