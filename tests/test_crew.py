"""A seat searched by processes: as lawful as by threads, interrupted without loss, and without them when they die."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import threading
from collections.abc import Callable, Iterator
from datetime import date
from multiprocessing.connection import Connection

import pytest

from roster.auditor import audit
from roster.domain import Cell, Cover, Instance, Lock, Plan, Seat, Tier, Unit
from roster.errors import InputError, InternalError
from roster.generate import Progress, Settings, generate
from roster.search import crew
from roster.search.crew import processes_for
from roster.search.hand import Seatwork
from roster.search.no_roster import NoRosterError
from tests.worlds import MORNING, QUADRANTS, officer, post, profile

UNITS = ("A", "B")
COVER = tuple(Cover(shift=s.code, minimum=1, nominal=1) for s in QUADRANTS)


@pytest.fixture(autouse=True)
def processes(monkeypatch: pytest.MonkeyPatch) -> None:
    """However small the seat."""
    monkeypatch.setattr(crew, "_FEWEST", 0)


def instance(locks: tuple[Lock, ...] = ()) -> Instance:
    units = tuple(Unit(code=code, name=code) for code in UNITS)
    people = tuple(officer(f"{code}{n}", unit=code) for code in UNITS for n in range(6))
    gates = tuple(
        post(f"G{code}").model_copy(update={"unit": code, "cover": COVER, "round_the_clock": True}) for code in UNITS
    )
    seat = Seat(profile=profile((*QUADRANTS, MORNING), units=units), officers=people, posts=gates, locks=locks)
    return Instance(seat=seat, year=2026, month=10)


def searched(at_first: Callable[[], None] | None = None, seconds: float = 2) -> tuple[Plan, list[str]]:
    """Return the plan, and the phases told; ``at_first`` is done once there is a first roster."""
    told: list[str] = []

    def watch(progress: Progress) -> None:
        told.append(progress.phase)
        if progress.phase in ("phase.model", "phase.first"):  # from the first word on: who listens may start a thread
            assert len(multiprocessing.active_children()) == 2
        if progress.phase == "phase.first" and at_first is not None:
            at_first()

    plan = generate(instance(), Settings(time_limit=seconds, workers=2), watch)
    assert not multiprocessing.active_children()
    return plan, told


def lawful(plan: Plan) -> bool:
    return not [finding for finding in audit(plan.instance, plan.roster) if finding.blocks]


@pytest.fixture(autouse=True)
def interruptible() -> Iterator[None]:
    """Hear Ctrl-C as from a terminal: who started the tests may have had it ignored, and CP-SAT leaves it to kill."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def interrupt() -> None:
    os.kill(os.getpid(), signal.SIGINT)


def kill_one() -> None:
    multiprocessing.active_children()[0].kill()


def kill_all() -> None:
    for child in multiprocessing.active_children():
        child.kill()


def test_processes_find_a_lawful_roster_with_its_tiers() -> None:
    plan, told = searched()
    assert lawful(plan)
    assert [result.tier for result in plan.tiers] == list(Tier)
    assert told.index("phase.model") < told.index("phase.first") < told.index("phase.on_call")


def test_beside_another_thread_they_are_started_afresh() -> None:
    over = threading.Event()
    threading.Thread(target=over.wait).start()
    try:
        plan, _ = searched(interrupt, 60)
    finally:
        over.set()
    assert lawful(plan)


def test_control_c_ends_the_search_with_the_best_so_far() -> None:
    plan, told = searched(interrupt, 60)
    assert "phase.interrupted" in told
    assert lawful(plan)


@pytest.mark.parametrize("kill", [kill_one, kill_all])
def test_what_processes_found_before_they_died_is_kept(kill: Callable[[], None]) -> None:
    plan, _ = searched(kill)
    assert lawful(plan)


def die(connection: Connection, work: Seatwork) -> None:
    os._exit(1)


def test_a_process_that_dies_before_there_is_a_roster_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew, "serve_apart", die)
    with pytest.raises(InternalError, match="want of memory"):
        generate(instance(), Settings(time_limit=2, workers=2))


def test_an_interruption_before_there_is_a_roster_leaves_no_process() -> None:
    def watch(progress: Progress) -> None:
        if progress.tier is not None:
            interrupt()

    with pytest.raises(KeyboardInterrupt):
        generate(instance(), Settings(time_limit=2, workers=2), watch)
    assert not multiprocessing.active_children()


def test_that_no_roster_exists_arrives_from_a_process_as_from_here() -> None:
    """Two rests in one week owe 36 hours to five days: each lock is lawful alone."""
    rests = tuple(
        Lock(officer="A1", day=date(2026, 10, day), cell=Cell(code="RS"), where=f"Blocchi!D{day}") for day in (6, 8)
    )
    with pytest.raises(InputError, match=r"06/10|9\.7b"):
        generate(instance(rests), Settings(time_limit=2, workers=2))


def test_the_error_of_no_roster_crosses_to_another_process_whole() -> None:
    error = pickle.loads(pickle.dumps(NoRosterError(["001", "002"], proved=True)))
    assert (error.members, error.proved) == (("001", "002"), True)


@pytest.mark.parametrize(
    ("officers", "tasks", "workers", "processes"),
    [(30.0, 9, 2, 0), (300.0, 1, 2, 0), (300.0, 9, 2, 2), (300.0, 3, 8, 3)],
)
def test_processes_are_started_where_they_pay(
    monkeypatch: pytest.MonkeyPatch, officers: float, tasks: int, workers: int, processes: int
) -> None:
    monkeypatch.undo()
    assert processes_for(officers, tasks, workers) == processes
