"""The linear part of a CP-SAT model, as OR-Tools' linear solvers read it: for bounds, never a second statement.

Every row that holds as it stands is copied; one that holds only under a condition is left out, so what is built is a
relaxation and its optimum a lower bound.
"""

from __future__ import annotations

import math

from ortools.linear_solver.python import model_builder
from ortools.linear_solver.python.model_builder_helper import ModelBuilderHelper

from roster.search.rows import HUGE, Row, Rows


def linear_model(rows: Rows, *, whole: bool = False) -> model_builder.Model:
    """Return the linear rows and the objective of a model; ``whole`` keeps the variables integer."""
    model = model_builder.Model()  # type: ignore[no-untyped-call]  # OR-Tools leaves its constructor untyped
    helper = model.helper
    for domain in rows.domains:
        index = helper.add_var()
        helper.set_var_lower_bound(index, domain[0])
        helper.set_var_upper_bound(index, domain[-1])
        helper.set_var_integrality(index, whole)
    for row in rows:
        if not row.enforced:
            _add(helper, row)
    for index, coefficient in rows.objective.items():
        helper.set_var_objective_coefficient(index, coefficient)
    helper.set_objective_offset(rows.offset)
    helper.set_maximize(False)
    return model


def _add(helper: ModelBuilderHelper, row: Row) -> None:
    """Add a row, a domain with holes by its two ends."""
    added = helper.add_linear_constraint()
    low, high = row.domain[0], row.domain[-1]
    helper.set_constraint_lower_bound(added, low if low > -HUGE else -math.inf)
    helper.set_constraint_upper_bound(added, high if high < HUGE else math.inf)
    add_term = helper.add_term_to_constraint
    for variable, coefficient in zip(row.variables, row.coefficients, strict=True):
        add_term(added, variable, coefficient)
