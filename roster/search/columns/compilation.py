"""The automaton of a member out of its lines: the short ones together, then the long ones one after the other."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence

from roster.search.columns.automaton import automaton
from roster.search.columns.dates import dates
from roster.search.columns.layers import Layer, TooLargeError
from roster.search.columns.refinement import Due, refined
from roster.search.columns.shares import NO_END, Line, Share

_LONG = 10
"""Days from the first to the last of a line from which on it is taken in by itself."""


def compiled(
    share: Share, domains: Sequence[Sequence[int]], costs: Mapping[int, float], seen: Collection[int], most: int
) -> tuple[tuple[Layer, ...], tuple[Line, ...]]:
    """Return the automaton of a member's months, and those of its lines it does not obey: with them it was too large.

    Args:
        share: the member's cells and lines.
        domains: of every variable.
        costs: of auxiliaries in the objective.
        seen: auxiliaries that lines outside see, so that each month must tell their values.
        most: arcs it may have.

    """
    known = _Lines(share, domains, costs, seen)
    within, beyond = list(known.short), list[Line]()
    while True:
        beside = {*seen, *(index for line in beyond for index in line.terms)}
        try:
            layers = automaton(share, within, domains, costs, beside, most, known.long)
            break
        except TooLargeError:
            widest = max(within, key=lambda line: _width(line, domains))
            within.remove(widest)
            beyond.append(widest)
    for line in sorted(known.long, key=lambda line: (line in known.due, _width(line, domains))):
        try:
            layers = refined(layers, line, known.due.get(line), most)
        except TooLargeError:
            beyond.append(line)
    return layers, tuple(beyond)


class _Lines:
    """The lines of a member as short ones and long ones; of the long ones what is due for each, if anything is."""

    def __init__(
        self, share: Share, domains: Sequence[Sequence[int]], costs: Mapping[int, float], seen: Collection[int]
    ) -> None:
        day_of = {index: day for day, cell in enumerate(share.cells) for index in cell}
        on: dict[int, list[Line]] = {}
        for line in share.lines:
            for index in line.terms:
                on.setdefault(index, []).append(line)
        dated = dates([index for index in on if index not in day_of], on, day_of)
        self.due: dict[Line, Due] = {}
        self.long: list[Line] = []
        for line in share.lines:
            if _days(line, dated) <= _LONG:
                continue
            alone = [index for index in line.terms if index not in day_of and len(on[index]) == 1]
            dues = [Due(index, domains[index][0], domains[index][-1], costs.get(index, 0.0)) for index in alone]
            if len(dues) <= 1 and all(due.fits(line) and due.index not in seen for due in dues):
                self.long.append(line)
                self.due.update((line, due) for due in dues)
        long = {*self.long}
        told = {index for line in share.lines if line not in long for index in line.terms} | day_of.keys()
        told |= {due.index for due in self.due.values()}
        self.long = [line for line in self.long if told.issuperset(line.terms)]
        self.due = {line: due for line, due in self.due.items() if line in {*self.long}}
        self.short = [line for line in share.lines if line not in {*self.long}]


def _days(line: Line, dated: Mapping[int, int]) -> int:
    """Return the days from the first of a line to its last."""
    days = [dated[index] for index in line.terms]
    return max(days) - min(days) + 1


def _width(line: Line, domains: Sequence[Sequence[int]]) -> float:
    """Return how many sums a line may go through, about: what it multiplies the states by."""
    ends = [(c * domains[v][0], c * domains[v][-1]) for v, c in line.terms.items()]
    least, most = sum(min(pair) for pair in ends), sum(max(pair) for pair in ends)
    reach = min(most, line.high) - max(least, -NO_END if line.high < most else line.low)
    return reach / math.gcd(*line.terms.values())
