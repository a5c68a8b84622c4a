"""The arcs of an automaton of months, date by date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]

_SEED = 1
"""Of the numbers that states are compared by; every match is checked in full."""
_SMALL = 2**16
_TABLE = 2**20
"""Entries of a table that are filled sooner than as many values are sorted."""


class TooLargeError(Exception):
    """The automaton has more arcs than it may."""


@dataclass(frozen=True, eq=False)
class Layer:
    """The arcs of one date, ordered by the state they lead to.

    ``choices`` are literals that no line tells apart, with the auxiliaries decided with them; ``label`` is the choice
    of each arc, ``due`` what the auxiliaries that follow from it cost, ``first`` the first arc into each state.
    """

    before: Whole
    label: Whole
    due: NDArray[np.float64]
    first: Whole
    choices: tuple[tuple[tuple[int, ...], tuple[tuple[int, int], ...]], ...]

    @property
    def after(self) -> Whole:
        """The state that each arc leads to."""
        return np.repeat(np.arange(len(self.first)), np.diff(self.first, append=len(self.before)))


@dataclass(eq=False)
class Arcs:
    """The arcs of a date while the automaton grows, from ``before`` to ``after``; as in :class:`Layer`."""

    before: Whole
    after: Whole
    label: Whole
    due: NDArray[np.float64]
    choices: list[tuple[tuple[int, ...], tuple[tuple[int, int], ...]]]
    states: int


def pruned(layers: Sequence[Arcs]) -> tuple[Layer, ...]:
    """Return the layers without arcs that lead nowhere."""
    alive = np.unique(layers[-1].after)
    kept: list[Layer] = []
    for arcs in reversed(layers):
        place = np.full(int(arcs.after.max(initial=-1)) + 1, -1, dtype=np.int64)
        place[alive] = np.arange(len(alive))
        leads = np.flatnonzero(place[arcs.after] >= 0)
        after = place[arcs.after[leads]]
        order = leads[ordered(after)]
        first = begins(after, len(alive))[:-1]
        alive, before = numbered(arcs.before[order], arcs.states)
        used, label = numbered(arcs.label[order], len(arcs.choices))
        choices = tuple(arcs.choices[number] for number in used)
        kept.append(Layer(before, label, arcs.due[order], first, choices))
    return tuple(reversed(kept))


def ordered(values: Whole) -> Whole:
    """Return the order of ``values``, none below 0, equal ones as they are: those of 16 bits need no comparisons."""
    small = int(values.max(initial=0)) < _SMALL
    return np.asarray(np.argsort(values.astype(np.uint16) if small else values, kind="stable"), dtype=np.int64)


def begins(values: Whole, most: int) -> Whole:
    """Return where each number below ``most`` begins among ``values`` in order, and their end."""
    return np.concatenate([[0], np.cumsum(np.bincount(values, minlength=most))])


def numbered(values: Whole, most: int) -> tuple[Whole, Whole]:
    """Return the distinct ``values``, all below ``most``, and which of them each is; by a table where that is small."""
    if most > _TABLE + len(values):
        distinct, which = np.unique(values, return_inverse=True)
        return distinct, which
    place = np.zeros(most, dtype=np.int64)
    place[values] = 1
    distinct = np.flatnonzero(place)
    place[distinct] = np.arange(len(distinct))
    return distinct, place[values]


def minimal(layers: Sequence[Layer]) -> tuple[Layer, ...]:
    """Return the layers with states made one from which the same choices lead on at the same cost."""
    kept: list[Layer] = []
    classes = np.zeros(len(layers[-1].first), dtype=np.int64)
    for layer in reversed(layers):
        after = classes[layer.after]
        classes, chosen = _classes(layer, after)
        leaving = np.zeros(len(classes), dtype=np.bool_)
        leaving[chosen] = True
        arcs = np.flatnonzero(leaving[layer.before])
        order = arcs[ordered(after[arcs])]
        first = begins(after[order], int(after.max()) + 1)[:-1]
        kept.append(Layer(classes[layer.before[order]], layer.label[order], layer.due[order], first, layer.choices))
    return tuple(reversed(kept))


def _classes(layer: Layer, after: Whole) -> tuple[Whole, Whole]:
    """Return the class of each state that the arcs of a layer leave, and a state of each class."""
    states = int(layer.before.max()) + 1
    ways = np.full((states, len(layer.choices)), -1, dtype=np.int64)
    ways[layer.before, layer.label] = after
    if layer.due.any():
        due = np.zeros((states, len(layer.choices)))
        due[layer.before, layer.label] = layer.due
        ways = np.hstack([ways, due.view(np.int64)])
    odd = np.random.default_rng(_SEED).integers(1, 2**62, size=ways.shape[1], dtype=np.int64)
    _, chosen, classes = np.unique(ways @ odd, return_index=True, return_inverse=True)
    if not np.array_equal(ways[chosen][classes], ways):
        _, chosen, classes = np.unique(ways, axis=0, return_index=True, return_inverse=True)
    return classes.reshape(-1), chosen
