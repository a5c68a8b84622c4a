"""The model as other solvers get it: the same optimum, or where a row cannot be told, one no worse and a note."""

from __future__ import annotations

import pytest
from ortools.linear_solver.pywraplp import Solver
from ortools.sat.python import cp_model

from benchmarks.peers.exported import exported
from roster.model import CellModel

CLAUSES = ("linear", "exactly_one", "at_most_one", "bool_or", "implication")


@pytest.mark.parametrize("kind", [*CLAUSES, "enforced", "holes"])
def test_every_kind_of_constraint_is_told_or_noted(kind: str) -> None:
    m = CellModel([])
    x, y, z = (m.new_bool() for _ in range(3))
    {
        "linear": lambda: m.cp.add(2 * x + 3 * y - z >= 2),
        "exactly_one": lambda: m.cp.add_exactly_one(x, y.negated(), z),
        "at_most_one": lambda: m.cp.add_at_most_one(x, y.negated(), z),
        "bool_or": lambda: m.cp.add_bool_or(x, y, z.negated()),
        "implication": lambda: m.cp.add_implication(x.negated(), y),
        "enforced": lambda: m.cp.add(y + z == 2).only_enforce_if(x.negated()),
        "holes": lambda: m.cp.add_linear_expression_in_domain(x + y + z, cp_model.Domain.from_values([0, 3])),
    }[kind]()
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
