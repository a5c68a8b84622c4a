"""The first roster: linear relaxations decide almost every cell, CP-SAT the few they leave open.

The relaxation of these models is tight and almost whole: half of the cells come out decided. Deciding those, solving
the relaxation again, and so on, leaves after some rounds a few dozen open cells; CP-SAT closes them, then takes back
the last rounds to better what they decided. Tried before and lost: CP-SAT from nothing (far off after half a minute
on 52 people), and CP-SAT on what one relaxation leaves open (two to five times slower than further rounds).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ortools.sat.python import cp_model

from roster.domain.plan import Tier
from roster.model import Model
from roster.search.cp_sat import Budget, hint, values_of
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

_DECIDED = 0.7
"""Part of a cell the relaxation must give to one alternative for it to be decided."""
_LEANING = 0.3
"""The part that suffices, best first, when too few cells reach the other."""
_SLOWEST = 8
"""Each round decides at least one in so many of the open cells."""
_ENOUGH = 0.02
"""Part of the cells that CP-SAT is left to close."""
_ATTEMPTS = 3
_LEAST_LINEAR = 60.0
"""Seconds a relaxation is given even when the time is over: without it there is no good first roster."""
_LEAST_CLOSING = 3.0
_WORSE = _WEIGHTS[Tier.NOMINAL]
"""A dive that has lost a duty to cover ends: the last round decided something wrong, and is taken back."""
_GOOD = 0.001
"""A roster this near the relaxation, as part of the levelling, needs no round taken back."""


class Dive:
    """A dive along the relaxation of a model. Call :meth:`run` once."""

    def __init__(self, m: Model, relaxation: Relaxation, budget: Budget) -> None:
        self._model = m
        self._relaxation = relaxation
        self._budget = budget
        self._cells = [[literal.index for literal in cell] for cell in m.free_cells]
        self._objective: dict[int, int] = {}
        for tier, weight in _WEIGHTS.items():
            for index, coefficient in m.penalties[tier].coefficients.items():
                self._objective[index] = self._objective.get(index, 0) + weight * coefficient
        self._least = 0.0
        self._levelling = 0.0

    def run(self, seconds: float) -> dict[int, int] | None:
        """Return the values of a roster near the relaxation, by variable; None when none was found.

        ``seconds`` are for closing: they are shared among the rosters tried, each with fewer rounds kept.
        """
        rounds = self._rounds()
        self._relaxation.release()
        best: dict[int, int] | None = None
        share = max(seconds, _LEAST_CLOSING) / _ATTEMPTS
        for attempt in range(_ATTEMPTS):
            kept = rounds[: len(rounds) * (_ATTEMPTS - attempt) // _ATTEMPTS]
            found = self._close([index for batch in kept for index in batch], share, best)
            if found is not None and (best is None or self._cost(found) < self._cost(best)):
                best = found
            if best is not None and self._cost(best) <= self._least + _GOOD * self._levelling:
                break
        return best

    def _rounds(self) -> list[list[int]]:
        """Return the literals decided, one batch per round, as long as the relaxation stays worth following."""
        rounds: list[list[int]] = []
        open_cells = list(self._cells)
        while len(open_cells) > _ENOUGH * len(self._cells):
            optimum = self._relaxation.solution(self._objective, self._budget.linear(_LEAST_LINEAR))
            if optimum is None:
                return rounds[:-1]
            if not rounds:
                self._least = optimum.value
                levelling = self._model.penalties[Tier.FAIRNESS].part(optimum.parts)
                self._levelling = _WEIGHTS[Tier.FAIRNESS] * levelling
            elif optimum.value > self._least + _WORSE:
                return rounds[:-1]
            batch = _ripe(open_cells, optimum.parts)
            if not batch:
                break
            rounds.append(batch)
            self._relaxation.choose(batch)
            chosen = set(batch)
            open_cells = [cell for cell in open_cells if chosen.isdisjoint(cell)]
        return rounds

    def _close(self, decided: Sequence[int], seconds: float, start: Mapping[int, int] | None) -> dict[int, int] | None:
        """Return the best roster with the literals decided, or None when there is none."""
        m = self._model
        around = m.cp.clone()
        for index in decided:
            around.add(around.get_bool_var_from_proto_index(index) == 1)
        around.minimize(sum(weight * m.objective(tier) for tier, weight in _WEIGHTS.items()))
        hint(around, start or {})
        solver, status = self._budget.solve(around, seconds)
        return values_of(solver) if status in (cp_model.OPTIMAL, cp_model.FEASIBLE) else None

    def _cost(self, values: Mapping[int, int]) -> int:
        return sum(c * values[index] for index, c in self._objective.items())


def _ripe(cells: Sequence[Sequence[int]], parts: Sequence[float]) -> list[int]:
    """Return the alternatives to decide: in each cell the one with the largest part, where that is large enough."""
    leading = sorted((max((parts[index], index) for index in cell) for cell in cells), reverse=True)
    ripe = [index for part, index in leading if part > _DECIDED]
    least = max(1, len(cells) // _SLOWEST)
    return ripe if len(ripe) >= least else [index for part, index in leading[:least] if part > _LEANING]
