"""The linear rows of a model as arrays, their terms sorted so that those of one row in one cell stand together."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from roster.search.rows import HUGE, Row, Rows

Numbers = NDArray[np.int64]
Amounts = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Matrix:
    """Rows ``least <= sum of terms <= most`` over variables from ``lower`` to ``upper``.

    A cell is a set of literals exactly one of which is true, as one of the rows, its ``definition``, says. A variable
    in no cell has a number of its own, from ``cells`` on. The terms of a row in one cell are a share of the row.
    """

    lower: Amounts
    upper: Amounts
    cells: int
    cell: Numbers
    least: Amounts
    most: Amounts
    definition: Flags
    row: Numbers
    """Of each term, as are ``column`` (the variable) and ``coefficient``."""
    column: Numbers
    coefficient: Amounts
    first: Numbers
    """The first term of each share."""

    @property
    def literal(self) -> Flags:
        """Return which variables are literals of a cell."""
        return self.cell < self.cells

    def only(self, terms: Flags) -> Matrix:
        """Return the same rows with only some of the terms."""
        row, column, coefficient = self.row[terms], self.column[terms], self.coefficient[terms]
        first = _shares(row, self.cell[column])
        return replace(self, row=row, column=column, coefficient=coefficient, first=first)


def matrix_of(rows: Rows, further: Iterable[Mapping[int, int]] = ()) -> Matrix:
    """Return the rows that hold whatever else is chosen, and after them ``further`` sums without limits."""
    found = [row for row in rows if not row.enforced]
    limits = [(row.domain[0], row.domain[-1]) for row in found]
    lower = np.array([domain[0] for domain in rows.domains], np.float64)
    upper = np.array([domain[-1] for domain in rows.domains], np.float64)
    cells, cell, definition = _cells(found, (lower >= 0) & (upper <= 1))
    sums = list(further)
    terms = [*map(_terms, found), *sums]
    size = [len(line) for line in terms]
    row = np.repeat(np.arange(len(terms)), size)
    column = np.fromiter((variable for line in terms for variable in line), np.int64, sum(size))
    coefficient = np.fromiter((amount for line in terms for amount in line.values()), np.float64, sum(size))
    order = np.lexsort((cell[column], row))
    row, column, coefficient = row[order], column[order], coefficient[order]
    return Matrix(
        lower=lower,
        upper=upper,
        cells=cells,
        cell=cell,
        least=np.array([low if low > -HUGE else -math.inf for low, _ in limits] + [-math.inf] * len(sums), np.float64),
        most=np.array([high if high < HUGE else math.inf for _, high in limits] + [math.inf] * len(sums), np.float64),
        definition=np.array([*definition, *[False] * len(sums)], np.bool_),
        row=row,
        column=column,
        coefficient=coefficient,
        first=_shares(row, cell[column]),
    )


def _shares(row: Numbers, cell: Numbers) -> Numbers:
    """Return where a share begins: the first of the terms in one row and cell."""
    begins = np.ones(len(row), np.bool_)
    begins[1:] = (row[1:] != row[:-1]) | (cell[1:] != cell[:-1])
    return np.flatnonzero(begins)


def _terms(row: Row) -> dict[int, int]:
    terms: dict[int, int] = {}
    for variable, coefficient in zip(row.variables, row.coefficients, strict=True):
        terms[variable] = terms.get(variable, 0) + coefficient
    return terms


def _cells(rows: Iterable[Row], literal: Flags) -> tuple[int, Numbers, list[bool]]:
    """Return how many cells the rows make, the cell of each variable, and which rows make one.

    A row makes a cell when it says that exactly one of some literals is true and none of them is in an earlier cell.
    """
    cell = np.full(len(literal), -1, np.int64)
    makes = []
    cells = 0
    for row in rows:
        literals = list(row.variables)
        one = row.domain == (1, 1) and all(coefficient == 1 for coefficient in row.coefficients)
        new = (
            one and bool(literal[literals].all() and (cell[literals] < 0).all()) and len(set(literals)) == len(literals)
        )
        if new:
            cell[literals] = cells
            cells += 1
        makes.append(new)
    alone = cell < 0
    cell[alone] = cells + np.arange(np.count_nonzero(alone))
    return cells, cell, makes
