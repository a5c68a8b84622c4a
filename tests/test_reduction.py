"""A reduced relaxation has lost no roster worth having: its bound lies between the plain relaxation's and the truth."""

from __future__ import annotations

import random
from itertools import product

import numpy as np
import pytest
from ortools.sat.python import cp_model

from roster.search.arrays import Amounts
from roster.search.matrix import Matrix, matrix_of
from roster.search.reduction import Limits, reduced
from roster.search.rows import Rows, proto_of


def _limits(matrix: Matrix) -> Limits:
    return Limits(matrix.lower, matrix.upper, matrix.least, matrix.most)


def _invented(seed: int) -> cp_model.CpModel:
    """Three cells of three, two counts beside them, seven rows over all of it: some of it without any solution."""
    rng = random.Random(seed)
    cp = cp_model.CpModel()
    cells = [[cp.new_bool_var("") for _ in range(3)] for _ in range(3)]
    for cell in cells:
        cp.add_exactly_one(cell)
    everything = [*(literal for cell in cells for literal in cell), cp.new_int_var(0, 2, ""), cp.new_int_var(0, 1, "")]
    for _ in range(7):
        some = rng.sample(everything, rng.randint(2, 6))
        total = sum(rng.choice((-2, -1, 1, 1, 1, 2, 3)) * variable for variable in some)
        cp.add(total <= rng.randint(0, 3) if rng.random() < 0.6 else total >= rng.randint(-1, 1))
    cp.minimize(sum(rng.choice((0, 0, 1, 2, -1)) * variable for variable in everything))
    return cp


def _best(cp: cp_model.CpModel) -> int | None:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    return round(solver.objective_value) if solver.solve(cp) == cp_model.OPTIMAL else None


def _within(limits: Limits, cp: cp_model.CpModel) -> cp_model.CpModel:
    held = cp.clone()
    for index, (low, high) in enumerate(zip(limits.lower, limits.upper, strict=True)):
        held.add_linear_constraint(held.get_int_var_from_proto_index(index), int(low), int(high))
    return held


@pytest.mark.parametrize("seed", range(40))
def test_the_best_roster_is_still_there_and_the_bound_no_looser(seed: int) -> None:
    cp = _invented(seed)
    matrix = matrix_of(Rows(cp))
    cost = np.zeros(len(matrix.lower))
    objective = proto_of(cp).objective
    cost[list(objective.vars)] = list(objective.coeffs)
    limits = reduced(matrix, cost, _limits(matrix))
    best = _best(cp)
    if limits is None:
        assert best is None
        return
    assert _best(_within(limits, cp)) == best
    needless = np.isinf(limits.least) & np.isinf(limits.most)
    for values in _points(limits):
        reached = np.bincount(matrix.row, matrix.coefficient * values[matrix.column], len(matrix.least))
        kept = (reached >= limits.least) & (reached <= limits.most)
        if kept[~needless].all():
            assert (reached >= matrix.least).all()
            assert (reached <= matrix.most).all()


def _points(limits: Limits) -> list[Amounts]:
    """Return the whole points within the limits, a thousand at most."""
    ends = [range(int(low), int(high) + 1) for low, high in zip(limits.lower, limits.upper, strict=True)]
    return [np.array(point, float) for point, _ in zip(product(*ends), range(1000), strict=False)]


def test_a_wish_that_nothing_prices_takes_its_rows_with_it() -> None:
    """A duty today and one tomorrow are a wish unmet: two literals that exclude one another but for that."""
    cp = cp_model.CpModel()
    today, tomorrow = ([cp.new_bool_var("") for _ in range(4)] for _ in range(2))
    cp.add_exactly_one(today)
    cp.add_exactly_one(tomorrow)
    unmet = cp.new_bool_var("")
    cp.add(sum(today[:3]) + sum(tomorrow[:3]) - unmet <= 1)
    matrix = matrix_of(Rows(cp))
    cost = np.zeros(len(matrix.lower))
    limits = reduced(matrix, cost, _limits(matrix))
    assert limits is not None
    assert limits.lower[unmet.index] == 1
    assert np.isinf(limits.most[~matrix.definition]).all()
    cost[unmet.index] = 1
    limits = reduced(matrix, cost, _limits(matrix))
    assert limits is not None
    assert (limits.lower[unmet.index], limits.most[2]) == (0, 1)


def test_what_is_chosen_decides_its_cell_and_excludes_what_breaks_a_row_with_it() -> None:
    cp = cp_model.CpModel()
    cells = [[cp.new_bool_var("") for _ in range(2)] for _ in range(3)]
    for cell in cells:
        cp.add_exactly_one(cell)
    cp.add(cells[0][0] + cells[1][0] <= 1)
    cp.add(cells[1][1] + cells[2][1] <= 1)
    matrix = matrix_of(Rows(cp))
    chosen = matrix.lower.copy()
    chosen[cells[0][0].index] = 1
    limits = reduced(matrix, np.zeros(6), Limits(chosen, matrix.upper, matrix.least, matrix.most))
    assert limits is not None
    assert limits.lower.tolist() == limits.upper.tolist() == [1, 0, 0, 1, 1, 0]
    chosen[cells[1][0].index] = 1
    assert reduced(matrix, np.zeros(6), Limits(chosen, matrix.upper, matrix.least, matrix.most)) is None
