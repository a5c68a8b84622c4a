"""Engines in one run: what becomes of one that fails, how they are compared, how it is shown."""

from __future__ import annotations

import csv
import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from benchmarks.peers import contest
from benchmarks.peers.contest import FIELDS, Told, best_bounds, ran
from benchmarks.peers.results import BEGIN, END, FOLDER, table
from benchmarks.peers.story import Stand, Story, at, gap_of, near_since, stands_of
from benchmarks.suites import CASES
from benchmarks.table import HERE, newest, rows_of
from benchmarks.trace import Mark
from roster.domain import Tier, Weights

NOTHING_PROVED = [0] * len(Tier)


def python(program: str) -> list[str]:
    return [sys.executable, "-c", program]


# A run of its own


def test_an_engine_that_hangs_is_ended_with_all_it_started(tmp_path: Path) -> None:
    sign = tmp_path / "late"
    child = f"import pathlib, time; time.sleep(2); pathlib.Path({str(sign)!r}).touch()"
    told = ran(python(f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"), 0.5)
    assert told["row"]["outcome"] == "ended"
    time.sleep(2.5)
    assert not sign.exists()


def test_an_engine_that_crashes_says_its_last_word() -> None:
    told = ran(python("import sys; print('{}'); sys.exit('no memory left')"), 30)
    assert told == {"row": {"outcome": "crashed", "notes": "exit 1: no memory left"}, "stands": []}


@pytest.mark.parametrize("line", ["", "thinking", "[]", "{}", '{"row": {}, "stands": []}', '{"row": 3, "stands": 4}'])
def test_an_engine_that_answers_nonsense_has_no_roster(line: str) -> None:
    told = ran(python(f"print({line!r})"), 30)
    assert told["row"] == {"outcome": "nonsense", "notes": line}


def test_of_what_is_printed_the_last_line_counts() -> None:
    answer = json.dumps({"row": {"outcome": "no roster"}, "stands": [[1.5, [1, None, 3, 4, 5, 6]]]})
    told = ran(python(f"print('log'); print({answer!r})"), 30)
    assert told == {"row": {"outcome": "no roster"}, "stands": [(1.5, (1, None, 3, 4, 5, 6))]}


# What stood when


def test_what_is_told_of_one_tier_leaves_the_lower_ones_open() -> None:
    story = Story()
    story.tell({Tier.MINIMUM: 9})
    story.tell(dict.fromkeys(Tier, 5))
    story.tell({Tier.DEROGATION: 3})
    story.tell({Tier.DEROGATION: 3})
    told = [values for _, values in story.stands]
    assert told == [(9, *[None] * 5), (5,) * 6, (5, 5, 3, None, None, None)]
    assert 0 <= story.stands[0][0] <= story.stands[-1][0] <= story.seconds


def test_marks_tell_once_every_tier_is_known() -> None:
    marks = [Mark(1.0, tier, 7, 0) for tier in Tier] + [Mark(2.0, Tier.HOURS, 6, 0)]
    assert stands_of(marks) == [(1.0, (7,) * 6), (2.0, (7, 7, 7, 6, 7, 7))]
    assert stands_of(marks[:5]) == []


STANDS: Sequence[Stand] = [
    (4.0, (1, *[None] * 5)),
    (9.0, (0, 0, 0, 0, 200, 0)),
    (20.0, (0, 0, 0, 0, 101, 0)),
    (62.0, (0, 0, 0, 0, 100, 0)),
]
BOUNDS = [0, 0, 0, 0, 100, 0]


def test_a_checkpoint_has_what_stood_then_and_the_limit_lets_it_stop() -> None:
    assert at(STANDS, 3, 60.0) is None
    assert at(STANDS, 10, 60.0) == STANDS[1][1]
    assert at(STANDS, 60, 60.0) == STANDS[3][1]
    assert at(STANDS, 60, 600.0) == STANDS[2][1]


def test_it_was_near_since_it_stayed_so() -> None:
    assert near_since(STANDS, BOUNDS, 0.01, Weights()) == 20.0
    assert near_since([*STANDS, (70.0, (0, 0, 0, 0, 150, 0))], BOUNDS, 0.01, Weights()) is None
    assert gap_of(STANDS[0][1], BOUNDS, Weights()) is None
    assert gap_of(STANDS[3][1], BOUNDS, Weights()) == 0.0


# The comparison


def row(values: Sequence[int], bounds: Sequence[int]) -> dict[str, int]:
    figures = (figure for pair in zip(values, bounds, strict=True) for figure in pair)
    return dict(zip(contest.VALUES, figures, strict=True))


def test_a_bound_counts_where_its_roster_is_no_better_above() -> None:
    best = row([3, 10, 0, 0, 50, 9], [2, 8, 0, 0, 40, 1])
    worse = row([4, 10, 0, 0, 90, 9], [3, 9, 0, 0, 45, 0])
    trades = row([3, 12, 0, 0, 20, 9], [1, 0, 0, 0, 20, 0])
    better_below = row([5, 5, 0, 0, 30, 9], [0, 5, 0, 0, 99, 99])
    assert best_bounds([best, worse, trades, better_below]) == [3, 9, 0, 0, 45, 1]
    assert best_bounds([]) == NOTHING_PROVED


def test_every_engine_has_a_complete_row(monkeypatch: pytest.MonkeyPatch) -> None:
    answers: dict[str, Told] = {
        "good": {"row": {"outcome": "roster", **row([0, 0, 0, 0, 100, 0], BOUNDS)}, "stands": STANDS},
        "bad": {"row": {"outcome": "crashed", "notes": "exit 1"}, "stands": []},
    }
    monkeypatch.setattr(contest, "ran", lambda command, seconds: answers[command[3]])
    good, bad = (told["row"] for told in contest.contest(("good", "bad"), CASES["ladder-45-2026-12-tight"], 60.0, 0))
    assert tuple(good) == tuple(bad) == FIELDS
    assert (good["first_s"], good["price_1_s"], good["price_gap_percent"]) == ("4.0", "20.0", "0.000")
    assert (good["at_10"], good["at_60"], good["at_300"]) == ("0/0/0/0/200/0", "0/0/0/0/100/0", "")
    assert (bad["outcome"], bad["engine"], bad["first_s"], bad["at_10"]) == ("crashed", "bad", "", "")


# The results


def test_the_readme_shows_the_newest_results() -> None:
    text = (HERE / "README.md").read_text(encoding="utf-8")
    assert text.partition(BEGIN)[2].partition(END)[0].strip() == table(newest(FOLDER))


def test_bad_rows_are_in_the_table(tmp_path: Path) -> None:
    path = tmp_path / "results.csv"
    rows = [
        {"engine": "one", "outcome": "roster", "at_10": "1/2/3/4/5/6", **row([1] * 6, [0] * 6), "limit": 10},
        {"engine": "other", "outcome": "ended", "notes": "not done | late", "limit": 10},
    ]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [*FIELDS, "solver", "commit", "load"])
        writer.writeheader()
        writer.writerows(rows)
    head, _, one, other = table(path).splitlines()[2:]
    assert "| 10 s | end |" in head
    assert "30 s" not in head
    assert "| one | roster |  | 1/2/3/4/5/6 | 1/1/1/1/1/1 | 0/0/0/0/0/0 |" in one
    assert "| other | ended |" in other
    assert other.endswith("| not done / late |")
    assert other.count("|") == one.count("|") == head.count("|")


def test_each_result_has_its_story() -> None:
    for path in FOLDER.glob("*.csv"):
        told = [(line["engine"], line["sample"], int(line["seed"])) for line in rows_of(path)]
        stories = [json.loads(line) for line in path.with_suffix(".jsonl").read_text(encoding="utf-8").splitlines()]
        assert [(one["engine"], one["sample"], one["seed"]) for one in stories] == told
