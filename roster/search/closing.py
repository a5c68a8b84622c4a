"""Closes a tier of cover by CP-SAT on the whole model: a better value, or the proof that there is none.

Where nothing below has a price the whole is easy for it: its local search covers in seconds what excerpts, which hold
all that is below, do not; its cuts lift the bound of the relaxation to the value (README.md has figures). What it finds
is levelled badly; the bound is what it is asked for first.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from ortools.sat.python import cp_model

from roster.domain.plan import Tier
from roster.model import CellModel
from roster.search.cp_sat import Budget, hint, values_of

_TOLERANCE = 1e-6


@dataclass(frozen=True)
class Closed:
    """A roster that is better in a tier, by variable, if one was found, and what no roster can have less of."""

    values: Mapping[int, int] | None
    bound: int


def closed(
    m: CellModel, tier: Tier, worth: Mapping[Tier, int], values: Mapping[int, int], budget: Budget, seconds: float
) -> Closed:
    """Search for a roster better in ``tier`` than ``values``, which are worth ``worth``, and no worse above it."""
    cp = m.cp.clone()
    for higher, value in worth.items():
        if higher < tier:
            cp.add(m.objective(higher) <= value)
    cp.minimize(m.objective(tier))
    hint(cp, values)
    solver, status = budget.close(cp, seconds)
    found = status in (cp_model.OPTIMAL, cp_model.FEASIBLE) and round(solver.objective_value) < worth[tier]
    bound = math.ceil(solver.best_objective_bound - _TOLERANCE) if status != cp_model.UNKNOWN else 0
    return Closed(values_of(solver) if found else None, bound)
