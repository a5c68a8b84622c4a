"""What a peer is asked, and what it answers: a solver behind two questions, whatever its interface."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from roster.domain.plan import Tier
from roster.model import Model

Values = Mapping[int, int]
"""The value of every variable of the model, by index."""


@dataclass(frozen=True)
class Answer:
    """Outcome of one solve. ``bound`` is of the objective asked for, its constants included.

    ``first`` is the instant of :func:`time.monotonic` of the first roster, None when there is none.
    """

    values: Values | None = None
    bound: float = 0.0
    optimal: bool = False
    infeasible: bool = False
    first: float | None = None


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

    def solve(self, weights: Mapping[Tier, int], start: Values | None, seconds: float, seed: int) -> Answer:
        """Minimise the weighted sum of tiers for ``seconds``, from ``start`` where the solver takes one."""


def objective(m: Model, weights: Mapping[Tier, int]) -> tuple[dict[int, int], int]:
    """Return the coefficients of a weighted sum of tiers, by variable, and its constant."""
    total: dict[int, int] = {}
    for tier, weight in weights.items():
        for index, coefficient in m.penalties[tier].coefficients.items():
            total[index] = total.get(index, 0) + weight * coefficient
    return total, sum(weight * m.penalties[tier].constant for tier, weight in weights.items())
