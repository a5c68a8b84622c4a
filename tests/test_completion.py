"""A roster completed from reduced rows is as good as one completed by the whole model."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from roster.domain import Instance, Tier
from roster.model import CellModel, Model, encode
from roster.planning import fixed_cells
from roster.search.completion import Completion
from roster.search.cp_sat import Budget, Effort, Stop
from roster.search.relaxation import Relaxation
from roster.search.rows import Rows
from roster.search.stages import any_roster
from tests.constraint_kinds import CLAUSES, ENFORCED, HOLES, model_of
from tests.institutes import institutes

WEIGHTS = {tier: 10 ** (len(Tier) - tier) for tier in Tier}
BUDGET = Budget(Effort(300, 1, 0), Stop())
DECIDED = 0.9
"""Part of the cells that are decided, at random: what is left is not too much for the whole model either."""


def completions(m: CellModel) -> tuple[Completion, Completion]:
    return Completion(m, Relaxation(m, Rows(m.cp)).matrix, BUDGET), Completion(m, None, BUDGET)


def price(m: CellModel, values: dict[int, int] | None) -> int | None:
    return None if values is None else sum(WEIGHTS[tier] * m.penalties[tier].value(values) for tier in Tier)


@settings(max_examples=8, derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(institutes(), st.randoms(use_true_random=False))
def test_reduced_rows_give_what_the_whole_gives(instance: Instance, rng: random.Random) -> None:
    m = Model(instance, fixed_cells(instance))
    encode(m)
    reduced, whole = completions(m)
    known = any_roster(m, BUDGET, 10)
    lawful = [literal.index for literal in m.decisions if known[literal.index]]
    drawn = [rng.choice(cell).index for cell in m.free_cells if rng.random() < DECIDED]
    for chosen in (lawful, [index for index in lawful if rng.random() < DECIDED], drawn):
        found = reduced.run(chosen, WEIGHTS, 10)
        assert price(m, found) == price(m, whole.run(chosen, WEIGHTS, 10))
        assert found is None or all(found[index] for index in chosen)


@pytest.mark.parametrize("kind", [*CLAUSES, ENFORCED, HOLES])
def test_rows_that_say_less_than_the_model_are_known(kind: str) -> None:
    m, _ = model_of(kind)
    assert Rows(m.cp).exact == (kind in CLAUSES)
