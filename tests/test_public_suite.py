"""Public instances: found in a folder, searched by the product's engine, judged from outside, shown whole."""

from __future__ import annotations

import csv
import json
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.public.cases import public_cases
from benchmarks.public.measure import FIELDS, MAY_BE_EMPTY, measure
from benchmarks.public.records import RECORDS
from benchmarks.public.solve import Mark, Solved
from benchmarks.public.stated import TIER
from benchmarks.public.table import BEGIN, END, RESULTS, public_table
from benchmarks.public.verdict import Verdict
from benchmarks.table import HERE, newest, rows_of
from tests.test_public_curtois_qu import TEXT

LEFT_BY_RUN = {"commit", "load"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "curtois-qu").mkdir()
    for number in (10, 9):
        (tmp_path / "curtois-qu" / f"Instance{number}.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def test_the_instances_of_a_folder_are_found_in_order(folder: Path) -> None:
    assert list(public_cases(folder)) == ["curtois-qu-09", "curtois-qu-10"]


def test_a_run_proves_a_small_instance_and_is_judged(folder: Path) -> None:
    row, trace = measure(public_cases(folder)["curtois-qu-09"], seed=0, limit=10.0)
    # A: E on 0, L on 3 and 4; B: E on 1, 5, 6. An L is missing on 3 (10), an E too many on 5 (1), as B wishes
    assert (row["cost"], row["bound"], row["breaches"], row["gap_percent"]) == (11, 11, 0, "0.00")
    assert trace[-1][1:] == [11, 11]
    assert set(row) == set(FIELDS) - LEFT_BY_RUN
    assert (row["best_known"], row["over_best_percent"]) == ("", "")  # nobody published this one


def test_times_near_the_bound_are_read_off_the_trace() -> None:
    solved = Solved(TIER, 0.0)
    for seconds, cost, bound in ((1.0, 101, 0), (2.0, 110, 90), (3.0, 105, 100), (4.0, 100, 100)):
        solved.marks.append(Mark(seconds, cost, bound))
    assert [solved.within(share) for share in (0.1, 0.05, 0.01)] == [1.0, 3.0, 4.0]
    solved.marks.append(Mark(5.0, 100, 99))
    assert solved.within(0.005) is None


def test_the_cost_is_set_beside_the_best_known_of_that_name(folder: Path) -> None:
    row, _ = measure(public_cases(folder)["curtois-qu-10"], seed=0, limit=10.0)
    assert (row["best_known"], row["over_best_percent"]) == (4631, "-99.76")


def test_a_model_that_prices_less_than_the_evaluator_is_refused(folder: Path) -> None:
    case = public_cases(folder)["curtois-qu-09"]
    dear = replace(case, problem=lambda: replace(case.problem(), judge=lambda _: Verdict((), 12)))
    with pytest.raises(ValueError, match="the model says 11, the evaluator 12"):
        measure(dear, seed=0, limit=10.0)
    unlawful = replace(case, problem=lambda: replace(case.problem(), judge=lambda _: Verdict(("no",), 11)))
    row, _ = measure(unlawful, seed=0, limit=10.0)
    assert row["breaches"] == 1
    assert "cost" not in row


def test_records_are_plausible() -> None:
    for name, record in RECORDS.items():
        assert record.best is not None, name
        assert record.bound is None or record.bound <= record.best, name
        assert record.ten_minutes is None or record.best <= record.ten_minutes, name


def test_a_run_without_a_lawful_roster_is_shown_as_such(tmp_path: Path) -> None:
    path = tmp_path / "some.csv"
    rows = [{"instance": "a", "breaches": "3"}, {"instance": "b"}, {"instance": "c", "cost": "7", "breaches": "0"}]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, FIELDS)
        writer.writeheader()
        writer.writerows(rows)
    shown = public_table(path).splitlines()[-3:]
    assert [line.split(" | ")[10] for line in shown] == ["none: 3 breaches", "none in time", "7"]


def test_the_readme_shows_the_newest_results() -> None:
    text = (HERE / "README.md").read_text(encoding="utf-8")
    assert text.partition(BEGIN)[2].partition(END)[0].strip() == public_table(newest(RESULTS))


def test_every_row_of_the_newest_results_is_complete() -> None:
    path = newest(RESULTS)
    rows = rows_of(path)
    assert rows
    for row in rows:
        assert list(row) == FIELDS
        empty = {name for name, figure in row.items() if not figure}
        assert empty <= MAY_BE_EMPTY | {"over_best_percent"} or not row["cost"]
    told = [json.loads(line) for line in path.with_suffix(".jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(one["sample"], str(one["seed"])) for one in told] == [(row["instance"], row["seed"]) for row in rows]
