"""Any prices prove a bound, and those of an optimum prove it."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from roster.search.matrix import Matrix
from roster.search.programme import Programme
from roster.search.reduction import Limits

COST = np.array([3.0, -2.0, 1.0, 4.0])
"""Of four variables; the last is fixed."""
LOWER, UPPER = np.array([0.0, 0.0, 0.0, 2.0]), np.array([1.0, 3.0, 2.0, 2.0])
LEAST, MOST = np.array([2.0, -np.inf, -np.inf]), np.array([np.inf, 5.0, np.inf])
"""Of x + y + z >= 2, y + z + w <= 5, and a row that is not needed."""
ROW, COLUMN = np.array([0, 0, 0, 1, 1, 1, 2]), np.array([0, 1, 2, 1, 2, 3, 0])


def programme() -> Programme:
    matrix = Matrix(
        lower=LOWER,
        upper=UPPER,
        cells=0,
        cell=np.arange(4),
        least=LEAST,
        most=MOST,
        definition=np.zeros(3, np.bool_),
        row=ROW,
        column=COLUMN,
        coefficient=np.ones(7),
        first=np.arange(7),
    )
    return Programme(matrix, COST, Limits(LOWER, UPPER, LEAST, MOST))


def least_cost() -> float:
    whole = product(*(range(int(low), int(high) + 1) for low, high in zip(LOWER, UPPER, strict=True)))
    return min(COST @ x for x in whole if sum(x[:3]) >= LEAST[0] and sum(x[1:]) <= MOST[1])


@pytest.mark.parametrize("prices", list(product((-4.0, -1.5, 0.0, 0.5, 3.0), repeat=2)))
def test_no_prices_prove_more_than_is_true(prices: tuple[float, float]) -> None:
    assert programme().bound(np.array(prices)) <= least_cost()


def test_the_best_prices_prove_the_least_cost() -> None:
    """Three of y, none of x or z: one more on the second row would save two, the first row is slack."""
    assert least_cost() == 3 * -2 + 4 * 2
    assert programme().bound(np.array([0.0, -2.0])) == least_cost()


def test_parts_tell_the_open_variables_and_keep_the_others() -> None:
    assert programme().free.tolist() == [0, 1, 2]
    assert programme().parts(np.array([0.5, 3.0, 0.0])).tolist() == [0.5, 3.0, 0.0, 2.0]


def test_the_solver_is_given_what_is_left() -> None:
    stated = programme().stated()
    assert (stated.num_variables(), stated.num_constraints()) == (3, 2)
    assert stated.constraint_upper_bound(1) == MOST[1] - 2
