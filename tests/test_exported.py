"""The model as other solvers get it: the same optimum, or where a row cannot be told, one no worse and a note."""

from __future__ import annotations

import pytest
from ortools.linear_solver.pywraplp import Solver
from ortools.sat.python import cp_model

from benchmarks.peers.exported import exported
from tests.constraint_kinds import CLAUSES, ENFORCED, HOLES, model_of


@pytest.mark.parametrize("kind", [*CLAUSES, ENFORCED, HOLES])
def test_every_kind_of_constraint_is_told_or_noted(kind: str) -> None:
    m, (x, y, z) = model_of(kind)
    prices = {x.index: 4, y.index: 2, z.index: -3}
    found, notes = exported(m)
    for index, price in prices.items():
        found.variable[index].objective_coefficient = price
    told = Solver.CreateSolver("CBC")
    told.LoadModelFromProto(found)
    assert told.Solve() == Solver.OPTIMAL
    m.cp.minimize(4 * x + 2 * y - 3 * z)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.solve(m.cp)
    same = told.Objective().Value() == pytest.approx(solver.objective_value)
    assert told.Objective().Value() <= solver.objective_value + 1e-6
    assert same == (kind in CLAUSES)
    assert notes == (() if kind in CLAUSES else ("1 rows left out or widened",))
