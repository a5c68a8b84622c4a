"""What the rows of a model leave to some variables when all others have known values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from roster.search.arrays import Numbers, marked, sums
from roster.search.rows import HUGE, Rows, variable_of


def cut(rows: Rows, touched: Numbers, place: Mapping[int, int], values: Mapping[int, int]) -> Iterator[str]:
    """Yield what the rows ``touched`` leave to the variables that have a ``place``, as text of a CP-SAT model.

    All other variables have theirs of ``values``. A row that holds whatever becomes of those with a place says nothing.
    """
    touched = _asked(rows, touched, place, values)
    places, sizes = rows.terms.places(touched), rows.terms.sizes(touched)
    variable, coefficient = rows.terms.items[places], rows.coefficient[places]
    spot = _spots(place, len(rows.domains))[variable]
    free = spot >= 0
    amounts = np.zeros_like(coefficient)
    amounts[~free] = coefficient[~free] * known(values, variable[~free])
    held = sums(amounts, sizes)
    ends = coefficient * rows.lower[variable], coefficient * rows.upper[variable]
    least, most = (held + sums(np.where(free, end(*ends), 0), sizes) for end in (np.minimum, np.maximum))
    speaks = ~(rows.whole[touched] & (rows.least[touched] <= least) & (most <= rows.most[touched]))
    left = sums(free, sizes)
    after = np.cumsum(left)
    said = (each[speaks].tolist() for each in (touched, held, after - left, after))
    spots, coefficients = spot[free].tolist(), coefficient[free].tolist()
    for number, fixed, begin, end in zip(*said, strict=True):
        condition = _condition(rows.conditions.get(number, ()), place)
        terms = f"vars: {spots[begin:end]} coeffs: {coefficients[begin:end]}"
        domain = [limit - fixed if abs(limit) < HUGE else limit for limit in rows.limits[number]]
        yield f"constraints {{ {condition}linear {{ {terms} domain: {domain} }} }}"


def known(values: Mapping[int, int], variables: Numbers) -> Numbers:
    """Return the values of ``variables``, each looked up once."""
    asked = np.flatnonzero(marked(variables, variables.max(initial=0) + 1))
    found = np.zeros(variables.max(initial=0) + 1, np.int64)
    found[asked] = [values[variable] for variable in asked.tolist()]
    return found[variables]


def true(literal: int, values: Mapping[int, int]) -> bool:
    """Return whether a literal is true by the ``values`` of variables."""
    return bool(values[literal]) if literal >= 0 else not values[-1 - literal]


def _asked(rows: Rows, touched: Numbers, place: Mapping[int, int], values: Mapping[int, int]) -> Numbers:
    """Return the rows ``touched`` without those that a condition without a ``place`` takes back."""
    taken_back = [
        number
        for number in rows.conditions.keys() & set(touched.tolist())
        if not all(true(literal, values) for literal in rows.conditions[number] if variable_of(literal) not in place)
    ]
    return np.setdiff1d(touched, taken_back, assume_unique=True)


def _spots(place: Mapping[int, int], variables: int) -> Numbers:
    """Return the place of every variable, -1 where it has none."""
    spots = np.full(variables, -1)
    spots[list(place)] = list(place.values())
    return spots


def _condition(literals: Sequence[int], place: Mapping[int, int]) -> str:
    """Return those of ``literals`` that have a place as conditions of a row."""
    placed = [(place[variable_of(e)], e) for e in literals if variable_of(e) in place]
    return f"enforcement_literal: {[spot if e >= 0 else -1 - spot for spot, e in placed]} " if placed else ""
