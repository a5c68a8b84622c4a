"""What an evaluator says of a roster."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Verdict:
    """The hard rules a roster breaks, in words, and its cost in the units of the benchmark.

    A roster with a breach is no solution, whatever its cost.
    """

    breaches: tuple[str, ...]
    cost: int
