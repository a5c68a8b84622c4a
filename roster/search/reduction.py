"""What a linear relaxation can do without: rows that cannot be broken, variables whose best value is plain to see.

The solver's own presolve takes a row for what its variables could be one by one. Here those of one cell are taken
together, one of them being true: most rows then turn out to hold whatever is chosen, once what no tier in question
prices is at the value that suits every row. Half of the rows and a third of the variables go, and with them half of
the time (README.md). What whole numbers forbid is excluded too, so the reduced relaxation may be tighter, never looser.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from roster.search.arrays import Amounts, Flags
from roster.search.matrix import Matrix

_EXACT = 1e-6
"""Less than this no two sums of whole numbers differ by."""
_PASSES = 6
"""Further passes hardly find more."""


@dataclass(frozen=True, eq=False)
class Limits:
    """From where to where variables may go, and rows; a row without limits is not needed."""

    lower: Amounts
    upper: Amounts
    least: Amounts
    most: Amounts


@dataclass(frozen=True, eq=False)
class _Reach:
    """What rows can amount to; and of each share of a row the least, the most, and what is not in it."""

    least: Amounts
    most: Amounts
    share_least: Amounts
    share_most: Amounts
    partial: Flags
    """Whether something of the cell can be chosen that the row does not have."""


def reduced(matrix: Matrix, cost: Amounts, limits: Limits) -> Limits | None:
    """Return limits with which the relaxation has the same least cost, or one nearer to that of whole numbers.

    None when literals that must be true contradict.
    """
    lower, upper, least, most = (each.copy() for each in (limits.lower, limits.upper, limits.least, limits.most))
    for _ in range(_PASSES):
        _decide_cells(matrix, lower, upper)
        reach = _reach(matrix, lower, upper)
        least[(reach.least >= least - _EXACT) & ~matrix.definition] = -np.inf
        most[(reach.most <= most + _EXACT) & ~matrix.definition] = np.inf
        excluded = _excluded(matrix, reach, least, most) & (upper > 0)
        upper[excluded] = 0
        if (lower > upper).any():
            return None
        if not _settle(matrix, cost, Limits(lower, upper, least, most)) and not excluded.any():
            break
    return Limits(lower, upper, least, most)


def _decide_cells(matrix: Matrix, lower: Amounts, upper: Amounts) -> None:
    """Where a literal of a cell is chosen the others are not, and the last that can be chosen is."""
    literal = matrix.literal
    chosen = literal & (lower > 0)
    taken = np.bincount(matrix.cell[chosen], minlength=len(lower)) > 0
    upper[literal & ~chosen & taken[matrix.cell]] = 0
    possible = literal & (upper > 0)
    lower[possible & (np.bincount(matrix.cell[possible], minlength=len(lower))[matrix.cell] == 1)] = 1


def _reach(matrix: Matrix, lower: Amounts, upper: Amounts) -> _Reach:
    first, column, coefficient = matrix.first, matrix.column, matrix.coefficient
    cell = matrix.cell[column[first]]
    possible = upper[column] > 0
    some = np.add.reduceat(possible, first, dtype=np.int64)
    in_cell = np.bincount(matrix.cell[upper > 0], minlength=len(upper))[cell]
    literal = cell < matrix.cells
    partial = literal & (some < in_cell)
    low = np.minimum.reduceat(np.where(possible, coefficient, np.inf), first)
    high = np.maximum.reduceat(np.where(possible, coefficient, -np.inf), first)
    nothing = partial | (some == 0)
    low[nothing], high[nothing] = np.minimum(low[nothing], 0), np.maximum(high[nothing], 0)
    ends = coefficient[first] * np.stack((lower[column[first]], upper[column[first]]))
    low, high = np.where(literal, low, ends.min(axis=0)), np.where(literal, high, ends.max(axis=0))
    row, rows = matrix.row[first], len(matrix.least)
    least, most = (np.bincount(row, end, rows).astype(np.float64) for end in (low, high))
    return _Reach(least, most, low, high, partial)


def _excluded(matrix: Matrix, reach: _Reach, least: Amounts, most: Amounts) -> Flags:
    """Return the literals that cannot be chosen without breaking a row, whatever else is."""
    row = matrix.row[matrix.first]
    low, high = reach.least[row] - reach.share_least, reach.most[row] - reach.share_most
    share = np.repeat(np.arange(len(row)), np.diff(matrix.first, append=len(matrix.row)))
    with_it = matrix.coefficient
    breaks = (low[share] + with_it > most[matrix.row] + _EXACT) | (high[share] + with_it < least[matrix.row] - _EXACT)
    excluded = np.zeros(len(matrix.lower), np.bool_)
    excluded[matrix.column[breaks]] = True
    for number in np.flatnonzero(reach.partial & ((low > most[row] + _EXACT) | (high < least[row] - _EXACT))):
        cell = matrix.cell == matrix.cell[matrix.column[matrix.first[number]]]
        cell[matrix.column[share == number]] = False
        excluded |= cell
    return excluded & matrix.literal


def _settle(matrix: Matrix, cost: Amounts, limits: Limits) -> bool:
    """Put each variable that only helps at one of its ends there, if that costs nothing; return whether any was."""
    capped, floored = np.isfinite(limits.most)[matrix.row], np.isfinite(limits.least)[matrix.row]
    grows = matrix.coefficient > 0
    variables = len(limits.lower)
    hinders_up = np.bincount(matrix.column, np.where(grows, capped, floored), variables)
    hinders_down = np.bincount(matrix.column, np.where(grows, floored, capped), variables)
    free = limits.lower < limits.upper
    up = free & (hinders_up == 0) & (cost <= 0)
    down = free & ~up & (hinders_down == 0) & (cost >= 0)
    limits.lower[up] = limits.upper[up]
    limits.upper[down] = limits.lower[down]
    return bool(up.any() or down.any())
