"""The constraints of a CP-SAT model as linear rows: what relaxations and excerpts are both made of."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from ortools.sat import cp_model_pb2
from ortools.sat.python import cp_model

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

    ``domains`` are those of its variables, by index; ``left_out`` the kinds of its constraints that have no rows.
    """

    def __init__(self, cp: cp_model.CpModel) -> None:
        proto = proto_of(cp)
        self.domains = [tuple(variable.domain) for variable in proto.variables]
        self.left_out: set[str] = set()
        self._rows: list[Row] = []
        with uncollected():
            for constraint in proto.constraints:
                try:
                    self._rows.extend(rows_of(constraint))
                except NotLinearError as error:
                    self.left_out.add(str(error))

    def __iter__(self) -> Iterator[Row]:
        return iter(self._rows)


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
        yield Row(tuple(linear.vars), tuple(linear.coeffs), tuple(linear.domain), conditions)
    elif kind == "exactly_one":
        yield _sum_of(constraint.exactly_one.literals, 1, 1, conditions)
    elif kind == "at_most_one":
        yield _sum_of(constraint.at_most_one.literals, 0, 1, conditions)
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
