"""INRC-II instances: the parser, the evaluator by hand-counted costs, and that the model says what it says."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from benchmarks.public.cases import public_cases
from benchmarks.public.evaluate_inrc2 import Row, evaluate_inrc2, outside
from benchmarks.public.inrc2 import DAYS, Inrc2, Limits, files_of
from benchmarks.public.inrc2_model import Inrc2Model
from benchmarks.public.read_inrc2 import read_inrc2
from benchmarks.public.stated import date_of
from benchmarks.public.text import FormatError
from tests.stated_cost import cost_of

SHARED = Path(__file__).parents[2] / "shared" / "benchmarks" / "inrc2"

SCENARIO = """SCENARIO = n002w1

WEEKS = 1

SKILLS = 2
Head
Nurse

SHIFT_TYPES = 2
Early (2,3)
Night (1,2)

FORBIDDEN_SHIFT_TYPES_SUCCESSIONS
Early 0
Night 1 Early

CONTRACTS = 2
Full (4,5) (3,4) (2,3) 0 1
Half (0,3) (1,7) (1,7) 1 0

NURSES = 2
Ada Full 2 Head Nurse
Bea Half 1 Nurse
"""
HISTORY = """HISTORY
0 n002w1

NURSE_HISTORY
Ada 0 0 Night 1 2 0
Bea 0 0 None 0 0 1
"""
WEEK = """WEEK_DATA
n002w1

REQUIREMENTS
Early Nurse (1,1) (0,0) (0,2) (0,1) (0,0) (0,0) (0,0)
Night Head (0,1) (0,0) (0,0) (0,0) (0,0) (0,0) (0,0)

SHIFT_OFF_REQUESTS = 2
Ada Early Wed
Bea Any Thu
"""
NAME = "n002w1_0_0"
OFF: Row = (None,) * 7
EARLY, NIGHT, HEAD_NIGHT = ("Early", "Nurse"), ("Night", "Nurse"), ("Night", "Head")


def write(folder: Path, scenario: str = SCENARIO, history: str = HISTORY, week: str = WEEK) -> tuple[Path, ...]:
    files = files_of(folder, NAME)
    files[0].parent.mkdir(parents=True)
    for path, text in zip(files, (scenario, history, week), strict=True):
        path.write_text(text, encoding="utf-8")
    return files


@pytest.fixture
def instance(tmp_path: Path) -> Inrc2:
    return read_inrc2(write(tmp_path))


def test_the_files_of_an_instance_are_in_its_name(tmp_path: Path) -> None:
    names = [path.name for path in files_of(tmp_path, "n030w4_1_6-2-9-1")]
    assert names == ["Sc-n030w4.txt", "H0-n030w4-1.txt", *(f"WD-n030w4-{week}.txt" for week in (6, 2, 9, 1))]
    with pytest.raises(ValueError, match="is not SET_HISTORY_WEEK"):
        files_of(tmp_path, "n030w4")


def test_the_parser_reads_every_section(instance: Inrc2) -> None:
    ada, bea = instance.nurses.values()
    assert (ada.skills, bea.skills) == (("Head", "Nurse"), ("Nurse",))
    assert (ada.history.shift, ada.history.worked, bea.history.shift, bea.history.off) == ("Night", 2, None, 1)
    assert (ada.contract.off_in_a_row, ada.contract.whole_weekends, bea.contract.most_weekends) == ((2, 3), True, 1)
    assert instance.shifts["Night"].not_next == {"Early"}
    assert [(d.day, d.minimum, d.optimal) for d in instance.demands if d.optimal] == [
        (0, 1, 1),
        (2, 0, 2),
        (3, 0, 1),
        (0, 0, 1),
    ]
    assert instance.unwanted == (("Ada", 2, "Early"), ("Bea", 3, None))


@pytest.mark.parametrize(
    ("part", "found", "put", "words"),
    [
        ("scenario", "Early (2,3)", "Early 2-3", r"Sc-n002w1.txt, line 10: cannot be read: 2-3 is not \(least,most\)"),
        ("scenario", "CONTRACTS = 2", "CONTRACTS = 3", "CONTRACTS announces 3 lines and has 2"),
        ("scenario", "Ada Full", "Ada Fuller", "line 22: cannot be read: 'Fuller'"),
        ("history", "NURSE_HISTORY", "NURSES_HISTORY", "no NURSE_HISTORY"),
        ("history", "Ada 0 0", "Eva 0 0", "cannot be read: 'Ada'"),
        ("week", "(0,2)", "", "line 5: cannot be read: 6 days in a week"),
        ("week", "Any Thu", "Any Someday", "line 10: cannot be read"),
    ],
)
def test_what_cannot_be_read_is_told_by_file_and_line(
    tmp_path: Path, part: str, found: str, put: str, words: str
) -> None:
    texts = {"scenario": SCENARIO, "history": HISTORY, "week": WEEK}
    with pytest.raises(FormatError, match=words):
        read_inrc2(write(tmp_path, **{**texts, part: texts[part].replace(found, put)}))


@pytest.mark.parametrize(
    ("held", "brought", "days"),
    [
        ("0110", 0, 1),  # one of two days, three wanted
        ("0111111", 0, 2),  # two days too many, cut by the end or not
        ("1100000", 1, 0),  # three with the day before
        ("0000000", 1, 2),  # a short run of before that ends at once
        ("1100000", 5, 2),  # one day too many was made before
        ("0000011", 0, 0),  # may go on after the end
        ("1010000", 0, 4),
    ],
)
def test_days_outside_the_limits_are_those_counted_by_hand(held: str, brought: int, days: int) -> None:
    assert outside([day == "1" for day in held], Limits(3, 4), brought) == days


def test_costs_are_those_counted_by_hand(instance: Inrc2) -> None:
    # Ada: the night stood alone, as it may; two days of work of three 30; all days off, 7 - 3 too many 120; 4
    # assignments short 80. Cover: 1 + 2 + 1 + 1 missing 150, one a minimum. Bea: 8 days off with the one before, of
    # which one is too many, 30.
    empty = evaluate_inrc2(instance, {"Ada": OFF, "Bea": OFF})
    assert (empty.cost, empty.breaches) == (30 + 120 + 80 + 150 + 30, ("0 of 1 Nurse in Early on day 0",))
    # Ada: night on 0 makes 3 days of work and 2 nights, fine; off on 1 and 2; early on 3, 4, 5: weekend 30, half 30; 4
    # assignments, fine. Bea: early alone on 0, one short of two 15; early on 2 and 3, Thursday asked off 10. Cover: one
    # missing on 2, 30; on 3 both.
    roster: dict[str, Row] = {
        "Ada": (HEAD_NIGHT, None, None, EARLY, EARLY, EARLY, None),
        "Bea": (EARLY, None, EARLY, EARLY, None, None, None),
    }
    verdict = evaluate_inrc2(instance, roster)
    assert (verdict.cost, verdict.breaches) == (30 + 30 + 15 + 10 + 30, ())


def test_each_breach_is_told(instance: Inrc2) -> None:
    roster: dict[str, Row] = {"Ada": (EARLY, NIGHT, EARLY, *OFF[3:]), "Bea": (HEAD_NIGHT, *OFF[1:])}
    assert evaluate_inrc2(instance, roster).breaches == (
        "Ada: Early follows Night on day 0",
        "Ada: Early follows Night on day 2",
        "Bea: not skilled as Head on day 0",
    )
    assert evaluate_inrc2(instance, {"Ada": OFF}).breaches == ("Bea: not one status a day",)


def priced(stated: Inrc2Model, roster: dict[str, Row]) -> int | None:
    """Cost the model gives a roster, whatever the skills; None when it forbids it."""
    cp = stated.model.cp.clone()
    for nurse, row in roster.items():
        for day, duty in enumerate(row):
            cell = stated.model.alternatives(nurse, date_of(day))
            alike = [a for a in cell if [d.shift for d in a.cell.duties] == ([duty[0]] if duty else [])]
            exact = [a for a in alike if duty and a.cell.duties[0].post == duty[1]] or alike[:1]
            cp.add_bool_and(a.literal for a in exact) if exact else cp.add_bool_or([])
    return cost_of(stated.model, cp)


def test_the_model_allows_and_prices_what_the_evaluator_does(instance: Inrc2) -> None:
    stated = Inrc2Model(instance)
    rng = random.Random(0)
    lawful = 0
    for _ in range(150):
        drawn = tuple(rng.choice((None, EARLY, EARLY, NIGHT)) for _ in range(6))
        first = rng.choice((None, HEAD_NIGHT))
        roster: dict[str, Row] = {"Ada": (first, *drawn), "Bea": (EARLY, *rng.sample(drawn, 6))}
        verdict = evaluate_inrc2(instance, roster)
        lawful += not verdict.breaches
        assert priced(stated, roster) == (None if verdict.breaches else verdict.cost)
    assert lawful > 20


@pytest.mark.skipif(not SHARED.exists(), reason="the public instances are not beside the project")
@pytest.mark.parametrize("path", sorted((SHARED / "best_solutions").glob("*")), ids=lambda path: path.name)
def test_stored_rosters_cost_what_their_names_say(path: Path) -> None:
    name, cost = path.name.rsplit("_", 1)
    instance = read_inrc2(files_of(SHARED, name))
    verdict = evaluate_inrc2(instance, stored(instance, path))
    assert (verdict.breaches, verdict.cost) == ((), int(cost))


def stored(instance: Inrc2, folder: Path) -> dict[str, Row]:
    """Roster of the solution files of each week, whose first line after the heading begins with the week."""
    rows: dict[str, list[tuple[str, str] | None]] = {nurse: [None] * instance.days for nurse in instance.nurses}
    for path in folder.glob("*.txt"):
        text = path.read_text(encoding="utf-8")
        week = int(text.split()[1])
        for nurse, day, shift, skill in re.findall(r"^(\w+) (Mon|Tue|Wed|Thu|Fri|Sat|Sun) (\w+) (\w+)", text, re.M):
            rows[nurse][7 * week + DAYS.index(day)] = shift, skill
    return {nurse: tuple(row) for nurse, row in rows.items()}


@pytest.mark.skipif(not SHARED.exists(), reason="the public instances are not beside the project")
def test_the_instances_with_a_published_value_are_found() -> None:
    assert len([name for name in public_cases(SHARED.parent) if name.startswith("n")]) == 28
