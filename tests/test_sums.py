"""The model as sums: what they come to is what the solver says of the same cells."""

from __future__ import annotations

import random
from collections.abc import Collection, Mapping

import pytest
from ortools.sat.python import cp_model

from benchmarks.peers.sums import Follower, Statement, statement_of
from roster.domain import Cover, Instance, Seat, Tier
from roster.model import Model, encode
from tests.worlds import ACROSS, AFTERNOON, MORNING, officer, post, profile

PEOPLE = tuple(officer(f"{n:03d}") for n in range(1, 7))
SHIFTS = (MORNING, AFTERNOON, ACROSS)
"""The last one runs into the next day, and may spoil its rest."""
GATE = post("PRT").model_copy(update={"cover": tuple(Cover(shift=s.code, minimum=1, nominal=2) for s in SHIFTS)})
INSTANCE = Instance(seat=Seat(profile=profile(SHIFTS), officers=PEOPLE, posts=(GATE,)), year=2026, month=12)


@pytest.fixture(scope="module")
def model() -> Model:
    m = Model(INSTANCE)
    encode(m)
    return m


@pytest.fixture(scope="module")
def statement(model: Model) -> Statement:
    return statement_of(model)


def account(statement: Statement, chosen: Collection[int]) -> tuple[int, dict[Tier, int]]:
    """Return how much is broken and what each tier pays, counted anew from nothing until no follower moves."""
    sums = [found.constant for found in statement.sums]
    paid = dict(statement.constants)
    for index in chosen:
        for place, amount in statement.terms[index]:
            sums[place] += amount
        for tier, price in statement.prices.get(index, ()):
            paid[Tier(tier)] += price
    values = [0] * len(statement.followers)
    broken = [0] * len(statement.followers)
    definers: list[list[int]] = [[] for _ in statement.followers]
    for place, found in enumerate(statement.sums):
        if found.defines is not None:
            definers[found.defines].append(place)
    moved = True
    while moved:
        moved = False
        for number, follower in enumerate(statement.followers):
            value, broken[number] = followed(statement, follower, {place: sums[place] for place in definers[number]})
            for place, amount in follower.into:
                sums[place] += amount * (value - values[number])
            moved |= value != values[number]
            values[number] = value
    for value, follower in zip(values, statement.followers, strict=True):
        for tier, price in follower.prices:
            paid[Tier(tier)] += price * value
    return sum(broken) + judged(statement, sums, paid), paid


def followed(statement: Statement, follower: Follower, sums: Mapping[int, int]) -> tuple[int, int]:
    """Return the value of a follower, and 1 if its sums leave it no room."""
    room = [
        value
        for value in range(follower.least, follower.most + 1)
        if all(
            (found.low is None or total + found.times * value >= found.low)
            and (found.high is None or total + found.times * value <= found.high)
            for found, total in ((statement.sums[place], total) for place, total in sums.items())
        )
    ]
    return (max(room) if follower.up else min(room), 0) if room else (follower.least, 1)


def judged(statement: Statement, sums: list[int], paid: dict[Tier, int]) -> int:
    """Add what steps cost, and return how much of the sums lies beyond their ends."""
    beyond = 0
    for found, total in zip(statement.sums, sums, strict=True):
        if found.defines is None:
            over = max(0, total - found.high) if found.high is not None else 0
            for step in found.steps:
                taken = min(over, step.width)
                paid[Tier(step.tier)] += taken * step.price
                over -= taken
            beyond += max(over, found.low - total if found.low is not None else 0)
    return beyond


def solved(model: Model, statement: Statement, chosen: Collection[int]) -> dict[Tier, int] | None:
    """Return the best tiers of a roster as the solver sees them, None when it breaks a rule."""
    cp = model.cp.clone()
    for index in (index for cell in statement.cells for index in cell):
        cp.add(cp.get_int_var_from_proto_index(index) == int(index in chosen))
    cp.minimize(sum(model.objective(tier) for tier in Tier))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    if solver.solve(cp) != cp_model.OPTIMAL:
        return None
    return {tier: solver.value(model.objective(tier)) for tier in Tier}


def lawful(model: Model, statement: Statement, seed: int) -> set[int]:
    """Return what a lawful roster chooses; the seed leads to one or another."""
    cp = model.cp.clone()
    draw = random.Random(seed)
    cp.minimize(sum(draw.randint(0, 9) * literal for literal in model.decisions))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.stop_after_first_solution = True
    assert solver.solve(cp) in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    return {index for cell in statement.cells for index in cell if solver.response_proto.solution[index]}


def test_no_row_is_left_out_and_some_variables_follow(statement: Statement) -> None:
    assert statement.left_out == 0
    assert any(follower.up for follower in statement.followers)
    assert any(found.steps for found in statement.sums)


@pytest.mark.parametrize("seed", range(3))
def test_a_lawful_roster_breaks_nothing_and_pays_what_the_solver_says(
    seed: int, model: Model, statement: Statement
) -> None:
    chosen = lawful(model, statement, seed)
    broken, paid = account(statement, chosen)
    assert broken == 0
    assert paid == solved(model, statement, chosen)


def test_a_roster_is_broken_when_the_solver_says_so(model: Model, statement: Statement) -> None:
    """In a lawful roster one cell is given anything: sometimes that is lawful too."""
    chosen = lawful(model, statement, 0)
    draw, verdicts = random.Random(4), set()
    for _ in range(12):
        cell = draw.choice(statement.cells)
        other = chosen - set(cell) | {draw.choice(cell)}
        found = solved(model, statement, other)
        broken, paid = account(statement, other)
        assert (broken > 0) == (found is None)
        assert found is None or paid == found
        verdicts.add(found is None)
    assert verdicts == {True, False}
