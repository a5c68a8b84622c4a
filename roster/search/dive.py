"""The first roster: linear relaxations decide almost every cell, CP-SAT the few they leave open.

The relaxation of these models is tight and almost whole: two cells in three come out decided. Deciding those, solving
the relaxation again, and so on, leaves after a few rounds a handful of open cells; CP-SAT closes them. What comes out
is often the proven best, in seconds. Tried before and lost: CP-SAT from nothing (far off after half a minute on 52
people), CP-SAT on what one relaxation leaves open (twice to five times slower than further rounds).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ortools.sat.python import cp_model

from roster.domain.plan import Tier
from roster.model import Model
from roster.search.cp_sat import Budget, values_of
from roster.search.relaxation import Relaxation

_WEIGHTS: Mapping[Tier, int] = {
    Tier.MINIMUM: 200_000,
    Tier.NOMINAL: 20_000,
    Tier.DEROGATION: 2_000,
    Tier.HOURS: 200,
    Tier.FAIRNESS: 2,
    Tier.WISHES: 1,
}
"""All tiers at once, far enough apart to be nearly strict and close enough for a linear programme; the stages that
follow make the order strict."""

_DECIDED = 0.7
"""Part of a cell the relaxation must give to one alternative for it to be decided."""
_ROUNDS = 8
_FEW = 12
"""Open cells that are not worth another round."""


def dive(m: Model, relaxation: Relaxation, budget: Budget, seconds: float) -> dict[int, int] | None:
    """Return the values of a roster near the relaxation, by variable; None when none was found."""
    objective: dict[int, int] = {}
    for tier, weight in _WEIGHTS.items():
        for index, coefficient in m.penalties[tier].coefficients.items():
            objective[index] = objective.get(index, 0) + weight * coefficient
    rounds = _rounds(m, relaxation, budget, objective)
    relaxation.release()
    while rounds:
        found = _close(m, [index for batch in rounds for index in batch], budget, seconds)
        if found is not None:
            return found
        rounds.pop()
    return None


def _rounds(m: Model, relaxation: Relaxation, budget: Budget, objective: Mapping[int, int]) -> list[list[int]]:
    """Return the literals decided, one batch per round."""
    literals = [literal.index for literal in m.decisions]
    decided: set[int] = set()
    rounds: list[list[int]] = []
    for _ in range(_ROUNDS):
        parts = relaxation.solution(objective, budget.linear())
        if parts is None:
            rounds = rounds[:-1]
            break
        batch = [index for index in literals if parts[index] > _DECIDED and index not in decided]
        if not batch:
            break
        decided.update(batch)
        rounds.append(batch)
        relaxation.choose(batch)
        if sum(_DECIDED >= parts[index] > 1 - _DECIDED for index in literals) <= _FEW:
            break
    return rounds


def _close(m: Model, decided: Sequence[int], budget: Budget, seconds: float) -> dict[int, int] | None:
    """Return the best roster with the literals decided, or None when there is none."""
    around = m.cp.clone()
    for index in decided:
        around.add(around.get_bool_var_from_proto_index(index) == 1)
    around.minimize(sum(weight * m.objective(tier) for tier, weight in _WEIGHTS.items()))
    solver, status = budget.solve(around, min(seconds, budget.left()))
    return values_of(solver) if status in (cp_model.OPTIMAL, cp_model.FEASIBLE) else None
