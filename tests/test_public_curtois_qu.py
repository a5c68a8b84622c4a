"""Curtois-Qu instances: the parser, the evaluator by hand-counted costs, and that the model says what it says."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from benchmarks.public.curtois_qu import CurtoisQu, read_curtois_qu
from benchmarks.public.curtois_qu_model import CurtoisQuModel
from benchmarks.public.evaluate_curtois_qu import Row, evaluate_curtois_qu
from benchmarks.public.stated import date_of
from benchmarks.public.text import FormatError
from tests.stated_cost import cost_of

SHARED = Path(__file__).parents[2] / "shared" / "benchmarks" / "curtois-qu"

TEXT = """# two people, a week, an early shift and a late one that no early may follow
SECTION_HORIZON
7

SECTION_SHIFTS
E,480,
L,600,E|

SECTION_STAFF
# ID, MaxShifts, MaxTotalMinutes, MinTotalMinutes, MaxConsecutiveShifts, MinConsecutiveShifts, ...
A,E=7|L=2,2640,480,3,2,2,0
B,E=3|L=0,9999,0,5,1,1,1

SECTION_DAYS_OFF
B,0

SECTION_SHIFT_ON_REQUESTS
A,3,L,2
B,5,E,3

SECTION_SHIFT_OFF_REQUESTS
A,1,E,1

SECTION_COVER
0,E,1,100,1
1,E,1,100,1
3,L,2,10,5
5,E,0,100,1
6,E,1,100,1
"""
OFF: Row = (None,) * 7


@pytest.fixture
def instance(tmp_path: Path) -> CurtoisQu:
    return read(tmp_path, TEXT)


def read(folder: Path, text: str) -> CurtoisQu:
    path = folder / "small.txt"
    path.write_text(text.replace("\n", "\r\n"), encoding="utf-8")
    return read_curtois_qu(path)


def test_the_parser_reads_every_section(instance: CurtoisQu) -> None:
    assert instance.days == 7
    assert instance.shifts["L"].minutes == 600
    assert instance.shifts["L"].not_next == {"E"}
    assert (instance.staff["A"].most_of, instance.staff["A"].most_weekends) == ({"E": 7, "L": 2}, 0)
    assert (instance.staff["A"].days_off, instance.staff["B"].days_off) == (frozenset(), {0})
    assert [(wish.employee, wish.day, wish.weight) for wish in instance.wanted] == [("A", 3, 2), ("B", 5, 3)]
    assert [(line.under, line.over) for line in instance.cover if line.day == 3] == [(10, 5)]


@pytest.mark.parametrize(
    ("found", "put", "words"),
    [
        ("SECTION_COVER", "SECTION_COVERS", "line 24: unknown section SECTION_COVERS"),
        ("0,E,1,100,1", "0,E,1,100", "line 25: SECTION_COVER needs 5 fields, not 4"),
        ("0,E,1,100,1", "0,E,one,100,1", "line 25: cannot be read"),
        ("0,E,1,100,1", "7,E,1,100,1", "day 7 is outside the horizon"),
        ("A,3,L,2", "A,3,N,2", "line 18: cannot be read: 'N'"),
        ("\n7\n", "\n8\n", "whole number of weeks"),
        ("SECTION_DAYS_OFF\nB,0\n", "", "no SECTION_DAYS_OFF"),
    ],
)
def test_what_cannot_be_read_is_told_by_line(tmp_path: Path, found: str, put: str, words: str) -> None:
    with pytest.raises(FormatError, match=words):
        read(tmp_path, TEXT.replace(found, put))


def test_costs_are_those_counted_by_hand(instance: CurtoisQu) -> None:
    # missing: E on 0, 1 and 6 at 100, two L on 3 at 10; wishes not granted 2 + 3
    assert evaluate_curtois_qu(instance, {"A": OFF, "B": OFF}).cost == 325
    # A grants 2, misses 1; cover misses one L at 10 and the E of 6 at 100; B's E on 5 is one too many, and his wish
    roster: dict[str, Row] = {
        "A": ("E", "E", "E", "L", None, None, None),
        "B": (None, None, None, None, None, "E", None),
    }
    assert evaluate_curtois_qu(instance, roster).cost == 1 + 10 + 100 + 1


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (("E", "E", "E", "E", None, None, None), "4 days of work from day 0"),
        ((None, "E", None, None, "E", "E", None), "only 1 days of work from day 1"),
        (("E", "E", None, "E", "E", None, None), "only 1 days of rest from day 2"),
        (("L", "L", "L", None, None, None, None), "3 shifts L"),
        (("L", "E", None, None, None, None, None), "E follows L on day 1"),
        (("E", "E", None, None, "E", "E", None), "1 weekends"),
        (OFF, "0 minutes"),
    ],
)
def test_each_breach_is_told(instance: CurtoisQu, row: Row, words: str) -> None:
    assert any(words in told for told in evaluate_curtois_qu(instance, {"A": row, "B": OFF}).breaches)


def test_runs_may_be_short_at_either_end_of_the_horizon(instance: CurtoisQu) -> None:
    for row in (("E", None, None, None, None, None, None), (None, "E", "E", None, None, None, None)):
        assert evaluate_curtois_qu(instance, {"A": row, "B": OFF}).breaches == ()


def test_a_day_off_is_kept_and_everybody_has_a_row(instance: CurtoisQu) -> None:
    worked: Row = ("E", "E", *OFF[2:])
    assert evaluate_curtois_qu(instance, {"A": worked, "B": worked}).breaches == ("B: works on day off 0",)
    assert len(evaluate_curtois_qu(instance, {"A": worked, "B": OFF[:6]}).breaches) == 1


def solved(statement: CurtoisQuModel, roster: dict[str, Row]) -> int | None:
    """Cost the model gives a roster; None when the model forbids it."""
    cp = statement.model.cp.clone()
    for employee, row in roster.items():
        for day, shift in enumerate(row):
            for a in statement.model.alternatives(employee, date_of(day)):
                cp.add(a.literal == ((a.cell.duties[0].shift if a.cell.duties else None) == shift))
    return cost_of(statement.model, cp)


def test_the_model_allows_and_prices_what_the_evaluator_does(instance: CurtoisQu) -> None:
    statement = CurtoisQuModel(instance)
    lawful = 0
    for inner in product((None, "E", "L"), repeat=5):
        roster = {"A": (*inner, None, None), "B": OFF}
        verdict = evaluate_curtois_qu(instance, roster)
        lawful += not verdict.breaches
        assert solved(statement, roster) == (None if verdict.breaches else verdict.cost)
    assert lawful == 28  # one run: 8 from day 0, 6 from 1, 6 from 2, 3 from 3; two: 6, less three late shifts


def test_weekends_and_runs_across_weeks_are_those_of_the_evaluator(instance: CurtoisQu) -> None:
    limits = replace(instance.staff["A"], most_weekends=1, longest_run=4, shortest_run=3, shortest_rest=2)
    longer = replace(instance, days=14, staff={"A": limits})
    longer = replace(longer, wanted=longer.wanted[:1])
    statement = CurtoisQuModel(longer)
    lawful = 0
    for inner in product((None, "E"), repeat=7):
        roster = {"A": (None, "E", *inner, None, None, None, "E", "E")}
        verdict = evaluate_curtois_qu(longer, roster)
        lawful += not verdict.breaches
        assert solved(statement, roster) == (None if verdict.breaches else verdict.cost)
    assert lawful > 0


@pytest.mark.skipif(not SHARED.exists(), reason="the public instances are not beside the project")
@pytest.mark.parametrize("path", sorted((SHARED / "rosters").glob("*.txt")), ids=lambda path: path.stem)
def test_stored_rosters_cost_what_their_names_say(path: Path) -> None:
    name, cost = path.stem.split("_")
    rows = [line.split(",") for line in path.read_text(encoding="utf-8").split()]
    roster = {row[0]: tuple(None if shift == "-" else shift for shift in row[1:]) for row in rows}
    verdict = evaluate_curtois_qu(read_curtois_qu(SHARED / f"{name}.txt"), roster)
    assert (verdict.breaches, verdict.cost) == ((), int(cost))
