"""The months one member may be given, as paths: layer by layer the states of its lines that still matter.

A state is what the lines begun and not yet ended have summed up, less what no longer makes a difference; states that
are equal are one, as in a decision diagram (Bergman, Cire, van Hoeve and Hooker, Decision Diagrams for Optimization,
2016). Any lines do; short windows of days give a few dozen states a date, a count over the month multiplies them by
what it may reach.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from roster.search.columns.dates import dates, ends_known
from roster.search.columns.layers import Arcs, Layer, TooLargeError, Whole, minimal, pruned
from roster.search.columns.shares import NO_END, Line, Share

_SEED = 1
"""Of the numbers that states are compared by; every match is checked in full."""


def automaton(
    share: Share,
    lines: Sequence[Line],
    domains: Sequence[Sequence[int]],
    costs: Mapping[int, float],
    seen: Collection[int],
    most: int,
    later: Sequence[Line] = (),
) -> tuple[Layer, ...]:
    """Return the layers of a member's months that obey ``lines``.

    Args:
        share: the member's cells.
        lines: those of the member's lines that months are to obey.
        domains: of every variable.
        costs: of auxiliaries in the objective.
        seen: auxiliaries that lines outside see, so that each month must tell their values.
        most: arcs it may have.
        later: lines that are taken in afterwards: each month tells the values of what is on them.

    Raises:
        TooLargeError: when it would have more.

    """
    growth = _Growth(share, lines, domains, costs, {*seen, *(index for line in later for index in line.terms)}, later)
    layers: list[Arcs] = []
    total = 0
    for day in range(len(share.cells)):
        layers.append(growth.grown(day))
        total += len(layers[-1].before)
        if total > most:
            raise TooLargeError(total)
    return minimal(pruned(layers))


class _Growth:
    """The states after each date. Lines are told by number."""

    def __init__(
        self,
        share: Share,
        lines: Sequence[Line],
        domains: Sequence[Sequence[int]],
        costs: Mapping[int, float],
        seen: Collection[int],
        later: Sequence[Line],
    ) -> None:
        self._share = share
        self._later = later
        self._lines = lines
        self._domains = domains
        self._costs = costs
        day_of = {index: day for day, cell in enumerate(share.cells) for index in cell}
        self._on: defaultdict[int, list[int]] = defaultdict(list)
        for number, line in enumerate(lines):
            for index in line.terms:
                self._on[index].append(number)
        auxiliaries = sorted(index for index in self._on if index not in day_of)
        self._follow = self._following(auxiliaries, seen)
        self._decided = self._dates(day_of, auxiliaries)
        self._at: defaultdict[int, list[int]] = defaultdict(list)
        for auxiliary in sorted(auxiliaries, key=lambda a: (a in self._follow, a)):
            self._at[self._decided[auxiliary]].append(auxiliary)
        self._low = np.array([line.low for line in lines], dtype=np.int64)
        self._high = np.array([line.high for line in lines], dtype=np.int64)
        self._least = np.zeros(len(lines), dtype=np.int64)
        self._most = np.zeros(len(lines), dtype=np.int64)
        self._ends = np.zeros(len(lines), dtype=np.int64)
        for day, cell in enumerate(share.cells):
            self._reach(self._cell_ends(cell), 1)
            self._ends[self._numbers(cell)] = day
        for auxiliary in auxiliaries:
            self._reach(self._auxiliary_ends(auxiliary), 1)
            on = self._on[auxiliary]
            self._ends[on] = np.maximum(self._ends[on], self._decided[auxiliary])
        self._hash = np.random.default_rng(_SEED).integers(1, 2**62, size=len(lines), dtype=np.int64)
        self._open: list[int] = []
        self._sums = np.zeros((1, 0), dtype=np.int64)

    def _following(self, auxiliaries: Sequence[int], seen: Collection[int]) -> set[int]:
        """Return the auxiliaries that cost and nobody sees: all else decided, the least they may be is best."""
        following: set[int] = set()
        for auxiliary in auxiliaries:
            others = {other for number in self._on[auxiliary] for other in self._lines[number].terms}
            if self._costs.get(auxiliary, 0) > 0 and auxiliary not in seen and following.isdisjoint(others):
                following.add(auxiliary)
        return following

    def _dates(self, day_of: Mapping[int, int], auxiliaries: Sequence[int]) -> dict[int, int]:
        """Return when each is decided: an auxiliary as soon as a line lacks but it; one that follows, at last."""
        on = {auxiliary: [self._lines[number] for number in self._on[auxiliary]] for auxiliary in auxiliaries}
        known = dates([auxiliary for auxiliary in auxiliaries if auxiliary not in self._follow], on, day_of)
        return known | {a: max(ends_known(a, on[a], known), default=0) for a in self._follow}

    def _numbers(self, indices: Collection[int]) -> list[int]:
        return sorted({number for index in indices for number in self._on[index]})

    def _reach(self, ends: Mapping[int, tuple[int, int]], sign: int) -> None:
        """Add to, or take from, what the lines may still get."""
        for number, (least, most) in ends.items():
            self._least[number] += sign * least
            self._most[number] += sign * most

    def _cell_ends(self, cell: Sequence[int]) -> dict[int, tuple[int, int]]:
        ends: dict[int, tuple[int, int]] = {}
        for number in self._numbers(cell):
            amounts = [self._lines[number].terms.get(index, 0) for index in cell]
            ends[number] = min(amounts), max(amounts)
        return ends

    def _auxiliary_ends(self, auxiliary: int) -> dict[int, tuple[int, int]]:
        domain = self._domains[auxiliary]
        ends: dict[int, tuple[int, int]] = {}
        for number in self._on[auxiliary]:
            coefficient = self._lines[number].terms[auxiliary]
            both = coefficient * domain[0], coefficient * domain[-1]
            ends[number] = min(both), max(both)
        return ends

    def grown(self, day: int) -> Arcs:
        """Return the arcs of a date, and go on to the states after it."""
        arcs = self._chosen(day)
        for auxiliary in self._at[day]:
            self._begin(self._on[auxiliary])
            self._reach(self._auxiliary_ends(auxiliary), -1)
            if auxiliary in self._follow:
                self._followed(arcs, auxiliary)
            else:
                self._branched(arcs, auxiliary)
        self._merge(arcs, day)
        return arcs

    def _begin(self, numbers: Collection[int]) -> None:
        new = [number for number in numbers if number not in self._open]
        if not new:
            return
        self._open += new
        self._sums = np.hstack([self._sums, np.zeros((len(self._sums), len(new)), dtype=np.int64)])

    def _chosen(self, day: int) -> Arcs:
        """Return an arc for each state and each of the choices that its lines tell apart and allow."""
        cell = self._share.cells[day]
        numbers = self._numbers(cell)
        self._begin(numbers)
        self._reach(self._cell_ends(cell), -1)
        alike: defaultdict[tuple[int, ...], list[int]] = defaultdict(list)
        for index in cell:
            beside = (line.terms.get(index, 0) for line in self._later)
            alike[*(self._lines[number].terms.get(index, 0) for number in numbers), *beside].append(index)
        amounts = np.array([key[: len(numbers)] for key in alike], dtype=np.int64).reshape(len(alike), len(numbers))
        states = len(self._sums)
        before = np.repeat(np.arange(states), len(alike))
        label = np.tile(np.arange(len(alike)), states)
        self._sums = self._sums[before]
        self._sums[:, [self._open.index(number) for number in numbers]] += amounts[label]
        arcs = Arcs(before, before, label, np.zeros(len(before)), [(tuple(a), ()) for a in alike.values()], states)
        self._keep(arcs, self._possible(numbers))
        return arcs

    def _possible(self, numbers: Sequence[int]) -> NDArray[np.bool_]:
        """Return which states the lines ``numbers`` allow: those that something was just added to."""
        sums = self._sums[:, [self._open.index(number) for number in numbers]]
        fits = (sums + self._least[numbers] <= self._high[numbers]) & (sums + self._most[numbers] >= self._low[numbers])
        return np.asarray(fits.all(axis=1), dtype=np.bool_)

    def _keep(self, arcs: Arcs, kept: NDArray[np.bool_]) -> None:
        if not kept.all():
            self._sums = self._sums[kept]
            arcs.before, arcs.label, arcs.due = arcs.before[kept], arcs.label[kept], arcs.due[kept]

    def _branched(self, arcs: Arcs, auxiliary: int) -> None:
        """Go on with each value of an auxiliary, from the states that allow it."""
        domain = self._domains[auxiliary]
        values = [v for least, most in zip(domain[::2], domain[1::2], strict=True) for v in range(least, most + 1)]
        numbers = self._on[auxiliary]
        places = [self._open.index(number) for number in numbers]
        amounts = np.array([self._lines[number].terms[auxiliary] for number in numbers], dtype=np.int64)
        sums = self._sums[:, places]
        low, high = self._low[numbers] - self._most[numbers], self._high[numbers] - self._least[numbers]
        allowed = [np.flatnonzero(((sums + v * amounts <= high) & (sums + v * amounts >= low)).all(1)) for v in values]
        going, value = np.concatenate(allowed), np.repeat(np.array(values), [len(found) for found in allowed])
        self._sums = self._sums[going]
        self._sums[:, places] += value[:, None] * amounts
        kinds = np.repeat(np.arange(len(values)), [len(found) for found in allowed]) * len(arcs.choices)
        arcs.before, arcs.label, arcs.due = arcs.before[going], arcs.label[going] + kinds, arcs.due[going]
        arcs.choices = [(kind, (*beside, (auxiliary, v))) for v in values for kind, beside in arcs.choices]

    def _followed(self, arcs: Arcs, auxiliary: int) -> None:
        """Give an auxiliary the least value that its lines, now complete but for it, allow."""
        domain = self._domains[auxiliary]
        least = np.full(len(self._sums), domain[0], dtype=np.int64)
        most = np.full(len(self._sums), domain[-1], dtype=np.int64)
        for number in self._on[auxiliary]:
            line, coefficient = self._lines[number], self._lines[number].terms[auxiliary]
            known = self._sums[:, self._open.index(number)]
            low, high = (line.low, line.high) if coefficient > 0 else (-line.high, -line.low)
            rest, size = (known, coefficient) if coefficient > 0 else (-known, -coefficient)
            if low > -NO_END:
                least = np.maximum(least, -((rest - low) // size))
            if high < NO_END:
                most = np.minimum(most, (high - rest) // size)
        for number in self._on[auxiliary]:
            self._sums[:, self._open.index(number)] += self._lines[number].terms[auxiliary] * least
        arcs.due = arcs.due + self._costs[auxiliary] * least
        self._keep(arcs, least <= most)

    def _merge(self, arcs: Arcs, day: int) -> None:
        """Forget the lines that have ended and what no longer matters of the others; states then equal are one."""
        going = [place for place, number in enumerate(self._open) if self._ends[number] > day]
        self._open = [self._open[place] for place in going]
        self._sums = self._sums[:, going]
        for place, number in enumerate(self._open):
            self._sums[:, place] = self._plain(self._sums[:, place], number, day)
        _, first, arcs.after = np.unique(self._sums @ self._hash[self._open], return_index=True, return_inverse=True)
        if not np.array_equal(self._sums[first][arcs.after], self._sums):
            _, first, arcs.after = np.unique(self._sums, axis=0, return_index=True, return_inverse=True)
        self._sums = self._sums[first]

    def _plain(self, sums: Whole, number: int, day: int) -> Whole:
        """Return the sums of a line with those that can no longer differ in what follows made equal."""
        line = self._lines[number]
        least, most = int(self._least[number]), int(self._most[number])
        followers = [a for a in line.terms if a in self._follow and self._decided[a] > day]
        if len(followers) == 1 and self._on[followers[0]] == [number]:
            (lowest, highest), coefficient = self._auxiliary_ends(followers[0])[number], line.terms[followers[0]]
            none = coefficient * self._domains[followers[0]][0]
            safe = (sums + least - lowest + none >= line.low) & (sums + most - highest + none <= line.high)
        else:
            safe = (sums + least >= line.low) & (sums + most <= line.high)
            if not followers and (sums + most <= line.high).all():
                return np.minimum(sums, line.low - least)
            if not followers and (sums + least >= line.low).all():
                return np.maximum(sums, line.high - most)
        return np.where(safe, sums[safe].min(initial=NO_END), sums)
