"""What a peer is asked, and what it answers: a solver behind two questions, whatever its interface."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from roster.domain.plan import Tier
from roster.model import Model

Values = Mapping[int, int]
"""The value of every variable of the model, by index."""

Tell = Callable[[Mapping[Tier, int]], None]
"""Called at once with what a lawful roster just found has in the tiers that the solver can tell."""


class NotInstalledError(Exception):
    """What a peer needs is not on this machine."""


@dataclass(frozen=True)
class Answer:
    """Outcome of one solve. ``bound`` is of the objective asked for, its constants included."""

    values: Values | None = None
    bound: float = 0.0
    optimal: bool = False
    infeasible: bool = False


@dataclass
class Outcome:
    """The last roster of a search, the bound of each tier given what those before it have, what to know of it."""

    values: Values | None = None
    bounds: dict[Tier, int] = field(default_factory=lambda: dict.fromkeys(Tier, 0))
    infeasible: bool = False
    notes: tuple[str, ...] = ()


class Engine(Protocol):
    """A solver loaded with the model of the whole seat."""

    @property
    def largest(self) -> int:
        """The largest objective in which one unit still counts."""

    @property
    def notes(self) -> Sequence[str]:
        """What a reader of the results must know."""

    def keep(self, tier: Tier, value: int) -> None:
        """Never let a tier be worse than ``value`` again."""

    def solve(self, weights: Mapping[Tier, int], start: Values | None, seconds: float, seed: int, tell: Tell) -> Answer:
        """Minimise the weighted sum of tiers for ``seconds``, from ``start`` where the solver takes one.

        What is found on the way is told where the solver says so; the answer need not be.
        """


def objective(m: Model, weights: Mapping[Tier, int]) -> tuple[dict[int, int], int]:
    """Return the coefficients of a weighted sum of tiers, by variable, and its constant."""
    total: dict[int, int] = {}
    for tier, weight in weights.items():
        for index, coefficient in m.penalties[tier].coefficients.items():
            total[index] = total.get(index, 0) + weight * coefficient
    return total, sum(weight * m.penalties[tier].constant for tier, weight in weights.items())


def tiers_in(worth: int, weights: Mapping[Tier, int]) -> dict[Tier, int]:
    """Return the tiers of which ``worth`` is the sum with strict ``weights``."""
    found = {}
    for tier in sorted(weights):
        found[tier], worth = divmod(worth, weights[tier])
    return found
