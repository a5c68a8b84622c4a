"""What only lending offers is told from what an officer may do at the own unit."""

from __future__ import annotations

from roster.domain import Instance, Lending, Seat, Unit
from roster.model import Model
from roster.search.blocks import blocks, parts_of
from roster.search.lending import lent
from tests.worlds import MORNING, officer, post, profile


def model() -> tuple[Model, Instance]:
    """Return the model of two units, the first of which lends to the second."""
    units = tuple(Unit(code=code, name=code) for code in "AB")
    people = tuple(officer(f"{code}{n}", unit=code) for code in "AB" for n in range(2))
    posts = tuple(post(f"P{code}", (MORNING,)).model_copy(update={"unit": code}) for code in "AB")
    lending = (Lending(from_unit="A", to_unit="B"),)
    seat = Seat(profile=profile((MORNING,), units=units, lending=lending), officers=people, posts=posts)
    instance = Instance(seat=seat, year=2026, month=10)
    return Model(instance), instance


def test_duties_at_the_post_of_another_unit_are_lent() -> None:
    m, instance = model()
    (block,) = blocks(instance)
    found = set(lent(m, parts_of(block, instance)))
    offered = [a for alternatives in m.free_alternatives.values() for a in alternatives]
    away = {
        a.literal.index for a in offered if a.officer[0] == "A" and any(duty.post == "PB" for duty in a.cell.duties)
    }
    assert found == away
    assert len(away) == 2 * 31


def test_nothing_is_lent_within_a_part() -> None:
    m, instance = model()
    assert lent(m, blocks(instance)) == []
