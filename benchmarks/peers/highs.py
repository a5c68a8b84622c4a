"""HiGHS, as it comes with OR-Tools, on the exported model.

Through MathOpt: OR-Tools 9.15's model_builder ends the process when HiGHS is given a start, and loses the roster found
when the time is over.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import timedelta

from ortools.linear_solver.linear_solver_pb2 import MPModelProto
from ortools.math_opt import model_pb2
from ortools.math_opt.python import mathopt
from ortools.math_opt.solvers import highs_pb2

from benchmarks.peers.answer import Answer, Tell, Values, objective, tiers_in
from benchmarks.peers.exported import LARGEST, exported
from roster.domain.plan import Tier
from roster.model import Model

_THREADS = 2
_INCUMBENT = re.compile(r"^ [A-Za-z] +\d+ +\d+ +\d+ +[\d.]+% +\S+ +(-?[\d.]+(?:e[+-]?\d+)?) ")
"""A line of the log of HiGHS that tells of a roster: a letter for how it was found, and what it is worth."""


class Highs:
    """HiGHS with its own settings, but to proof: by default it stops at a gap of a ten-thousandth."""

    largest = LARGEST

    def __init__(self, m: Model) -> None:
        self._model = m
        found, self.notes = exported(m)
        self._mip = mathopt.Model.from_model_proto(_as_math_opt(found))
        self._variables = [self._mip.get_variable(index) for index in range(len(found.variable))]

    def keep(self, tier: Tier, value: int) -> None:
        """Add the row that holds the tier at most at ``value``."""
        terms, constant = objective(self._model, {tier: 1})
        self._mip.add_linear_constraint(self._sum(terms) <= value - constant)

    def solve(self, weights: Mapping[Tier, int], start: Values | None, seconds: float, seed: int, tell: Tell) -> Answer:
        """Minimise the weighted tiers."""
        terms, constant = objective(self._model, weights)
        self._mip.minimize(self._sum(terms) + constant)
        settings = mathopt.SolveParameters(
            time_limit=timedelta(seconds=seconds),
            random_seed=seed,
            relative_gap_tolerance=0.0,
            highs=highs_pb2.HighsOptionsProto(int_options={"threads": _THREADS}),
        )
        known = mathopt.ModelSolveParameters(solution_hints=self._hints(start))
        result = mathopt.solve(
            self._mip,
            mathopt.SolverType.HIGHS,
            params=settings,
            model_params=known,
            msg_cb=lambda lines: _read(lines, weights, tell),
        )
        reason = result.termination.reason
        if not result.has_primal_feasible_solution():
            return Answer(infeasible=reason is mathopt.TerminationReason.INFEASIBLE)
        return Answer(
            values={index: round(value) for index, value in enumerate(result.variable_values(self._variables))},
            bound=result.dual_bound(),
            optimal=reason is mathopt.TerminationReason.OPTIMAL,
        )

    def _sum(self, terms: Mapping[int, int]) -> mathopt.LinearBase:
        return mathopt.fast_sum([coefficient * self._variables[index] for index, coefficient in terms.items()])

    def _hints(self, start: Values | None) -> list[mathopt.SolutionHint]:
        if start is None:
            return []
        known = {self._variables[index]: float(value) for index, value in start.items()}
        return [mathopt.SolutionHint(variable_values=known)]


def _read(lines: Sequence[str], weights: Mapping[Tier, int], tell: Tell) -> None:
    """Tell of the rosters that lines of the log tell of."""
    for line in lines:
        found = _INCUMBENT.match(line)
        if found:
            tell(tiers_in(round(float(found[1])), weights))


def _as_math_opt(model: MPModelProto) -> model_pb2.ModelProto:
    """Return the same variables and rows as MathOpt reads them."""
    found = model_pb2.ModelProto()
    for target, source in ((found.variables, model.variable), (found.linear_constraints, model.constraint)):
        target.ids.extend(range(len(source)))
        target.lower_bounds.extend(one.lower_bound for one in source)
        target.upper_bounds.extend(one.upper_bound for one in source)
    found.variables.integers.extend(one.is_integer for one in model.variable)
    matrix = found.linear_constraint_matrix
    for number, row in enumerate(model.constraint):
        terms = sorted(zip(row.var_index, row.coefficient, strict=True))
        matrix.row_ids.extend([number] * len(terms))
        matrix.column_ids.extend(index for index, _ in terms)
        matrix.coefficients.extend(coefficient for _, coefficient in terms)
    return found
