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

from roster.domain.plan import Tier
from roster.model import CellModel
from roster.search.completion import Completion
from roster.search.cp_sat import Budget
from roster.search.relaxation import Optimum, Relaxation

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

COVER = tuple(tier for tier in _WEIGHTS if tier < Tier.FAIRNESS)
"""What leads a dive to a first roster: some three times faster without levelling, and coverage matters first."""
EVERY = tuple(_WEIGHTS)
"""What leads a dive to a good one."""

CLOSING = 9.0
"""Seconds that closing a dive may take."""
_DECIDED = 0.7
"""Part of a cell the relaxation must give to one alternative for it to be decided."""
_LEANING = 0.3
"""The part that suffices, best first, when too few cells reach the other."""
_QUICKEST = 0.125
"""Part of the open cells that a round decides when it must make do with cells that lean."""
_ENOUGH = 0.02
"""Part of the cells that CP-SAT is left to close."""
_LOSS = 0.01
"""Part of the levelling that a round may lose: with more, something in it was decided wrong."""
_SMALLER = 4
"""A round that loses more than it may is made so many times smaller."""
_SLOWEST = 0.01
"""Part of the open cells that a round decides at least."""
_SOLVES = 40
"""Relaxations solved at most: what is still open then is left to CP-SAT."""
_ATTEMPTS = 3
_WHOLE = 1 - 1e-6
"""A part from which on it is a whole: to decide it changes nothing, so the relaxation need not be solved again."""
_LEAST_LINEAR = 60.0
"""Seconds a relaxation of the cover is given even when the time is over: without it there is no good first roster."""
_LEAST_CLOSING = 3.0


class Dive:
    """A dive along the relaxation of a model, led by ``tiers``. Call :meth:`run` once.

    It does without the alternatives ``away`` until CP-SAT closes it: where units lend, the relaxation of
    them without is several times faster to solve, and what lending betters closing and polishing find.
    """

    def __init__(
        self,
        m: CellModel,
        relaxation: Relaxation,
        completion: Completion,
        budget: Budget,
        tiers: Sequence[Tier],
        away: Sequence[int] = (),
    ) -> None:
        self._model = m
        self._relaxation = relaxation
        self._completion = completion
        self._budget = budget
        self._away = away
        self._least = _LEAST_LINEAR if tiers is COVER else 0.0
        self._cells = [[literal.index for literal in cell] for cell in m.free_cells]
        self._objective = _weighted(m, tiers)
        self._loss = 0.0
        self._solved = 0

    def run(self, seconds: float) -> dict[int, int] | None:
        """Return the values of a roster near the relaxation, by variable; None when none was found.

        ``seconds`` are for closing, shared among the attempts: each keeps fewer rounds, until one succeeds.
        """
        self._relaxation.exclude(self._away)
        rounds = self._rounds()
        self._relaxation.release()
        share = max(seconds, _LEAST_CLOSING) / _ATTEMPTS
        for attempt in range(_ATTEMPTS if not self._late else 0):
            kept = rounds[: len(rounds) * (_ATTEMPTS - attempt) // _ATTEMPTS]
            found = self._completion.run([index for batch in kept for index in batch], _WEIGHTS, share)
            if found is not None:
                return found
        return None

    @property
    def _late(self) -> bool:
        """True when the time is over for a dive that only betters what there is."""
        return not self._least and self._budget.stopped

    def _rounds(self) -> list[list[int]]:
        """Return the literals decided, one batch per round, the surest first in each."""
        optimum = self._relaxed()
        if optimum is None:
            return []
        levelling = self._model.penalties[Tier.FAIRNESS].part(optimum.parts)
        self._loss = _LOSS * _WEIGHTS[Tier.FAIRNESS] * levelling + 1
        rounds: list[list[int]] = []
        pace = _QUICKEST
        while self._solved < _SOLVES and not self._late:
            open_cells = self._open(rounds)
            whole, batch = _ripe(open_cells, optimum.parts, pace)
            rounds.append(whole)
            self._relaxation.choose(whole)
            if not batch or len(open_cells) - len(whole) <= _ENOUGH * len(self._cells):
                break
            found, kept = self._decided(batch, optimum.value + self._loss)
            if found is None:
                break
            optimum = found
            rounds.append(kept)
            pace = min(_QUICKEST, 1.5 * pace) if kept == batch else max(_SLOWEST, pace / 2)
        return rounds

    def _decided(self, batch: list[int], most: float) -> tuple[Optimum | None, list[int]]:
        """Decide a batch, or as much of it as costs no more than ``most``; return the optimum then, and that much.

        An alternative that costs more by itself is excluded, and the next may cost more.
        """
        while True:
            self._relaxation.choose(batch)
            optimum = self._relaxed()
            if optimum is not None and optimum.value <= most:
                return optimum, batch
            self._relaxation.unchoose(batch)
            if len(batch) == 1:
                self._relaxation.exclude(batch)
                self._loss *= 2
                return self._relaxed(), []
            batch = batch[: max(1, len(batch) // _SMALLER)]

    def _relaxed(self) -> Optimum | None:
        self._solved += 1
        return self._relaxation.solution(self._objective, self._budget.linear(self._least))

    def _open(self, rounds: Sequence[Sequence[int]]) -> list[list[int]]:
        chosen = {index for batch in rounds for index in batch}
        return [cell for cell in self._cells if chosen.isdisjoint(cell)]


def _weighted(m: CellModel, tiers: Sequence[Tier]) -> dict[int, int]:
    objective: dict[int, int] = {}
    for tier in tiers:
        for index, coefficient in m.penalties[tier].coefficients.items():
            objective[index] = objective.get(index, 0) + _WEIGHTS[tier] * coefficient
    return objective


def _ripe(cells: Sequence[Sequence[int]], parts: Sequence[float], pace: float) -> tuple[list[int], list[int]]:
    """Return the alternatives that are whole, and those to decide beside, the surest first.

    The latter are all that are decided, or else the best of those that lean. ``pace`` is the part of the cells that a
    round should decide.
    """
    leading = sorted((max((parts[index], index) for index in cell) for cell in cells), reverse=True)
    whole = [index for part, index in leading if part >= _WHOLE]
    others = leading[len(whole) :]
    ripe = [index for part, index in others if part > _DECIDED]
    least = math.ceil(pace * len(others))
    return whole, ripe if len(ripe) >= least else [index for part, index in others[:least] if part > _LEANING]
