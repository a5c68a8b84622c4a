"""Tiers in strict order with any solver: in one weighted objective where its numbers allow, else tier after tier."""

from __future__ import annotations

import math
import time
from collections.abc import Mapping

from benchmarks.peers.answer import Answer, Engine, Outcome, Tell, Values
from roster.domain.plan import Tier
from roster.model import Model
from roster.search.stages import strict_weights

_TOLERANCE = 1e-6
"""Part of a bound that is not trusted: solvers of linear models work in floating point."""


def search(m: Model, engine: Engine, ends: float, seed: int, tell: Tell) -> Outcome:
    """Minimise the tiers of ``m`` until the instant ``ends``.

    Tier after tier, each has an equal part of what is left, and starts from the roster of the one before. Where the
    first has found no roster in its part, it begins again with all the time there is: without one nothing else counts.
    """
    weights = strict_weights(m, tuple(Tier))
    at_once = _reach(m, weights) <= engine.largest
    outcome = Outcome(notes=("one objective" if at_once else "tier after tier", *engine.notes))
    stages = [weights] if at_once else [{tier: 1} for tier in Tier]
    for number, stage in enumerate(stages):
        part = (ends - time.monotonic()) / (len(stages) - number)
        answer = _asked(m, engine, stage, outcome, part, seed, tell)
        if answer.values is None and outcome.values is None and not answer.infeasible:
            answer = _asked(m, engine, stage, outcome, ends - time.monotonic(), seed, tell)
        _take(m, outcome, stage, answer, tell)
        if outcome.values is None:
            break
        for tier in stage:
            if m.penalties[tier].coefficients:
                engine.keep(tier, m.penalties[tier].value(outcome.values))
    return outcome


def _reach(m: Model, weights: Mapping[Tier, int]) -> int:
    return sum(weight * m.penalties[tier].largest for tier, weight in weights.items())


def _asked(
    m: Model, engine: Engine, stage: Mapping[Tier, int], known: Outcome, seconds: float, seed: int, tell: Tell
) -> Answer:
    """Return the answer of a solve; nothing where no time is left, or the tiers are the same in every roster."""
    constant = not any(m.penalties[tier].coefficients for tier in stage)
    if seconds <= 0 or (constant and known.values is not None):
        return Answer()
    return engine.solve(stage, known.values, seconds, seed, tell)


def _take(m: Model, outcome: Outcome, stage: Mapping[Tier, int], answer: Answer, tell: Tell) -> None:
    """Take over what a solve found, unless it is worse than what it was to start from."""
    outcome.infeasible = answer.infeasible and outcome.values is None
    if answer.values is not None and (
        outcome.values is None or _worth(m, stage, answer.values) <= _worth(m, stage, outcome.values)
    ):
        outcome.values = answer.values
    if outcome.values is not None:
        tell({tier: m.penalties[tier].value(outcome.values) for tier in Tier})
    for tier in stage:
        if answer.optimal and outcome.values is not None:
            outcome.bounds[tier] = m.penalties[tier].value(outcome.values)
        elif not m.penalties[tier].coefficients:
            outcome.bounds[tier] = m.penalties[tier].constant
    if answer.values is not None and not answer.optimal:
        outcome.bounds[min(stage)] = _bound(m, stage, answer.bound)


def _worth(m: Model, stage: Mapping[Tier, int], values: Values) -> int:
    return sum(weight * m.penalties[tier].value(values) for tier, weight in stage.items())


def _bound(m: Model, stage: Mapping[Tier, int], bound: float) -> int:
    """Return what the bound of a weighted sum says of its first tier."""
    if not math.isfinite(bound):
        return 0
    top = min(stage)
    below = sum(weight * m.penalties[tier].largest for tier, weight in stage.items() if tier is not top)
    trusted = bound - _TOLERANCE * max(1.0, abs(bound))
    return max(0, math.ceil((trusted - below) / stage[top]))
