"""What is stated by number is what the solver writes of the same expressions."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from ortools.sat.python import cp_model

from roster.domain.codes import DayCode
from roster.domain.roster import Cell
from roster.model import Alternative, CellModel
from roster.search.rows import proto_of

Statement = Callable[[CellModel, list[Alternative], cp_model.IntVar], None]
"""What a model is told of some alternatives and a count."""


@dataclass(frozen=True)
class Person:
    id: str = "Ada"
    unit: str = ""


def _model() -> tuple[CellModel, list[Alternative], cp_model.IntVar]:
    """Return a model with a cell that is decided and three that are not, their alternatives, and a count between."""
    m = CellModel([Person()])
    days = [date(2026, 1, 5) + timedelta(days=number) for number in range(4)]
    for number, day in enumerate(days):
        m.decide("Ada", day, [(Cell(code=code), ()) for code in (DayCode.RS, DayCode.RR, DayCode.RF)[: number + 1]])
    count = m.new_count(5)
    m.decide("Ada", days[-1] + timedelta(days=1), [(Cell(code=code), ()) for code in (DayCode.RS, DayCode.RR)])
    return m, [a for found in m._cells["Ada"].values() for a in found], count


@pytest.mark.parametrize(
    ("fewest", "stated", "written"),
    [
        (1, lambda m, some, _: m.forbid(*some), lambda m, some, _: m.within(m.total(some), 0, 0)),
        (3, lambda m, some, _: m.at_most(some, 2), lambda m, some, _: m.within(m.total(some), 0, 2)),
        (
            0,
            lambda m, some, count: m.count_beyond(some, 2, count),
            lambda m, some, count: m.add(m.total(some) - count <= 2),
        ),
        (
            0,
            lambda m, some, count: m.count_beyond(some, 2, count, each=3),
            lambda m, some, count: m.add(3 * m.total(some) - count <= 6),
        ),
        (
            0,
            lambda m, some, count: m.count_short(some, 4, count),
            lambda m, some, count: m.add(m.total(some) + count >= 4),
        ),
    ],
)
def test_a_statement_by_number_is_that_of_the_expression(fewest: int, stated: Statement, written: Statement) -> None:
    """With alternatives in any order, some of them twice, one decided already; from the fewest that need a row."""
    for length in range(fewest, 10):
        constraints = []
        for state in (stated, written):
            m, alternatives, count = _model()
            state(m, random.Random(length).choices(alternatives, k=length), count)
            constraints.append(proto_of(m.cp).constraints[-1].SerializeToString(deterministic=True))
        assert constraints[0] == constraints[1]


def test_what_is_listed_once_is_stated_alike() -> None:
    protos = []
    for by_number in (True, False):
        m, alternatives, count = _model()
        if by_number:
            m.count_beyond(alternatives, 1, count)
        else:
            m.add(m.total(alternatives) - count <= 1)
        protos.append(proto_of(m.cp).SerializeToString(deterministic=True))
    assert protos[0] == protos[1]
