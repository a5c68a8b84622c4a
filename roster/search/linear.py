"""The linear part of a CP-SAT model, as OR-Tools' linear solvers read it: for bounds, never a second statement.

Every row that holds as it stands is copied; one that holds only under a condition is left out, so what is built is a
relaxation and its optimum a lower bound.
"""

from __future__ import annotations

import math

from ortools.linear_solver.python import model_builder
from ortools.linear_solver.python.model_builder_helper import ModelBuilderHelper
from ortools.sat import cp_model_pb2

from roster.search.rows import HUGE, NotLinearError, Row, rows_of


def linear_model(proto: cp_model_pb2.CpModelProto, *, whole: bool = False) -> model_builder.Model:
    """Return the linear constraints and the objective of ``proto``; ``whole`` keeps the variables integer."""
    model = model_builder.Model()  # type: ignore[no-untyped-call]  # OR-Tools leaves its constructor untyped
    helper = model.helper
    for variable in proto.variables:
        helper.add_var()
        index = helper.num_variables() - 1
        helper.set_var_lower_bound(index, variable.domain[0])
        helper.set_var_upper_bound(index, variable.domain[-1])
        helper.set_var_integrality(index, whole)
    for constraint in proto.constraints:
        for row in unconditional_rows(constraint):
            _add(helper, row)
    for index, coefficient in zip(proto.objective.vars, proto.objective.coeffs, strict=True):
        helper.set_var_objective_coefficient(index, coefficient)
    helper.set_objective_offset(proto.objective.offset)
    helper.set_maximize(False)
    return model


def unconditional_rows(constraint: cp_model_pb2.ConstraintProto) -> list[Row]:
    """Return the rows of a constraint that hold whatever else is chosen; none when it is not linear."""
    try:
        return [row for row in rows_of(constraint) if not row.enforced]
    except NotLinearError:
        return []


def _add(helper: ModelBuilderHelper, row: Row) -> None:
    """Add a row, a domain with holes by its two ends."""
    added = helper.add_linear_constraint()
    low, high = row.domain[0], row.domain[-1]
    helper.set_constraint_lower_bound(added, low if low > -HUGE else -math.inf)
    helper.set_constraint_upper_bound(added, high if high < HUGE else math.inf)
    for variable, coefficient in zip(row.variables, row.coefficients, strict=True):
        helper.add_term_to_constraint(added, variable, coefficient)
