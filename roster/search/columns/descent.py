"""A roster out of the programme of months: the choices it is nearly sure of are made, and it is solved again.

What is decided is a cell of a member, not the whole month: new months for what stays open keep the programme near its
bound (a dive with column generation; Sadykov and others, Primal heuristics for branch and price, 2019). Choices made at
once that lose too much are taken back by halves, and one that loses by itself is excluded instead.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field

from roster.search.columns.master import Master, Solved
from roster.search.columns.pricing import Amounts, Month

_WHOLE = 1e-6
_SURE = 0.75
"""Part from which on choices are made many at once."""
_SHARE = 0.1
"""Part of the members still open who get a choice where none is sure."""
_LOSS = 0.03
"""Part of its value that the programme may lose by one step of choices."""
_FEWER = 4
"""What choices made at once are divided by when they lose too much."""
_ROUNDS = 20
"""Rounds of pricing after each step."""
_LONGEST = 60.0
"""Seconds of one solve of the programme."""

Fresh = Callable[[Sequence[str], Amounts, Collection[int]], bool]
"""Adds the cheapest months of members at the worth of the lines, without some literals; tells whether any is new."""


@dataclass(frozen=True)
class Choice:
    """A literal to choose, how sure the programme is of it, and the others of its cell."""

    literal: int
    sure: float
    others: frozenset[int]


@dataclass(eq=False)
class Descent:
    """One dive.

    Args:
        master: the programme of months.
        cells: by member, the literals of each cell, told by literal.
        fresh: adds new months to the programme.
        on: whether to go on.
        step: the least that one roster can be better than another.
        most: the value beyond which it is given up.

    """

    master: Master
    cells: Mapping[str, Mapping[int, frozenset[int]]]
    fresh: Fresh
    on: Callable[[], bool]
    step: int
    most: float = math.inf
    _shut: set[int] = field(default_factory=set, init=False)
    _value: float = field(default=0.0, init=False)

    def run(self) -> Mapping[str, Month]:
        """Return a month for each member; none where there was no time for it, or where they come to more."""
        solved = self._priced()
        while solved is not None and solved.value <= self.most:
            self._value = max(self._value, solved.value)
            months, choices = self._open(solved)
            if not choices:
                return months
            solved = self._chosen(choices)
        return {}

    def _chosen(self, choices: list[Choice]) -> Solved | None:
        """Make as many of ``choices`` as do not lose too much, the surest first, or exclude the first."""
        while True:
            shut = frozenset().union(*(choice.others for choice in choices)) - self._shut
            self._close(shut)
            solved = self._priced()
            if solved is None or solved.value <= min(self.most, self._value + _LOSS * abs(self._value)):
                return solved
            self._shut -= shut
            self.master.open(shut)
            if len(choices) == 1:
                self._close({choices[0].literal})
                return self._priced()
            choices = choices[: max(1, len(choices) // _FEWER)]

    def _close(self, literals: Collection[int]) -> None:
        self._shut.update(literals)
        self.master.shut(literals)

    def _priced(self) -> Solved | None:
        """Return an optimum, with new months where it lost something."""
        for _ in range(_ROUNDS):
            solved = self.master.solve(_LONGEST)
            if solved is None or not self.on():
                return None
            if solved.value <= self._aim and solved.broken <= _WHOLE:
                return solved
            if not any(self.fresh(who, solved.worth, self._shut) for who in (self._undecided(), tuple(self.cells))):
                return solved
        return self.master.solve(_LONGEST)

    @property
    def _aim(self) -> float:
        """What a roster costs at least after the choices made: as long as it can be had, nothing is lost."""
        return self.step * math.ceil(self._value / self.step - _WHOLE) + _WHOLE

    def _undecided(self) -> list[str]:
        """Return the members who have a cell with several literals left: new months are mostly theirs."""
        left = {who: len(cells.keys() - self._shut) for who, cells in self.cells.items()}
        return [who for who, cells in self.cells.items() if left[who] > len({*cells.values()})]

    def _open(self, solved: Solved) -> tuple[dict[str, Month], list[Choice]]:
        """Return the month that is most of each member, and choices to make, the surest first."""
        parts: defaultdict[str, list[tuple[float, Month]]] = defaultdict(list)
        for part, (member, month) in zip(solved.parts, self.master.months, strict=True):
            if part > _WHOLE:
                parts[member].append((float(part), month))
        months: dict[str, Month] = {}
        sure: list[Choice] = []
        single: list[Choice] = []
        for member, found in parts.items():
            top, months[member] = max(found, key=lambda one: one[0])
            if top < 1 - _WHOLE:
                choices = self._choices(member, months[member], found)
                sure += [choice for choice in choices if choice.sure >= _SURE]
                single.append(max(choices, key=lambda choice: choice.sure))
        single.sort(key=lambda choice: -choice.sure)
        sure.sort(key=lambda choice: -choice.sure)
        return months, sure or single[: max(1, round(_SHARE * len(single)))]

    def _choices(self, member: str, month: Month, found: Sequence[tuple[float, Month]]) -> list[Choice]:
        """Return the cells of a member that the programme has not decided, each with the literal of ``month``."""
        cells = self.cells[member]
        share: defaultdict[int, float] = defaultdict(float)
        for part, other in found:
            for index in other.values:
                if index in cells:
                    share[index] += part
        return [
            Choice(index, share[index], cells[index] - {index})
            for index in month.values
            if index in cells and share[index] < 1 - _WHOLE
        ]
