"""Turns go to the blocks that had least time for their size; last bounds come in time and find nobody else inside."""

from __future__ import annotations

from roster.domain import Tier, TierResult
from roster.search.task import Bound, Polish, Stand
from roster.search.turns import FIRST, Turns

ALL = tuple(Tier)
TIERS = tuple(TierResult(tier=tier, value=1, bound=0) for tier in Tier)
SECONDS = 4.0


def stand(*, exact: bool = True, finished: bool = False) -> Stand:
    return Stand({}, TIERS, exact, finished, bounding=1.0)


def begun(*sizes: float, end: float = 100.0) -> Turns:
    turns = Turns(sizes, started=0.0, end=end, at_once=2)
    for block in range(len(sizes)):
        assert not turns.begun
        turns.begin(block, owner=block, stand=stand())
    return turns


def bounded(*sizes: float, end: float = 100.0) -> Turns:
    turns = begun(*sizes, end=end)
    for _ in sizes:
        _, task = turns.next(0.0)
        turns.take(task, stand(), 0.0)
    return turns


def test_every_block_is_bounded_before_any_is_polished() -> None:
    turns = begun(30, 20)
    assert {turns.next(0.0), turns.next(0.0)} == {(0, Bound(0, FIRST)), (1, Bound(1, FIRST))}


def test_a_block_is_polished_by_others_while_its_first_bounds_are_sought() -> None:
    turns = begun(30)
    assert turns.next(0.0) == (0, Bound(0, FIRST))
    assert turns.next(0.0) == (0, Polish(0, SECONDS))


def test_time_goes_by_size_two_at_once_in_the_block_that_needs_it() -> None:
    turns = bounded(90, 30, end=10_000)
    had = [0, 0]
    under_way = [turns.next(0.0), turns.next(0.0)]
    for _ in range(80):
        _, task = under_way.pop(0)
        had[task.block] += 1
        turns.take(task, stand(exact=False), SECONDS)
        under_way.append(turns.next(0.0))
    assert 2.7 < had[0] / had[1] < 3.3


def test_nobody_takes_a_turn_of_one_who_is_busy() -> None:
    turns = bounded(30, 20)
    assert turns.next(0.0, busy=[0]) == (1, Polish(1, SECONDS))
    assert turns.next(0.0, busy=[0, 1]) is None


def test_polishing_ends_when_the_last_bounds_are_due() -> None:
    """A bound of one second: five for the last bounds of the only block, half of them with two at once."""
    turns = bounded(30)
    assert turns.next(94.0) == (0, Polish(0, 1.0))


def test_last_bounds_wait_for_who_is_polishing_and_end_the_block() -> None:
    turns = bounded(30)
    _, polish = turns.next(92.0)
    assert turns.next(96.0) is None
    turns.take(polish, stand(exact=False), SECONDS)
    assert turns.next(96.0) == (0, Bound(0, ALL))
    assert turns.next(96.0) is None
    turns.take(Bound(0, ALL), stand(), 1.0)
    assert turns.next(97.0) is None


def test_last_bounds_of_many_blocks_begin_early_enough_to_end_in_time() -> None:
    """Five seconds each of eight blocks, two at once: they are due after 80 seconds, not after 95."""
    turns = bounded(*[30] * 8)
    assert isinstance(turns.next(79.0)[1], Polish)
    assert isinstance(turns.next(81.0)[1], Bound)


def test_a_block_with_nothing_left_to_do_is_bounded_for_the_last_time() -> None:
    turns = bounded(30)
    _, polish = turns.next(0.0)
    turns.take(polish, stand(finished=True), 1.0)
    assert turns.next(1.0) == (0, Bound(0, ALL))


def test_after_a_stop_only_what_is_not_exact_is_priced() -> None:
    turns = bounded(30, 20)
    _, polish = turns.next(0.0)
    turns.stop()
    assert turns.next(1.0) is None
    turns.take(polish, stand(exact=False), 1.0)
    assert turns.next(1.0) == (polish.block, Bound(polish.block, ()))


def test_blocks_of_who_is_lost_stay_where_they_stood() -> None:
    turns = bounded(30, 20)
    assert turns.lose(0) == [0]
    assert turns.next(0.0) == (1, Polish(1, SECONDS))
    assert turns.next(0.0) == (1, Polish(1, SECONDS))
    assert len(turns.stands) == 2
