"""Lower bounds from the linear relaxation of the very model the rules wrote."""

from __future__ import annotations

import math

from ortools.linear_solver.python import model_builder

from roster.domain.plan import Tier
from roster.model import Model
from roster.search.linear import linear_model, proto_of

_TOLERANCE = 1e-6
"""Part of an LP value that is not trusted: the simplex works in floating point, and a tolerance is not a proof."""


class Relaxation:
    """The relaxation of a model, kept as tiers are decided one after the other."""

    def __init__(self, m: Model) -> None:
        self._penalties = m.penalties
        self._linear = linear_model(proto_of(m.cp))

    def keep(self, tier: Tier, value: int) -> None:
        """From now on a tier must not be worse than ``value``."""
        found = self._penalties[tier]
        helper = self._linear.helper
        row = helper.add_linear_constraint()
        helper.set_constraint_upper_bound(row, value - found.constant)
        for index, coefficient in found.coefficients.items():
            helper.add_term_to_constraint(row, index, coefficient)

    def bound(self, tier: Tier) -> int:
        """Return a value no roster can beat in ``tier`` without being worse in one kept before; 0 if the LP fails."""
        found = self._penalties[tier]
        helper = self._linear.helper
        helper.clear_objective()
        for index, coefficient in found.coefficients.items():
            helper.set_var_objective_coefficient(index, coefficient)
        helper.set_objective_offset(found.constant)
        solver = model_builder.Solver("GLOP")
        if solver.solve(self._linear) != model_builder.SolveStatus.OPTIMAL:
            return 0
        return max(0, math.ceil(float(solver.objective_value) * (1 - _TOLERANCE) - _TOLERANCE))
