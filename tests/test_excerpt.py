"""Excerpts of a model: what they find are rosters of the whole, and all of it is the whole."""

from __future__ import annotations

import random

import pytest
from ortools.sat.python import cp_model

from roster.domain import Cover, Instance, Seat, Tier
from roster.model import Model, encode
from roster.search.cp_sat import values_of
from roster.search.excerpt import Statement
from roster.search.rows import NotLinearError, Rows
from tests.worlds import MORNING, QUADRANTS, officer, post, profile

PEOPLE = tuple(officer(f"{n:03d}") for n in range(1, 7))
GATE = post("PRT").model_copy(
    update={"cover": tuple(Cover(shift=s.code, minimum=1, nominal=1) for s in QUADRANTS), "round_the_clock": True}
)


def model() -> Model:
    seat = Seat(profile=profile((*QUADRANTS, MORNING)), officers=PEOPLE, posts=(GATE,))
    m = Model(Instance(seat=seat, year=2026, month=10))
    encode(m)
    return m


def solved(cp: cp_model.CpModel) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.max_deterministic_time = 3
    assert solver.solve(cp) in (cp_model.OPTIMAL, cp_model.FEASIBLE)
    return solver


def first_values(m: Model) -> dict[int, int]:
    return values_of(solved(m.cp.clone()))


def obeyed(m: Model, values: dict[int, int]) -> bool:
    whole = m.cp.clone()
    for index, value in values.items():
        whole.add(whole.get_int_var_from_proto_index(index) == value)
    return cp_model.CpSolver().solve(whole) == cp_model.OPTIMAL


def test_what_an_excerpt_finds_is_a_roster_of_the_whole_and_no_worse() -> None:
    m = model()
    statement = Statement(Rows(m.cp))
    values = first_values(m)
    cells = {key: [a.literal.index for a in found] for key, found in m.free_alternatives.items()}
    decisions = {index for cell in cells.values() for index in cell}
    objective = m.penalties[Tier.FAIRNESS].coefficients
    kept = [m.penalties[Tier.MINIMUM].coefficients]
    rng = random.Random(7)
    for _ in range(6):
        chosen = {index for key in rng.sample(sorted(cells), 25) for index in cells[key]}
        freed = statement.freed_with(chosen, statement.followers(decisions)) - {m.true.index}
        excerpt = statement.excerpt(freed, values, objective, kept)
        found = values | excerpt.values(solved(excerpt.model))
        assert obeyed(m, found)
        assert m.penalties[Tier.FAIRNESS].value(found) <= m.penalties[Tier.FAIRNESS].value(values)
        assert m.penalties[Tier.MINIMUM].value(found) <= m.penalties[Tier.MINIMUM].value(values)
        assert all(found[index] == values[index] for index in decisions - chosen)
        values = found


@pytest.mark.parametrize("kind", ["linear", "exactly_one", "at_most_one", "bool_or", "bool_and", "enforced", "holes"])
def test_an_excerpt_of_everything_has_the_optimum_of_the_whole(kind: str) -> None:
    cp = cp_model.CpModel()
    x, y, z = (cp.new_bool_var(name) for name in "xyz")
    n = cp.new_int_var(0, 9, "n")
    {
        "linear": lambda: cp.add(2 * x + 3 * y - z + n >= 2),
        "exactly_one": lambda: cp.add_exactly_one(x, y.negated(), z),
        "at_most_one": lambda: cp.add_at_most_one(x, y.negated(), z),
        "bool_or": lambda: cp.add_bool_or(x, y, z.negated()),
        "bool_and": lambda: cp.add_bool_and(x, z.negated()).only_enforce_if(y),
        "enforced": lambda: cp.add(n >= 4).only_enforce_if(x.negated(), z),
        "holes": lambda: cp.add_linear_expression_in_domain(n, cp_model.Domain.from_intervals([[1, 2], [5, 7]])),
    }[kind]()
    cp.minimize(3 * x - 2 * y - 4 * z + n)
    best = solved(cp)
    start = dict.fromkeys(range(4), 0)
    excerpt = Statement(Rows(cp)).excerpt(range(4), start, {0: 3, 1: -2, 2: -4, 3: 1})
    assert solved(excerpt.model).objective_value == best.objective_value


def test_what_is_not_freed_keeps_its_value_even_as_a_condition() -> None:
    cp = cp_model.CpModel()
    x, y = cp.new_bool_var("x"), cp.new_bool_var("y")
    cp.add(y == 1).only_enforce_if(x)
    statement = Statement(Rows(cp))
    for value in (0, 1):
        excerpt = statement.excerpt([1], {0: value, 1: value}, {1: 1})
        assert excerpt.values(solved(excerpt.model)) == {1: value}


def test_a_constraint_that_is_not_linear_is_refused() -> None:
    cp = cp_model.CpModel()
    a, b = cp.new_int_var(0, 5, "a"), cp.new_int_var(0, 5, "b")
    cp.add_max_equality(a, [b])
    with pytest.raises(NotLinearError):
        Statement(Rows(cp))
