"""The table of public instances in ``benchmarks/README.md``, made from the newest results."""

from __future__ import annotations

from pathlib import Path

from benchmarks import table

RESULTS = table.RESULTS / "public"
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


def public_table(path: Path) -> str:
    """Return the results as a Markdown table; a run without a lawful roster has no cost and shows why."""
    rows = table.rows_of(path)
    body = table.markdown([*_COLUMNS.values()], [_figures(row) for row in rows])
    first = rows[0]
    return f"`public/{path.name}`, OR-Tools {first['solver']}, load {first['load']} after the first run.\n\n{body}"


def refresh_readme() -> None:
    """Write the table between its markers."""
    table.put_between(BEGIN, END, public_table(table.newest(RESULTS)))


def _figures(row: dict[str, str]) -> list[str]:
    failed = "" if row["cost"] else f"none: {row['breaches']} breaches" if row["breaches"] else "none in time"
    return [failed if name == "cost" and failed else row[name] for name in _COLUMNS]
