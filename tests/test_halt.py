"""A search ends early where the settings ask for it, says why, and gives the best so far."""

from __future__ import annotations

import subprocess
import sys

import pytest

from roster.auditor import audit
from roster.domain import Cover, Instance, Plan, Seat, Tier, TierResult, Weights
from roster.domain.price import price_gap
from roster.generate import Progress, Settings, generate
from roster.search import halt
from roster.search.halt import Halt, memory_used
from roster.search.task import Bound, Polish, Stand
from roster.search.turns import FIRST, FOR_GAP, Turns
from tests.worlds import MORNING, QUADRANTS, officer, post, profile

GATE = post("PRT").model_copy(
    update={"cover": tuple(Cover(shift=s.code, minimum=1, nominal=2) for s in QUADRANTS), "round_the_clock": True}
)
SEAT = Seat(
    profile=profile((*QUADRANTS, MORNING)),
    officers=tuple(officer(f"{n:03d}") for n in range(1, 15)),
    posts=(GATE,),
)
INSTANCE = Instance(seat=SEAT, year=2026, month=10)


def stand(value: int, bound: int) -> Stand:
    """A block with so many points of uncovered minimum."""
    tiers = (TierResult(tier=Tier.MINIMUM, value=value, bound=bound),)
    return Stand(cells={}, tiers=tiers, exact=True, finished=False, bounding=0.0)


def halted(**settings: float) -> Halt:
    return Halt(Settings(**settings), Weights())


def made(settings: Settings) -> tuple[Plan, list[str]]:
    """The plan, and each phase that was told."""
    told: list[str] = []

    def watch(progress: Progress) -> None:
        told.append(progress.phase)

    return generate(INSTANCE, settings, watch), told


def test_without_conditions_nothing_ends_a_search() -> None:
    assert not halted().asked
    assert halted().reason([stand(0, 0)]) is None


def test_the_gap_is_that_of_the_blocks_together() -> None:
    by_gap = halted(gap=0.1)
    assert by_gap.asked
    assert by_gap.reason([stand(90, 90), stand(10, 0)]) == "phase.near"
    assert by_gap.reason([stand(90, 90), stand(10, 0), stand(1, 0)]) is None
    assert by_gap.reason([stand(10, 0)]) is None


def test_too_much_memory_ends_a_search(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(halt, "memory_used", lambda: 512.0)
    assert halted(memory=511).reason([stand(9, 0)]) == "phase.full"
    assert halted(memory=512).reason([stand(9, 0)]) is None


def test_the_memory_of_children_counts() -> None:
    alone = memory_used()
    assert alone > 0
    program = "kept = b'x' * (64 << 20); print(flush=True); input()"
    with subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as child:
        assert child.stdout is not None
        child.stdout.readline()
        with_child = memory_used()
        child.communicate(b"\n")
    assert with_child > alone + 32


@pytest.mark.parametrize("workers", [1, 2])
def test_a_search_ends_when_it_is_near_enough(workers: int) -> None:
    plan, told = made(Settings(time_limit=60, workers=workers, gap=0.3))
    assert told.index("phase.first") < told.index("phase.near")
    assert price_gap(plan.tiers, plan.instance.profile.weights) <= 0.3
    assert not [finding for finding in audit(plan.instance, plan.roster) if finding.blocks]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_search_with_too_much_memory_gives_its_first_roster(workers: int) -> None:
    plan, told = made(Settings(time_limit=60, workers=workers, memory=1))
    assert "phase.full" in told
    assert not [finding for finding in audit(plan.instance, plan.roster) if finding.blocks]


def test_with_one_worker_a_gap_ends_the_search_with_the_same_roster_every_time() -> None:
    settings = Settings(time_limit=5, workers=1, gap=0.3)
    assert made(settings)[0].roster == made(settings)[0].roster


@pytest.mark.parametrize(("first", "then"), [(FIRST, [Polish]), (FOR_GAP, [Bound, Polish])])
def test_where_a_gap_ends_the_search_first_bounds_are_found_again(first: tuple[Tier, ...], then: list[type]) -> None:
    """After a polishing that took longer than they do, once; what ends the turns of a block is another bounding."""
    turns = Turns([1.0], 0.0, 100.0, 1, first)
    turns.begin(0, 0, stand(9, 0))

    def taken(seconds: float) -> Bound | Polish:
        found = turns.next(10.0)
        assert found is not None
        turns.take(found[1], stand(9, 0), seconds)
        return found[1]

    assert taken(1.0) == Bound(0, first)
    assert isinstance(taken(5.0), Polish)
    again = [taken(1.0) for _ in then]
    assert [type(task) for task in again] == then
    assert all(task.tiers == first for task in again if isinstance(task, Bound))
    assert turns.next(200.0) == (0, Bound(0, tuple(Tier)))
