"""Each person beside the group, by burden: what was to be expected, how far it is, whether chance explains it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from statistics import mean, median

from roster.equality.burden import Burden
from roster.equality.chances import Group
from roster.equality.figures import Figures
from roster.equality.lot import at_least, at_most, expected, threshold, variance

FEWEST_PEOPLE = 3
"""Two people say nothing of who is out of line."""
FAR_DAYS = 3
FAR_PART = 0.25
"""Far from the expected: at least three days and at least a quarter of it."""


class Standing(StrEnum):
    """How a figure stands beside the group."""

    IN_LINE = "in linea"
    FAR = "distante"
    BEYOND_CHANCE = "oltre il caso"


@dataclass(frozen=True)
class Comparison:
    """What one person bore beside what the group bore: ``done`` days of ``chances``, ``drawn`` of ``total``."""

    officer: str
    burden: Burden
    group: Group
    people: int
    done: int
    chances: int
    drawn: int
    total: int

    @property
    def expected(self) -> float:
        """The days that equal shares of the chances give."""
        return expected(self.chances, self.drawn, self.total)

    @property
    def difference(self) -> float:
        """Days beyond the expected, below zero when fewer."""
        return self.done - self.expected

    @cached_property
    def probability(self) -> float:
        """How likely the draw is to give so many, or so few when the figure is below the expected."""
        tail = at_least if self.difference >= 0 else at_most
        return tail(self.done, self.chances, self.drawn, self.total)

    @property
    def standing(self) -> Standing:
        """Beyond chance when less likely than the threshold of the group, else far when the distance says so."""
        if self.probability < threshold(self.people):
            return Standing.BEYOND_CHANCE
        away = abs(self.difference)
        return Standing.FAR if away >= FAR_DAYS and away >= FAR_PART * self.expected else Standing.IN_LINE


@dataclass(frozen=True)
class Spread:
    """How a burden is spread in a group: days per person and parts of the chances."""

    group: Group
    burden: Burden
    comparisons: tuple[Comparison, ...]

    @property
    def days(self) -> tuple[int, ...]:
        """The days of each person."""
        return tuple(line.done for line in self.comparisons)

    @property
    def shares(self) -> tuple[float, ...]:
        """The part of the chances of each person."""
        return tuple(line.done / line.chances for line in self.comparisons)

    @property
    def mean_share(self) -> float:
        """The mean of the shares."""
        return mean(self.shares)

    @property
    def median_share(self) -> float:
        """The median of the shares."""
        return median(self.shares)

    @property
    def mean_days(self) -> float:
        """The mean of the days."""
        return mean(self.days)

    @property
    def median_days(self) -> float:
        """The median of the days."""
        return median(self.days)

    @property
    def unevenness(self) -> float | None:
        """The squared distances from the expected over those of the draw: 0 equal, 1 as by lot; None with no choice."""
        by_lot = sum(variance(line.chances, line.drawn, line.total) for line in self.comparisons)
        return sum(line.difference**2 for line in self.comparisons) / by_lot if by_lot else None


def spreads(figures: Sequence[Figures]) -> Iterator[Spread]:
    """Yield the spread of each burden somebody bore in each group of people on turns, where enough could bear it."""
    groups: defaultdict[Group, list[Figures]] = defaultdict(list)
    for line in figures:
        if line.group.on_turns:
            groups[line.group].append(line)
    for group, members in sorted(groups.items()):
        for burden in Burden:
            able = [line for line in members if burden in line.able]
            if len(able) >= FEWEST_PEOPLE and any(line.done(burden) for line in able):
                yield Spread(group, burden, tuple(_comparisons(group, burden, able)))


def _comparisons(group: Group, burden: Burden, able: Sequence[Figures]) -> Iterator[Comparison]:
    drawn = sum(line.done(burden) for line in able)
    total = sum(line.chances(burden) for line in able)
    for line in able:
        done, chances = line.done(burden), line.chances(burden)
        yield Comparison(line.officer, burden, group, len(able), done, chances, drawn, total)
