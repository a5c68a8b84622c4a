"""Strict tiers in a few solves: tiers of one stage share a solve, with weights that keep their order strict."""

from __future__ import annotations

from dataclasses import dataclass

from ortools.sat.python import cp_model

from roster.domain.plan import Tier
from roster.model import CellModel
from roster.search.cp_sat import Budget, values_of
from roster.search.no_roster import NoRosterError


@dataclass(frozen=True)
class Stage:
    """Tiers solved together, in order, and the share of the time they may take."""

    tiers: tuple[Tier, ...]
    share: float


STAGES: tuple[Stage, ...] = (
    Stage((Tier.MINIMUM, Tier.NOMINAL, Tier.DEROGATION), 0.4),
    Stage((Tier.HOURS,), 0.2),
    Stage((Tier.FAIRNESS,), 0.4),
    Stage((Tier.WISHES,), 0.6),
)
"""Coverage and derogations first, then hours, levelling, wishes and preferences. A stage that the dive has proved best
takes no time, and leaves its share to the next."""


def strict_weights(m: CellModel, tiers: tuple[Tier, ...]) -> dict[Tier, int]:
    """Return weights such that one unit of a tier outweighs everything below it in the same stage."""
    weights: dict[Tier, int] = {}
    below = 0
    for tier in reversed(tiers):
        weights[tier] = below + 1
        below += weights[tier] * m.penalties[tier].largest
    return weights


def any_roster(m: CellModel, budget: Budget, seconds: float) -> dict[int, int]:
    """Return any roster at all, sought without an objective; nothing when there was none in time.

    Raises:
        NoRosterError: when there is none.

    """
    without = m.cp.clone()
    without.clear_objective()  # type: ignore[no-untyped-call]  # OR-Tools leaves it untyped
    solver, status = budget.solve(without, seconds)
    if status == cp_model.INFEASIBLE:
        raise NoRosterError([member.id for member in m.members], proved=True)
    return values_of(solver) if status in (cp_model.OPTIMAL, cp_model.FEASIBLE) else {}
