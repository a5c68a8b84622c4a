"""What stands beside the product in the benchmarks is judged by the product's own auditor."""

from __future__ import annotations

import time
from collections.abc import Mapping

import pytest

from benchmarks.peers.answer import Answer, NotInstalledError, Tell, Values, tiers_in
from benchmarks.peers.result import PeerResult, judged
from benchmarks.peers.run import ENGINES
from benchmarks.peers.strict import search
from roster.domain import Cell, Cover, Instance, Roster, Seat, Tier
from roster.model import Model, encode
from roster.planning import fixed_cells
from tests.worlds import MORNING, RS, officer, post, profile

DOOR = post("PRT").model_copy(update={"cover": (Cover(shift="M", minimum=1, nominal=2),)})
PEOPLE = tuple(officer(f"{n:03d}") for n in range(1, 4))
INSTANCE = Instance(seat=Seat(profile=profile((MORNING,)), officers=PEOPLE, posts=(DOOR,)), year=2026, month=10)
SECONDS = {"roster": 3.0, "cp-sat": 3.0, "highs": 30.0, "cbc": 30.0, "timefold": 9.0}
"""Solvers of linear models prove this seat best in a moment; CP-SAT does not, and Timefold never does: they stop."""


class Results(dict[str, PeerResult]):
    """What each engine reaches, once it is asked for."""

    def __missing__(self, name: str) -> PeerResult:
        try:
            self[name] = ENGINES[name](INSTANCE, SECONDS[name], 0)
        except NotInstalledError as reason:
            pytest.skip(str(reason))
        return self[name]


@pytest.fixture(scope="module")
def results() -> Results:
    return Results()


@pytest.mark.parametrize("name", ENGINES)
def test_an_engine_gives_a_whole_lawful_roster(name: str, results: Results) -> None:
    result = results[name]
    assert result.roster is not None
    assert {officer: len(row) for officer, row in result.roster.cells.items()} == {one.id: 31 for one in PEOPLE}
    assert all(None not in row for row in result.roster.cells.values())
    assert result.blocking == 0
    assert 0 < result.stands[0][0] <= result.stands[-1][0] <= result.took
    assert result.stands[-1][1] == tuple(tier.value for tier in result.tiers)
    assert all(tier.bound <= tier.value for tier in result.tiers)
    assert result.tiers[0].value == 0  # three people need not leave the door to nobody on any date


def test_what_timefold_told_last_is_what_the_audit_finds(results: Results) -> None:
    told, found = results["timefold"].stands[-2:]
    assert told[1] == found[1]


def test_no_peer_beats_what_another_proves(results: Results) -> None:
    highs, cbc, cp_sat = ([tier.value for tier in results[name].tiers] for name in ("highs", "cbc", "cp-sat"))
    assert all(tier.proved for name in ("highs", "cbc") for tier in results[name].tiers)
    assert highs == cbc <= cp_sat


def test_a_roster_that_breaks_a_rule_is_shown_as_such() -> None:
    every_day = (Cell.duty("M", "PRT"),) * 31
    rows = {"001": every_day, "002": (RS,) * 31, "003": (RS,) * 31}
    blocking, tiers = judged(INSTANCE, Roster(year=2026, month=10, cells=rows), dict.fromkeys(Tier, 0))
    assert blocking > 0
    assert tiers[1].value > 0


def test_without_time_there_is_no_roster() -> None:
    result = ENGINES["cp-sat"](INSTANCE, 0.0, 0)
    assert (result.roster, result.tiers, result.stands) == (None, (), ())


def test_a_sum_of_strict_weights_says_its_tiers() -> None:
    weights = {Tier.WISHES: 1, Tier.HOURS: 10, Tier.MINIMUM: 1000}
    assert tiers_in(3045, weights) == {Tier.MINIMUM: 3, Tier.HOURS: 4, Tier.WISHES: 5}


class Scripted:
    """A solver that answers what it was told to, and remembers what it was asked."""

    notes = ()

    def __init__(self, largest: int, *answers: Answer) -> None:
        self.largest = largest
        self.kept: dict[Tier, int] = {}
        self.asked: list[list[Tier]] = []
        self._answers = iter(answers)

    def keep(self, tier: Tier, value: int) -> None:
        self.kept[tier] = value

    def solve(self, weights: Mapping[Tier, int], start: Values | None, seconds: float, seed: int, tell: Tell) -> Answer:
        self.asked.append(list(weights))
        return next(self._answers)


@pytest.fixture(scope="module")
def model() -> Model:
    m = Model(INSTANCE, fixed_cells(INSTANCE))
    encode(m)
    return m


def every_variable(m: Model, value: int) -> Values:
    return {index: value for tier in Tier for index in m.penalties[tier].coefficients}


def test_tier_after_tier_the_last_good_roster_stays(model: Model) -> None:
    """A first tier without a roster is asked for again; a later answer that is worse is not taken."""
    good, worse = Answer(every_variable(model, 0)), Answer(every_variable(model, 1))
    open_tiers = [tier for tier in Tier if model.penalties[tier].coefficients]
    engine = Scripted(0, Answer(), good, *[worse] * 5)
    told: list[Mapping[Tier, int]] = []
    outcome = search(model, engine, time.monotonic() + 60, 0, told.append)
    assert engine.asked == [[Tier.MINIMUM], *([tier] for tier in open_tiers)]
    assert engine.kept == {tier: model.penalties[tier].constant for tier in open_tiers}
    assert outcome.values == good.values
    assert all(one == {tier: model.penalties[tier].constant for tier in Tier} for one in told)
    assert outcome.notes == ("tier after tier",)


def test_one_objective_bounds_its_first_tier(model: Model) -> None:
    """What a bound leaves when all lower tiers were at their worst is due to the first tier, and to no other."""
    engine = Scripted(10**99, Answer(every_variable(model, 1), bound=0.9e99))
    outcome = search(model, engine, time.monotonic() + 60, 0, lambda _: None)
    assert engine.asked == [list(reversed(Tier))]
    assert outcome.notes == ("one objective",)
    assert outcome.bounds[Tier.MINIMUM] > 0
    below = [(outcome.bounds[tier], model.penalties[tier]) for tier in list(Tier)[1:]]
    assert all(bound == (0 if found.coefficients else found.constant) for bound, found in below)


def test_no_roster_because_there_is_none_is_said(model: Model) -> None:
    outcome = search(model, Scripted(0, Answer(infeasible=True)), time.monotonic() + 60, 0, lambda _: None)
    assert outcome.infeasible
    assert outcome.values is None
