"""What the statement of a public instance makes of one roster."""

from __future__ import annotations

from ortools.sat.python import cp_model

from benchmarks.public.stated import TIER
from roster.model import CellModel


def cost_of(model: CellModel, held: cp_model.CpModel) -> int | None:
    """Cost the model gives the roster that ``held``, a copy of it, is fixed to; None when it forbids it."""
    held.minimize(model.objective(TIER))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    return round(solver.objective_value) if solver.solve(held) == cp_model.OPTIMAL else None
