"""What no case can write: rows of people who are not there, models of part of the people."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from ortools.sat.python import cp_model

from roster.domain import Cap, Cell, Ground, GroundKind, Instance, Officer, Request, RequestKind, Roster, Ruolo, Seat
from roster.model import Model
from roster.record import Record
from roster.registry import rules
from tests.worlds import MORNING, NIGHT, officer, post, profile

FIRST, LAST = date(2026, 10, 1), date(2026, 10, 31)


def test_a_row_of_somebody_not_in_force_is_a_breach_on_each_date_written() -> None:
    seat = Seat(profile=profile((MORNING,)), officers=(officer("001"),), posts=(post("SEZ", (MORNING,)),))
    instance = Instance(seat=seat, year=2026, month=10)
    written = {FIRST: Cell.duty("M", "SEZ"), LAST: Cell.duty("M", "SEZ")}
    rows = {"001": (Cell.duty("M", "SEZ"),) * 31, "999": tuple(written.get(day) for day in instance.days)}
    roster = Roster(year=2026, month=10, cells=rows)
    found = [f for f in rules()["ANQ-9.7a"].audit(Record(instance, roster)) if f.blocks]
    assert [(f.officer, f.days) for f in found] == [("999", (FIRST,)), ("999", (LAST,))]


def exempt_does_a_night_without(colleague: Officer) -> bool:
    """Return whether a model without the colleague allows the exempt officer a night, on a ground, cap of one night."""
    asked = Request(kind=RequestKind.ESONERO_NOTTI_50_30)
    exempt = officer("001", birth_date=date(1970, 1, 1), requests=(asked,))
    plain = {"text": "malattia", "author": "comandante", "officer": "001", "first": FIRST, "last": LAST}
    need = Ground(id="M1", kind=GroundKind.INDEROGABILI_COMPROVATE, **plain)
    caps = tuple(Cap(ruolo=ruolo, nights=1, festive=3, evenings=8, source="art. 2") for ruolo in Ruolo)
    seat = Seat(
        profile=profile((NIGHT,), caps=caps),
        officers=(exempt, colleague),
        posts=(post("SEZ", (NIGHT,), article_42=True),),
        grounds=(need,),
    )
    m = Model(Instance(seat=seat, year=2026, month=10), {("001", FIRST): Cell.duty("N", "SEZ")}, officers=(exempt,))
    rules()["ANQ-10.4c"].encode(m)
    return cp_model.CpSolver().solve(m.cp) != cp_model.INFEASIBLE


def test_a_colleague_outside_the_model_is_not_seen_to_have_reached_the_limit() -> None:
    assert not exempt_does_a_night_without(officer("002"))


def test_a_colleague_outside_the_model_who_is_left_no_night_is_at_the_limit() -> None:
    assert exempt_does_a_night_without(officer("002", nights_elsewhere=1))


BY_RULE: Mapping[str, tuple[Callable[[], None], ...]] = {
    "ANQ-9.7a": (test_a_row_of_somebody_not_in_force_is_a_breach_on_each_date_written,),
    "ANQ-10.4c": (
        test_a_colleague_outside_the_model_is_not_seen_to_have_reached_the_limit,
        test_a_colleague_outside_the_model_who_is_left_no_night_is_at_the_limit,
    ),
}
"""For the mutation run, which tries the tests of one rule at a time."""
