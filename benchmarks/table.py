"""The tables of ``benchmarks/README.md``, made from the newest results; that of the product's own cases."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path

from benchmarks.measure import TIERS

HERE = Path(__file__).parent
RESULTS = HERE / "results"
BEGIN, END = "<!-- results: begin -->", "<!-- results: end -->"
_COLUMNS = {
    "sample": "sample",
    "seed": "seed",
    "read_s": "read s",
    "first_s": "first s",
    "price_5_s": "5 % s",
    "price_1_s": "1 % s",
    "price_0.1_s": "0.1 % s",
    "search_s": "search s",
    "audit_s": "audit s",
    "write_s": "write s",
    "peak_mib": "peak MiB",
    "blocking": "breaches",
}
_HEAD = [*_COLUMNS.values(), *TIERS, "gap", "price gap"]


def newest(folder: Path) -> Path:
    """Return the newest file of results in a folder, by name: the date comes first."""
    return max(folder.glob("*.csv"))


def rows_of(path: Path) -> list[dict[str, str]]:
    """Return the rows of a file of results, columns by name."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def markdown(head: Sequence[str], lines: Sequence[Sequence[str]]) -> str:
    """Return a Markdown table."""
    return "\n".join(f"| {' | '.join(line)} |" for line in (head, ["---"] * len(head), *lines))


def table(path: Path) -> str:
    """Return the results as a Markdown table; a tier shows its value, and its proven bound where that is lower."""
    rows = rows_of(path)
    body = markdown(_HEAD, [[*_figures(row), *_tiers(row), _gap(row), _price_gap(row)] for row in rows])
    first = rows[0]
    return f"`{path.name}`, OR-Tools {first['solver']}, load {first['load']} after the first run.\n\n{body}"


def refresh_readme() -> None:
    """Write the table between its markers."""
    put_between(BEGIN, END, table(newest(RESULTS)))


def put_between(begin: str, end: str, body: str) -> None:
    """Write ``body`` into ``README.md`` between two markers."""
    readme = HERE / "README.md"
    before, _, rest = readme.read_text(encoding="utf-8").partition(begin)
    _, _, after = rest.partition(end)
    readme.write_text(f"{before}{begin}\n{body}\n{end}{after}", encoding="utf-8")


def _figures(row: dict[str, str]) -> list[str]:
    return [row.get(name, "") for name in _COLUMNS]  # a file may be older than a column


def _tiers(row: dict[str, str]) -> list[str]:
    pairs = [(row[f"{tier}_value"], row[f"{tier}_bound"]) for tier in TIERS]
    return [value if value == bound else f"{value} (≥ {bound})" for value, bound in pairs]


def _gap(row: dict[str, str]) -> str:
    if row.get("gap_percent") and row["gap_tier"]:
        return f"{row['gap_percent']} % {row['gap_tier']}"
    return "proved" if row.get("gap_percent") else ""


def _price_gap(row: dict[str, str]) -> str:
    return f"{row['price_gap_percent']} %" if row.get("price_gap_percent") else ""
