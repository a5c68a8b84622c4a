"""The trace of a run, and the time after which it was near what it proved."""

from __future__ import annotations

from itertools import pairwise

import pytest

from benchmarks.trace import Mark, Trace, gap_tier, within
from roster import Progress
from roster.domain import Tier, TierResult, Weights

Stand = tuple[int, int]
WEIGHTS = Weights()


def final(*stands: Stand) -> list[TierResult]:
    """Return the six tiers; those not given are 0 and proved."""
    whole = [*stands, *[(0, 0)] * (len(Tier) - len(stands))]
    return [TierResult(tier=tier, value=value, bound=bound) for tier, (value, bound) in zip(Tier, whole, strict=True)]


def marks(*steps: tuple[float, list[int]]) -> list[Mark]:
    """Return marks of a run that had those values, tier by tier, from those seconds on."""
    return [
        Mark(s, tier, value, 0) for s, values in steps for tier, value in enumerate((values + [0] * 6)[:6], start=1)
    ]


def test_the_gap_is_that_of_the_first_tier_not_proved() -> None:
    measured = gap_tier(final((3, 3), (100, 99), (7, 0)))
    assert measured is not None
    assert (measured.tier, measured.gap) == (Tier.NOMINAL, 0.01)
    assert gap_tier(final((3, 3), (9, 9))) is None


def test_it_was_within_a_share_of_the_price_when_it_stayed_so() -> None:
    steps = marks((1, [0, 120]), (2, [0, 104]), (3, [0, 108]), (4, [0, 104]), (5, [0, 100]))
    proved = final((0, 0), (100, 99))
    assert within(steps, proved, 0.05, WEIGHTS) == 4
    assert within(steps, proved, 0.01, WEIGHTS) == 5
    assert within(steps, proved, 0.001, WEIGHTS) is None


def test_every_tier_counts_by_its_price() -> None:
    """A duty is 3 points, 1000; 60 points of preferences are 60."""
    steps = marks((1, [0, 33, 0, 0, 0, 60]), (2, [0, 30, 0, 0, 0, 60]), (3, [0, 30, 0, 0, 0, 0]))
    proved = final((0, 0), (30, 30))
    assert within(steps, proved, 0.05, WEIGHTS) == 2
    assert within(steps, proved, 0.001, WEIGHTS) == 3


def test_a_lower_tier_that_is_better_for_now_makes_up_for_nothing() -> None:
    steps = marks((1, [0, 33, 0, 0, 0]), (2, [0, 30, 0, 0, 120]))
    assert within(steps, final((0, 0), (30, 30), (0, 0), (0, 0), (120, 120)), 0.05, WEIGHTS) == 2


def test_nothing_told_is_never_within() -> None:
    assert within([], final(), 0.05, WEIGHTS) is None
    assert within([Mark(1, Tier.MINIMUM, 0, 0)], final(), 0.05, WEIGHTS) is None


def told(trace: Trace, tier: Tier, best: int, bound: int) -> None:
    trace.watch(Progress("phase.search", tier, best, bound))


@pytest.fixture
def trace() -> Trace:
    trace = Trace()
    trace.watch(Progress("phase.model"))
    for best in (1, 2):  # a second block joins: still part of the seat
        for tier in Tier:
            told(trace, tier, best, 0)
    return trace


def test_what_is_told_of_part_of_the_seat_is_not_kept(trace: Trace) -> None:
    assert trace.first is None
    assert trace.marks == []
    trace.watch(Progress("phase.first"))
    assert trace.first is not None
    assert [(mark.tier, mark.best) for mark in trace.marks] == [(tier, 2) for tier in Tier]
    assert {mark.seconds for mark in trace.marks} == {trace.first}


def test_only_what_changes_is_kept_and_the_end_is_that_of_the_plan(trace: Trace) -> None:
    trace.watch(Progress("phase.first"))
    told(trace, Tier.HOURS, 2, 0)
    told(trace, Tier.HOURS, 1, 1)
    trace.end(final((2, 2), (2, 0), (2, 0), (1, 1), (2, 0), (0, 0)))
    later = [mark[1:] for mark in trace.marks[len(Tier) :]]
    assert later == [(Tier.HOURS, 1, 1), (Tier.MINIMUM, 2, 2), (Tier.WISHES, 0, 0)]
    assert all(before.seconds <= after.seconds for before, after in pairwise(trace.marks))
