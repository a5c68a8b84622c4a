"""The table of the benchmarks is the newest file of results, whole."""

from __future__ import annotations

import json

from benchmarks.measure import FIELDS, MAY_BE_EMPTY, SHARES, TIERS
from benchmarks.suites import SUITES
from benchmarks.table import BEGIN, END, HERE, RESULTS, newest, rows_of, table
from benchmarks.trace import Mark, within
from roster.domain import Tier, TierResult, Weights

YOUNGER_THAN_SOME_RESULTS = frozenset({"first_s", *SHARES, "gap_tier", "gap_percent", "price_gap_percent"})
"""Columns that results measured before may lack."""
NO_LONGER_MEASURED = frozenset({"within_5_s", "within_1_s", "within_0.1_s"})
"""Times to a gap of the first tier not proved, before they were those of the price."""


def newest_rows() -> list[dict[str, str]]:
    return rows_of(newest(RESULTS))


def test_the_readme_shows_the_newest_results() -> None:
    text = (HERE / "README.md").read_text(encoding="utf-8")
    assert text.partition(BEGIN)[2].partition(END)[0].strip() == table(newest(RESULTS))


def test_every_row_is_complete_and_no_roster_breaks_a_rule() -> None:
    rows = newest_rows()
    assert rows
    lacking = set(FIELDS) - set(rows[0])
    assert lacking <= YOUNGER_THAN_SOME_RESULTS
    kept = [name for name in FIELDS if name not in lacking]
    assert all([name for name in row if name not in NO_LONGER_MEASURED] == kept for row in rows)
    assert {name for row in rows for name in kept if not row[name]} <= MAY_BE_EMPTY
    assert {row["blocking"] for row in rows} == {"0"}
    assert all(row["read_s"] for row in rows if not row["sample"].startswith("ladder-"))


def test_the_times_are_those_of_the_traces() -> None:
    path = newest(RESULTS).with_suffix(".jsonl")
    traces = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []
    for row, told in zip(newest_rows(), traces, strict=bool(traces)):
        assert (row["sample"], int(row["seed"])) == (told["sample"], told["seed"])
        final = [
            TierResult(tier=tier, value=int(row[f"{name}_value"]), bound=int(row[f"{name}_bound"]))
            for name, tier in zip(TIERS, Tier, strict=True)
        ]
        marks = [Mark(*mark) for mark in told["trace"]]
        for name in SHARES.keys() & row.keys():
            seconds = within(marks, final, SHARES[name], Weights())  # no case sets weights of its own
            assert row[name] == ("" if seconds is None else f"{seconds:.1f}")


def test_the_suites_name_each_case_once() -> None:
    assert len(SUITES["samples"]) == 9
    names = [case.name for case in SUITES["own"]]
    assert len(names) == len(set(names)) == len(SUITES["samples"]) + 24
