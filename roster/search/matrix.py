"""The linear rows of a model as arrays, their terms sorted so that those of one row in one cell stand together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from roster.search.arrays import Amounts, Flags, Numbers
from roster.search.rows import HUGE, Rows


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
    holds = np.array([number not in rows.conditions for number in range(len(rows.limits))], np.bool_)
    least, most = rows.least[holds], rows.most[holds]
    held = holds[rows.row]
    terms = (np.cumsum(holds) - 1)[rows.row[held]], rows.terms.items[held], rows.coefficient[held]
    one = (least == 1) & (most == 1) & (np.bincount(terms[0], terms[2] != 1, len(least)) == 0)
    cells, cell, definition = _cells(one, terms[0], terms[1], (rows.lower >= 0) & (rows.upper <= 1))
    sums = list(further)
    row, column, coefficient = map(np.concatenate, zip(terms, _terms(sums, len(least)), strict=True))
    order = np.argsort(row * (cell.max(initial=0) + 1) + cell[column], kind="stable")
    row, column, coefficient = row[order], column[order], coefficient[order]
    endless = np.full(len(sums), np.inf)
    return Matrix(
        lower=rows.lower.astype(np.float64),
        upper=rows.upper.astype(np.float64),
        cells=cells,
        cell=cell,
        least=np.concatenate([np.where(least > -HUGE, least, -np.inf), -endless]),
        most=np.concatenate([np.where(most < HUGE, most, np.inf), endless]),
        definition=np.concatenate([definition, np.zeros(len(sums), np.bool_)]),
        row=row,
        column=column,
        coefficient=coefficient.astype(np.float64),
        first=_shares(row, cell[column]),
    )


def _shares(row: Numbers, cell: Numbers) -> Numbers:
    """Return where a share begins: the first of the terms in one row and cell."""
    begins = np.ones(len(row), np.bool_)
    begins[1:] = (row[1:] != row[:-1]) | (cell[1:] != cell[:-1])
    return np.flatnonzero(begins)


def _terms(sums: Sequence[Mapping[int, int]], row: int) -> tuple[Numbers, Numbers, Numbers]:
    """Return row, variable and coefficient of each term of ``sums``, the first of which is ``row``."""
    number = np.repeat(np.arange(row, row + len(sums)), [len(terms) for terms in sums])
    variables = np.fromiter((variable for terms in sums for variable in terms), np.int64, len(number))
    return number, variables, np.fromiter((c for terms in sums for c in terms.values()), np.int64, len(number))


def _cells(one: Flags, row: Numbers, column: Numbers, literal: Flags) -> tuple[int, Numbers, Flags]:
    """Return how many cells the rows make, the cell of each variable, and which rows make one.

    A row makes a cell when it says that exactly ``one`` of some literals is true and none of them is in an earlier
    cell.
    """
    cell = np.full(len(literal), -1, np.int64)
    makes = np.zeros(len(one), np.bool_)
    cells = 0
    begins = np.searchsorted(row, np.arange(len(one) + 1))
    for number in np.flatnonzero(one):
        literals = column[begins[number] : begins[number + 1]]
        if literal[literals].all() and (cell[literals] < 0).all():
            cell[literals] = cells
            makes[number] = True
            cells += 1
    alone = cell < 0
    cell[alone] = cells + np.arange(np.count_nonzero(alone))
    return cells, cell, makes
