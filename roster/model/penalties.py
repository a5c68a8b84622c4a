"""The tiers of the objective, each a weighted sum of variables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from ortools.sat.python import cp_model

Expression = cp_model.LinearExpr | int


@dataclass
class Penalties:
    """One tier of the objective: a constant, and a coefficient by variable; never negative as a whole."""

    constant: int = 0
    coefficients: dict[int, int] = field(default_factory=dict)
    largest: int = 0
    """An upper bound of the value."""

    def add(self, amount: Expression, weight: int) -> None:
        """Add ``weight`` times ``amount``."""
        flat = cp_model.FlatIntExpr(cp_model.LinearExpr.sum([amount]))
        self.constant += weight * flat.offset
        self.largest += weight * flat.offset
        for variable, coefficient in zip(flat.vars, flat.coeffs, strict=True):
            index = variable.index
            self.coefficients[index] = self.coefficients.get(index, 0) + weight * coefficient
            at_most = variable.domain.max() if coefficient > 0 else variable.domain.min()
            self.largest += weight * coefficient * at_most

    def part(self, parts: Sequence[float]) -> float:
        """Return the value of the variable terms where variables, by index, have ``parts`` of their value."""
        return sum(coefficient * parts[index] for index, coefficient in self.coefficients.items())

    def value(self, values: Mapping[int, int]) -> int:
        """Return the value of the tier where variables, by index, have ``values``."""
        return self.constant + sum(c * values[index] for index, c in self.coefficients.items())
