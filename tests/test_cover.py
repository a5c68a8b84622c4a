"""Whole numbers close a tier of cover where the relaxation leaves it open."""

from __future__ import annotations

import math
import threading
from datetime import date
from itertools import combinations
from types import SimpleNamespace

import pytest

from roster.domain import Cell, DayCode, Tier
from roster.model import CellModel
from roster.search.bounds import Bounds
from roster.search.cover import Closing
from roster.search.cp_sat import Budget, Effort, Stop
from roster.search.highs import Proved
from roster.search.relaxation import Relaxation
from roster.search.rows import Rows
from roster.search.stages import any_roster

DAY = date(2026, 10, 1)
CHOICES = [(Cell(code=DayCode.RS), ()), (Cell.duty("M", "PRT"), ())]
TRIANGLES = ("ABC", "DEF", "GHI")
"""Of each three, no two may serve: half of each in the relaxation, one in truth."""
BEST = 6
"""What is left open at best: two of each three."""


def budget() -> Budget:
    return Budget(Effort(300, 2, 0), Stop())


def model() -> CellModel:
    m = CellModel([SimpleNamespace(id=name, unit="") for name in "".join(TRIANGLES)])
    duty = {}
    for name in "".join(TRIANGLES):
        m.decide(name, DAY, CHOICES)
        duty[name] = m.alternatives(name, DAY)[1]
    for three in TRIANGLES:
        for pair in combinations(three, 2):
            m.add(m.total(duty[name] for name in pair) <= 1)
    missing = m.new_count(len(duty))
    m.add(m.total(duty.values()) + missing >= len(duty))
    m.penalise(Tier.NOMINAL, missing)
    return m


def test_the_relaxation_leaves_the_tier_open() -> None:
    m = model()
    assert Relaxation(m, Rows(m.cp)).bound(Tier.NOMINAL, 10) == 5 < BEST


def closing(effort: Budget, *, exact: bool = True) -> tuple[CellModel, dict[int, int], dict[Tier, int], Closing]:
    m = model()
    values = any_roster(m, budget(), 10)
    worth = {tier: m.penalties[tier].value(values) for tier in Tier} | {Tier.NOMINAL: 9}
    return m, values, worth, Closing(Relaxation(m, Rows(m.cp), effort.stop), effort, exact=exact)


def test_closing_finds_the_best_and_proves_it() -> None:
    m, values, worth, each = closing(budget())
    found = each.run(worth, values, Bounds())
    assert found is not None
    assert (found.tier, found.bound) == (Tier.NOMINAL, BEST)
    assert found.values is not None
    assert m.penalties[Tier.NOMINAL].value(found.values) == BEST


def test_where_rows_say_less_than_the_model_only_the_bound_counts() -> None:
    _, values, worth, each = closing(budget(), exact=False)
    found = each.run(worth, values, Bounds())
    assert found is not None
    assert (found.bound, found.values) == (BEST, None)


def test_a_tier_is_closed_once_and_what_is_proved_never() -> None:
    _, values, worth, each = closing(budget())
    assert each.run(worth, values, Bounds()) is not None
    assert each.run(worth | {Tier.NOMINAL: 8}, values, Bounds()) is None
    _, values, worth, each = closing(budget())
    bounds = Bounds()
    bounds.note(Tier.NOMINAL, worth | {Tier.NOMINAL: BEST}, BEST)
    assert each.run(worth | {Tier.NOMINAL: BEST}, values, bounds) is None


def test_what_only_a_clock_ends_is_not_begun_where_none_decides() -> None:
    _, values, worth, each = closing(Budget(Effort(300, 1, 0), Stop()))
    assert each.run(worth, values, Bounds()) is None


def test_a_stop_ends_it_with_nothing() -> None:
    effort = budget()
    _, values, worth, each = closing(effort)
    threading.Timer(0.1, effort.stop.request).start()
    assert each.run(worth, values, Bounds()) is None


@pytest.mark.parametrize("bound", [-math.inf, math.inf])
def test_a_bound_that_is_no_number_proves_nothing(bound: float, monkeypatch: pytest.MonkeyPatch) -> None:
    """HiGHS has none yet when the time is over early, and all are beaten where it takes what is lawful for none."""
    monkeypatch.setattr("roster.search.relaxation.proved", lambda *_: Proved(bound, None))
    _, values, worth, each = closing(budget())
    assert each.run(worth, values, Bounds()) is None
