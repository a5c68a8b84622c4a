"""Bounds from the linear relaxation never exceed the true optimum, and are exact where the relaxation is."""

from __future__ import annotations

from datetime import date

import pytest
from ortools.sat.python import cp_model

from roster.domain import DayCode, Tier
from roster.search.relaxation import Relaxation
from roster.search.rows import Rows
from tests.constraint_kinds import CLAUSES, ENFORCED, model_of
from tests.worlds import MORNING, NIGHT, world

WORLD = world("two free days", date(2026, 10, 5), 2, (NIGHT, MORNING))


def test_bound_of_a_simple_tier_is_its_optimum() -> None:
    """A day is a rest, for 2, or a duty, for 3: the cheaper is 2."""
    m = WORLD.model()
    day = WORLD.free[0][1]
    m.penalise(Tier.WISHES, 2 * m.total(m.with_code("001", day, DayCode.RS)) + 3 * m.total(m.duties("001", day)))
    assert Relaxation(m, Rows(m.cp)).bound(Tier.WISHES, 10) == 2


def test_a_tier_kept_constrains_the_next() -> None:
    m = WORLD.model()
    day = WORLD.free[0][1]
    duty = m.total(m.duties("001", day))
    m.penalise(Tier.HOURS, 1 - duty, 5)
    m.penalise(Tier.WISHES, duty, 3)
    relaxation = Relaxation(m, Rows(m.cp))
    assert relaxation.bound(Tier.WISHES, 10) == 0
    relaxation.keep(Tier.HOURS, 0)
    assert relaxation.bound(Tier.WISHES, 10) == 3


def test_what_is_chosen_or_excluded_holds_until_released() -> None:
    m = WORLD.model()
    rest, duty = (m.with_code("001", WORLD.free[0][1], DayCode.RS)[0], m.duties("001", WORLD.free[0][1])[0])
    m.penalise(Tier.WISHES, 2 * m.total([rest]) + 3 * m.total(m.duties("001", WORLD.free[0][1])))
    relaxation = Relaxation(m, Rows(m.cp))
    relaxation.exclude([rest.literal.index])
    assert relaxation.bound(Tier.WISHES, 10) == 3
    relaxation.choose([rest.literal.index])
    assert relaxation.solution({}, 10) is None
    relaxation.release()
    assert relaxation.bound(Tier.WISHES, 10) == 2
    relaxation.choose([duty.literal.index])
    assert relaxation.bound(Tier.WISHES, 10) == 3
    relaxation.unchoose([duty.literal.index])
    assert relaxation.bound(Tier.WISHES, 10) == 2


@pytest.mark.parametrize("kind", [*CLAUSES, ENFORCED])
def test_every_kind_of_constraint_is_relaxed_never_strengthened(kind: str) -> None:
    m, (x, y, z) = model_of(kind)
    m.penalise(Tier.WISHES, 4 * x + 2 * y - 3 * z + 3)
    bound = Relaxation(m, Rows(m.cp)).bound(Tier.WISHES, 10)
    m.cp.minimize(m.objective(Tier.WISHES))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.solve(m.cp)
    assert bound <= solver.objective_value
    if kind in ("exactly_one", "bool_or"):
        assert bound == solver.objective_value


def test_the_slowest_bound_is_told() -> None:
    """Last bounds are begun by it: were it 0, they would begin when the time is over."""
    m = WORLD.model()
    m.penalise(Tier.WISHES, 2 * m.total(m.with_code("001", WORLD.free[0][1], DayCode.RS)))
    relaxation = Relaxation(m, Rows(m.cp))
    relaxation.bound(Tier.WISHES, 10)
    assert relaxation.bounding > 0
