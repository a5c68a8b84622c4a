"""The arcs of an automaton of months, date by date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]


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
        order = leads[np.argsort(after, kind="stable")]
        first = np.searchsorted(np.sort(after), np.arange(len(alive)))
        alive, before = np.unique(arcs.before[order], return_inverse=True)
        kept.append(Layer(before, arcs.label[order], arcs.due[order], first, tuple(arcs.choices)))
    return tuple(reversed(kept))
