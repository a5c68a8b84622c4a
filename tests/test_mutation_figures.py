"""The README prints what the mutation run measured, the measure does not fall, and its tools plant what they say."""

from __future__ import annotations

import ast
import re
import tomllib
from datetime import date

import pytest

from tests.mutation.facts import easter
from tests.mutation.faults import faults_in
from tests.mutation.planted import files, source
from tests.mutation.report import BEGIN, END, HERE, README, RESULTS

FLOOR = 95.0
RATE = re.compile(r"(\d+(?:\.\d)?) %")


def figures() -> list[str]:
    text = README.read_text(encoding="utf-8")
    return text.partition(BEGIN)[2].partition(END)[0].strip().splitlines()


def test_the_readme_prints_what_was_measured() -> None:
    assert len(figures()) == 2
    assert set(figures()) <= set(RESULTS.read_text(encoding="utf-8").splitlines())


def test_the_measure_does_not_fall() -> None:
    """At least 95 of a hundred rule faults, and every roster fault that breaks a hard rule."""
    rules, rosters = (float(RATE.search(line)[1]) for line in figures())
    assert rules >= FLOOR
    assert rosters == 100


def test_every_fault_called_equivalent_has_its_reason() -> None:
    for one in tomllib.loads((HERE / "equivalents.toml").read_text(encoding="utf-8")).get("equivalent", ()):
        assert one["fault"].startswith("constraints/")
        assert len(one["reason"]) > 20


def test_every_fault_called_equivalent_can_still_be_planted() -> None:
    """A file that changed leaves no judgement behind on a fault it no longer has."""
    called = tomllib.loads((HERE / "equivalents.toml").read_text(encoding="utf-8")).get("equivalent", ())
    judged = {one["fault"] for one in called}
    of = {key.partition("::")[0] for key in judged}
    known = {fault.key for file in of for fault in faults_in(file, source(file))}
    assert judged <= known, judged - known


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("def f(a):\n    return a < 6", {"a < 6 -> a <= 6", "6 -> 7", "6 -> 5"}),
        ("def f(a, b):\n    return a and not b", {"a and (not b) -> a or not b", "not b -> b"}),
        ("def f(m):\n    m.forbid(a)", {"m.forbid(a) -> pass"}),
        (
            "def f(m):\n    return m.instance.days",
            {f"m.instance.days -> m.instance.days{w}" for w in ("[:-1]", "[1:]")},
        ),
        (
            "def f(s):\n    return s is ShiftClass.NOT",
            {"s is ShiftClass.NOT -> s is not ShiftClass.NOT", "ShiftClass.NOT -> ShiftClass.MAT"},
        ),
        ("class R:\n    id: ClassVar[str] = 'X'\n    cites: ClassVar = (Citation(date(2026, 1, 1)),)", set()),
    ],
)
def test_a_fault_is_one_small_change(text: str, kinds: set[str]) -> None:
    found = list(faults_in("f.py", text))
    assert {f"{fault.before} -> {fault.after}" for fault in found} == kinds
    for fault in found:
        assert ast.dump(fault.tree) != ast.dump(ast.parse(text))


def test_every_file_of_the_law_can_be_broken() -> None:
    assert len(files()) > 40


@pytest.mark.parametrize(("year", "day"), [(2026, (4, 5)), (2027, (3, 28)), (2028, (4, 16)), (2000, (4, 23))])
def test_the_oracle_knows_easter(year: int, day: tuple[int, int]) -> None:
    assert easter(year) == date(year, *day)
