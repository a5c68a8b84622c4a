"""The arrays of a model say what its constraints say, row by row, however these were written."""

from __future__ import annotations

import math
import random
from collections.abc import Iterator, Sequence

import pytest
from ortools.sat import cp_model_pb2
from ortools.sat.python import cp_model

from roster.search.matrix import matrix_of
from roster.search.rows import Rows, proto_of

Plain = tuple[dict[int, int], list[int], list[int]]
"""Coefficients by variable, domain of the sum, conditions."""


def _invented(seed: int) -> cp_model.CpModel:
    """Some cells, counts beside them, and a row of every kind, with negations, repetitions and nothing at all."""
    rng = random.Random(seed)
    cp = cp_model.CpModel()
    true = cp.new_constant(1)
    cells = [[cp.new_bool_var("") for _ in range(3)] for _ in range(3)]
    counts = [cp.new_int_var(rng.randint(-1, 0), rng.randint(1, 4), "") for _ in range(2)]
    literals = [true, *(literal for cell in cells for literal in cell)]

    def some(least: int) -> list[cp_model.LiteralT]:
        drawn = rng.choices(literals, k=rng.randint(least, 4))
        return [literal.negated() if rng.random() < 0.3 else literal for literal in drawn]

    for _ in range(12):
        rng.choice(
            (
                lambda: cp.add_exactly_one(rng.choice(cells)),
                lambda: cp.add_exactly_one(some(1)),
                lambda: cp.add_at_most_one(some(0)),
                lambda: cp.add_bool_or(some(0)),
                lambda: cp.add_bool_and(some(2)).only_enforce_if(some(1)),
                lambda: cp.add(sum(some(1)) - 2 * counts[0] <= 1).only_enforce_if(some(1)),
                lambda: cp.add(3 * rng.choice(literals) + counts[1] >= rng.randint(0, 3)),
                lambda: cp.add_linear_expression_in_domain(counts[0], cp_model.Domain.from_values([0, 2, 3])),
                lambda: cp.add(counts[0] + rng.choice(literals) == 1),
                lambda: cp.add_linear_constraint(0, 0, 1),
            )
        )()
    repeated = cp.add(counts[0] + counts[1] + literals[1] <= 3)
    repeated.proto.linear.vars.extend([counts[1].index, literals[1].index])
    repeated.proto.linear.coeffs.extend([2, -1])
    return cp


def _plain(constraint: cp_model_pb2.ConstraintProto) -> Iterator[Plain]:
    kind = constraint.WhichOneof("constraint")
    conditions = list(constraint.enforcement_literal)
    unless = [-1 - condition for condition in conditions]
    if kind == "linear":
        terms: dict[int, int] = {}
        for variable, coefficient in zip(constraint.linear.vars, constraint.linear.coeffs, strict=True):
            terms[variable] = terms.get(variable, 0) + coefficient
        yield terms, list(constraint.linear.domain), conditions
    elif kind == "exactly_one":
        yield _true_among(constraint.exactly_one.literals, 1, 1)
    elif kind == "at_most_one":
        yield _true_among(constraint.at_most_one.literals, 0, 1)
    elif kind == "bool_or":
        yield _clause([*constraint.bool_or.literals, *unless])
    else:
        assert kind == "bool_and"
        for literal in constraint.bool_and.literals:
            yield _clause([literal, *unless])


def _clause(literals: Sequence[int]) -> Plain:
    return _true_among(literals, 1, len(literals))


def _true_among(literals: Sequence[int], least: int, most: int) -> Plain:
    terms: dict[int, int] = {}
    for literal in literals:
        if literal >= 0:
            terms[literal] = terms.get(literal, 0) + 1
        else:
            terms[-1 - literal] = terms.get(-1 - literal, 0) - 1
            least, most = least - 1, most - 1
    return terms, [least, most], []


def _cells(rows: Sequence[Plain], domains: Sequence[Sequence[int]]) -> tuple[list[tuple[int, ...]], list[bool]]:
    """Return the cells that the rows make, and which of them do."""
    cells: list[tuple[int, ...]] = []
    makes = []
    for terms, domain, _ in rows:
        known = {variable for cell in cells for variable in cell}
        literals = all(domains[v][0] >= 0 and domains[v][-1] <= 1 for v in terms)
        makes.append(
            domain == [1, 1] and set(terms.values()) <= {1} and literals and not known & terms.keys(),
        )
        if makes[-1]:
            cells.append(tuple(terms))
    return cells, makes


@pytest.mark.parametrize("seed", range(20))
def test_rows_are_those_of_the_constraints_in_their_order(seed: int) -> None:
    cp = _invented(seed)
    plain = [row for constraint in proto_of(cp).constraints for row in _plain(constraint)]
    rows = [(list(zip(r.variables, r.coefficients, strict=True)), [*r.domain], [*r.enforced]) for r in Rows(cp)]
    assert rows == [(list(terms.items()), domain, conditions) for terms, domain, conditions in plain]


@pytest.mark.parametrize("seed", range(20))
def test_the_matrix_has_the_unconditional_rows_term_by_term(seed: int) -> None:
    cp = _invented(seed)
    proto = proto_of(cp)
    rows = [row for constraint in proto.constraints for row in _plain(constraint) if not row[2]]
    domains = [list(variable.domain) for variable in proto.variables]
    further = {3: 7, 1: -2}
    matrix = matrix_of(Rows(cp), [further])
    assert [(low, high) for low, high in zip(matrix.lower, matrix.upper, strict=True)] == [
        (d[0], d[-1]) for d in domains
    ]
    assert matrix.least.tolist() == [_end(domain[0]) for _, domain, _ in rows] + [-math.inf]
    assert matrix.most.tolist() == [_end(domain[-1]) for _, domain, _ in rows] + [math.inf]
    cells, makes = _cells(rows, domains)
    others = [v for v in range(len(domains)) if not any(v in cell for cell in cells)]
    cell = {v: number for number, found in enumerate([*cells, *([v] for v in others)]) for v in found}
    assert (matrix.cells, matrix.definition.tolist()) == (len(cells), [*makes, False])
    assert matrix.cell.tolist() == [cell[v] for v in range(len(domains))]
    terms = [
        (number, variable, coefficient)
        for number, row in enumerate([*(terms for terms, _, _ in rows), further])
        for variable, coefficient in sorted(row.items(), key=lambda term: cell[term[0]])
    ]
    assert list(zip(matrix.row, matrix.column, matrix.coefficient, strict=True)) == terms
    shares = [(number, cell[variable]) for number, variable, _ in terms]
    assert matrix.first.tolist() == [n for n, share in enumerate(shares) if not n or share != shares[n - 1]]


def _end(end: int) -> float:
    return end if abs(end) < 2**60 else math.copysign(math.inf, end)
