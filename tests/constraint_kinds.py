"""One small model for each kind of constraint that a reader of the statement must know."""

from __future__ import annotations

from ortools.sat.python import cp_model

from roster.model import CellModel

CLAUSES = ("linear", "exactly_one", "at_most_one", "bool_or", "implication")
"""Kinds that are rows as they stand."""
ENFORCED = "enforced"
"""A row that binds only where a literal holds."""
HOLES = "holes"
"""A row whose sum may take some values of its range and not others between them."""


def model_of(kind: str) -> tuple[CellModel, tuple[cp_model.IntVar, cp_model.IntVar, cp_model.IntVar]]:
    """Return a model of three literals with one constraint of that kind, and the literals."""
    m = CellModel([])
    x, y, z = (m.new_bool() for _ in range(3))
    {
        "linear": lambda: m.cp.add(2 * x + 3 * y - z >= 2),
        "exactly_one": lambda: m.cp.add_exactly_one(x, y.negated(), z),
        "at_most_one": lambda: m.cp.add_at_most_one(x, y.negated(), z),
        "bool_or": lambda: m.cp.add_bool_or(x, y, z.negated()),
        "implication": lambda: m.cp.add_implication(x.negated(), y),
        ENFORCED: lambda: m.cp.add(y + z == 2).only_enforce_if(x.negated()),
        HOLES: lambda: m.cp.add_linear_expression_in_domain(x + y + z, cp_model.Domain.from_values([0, 3])),
    }[kind]()
    return m, (x, y, z)
