"""What lines are worth before any months are known: at the optimum of the relaxation cell by cell, nearly."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
from ortools.linear_solver.python.model_builder_helper import ModelBuilderHelper, ModelSolverHelper

from roster.search.columns.pricing import Amounts
from roster.search.columns.shares import NO_END, Line

_FIRST_ORDER = """
num_threads: 1
termination_criteria {
  iteration_limit: 20000
  simple_optimality_criteria { eps_optimal_relative: 1e-3 eps_optimal_absolute: 1e-3 }
}
"""
"""Months are priced anew anyway: a thousandth is near enough, and ten times sooner than an optimum."""


def first_prices(
    joining: Sequence[Line],
    own: Sequence[Line],
    domains: Sequence[Sequence[int]],
    objective: Mapping[int, int],
    seconds: float,
) -> Amounts:
    """Return a price for each of the lines that join members, found within ``seconds``; their own are relaxed too."""
    lines = (*joining, *own)
    helper = ModelBuilderHelper()
    helper.set_maximize(False)
    place: dict[int, int] = {}
    for index in {index for line in lines for index in line.terms}:
        place[index] = helper.add_var()
        helper.set_var_lower_bound(place[index], domains[index][0])
        helper.set_var_upper_bound(place[index], domains[index][-1])
        helper.set_var_objective_coefficient(place[index], objective.get(index, 0))
    for line in lines:
        row = helper.add_linear_constraint()
        helper.set_constraint_lower_bound(row, line.low if line.low > -NO_END else -math.inf)
        helper.set_constraint_upper_bound(row, line.high if line.high < NO_END else math.inf)
        for index, coefficient in line.terms.items():
            helper.add_term_to_constraint(row, place[index], coefficient)
    solver = ModelSolverHelper("PDLP")
    solver.set_solver_specific_parameters(_FIRST_ORDER)
    solver.set_time_limit_in_seconds(seconds)
    solver.solve(helper)
    prices = np.array(solver.dual_values()[: len(joining)])
    return prices if len(prices) == len(joining) else np.zeros(len(joining))
