"""The table of the benchmarks is the newest file of results, whole."""

from __future__ import annotations

import csv

from benchmarks.measure import FIELDS
from benchmarks.table import BEGIN, END, HERE, newest_results, table


def test_the_readme_shows_the_newest_results() -> None:
    text = (HERE / "README.md").read_text(encoding="utf-8")
    assert text.partition(BEGIN)[2].partition(END)[0].strip() == table(newest_results())


def test_every_row_is_complete_and_no_roster_breaks_a_rule() -> None:
    with newest_results().open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert rows
    assert all(list(row) == FIELDS and all(row.values()) for row in rows)
    assert {row["blocking"] for row in rows} == {"0"}
