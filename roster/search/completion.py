"""Completes a roster of which some alternatives are chosen: CP-SAT decides the rest, and prices it.

Once most cells are decided, little of a model is open. The rows are reduced first, so that the solver reads and
presolves that little only: on a block of two units, a tenth of the time that it takes on the whole (README.md).
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

import numpy as np
from ortools.sat.python import cp_model

from roster.domain.plan import Tier
from roster.model import CellModel
from roster.search.cp_sat import Budget, values_of
from roster.search.matrix import Matrix
from roster.search.programme import Programme
from roster.search.reduction import Limits, reduced

Weights = Mapping[Tier, int]
"""What a point of each tier weighs. A tier that is not named counts for nothing, and may end above what is due."""


class Completion:
    """Completes rosters of a model.

    Args:
        m: the model.
        matrix: its rows, where they say all that it says; with None the model itself is solved each time.
        budget: what it may take.

    """

    def __init__(self, m: CellModel, matrix: Matrix | None, budget: Budget) -> None:
        self._model = m
        self._matrix = matrix
        self._budget = budget

    def run(self, chosen: Collection[int], weights: Weights, seconds: float) -> dict[int, int] | None:
        """Return the best roster found that has the literals ``chosen``, by variable; None when none was."""
        if self._matrix is None:
            return self._of_the_whole(chosen, weights, seconds)
        return self._of_what_is_open(self._matrix, chosen, weights, seconds)

    def _of_the_whole(self, chosen: Collection[int], weights: Weights, seconds: float) -> dict[int, int] | None:
        m = self._model
        around = m.cp.clone()
        for index in chosen:
            around.add(around.get_bool_var_from_proto_index(index) == 1)
        around.minimize(sum(weight * m.objective(tier) for tier, weight in weights.items()))
        solver, status = self._budget.solve(around, seconds)
        return values_of(solver) if status in (cp_model.OPTIMAL, cp_model.FEASIBLE) else None

    def _of_what_is_open(
        self, matrix: Matrix, chosen: Collection[int], weights: Weights, seconds: float
    ) -> dict[int, int] | None:
        lower = matrix.lower.copy()
        lower[list(chosen)] = 1
        cost = np.zeros(len(lower))
        for tier, weight in weights.items():
            for index, coefficient in self._model.penalties[tier].coefficients.items():
                cost[index] += weight * coefficient
        limits = reduced(matrix, cost, Limits(lower, matrix.upper, matrix.least, matrix.most))
        if limits is None:
            return None
        programme = Programme(matrix, cost, limits)
        solver, status = self._budget.solve(programme.in_whole_numbers(), seconds)
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return None
        values = programme.parts(np.array(solver.response_proto.solution, np.float64))
        return dict(enumerate(values.astype(np.int64).tolist()))
