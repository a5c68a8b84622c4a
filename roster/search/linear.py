"""The linear part of a CP-SAT model, as OR-Tools' linear solvers read it: for bounds, never a second statement.

Every constraint that is linear as it stands is copied; one that holds only under a condition is left out, so what is
built is a relaxation and its optimum a lower bound.
"""

from __future__ import annotations

import math
from pathlib import Path
from tempfile import TemporaryDirectory

from ortools.linear_solver.python import model_builder
from ortools.linear_solver.python.model_builder_helper import ModelBuilderHelper
from ortools.sat import cp_model_pb2
from ortools.sat.python import cp_model

_HUGE = 2**60
"""Beyond this a bound of the solver means no bound."""


def proto_of(cp: cp_model.CpModel) -> cp_model_pb2.CpModelProto:
    """Return the model as a protobuf message.

    Goes through a file: reading a oneof field of the 9.15 wrapper in place clears it.
    """
    proto = cp_model_pb2.CpModelProto()
    with TemporaryDirectory() as folder:
        path = Path(folder, "model.pb")
        cp.export_to_file(str(path))
        proto.ParseFromString(path.read_bytes())
    return proto


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
        _copy(helper, constraint)
    for index, coefficient in zip(proto.objective.vars, proto.objective.coeffs, strict=True):
        helper.set_var_objective_coefficient(index, coefficient)
    helper.set_objective_offset(proto.objective.offset)
    helper.set_maximize(False)
    return model


def _copy(helper: ModelBuilderHelper, constraint: cp_model_pb2.ConstraintProto) -> None:
    kind = constraint.WhichOneof("constraint")
    if kind == "linear" and not constraint.enforcement_literal and len(constraint.linear.domain) == 2:
        low, high = constraint.linear.domain
        _row(helper, list(constraint.linear.vars), [float(c) for c in constraint.linear.coeffs], low, high)
    elif kind == "exactly_one":
        _literals(helper, list(constraint.exactly_one.literals), 1, 1)
    elif kind == "at_most_one":
        _literals(helper, list(constraint.at_most_one.literals), -math.inf, 1)
    elif kind == "bool_or":
        _literals(
            helper, [*constraint.bool_or.literals, *(-1 - e for e in constraint.enforcement_literal)], 1, math.inf
        )
    elif kind == "bool_and" and len(constraint.enforcement_literal) == 1:
        for literal in constraint.bool_and.literals:
            _literals(helper, [literal, -1 - constraint.enforcement_literal[0]], 1, math.inf)


def _literals(helper: ModelBuilderHelper, literals: list[int], low: float, high: float) -> None:
    """Add low <= sum of literals <= high; a negative reference is the negation of variable -1 - reference."""
    negated = sum(literal < 0 for literal in literals)
    variables = [literal if literal >= 0 else -1 - literal for literal in literals]
    _row(helper, variables, [1.0 if literal >= 0 else -1.0 for literal in literals], low - negated, high - negated)


def _row(helper: ModelBuilderHelper, variables: list[int], coefficients: list[float], low: float, high: float) -> None:
    row = helper.add_linear_constraint()
    helper.set_constraint_lower_bound(row, low if low > -_HUGE else -math.inf)
    helper.set_constraint_upper_bound(row, high if high < _HUGE else math.inf)
    for variable, coefficient in zip(variables, coefficients, strict=True):
        helper.add_term_to_constraint(row, variable, coefficient)
