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
        if isinstance(amount, cp_model.IntVar):  # most amounts are: no expression need be taken apart
            self._add_terms([amount], [weight])
            return
        flat = cp_model.FlatIntExpr(cp_model.LinearExpr.sum([amount]))
        self.constant += weight * flat.offset
        self.largest += weight * flat.offset
        self._add_terms(flat.vars, [weight * coefficient for coefficient in flat.coeffs])

    def _add_terms(self, variables: Sequence[cp_model.IntVar], coefficients: Sequence[int]) -> None:
        for variable, coefficient in zip(variables, coefficients, strict=True):
            index = variable.index
            self.coefficients[index] = self.coefficients.get(index, 0) + coefficient
            self.largest += coefficient * (variable.domain.max() if coefficient > 0 else variable.domain.min())

    def part(self, parts: Sequence[float]) -> float:
        """Return the value of the variable terms where variables, by index, have ``parts`` of their value."""
        return sum(coefficient * parts[index] for index, coefficient in self.coefficients.items())

    def value(self, values: Mapping[int, int]) -> int:
        """Return the value of the tier where variables, by index, have ``values``."""
        return self.constant + sum(c * values[index] for index, c in self.coefficients.items())
