"""Long lines taken into an automaton one at a time: its states are parted by what such a line has summed up.

The automaton of the short lines knows from each state how much of a long one may still come, so that sums are told
apart only where some month yet to come tells them apart; states with the same future are then one (Hopcroft's
minimum, for layers one pass from the last; as in Bergman and others, Decision Diagrams for Optimization, 2016).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from roster.search.columns.layers import Arcs, Layer, TooLargeError, Whole, begins, minimal, numbered, ordered, pruned
from roster.search.columns.shares import Line

_FAR = 2**40
"""Beyond what any sum comes to."""


@dataclass(frozen=True)
class Due:
    """An auxiliary that only one line has, as much as that line then needs and no more: its ends, and its cost."""

    index: int
    least: int
    most: int
    cost: float

    def fits(self, line: Line) -> bool:
        """Return whether ``line`` counts it one by one, so that what it lacks is what is due."""
        return self.cost > 0 and abs(line.terms[self.index]) == 1


def refined(layers: Sequence[Layer], line: Line, due: Due | None, most: int) -> tuple[Layer, ...]:
    """Return the months of ``layers`` that obey ``line`` too, which has none but variables they tell, and ``due``.

    Raises:
        TooLargeError: when there would be more than ``most`` arcs.

    """
    limits = _Limits(line, due)
    amounts = [_amounts(layer, line) for layer in layers]
    ahead = _ahead(layers, amounts)
    states = np.zeros(1, dtype=np.int64)
    sums = limits.plain(np.zeros(1, dtype=np.int64), ahead[0], states)
    grown: list[Arcs] = []
    total = 0
    for layer, amount, still in zip(layers, amounts, ahead[1:], strict=True):
        order, start = _by_before(layer)
        before, arc = _following(order, start, states)
        after = layer.after[arc]
        reached = np.where(sums[before] == _FAR, _FAR, sums[before] + amount[layer.label[arc]])
        lawful = limits.allow(reached, still, after)
        before, arc, after, reached = before[lawful], arc[lawful], after[lawful], reached[lawful]
        reached = limits.plain(reached, still, after)
        total += len(arc)
        if total > most:
            raise TooLargeError(total)
        costs = layer.due[arc]
        if still is ahead[-1]:
            costs = costs + limits.cost(reached)
            reached = np.zeros_like(reached)
        least = int(reached.min(initial=0))
        known = np.where(reached == _FAR, 0, reached - least + 1)
        span = int(known.max(initial=0)) + 1
        keys, into = numbered(after * span + known, len(layer.first) * span)
        grown.append(Arcs(before, into, layer.label[arc], costs, list(layer.choices), len(states)))
        states, sums = keys // span, np.where(keys % span == 0, _FAR, keys % span + least - 1)
    return minimal(pruned(grown))


class _Limits:
    """What a line asks of the sum of the variables that months tell."""

    def __init__(self, line: Line, due: Due | None) -> None:
        low, high = max(line.low, -_FAR), min(line.high, _FAR)
        self._due = due
        self._times = 0 if due is None else line.terms[due.index]
        ends = (0,) if due is None else (self._times * due.least, self._times * due.most)
        self._least, self._most = low - max(ends), high - min(ends)
        self._low, self._high = low - ends[0], high - ends[0]

    def allow(self, sums: Whole, still: tuple[Whole, Whole], states: Whole) -> NDArray[np.bool_]:
        """Return which sums may yet obey the line."""
        fits = (sums + still[0][states] <= self._most) & (sums + still[1][states] >= self._least)
        return np.asarray(fits | (sums == _FAR), dtype=np.bool_)

    def plain(self, sums: Whole, still: tuple[Whole, Whole], states: Whole) -> Whole:
        """Return the sums with those whatever follows obeys the line, at no cost, made one."""
        safe = (sums + still[0][states] >= self._low) & (sums + still[1][states] <= self._high)
        return np.where(safe, _FAR, sums)

    def cost(self, sums: Whole) -> NDArray[np.float64]:
        """Return what is due for the sums of whole months, each lawful."""
        if self._due is None:
            return np.zeros(len(sums))
        lacks = self._low - sums if self._times > 0 else sums - self._high
        needed = np.where(sums == _FAR, 0, np.maximum(0, lacks))
        return np.asarray(self._due.cost * (self._due.least + needed), dtype=np.float64)


def _amounts(layer: Layer, line: Line) -> Whole:
    """Return what each choice of a date adds to a line."""
    terms = line.terms
    return np.array(
        [terms.get(alike[0], 0) + sum(terms.get(v, 0) * n for v, n in beside) for alike, beside in layer.choices],
        dtype=np.int64,
    )


def _ahead(layers: Sequence[Layer], amounts: Sequence[Whole]) -> list[tuple[Whole, Whole]]:
    """Return from date to date the least and the most that may still be added from each state."""
    none = np.zeros(len(layers[-1].first), dtype=np.int64)
    found = [(none, none)]
    for layer, amount in zip(reversed(layers), reversed(amounts), strict=True):
        order, start = _by_before(layer)
        added, after = amount[layer.label[order]], layer.after[order]
        least, most = found[-1]
        least = np.minimum.reduceat(added + least[after], start[:-1])
        found.append((least, np.maximum.reduceat(added + most[after], start[:-1])))
    return found[::-1]


def _by_before(layer: Layer) -> tuple[Whole, Whole]:
    """Return the arcs ordered by the state they leave, and where those of each begin, with the end."""
    return ordered(layer.before), begins(layer.before, int(layer.before.max()) + 1)


def _following(order: Whole, start: Whole, states: Whole) -> tuple[Whole, Whole]:
    """Return the arcs that leave each of ``states``, with the number of the one each leaves."""
    leaving = start[states + 1] - start[states]
    before = np.repeat(np.arange(len(states)), leaving)
    within = np.arange(len(before)) - np.repeat(np.cumsum(leaving) - leaving, leaving)
    return before, order[start[states][before] + within]
