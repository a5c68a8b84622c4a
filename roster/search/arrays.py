"""The arrays that rows, relaxations and excerpts are made of."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]
Amounts = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Lists:
    """A list of ``items`` for each number from 0, one after the other; ``first`` says where each begins and ends."""

    first: Numbers
    items: Numbers

    @classmethod
    def grouped(cls, numbers: Numbers, items: Numbers, count: int) -> Lists:
        """Return ``count`` lists: each of ``items`` in the list of its number, in their order."""
        order = np.argsort(numbers, kind="stable")
        return cls(np.searchsorted(numbers[order], np.arange(count + 1)), items[order])

    def only(self, those: Flags) -> Lists:
        """Return the same lists with only some of the items."""
        return Lists(np.concatenate([[0], np.cumsum(those)])[self.first], self.items[those])

    def shortened(self, most: int) -> Lists:
        """Return the first ``most`` items of each list."""
        return self.only(np.arange(len(self.items)) - np.repeat(self.first[:-1], np.diff(self.first)) < most)

    def distinct(self) -> Lists:
        """Return the same lists with each item once and in order."""
        base = self.items.max(initial=0) + 1
        count = len(self.first) - 1
        keys = np.sort(np.repeat(np.arange(count), np.diff(self.first)) * base + self.items)
        found = keys[np.diff(keys, prepend=-1) > 0]
        return Lists(np.searchsorted(found, np.arange(count + 1) * base), found % base)

    def sizes(self, which: Numbers) -> Numbers:
        """Return how many items each of some lists has."""
        return self.first[which + 1] - self.first[which]

    def places(self, which: Numbers) -> Numbers:
        """Return where the items of some lists are, list after list."""
        sizes = self.sizes(which)
        ahead = self.first[which] - np.cumsum(sizes) + sizes
        return np.arange(sizes.sum()) + np.repeat(ahead, sizes)

    def of(self, which: Numbers) -> Numbers:
        """Return the items of some lists, list after list."""
        return self.items[self.places(which)]


def marked(numbers: Numbers, count: int) -> Flags:
    """Return which numbers below ``count`` are among ``numbers``."""
    flags = np.zeros(count, np.bool_)
    flags[numbers] = True
    return flags


def sums(amounts: Numbers | Flags, sizes: Numbers) -> Numbers:
    """Return the sum of each of some lists of these ``sizes``, one after the other."""
    total: Numbers = np.concatenate([[0], np.cumsum(amounts, dtype=np.int64)])
    end = np.cumsum(sizes)
    found: Numbers = total[end] - total[end - sizes]
    return found
