"""The first roster: linear relaxations decide almost every cell, CP-SAT the few they leave open.

The relaxation of these models is tight and almost whole: half of the cells come out decided. Deciding those, solving
the relaxation again, and so on, leaves after some rounds a few dozen open cells; CP-SAT closes them, taking back the
last rounds where they contradict. What they decided badly is bettered later, piece by piece. Tried before and lost:
CP-SAT from nothing (far off after half a minute on 52 people), and CP-SAT on what one relaxation leaves open (two to
five times slower than further rounds).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from ortools.sat.python import cp_model

from roster.domain.plan import Tier
from roster.model import CellModel
from roster.search.cp_sat import Budget, values_of
from roster.search.relaxation import Relaxation

_WEIGHTS: Mapping[Tier, int] = {
    Tier.MINIMUM: 200_000,
    Tier.NOMINAL: 20_000,
    Tier.DEROGATION: 2_000,
    Tier.HOURS: 200,
    Tier.FAIRNESS: 2,
}
"""The tiers that lead the dive, far enough apart to be nearly strict and close enough for a linear programme; the
stages that follow make the order strict. Wishes and preferences are left to them: their rows make the relaxation eight
times slower to solve."""

_WITHOUT_LEVELLING = (Tier.MINIMUM, Tier.NOMINAL, Tier.DEROGATION, Tier.HOURS)
"""What leads when the whole is not solved in time: some ten times faster, and coverage is what matters first."""

_DECIDED = 0.7
"""Part of a cell the relaxation must give to one alternative for it to be decided."""
_LEANING = 0.3
"""The part that suffices, best first, when too few cells reach the other."""
_QUICKEST = 0.125
"""Part of the open cells that a round decides when it must make do with cells that lean."""
_ENOUGH = 0.02
"""Part of the cells that CP-SAT is left to close."""
_LOSS = 0.01
"""A round that loses more than this part of the levelling is halved: something in it was decided wrong."""
_FEW = 4
"""A round of so few cells is not halved any more."""
_ROUNDS = 60
_ATTEMPTS = 3
_LEAST_LINEAR = 60.0
"""Seconds a relaxation is given even when its block's time is over: without it there is no good first roster."""
_LEAST_CLOSING = 3.0


class Dive:
    """A dive along the relaxation of a model. Call :meth:`run` once."""

    def __init__(self, m: CellModel, relaxation: Relaxation, budget: Budget) -> None:
        self._model = m
        self._relaxation = relaxation
        self._budget = budget
        self._cells = [[literal.index for literal in cell] for cell in m.free_cells]
        self._objective = _weighted(m, tuple(_WEIGHTS))
        self._leading = self._objective
        self._levelling = 0.0

    def run(self, seconds: float) -> dict[int, int] | None:
        """Return the values of a roster near the relaxation, by variable; None when none was found.

        ``seconds`` are for closing, shared among the attempts: each keeps fewer rounds, until one succeeds.
        """
        rounds = self._rounds()
        self._relaxation.release()
        share = max(seconds, _LEAST_CLOSING) / _ATTEMPTS
        for attempt in range(_ATTEMPTS):
            kept = rounds[: len(rounds) * (_ATTEMPTS - attempt) // _ATTEMPTS]
            found = self._close([index for batch in kept for index in batch], share)
            if found is not None:
                return found
        return None

    def _rounds(self) -> list[list[int]]:
        """Return the literals decided, one batch per round, the surest first in each."""
        rounds: list[list[int]] = []
        before = math.inf
        pace = _QUICKEST
        for _ in range(_ROUNDS):
            optimum = self._relaxation.solution(self._leading, self._budget.linear(_LEAST_LINEAR))
            if optimum is None and not rounds and self._leading is self._objective:
                self._leading = _weighted(self._model, _WITHOUT_LEVELLING)
                continue
            if optimum is None or optimum.value > before + _LOSS * self._levelling + 1:
                if not rounds or len(rounds[-1]) <= _FEW:
                    return rounds[:-1]
                pace /= 2
                last = rounds.pop()
                self._relaxation.unchoose(last[len(last) // 2 :])
                rounds.append(last[: len(last) // 2])
                continue
            if not rounds:
                levelling = self._model.penalties[Tier.FAIRNESS].part(optimum.parts)
                self._levelling = _WEIGHTS[Tier.FAIRNESS] * levelling
            before = optimum.value
            pace = min(_QUICKEST, pace * 1.5)
            chosen = {index for batch in rounds for index in batch}
            open_cells = [cell for cell in self._cells if chosen.isdisjoint(cell)]
            batch = _ripe(open_cells, optimum.parts, pace)
            if not batch or len(open_cells) <= _ENOUGH * len(self._cells):
                break
            rounds.append(batch)
            self._relaxation.choose(batch)
        return rounds

    def _close(self, decided: Sequence[int], seconds: float) -> dict[int, int] | None:
        """Return the best roster with the literals decided, or None when there is none."""
        m = self._model
        around = m.cp.clone()
        for index in decided:
            around.add(around.get_bool_var_from_proto_index(index) == 1)
        around.minimize(sum(weight * m.objective(tier) for tier, weight in _WEIGHTS.items()))
        solver, status = self._budget.solve(around, seconds)
        return values_of(solver) if status in (cp_model.OPTIMAL, cp_model.FEASIBLE) else None


def _weighted(m: CellModel, tiers: Sequence[Tier]) -> dict[int, int]:
    objective: dict[int, int] = {}
    for tier in tiers:
        for index, coefficient in m.penalties[tier].coefficients.items():
            objective[index] = objective.get(index, 0) + _WEIGHTS[tier] * coefficient
    return objective


def _ripe(cells: Sequence[Sequence[int]], parts: Sequence[float], pace: float) -> list[int]:
    """Return the alternatives to decide, the surest first: all that are decided, or else the best of those that lean.

    ``pace`` is the part of the cells that a round should decide.
    """
    leading = sorted((max((parts[index], index) for index in cell) for cell in cells), reverse=True)
    ripe = [index for part, index in leading if part > _DECIDED]
    least = math.ceil(pace * len(cells))
    return ripe if len(ripe) >= least else [index for part, index in leading[:least] if part > _LEANING]
