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
        self._layers = layers
        self._costs = costs
        self._labels = [_Labels(layer) for layer in layers]

    @property
    def arcs(self) -> int:
        """Size of the automaton."""
        return sum(len(layer.before) for layer in self._layers)

    def cheapest(self, prices: Amounts) -> Month:
        """Return the month that costs least where each variable costs what ``prices`` say by index."""
        reached = np.zeros(1)
        amounts: list[Amounts] = []
        for layer, labels in zip(self._layers, self._labels, strict=True):
            amounts.append(reached[layer.before] + labels.prices(prices)[layer.label] + layer.due)
            reached = np.minimum.reduceat(amounts[-1], layer.first)
        return self._traced(amounts, prices, int(np.argmin(reached)), float(reached.min()))

    def _traced(self, amounts: Sequence[Amounts], prices: Amounts, state: int, priced: float) -> Month:
        values: dict[int, int] = {}
        cost = 0.0
        for layer, amount in zip(reversed(self._layers), reversed(amounts), strict=True):
            first = layer.first[state]
            last = layer.first[state + 1] if state + 1 < len(layer.first) else len(amount)
            arc = first + int(np.argmin(amount[first:last]))
            alike, beside = layer.choices[layer.label[arc]]
            literal = min(alike, key=lambda index: prices[index])
            values[literal] = 1
            values.update((index, value) for index, value in beside if value)
            cost += layer.due[arc]
            state = int(layer.before[arc])
        cost += sum(value * self._costs[index] for index, value in values.items())
        return Month(values, cost, priced)


class _Labels:
    """The choices of a layer, for pricing them all at once."""

    def __init__(self, layer: Layer) -> None:
        self._literals = np.array([index for alike, _ in layer.choices for index in alike], dtype=np.int64)
        sizes = [len(alike) for alike, _ in layer.choices]
        self._first = np.cumsum([0, *sizes[:-1]])
        self._beside = sorted({index for _, beside in layer.choices for index, _ in beside})
        self._values = np.zeros((len(layer.choices), len(self._beside)))
        for number, (_, beside) in enumerate(layer.choices):
            for index, value in beside:
                self._values[number, self._beside.index(index)] = value

    def prices(self, prices: Amounts) -> Amounts:
        least = np.minimum.reduceat(prices[self._literals], self._first)
        return np.asarray(least + self._values @ prices[self._beside], dtype=np.float64)
