"""The constraints of a CP-SAT model as linear rows: what relaxations and excerpts are both made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import numpy as np
from ortools.sat import cp_model_pb2
from ortools.sat.python import cp_model

from roster.search.arrays import Flags, Lists, Numbers
from roster.search.collector import uncollected

HUGE = 2**60
"""Beyond this an end of a domain of the solver means no end."""


class NotLinearError(Exception):
    """A constraint is neither linear nor a clause on literals."""


class Row(NamedTuple):
    """The sum of ``coefficients`` times ``variables`` is in ``domain`` whenever every literal of ``enforced`` is true.

    A literal below 0 negates variable -1 - literal. Clauses are never enforced: their conditions are in them.
    """

    variables: tuple[int, ...]
    coefficients: tuple[int, ...]
    domain: tuple[int, ...]
    enforced: tuple[int, ...] = ()


class Rows:
    """The rows of a model, read once: what its relaxation and its excerpts are both made of.

    Terms stand row after row, each variable once a row.

    Attributes:
        domains: those of the variables, by index.
        left_out: kinds of constraints of the model that have no rows.
        lower: the least that each variable can be, as ``upper`` is the most.
        limits: by row, the domain of its sum.
        least: the least that each sum may be, as ``most`` is the most.
        whole: which rows have no gaps between these two.
        conditions: the literals that enforce a row, for each that is enforced.
        terms: the variables of each row.
        row: the row of each term, as ``coefficient`` is its coefficient.

    """

    def __init__(self, cp: cp_model.CpModel) -> None:
        proto = proto_of(cp)
        self.left_out: set[str] = set()
        self.limits: list[tuple[int, ...]] = []
        self.conditions: dict[int, tuple[int, ...]] = {}
        variables: list[int] = []
        coefficients: list[int] = []
        sizes: list[int] = []
        with uncollected():
            self.domains = [tuple(variable.domain[:]) for variable in proto.variables]
            for found in self._found(proto):
                if found.enforced:
                    self.conditions[len(sizes)] = found.enforced
                self.limits.append(found.domain)
                sizes.append(len(found.variables))
                variables += found.variables
                coefficients += found.coefficients
        row = np.repeat(np.arange(len(sizes)), sizes)
        terms = row, np.fromiter(variables, np.int64), np.fromiter(coefficients, np.int64)
        self.row, variable, self.coefficient = _each_once(*terms, len(self.domains))
        self.terms = Lists(np.searchsorted(self.row, np.arange(len(sizes) + 1)), variable)
        self.lower, self.upper = _ends(self.domains)
        self.least, self.most = _ends(self.limits)
        self.whole: Flags = np.array([len(domain) == 2 for domain in self.limits], np.bool_)

    @cached_property
    def exact(self) -> bool:
        """Whether the rows that hold unconditionally, each between two numbers, say all that the model says."""
        gaps = any(len(domain) > 2 for domain in (*self.limits, *self.domains))
        return not (gaps or self.left_out or self.conditions)

    def __iter__(self) -> Iterator[Row]:
        variables, coefficients = self.terms.items.tolist(), self.coefficient.tolist()
        for number, (begin, end) in enumerate(pairwise(self.terms.first.tolist())):
            terms = tuple(variables[begin:end]), tuple(coefficients[begin:end])
            yield Row(*terms, self.limits[number], self.conditions.get(number, ()))

    def _found(self, proto: cp_model_pb2.CpModelProto) -> Iterator[Row]:
        for constraint in proto.constraints:
            try:
                yield from rows_of(constraint)
            except NotLinearError as error:
                self.left_out.add(str(error))


def proto_of(cp: cp_model.CpModel) -> cp_model_pb2.CpModelProto:
    """Return the model as a protobuf message.

    Goes through a file: reading a oneof field of the 9.15 wrapper in place clears it.
    """
    proto = cp_model_pb2.CpModelProto()
    with TemporaryDirectory() as folder:
        path = Path(folder, "model.pb")
        cp.export_to_file(str(path))
        proto.ParseFromString(path.read_bytes())
    return proto


def rows_of(constraint: cp_model_pb2.ConstraintProto) -> Iterator[Row]:
    """Yield the rows that say the same as ``constraint``.

    Raises:
        NotLinearError: when there are none.

    """
    kind = constraint.WhichOneof("constraint")
    conditions = tuple(constraint.enforcement_literal)
    unless = [-1 - condition for condition in conditions]
    if kind == "linear":
        linear = constraint.linear
        yield Row(tuple(linear.vars[:]), tuple(linear.coeffs[:]), tuple(linear.domain[:]), conditions)
    elif kind == "exactly_one":
        yield _sum_of(constraint.exactly_one.literals[:], 1, 1, conditions)
    elif kind == "at_most_one":
        yield _sum_of(constraint.at_most_one.literals[:], 0, 1, conditions)
    elif kind == "bool_or":
        yield _clause([*constraint.bool_or.literals, *unless])
    elif kind == "bool_and":
        for literal in constraint.bool_and.literals:
            yield _clause([literal, *unless])
    elif kind is not None:
        raise NotLinearError(kind)


def variable_of(literal: int) -> int:
    """Return the variable of a literal."""
    return literal if literal >= 0 else -1 - literal


def _clause(literals: Sequence[int]) -> Row:
    return _sum_of(literals, 1, len(literals), ())


def _sum_of(literals: Sequence[int], least: int, most: int, enforced: tuple[int, ...]) -> Row:
    if min(literals, default=0) >= 0:  # hardly any is negated, and there are very many
        return Row(tuple(literals), (1,) * len(literals), (least, most), enforced)
    negated = sum(literal < 0 for literal in literals)
    coefficients = tuple(1 if literal >= 0 else -1 for literal in literals)
    return Row(tuple(map(variable_of, literals)), coefficients, (least - negated, most - negated), enforced)


def _ends(domains: Sequence[Sequence[int]]) -> tuple[Numbers, Numbers]:
    return np.array([domain[0] for domain in domains], np.int64), np.array([domain[-1] for domain in domains], np.int64)


def _each_once(
    row: Numbers, variable: Numbers, coefficient: Numbers, variables: int
) -> tuple[Numbers, Numbers, Numbers]:
    """Return the terms of rows, those of one variable in one row added up where the first of them is."""
    key = row * variables + variable
    order = np.argsort(key, kind="stable")
    new = np.ones(len(key), np.bool_)
    new[1:] = np.diff(key[order]) != 0
    if new.all():
        return row, variable, coefficient
    first = order[new]
    added = np.zeros_like(coefficient)
    added[first] = np.add.reduceat(coefficient[order], np.flatnonzero(new))
    first.sort()
    return row[first], variable[first], added[first]
