"""Strict tiers in a few solves: tiers of one stage share a solve, with weights that keep their order strict."""

from __future__ import annotations

from dataclasses import dataclass

from roster.domain.plan import Tier
from roster.model import CellModel


@dataclass(frozen=True)
class Stage:
    """Tiers solved together, in order, and the share of the time they may take.

    Where the relaxation is quick, it comes before the search, which it may spare; where it is ``slow``, after.
    """

    tiers: tuple[Tier, ...]
    share: float
    slow: bool = False


STAGES: tuple[Stage, ...] = (
    Stage((Tier.MINIMUM, Tier.NOMINAL, Tier.DEROGATION), 0.4),
    Stage((Tier.HOURS,), 0.2),
    Stage((Tier.FAIRNESS,), 0.4),
    Stage((Tier.WISHES,), 0.6, slow=True),
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
