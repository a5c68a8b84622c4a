"""The cheapest month of a member, as a shortest path through its automaton."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from roster.search.columns.layers import Layer

Amounts = NDArray[np.float64]


@dataclass(frozen=True)
class Month:
    """A month of one member: its variables that are not 0, what it costs in the objective, and at the prices asked."""

    values: Mapping[int, int]
    cost: float
    priced: float


class Pricing:
    """Months of one member. ``costs`` are those of the objective, by variable."""

    def __init__(self, layers: Sequence[Layer], costs: Amounts) -> None:
        self._costs = costs
        self._steps = [_Step(layer) for layer in layers]
        self.arcs = sum(len(layer.before) for layer in layers)
        """Size of the automaton."""

    def cheapest(self, prices: Amounts) -> Month:
        """Return the month that costs least where each variable costs what ``prices`` say by index."""
        steps = self._steps
        ahead = np.zeros(steps[-1].states_after + 1)
        ways: list[tuple[Amounts, Amounts]] = []
        for step in reversed(steps):
            ahead[-1] = np.inf  # where a choice that a state does not have leads
            ways.append((ahead, step.prices(prices)))
            ahead = step.least(*ways[-1])
        return self._traced(ways[::-1], prices, float(ahead[0]))

    def _traced(self, ways: Sequence[tuple[Amounts, Amounts]], prices: Amounts, priced: float) -> Month:
        values: dict[int, int] = {}
        cost = 0.0
        state = 0
        for step, (ahead, amounts) in zip(self._steps, ways, strict=True):
            (alike, beside), due, state = step.cheapest(state, ahead, amounts)
            literal = min(alike, key=lambda index: prices[index])
            values[literal] = 1
            values.update((index, value) for index, value in beside if value)
            cost += due
        cost += sum(value * self._costs[index] for index, value in values.items())
        return Month(values, cost, priced)


class _Step:
    """A layer as tables, choice by state it is made in: numpy reduces those whole, and lists of arcs piece by piece.

    A choice that a state does not have leads to one more state, from which nothing leads on.
    """

    def __init__(self, layer: Layer) -> None:
        label, self._choices = layer.label, layer.choices
        self.states_after = len(layer.first)
        shape = (len(self._choices), int(layer.before.max()) + 1)
        self._after = np.full(shape, self.states_after, dtype=np.intp)
        self._after[label, layer.before] = layer.after
        self._due = np.zeros(shape) if layer.due.any() else None
        if self._due is not None:
            self._due[label, layer.before] = layer.due
        self._literals = np.array([index for alike, _ in self._choices for index in alike], dtype=np.int64)
        sizes = [len(alike) for alike, _ in self._choices]
        self._first = np.cumsum([0, *sizes[:-1]])
        self._beside = sorted({index for _, beside in self._choices for index, _ in beside})
        self._values = np.zeros((len(self._choices), len(self._beside)))
        for number, (_, beside) in enumerate(self._choices):
            for index, value in beside:
                self._values[number, self._beside.index(index)] = value

    def prices(self, prices: Amounts) -> Amounts:
        """Return what each choice costs."""
        least = np.minimum.reduceat(prices[self._literals], self._first)
        return np.asarray(least + self._values @ prices[self._beside], dtype=np.float64)

    def least(self, ahead: Amounts, amounts: Amounts) -> Amounts:
        """Return from each state the least still to be paid, where it is ``ahead`` afterwards; one place is left."""
        found = ahead.take(self._after)
        found += amounts[:, None]
        if self._due is not None:
            found += self._due
        least = np.empty(found.shape[1] + 1)
        np.minimum.reduce(found, axis=0, out=least[:-1])
        return least

    def cheapest(
        self, state: int, ahead: Amounts, amounts: Amounts
    ) -> tuple[tuple[tuple[int, ...], tuple[tuple[int, int], ...]], float, int]:
        """Return the choice to make in a state, what is due for it and where it leads."""
        due = np.zeros(len(amounts)) if self._due is None else self._due[:, state]
        choice = int(np.argmin(ahead[self._after[:, state]] + amounts + due))
        return self._choices[choice], float(due[choice]), int(self._after[choice, state])
