"""The trace of a run, and the time after which it was near what it proved."""

from __future__ import annotations

from itertools import pairwise

import pytest

from benchmarks.trace import Mark, Trace, gap_tier, within
from roster import Progress
from roster.domain import Tier, TierResult

Stand = tuple[int, int]


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


def test_it_was_within_a_share_when_it_stayed_so() -> None:
    steps = marks((1, [3, 120]), (2, [3, 104]), (3, [3, 108]), (4, [3, 104]), (5, [3, 100]))
    proved = final((3, 3), (100, 99))
    assert within(steps, proved, 0.05) == 4
    assert within(steps, proved, 0.01) == 5
    assert within(steps, proved, 0.001) is None


def test_tiers_above_must_be_at_their_best_and_tiers_below_do_not_count() -> None:
    steps = marks((1, [4, 100, 9]), (2, [3, 100, 500]), (3, [3, 100, 5]))
    assert within(steps, final((3, 3), (100, 99), (5, 0)), 0.05) == 2


def test_when_all_is_proved_the_last_tier_counts() -> None:
    steps = marks((1, [3, 9, 0, 0, 50, 105]), (2, [3, 9, 0, 0, 49, 103]), (3, [3, 9, 0, 0, 49, 100]))
    proved = final((3, 3), (9, 9), (0, 0), (0, 0), (49, 49), (100, 100))
    assert within(steps, proved, 0.05) == 2
    assert within(steps, proved, 0.001) == 3


def test_nothing_told_is_never_within() -> None:
    assert within([], final(), 0.05) is None
    assert within([Mark(1, Tier.MINIMUM, 0, 0)], final(), 0.05) is None


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
