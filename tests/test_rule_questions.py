"""What rules answer when others ask: the ceilings that are the same for everybody, the nights an officer is spared."""

from __future__ import annotations

from datetime import date

import pytest

from constraints.anq.a10_esonero_notturno import EsoneroNotturno
from constraints.anq.a10_massimi import MassimoNotturni, MassimoSerali
from constraints.anq.a10_massimo_festivi import MassimoFestivi
from roster.domain import Counted, Instance, Readings, Request, RequestKind, Seat
from tests.worlds import MORNING, NIGHT, officer, post, profile

OCTOBER, NOVEMBER = 10, 11
"""Four festive days in October 2026; six in November: five Sundays, 1 November among them, and the patron saint."""
PATRON = {"patron_day": 3, "patron_month": 11}


def month(number: int, **readings: str) -> Instance:
    table = profile((MORNING, NIGHT), readings=Readings(**readings), **PATRON)
    seat = Seat(profile=table, officers=(officer(),), posts=(post("SEZ"),))
    return Instance(seat=seat, year=2026, month=number)


@pytest.mark.parametrize(
    ("number", "readings", "most"),
    [
        (OCTOBER, {}, {Counted.FESTIVI: 2}),
        (NOVEMBER, {}, {Counted.FESTIVI: 3}),
        (OCTOBER, {"q08_tetto_3_con_4_festivi": "limite 3"}, {}),
        (NOVEMBER, {"q08_tetto_3_con_4_festivi": "limite 3"}, {Counted.FESTIVI: 3}),
        (OCTOBER, {"q06_tetti_assoluti": "eccedenza"}, {}),
        (NOVEMBER, {"q06_tetti_assoluti": "eccedenza"}, {}),
    ],
)
def test_ceiling_on_festive_shifts_is_told_where_it_is_everybodys(
    number: int, readings: dict[str, str], most: dict[Counted, int]
) -> None:
    assert MassimoFestivi().ceilings(month(number, **readings)) == most


def test_ceilings_on_nights_and_evenings_are_everybodys_unless_they_add_to_the_cap() -> None:
    assert MassimoNotturni().ceilings(month(OCTOBER)) == {Counted.NOTTURNI: 6}
    assert MassimoSerali().ceilings(month(OCTOBER)) == {Counted.SERALI: 8}
    beyond_the_cap = month(OCTOBER, q06_tetti_assoluti="eccedenza")
    assert MassimoNotturni().ceilings(beyond_the_cap) == {}
    assert MassimoSerali().ceilings(beyond_the_cap) == {}


def test_past_fifty_is_spared_nights_from_the_day_after_the_birthday_on_request_and_unless_willing() -> None:
    fifty, asked = date(2026, 10, 15), Request(kind=RequestKind.ESONERO_NOTTI_50_30)
    willing = Request(kind=RequestKind.NOTTE_VOLONTARIA, first=date(2026, 10, 20), last=date(2026, 10, 20))
    exempt = officer(birth_date=fifty.replace(year=1976), requests=(asked, willing))
    plain = officer("002", birth_date=fifty.replace(year=1976))
    rule, instance = EsoneroNotturno(), month(OCTOBER)
    spared = [day.day for day in instance.days if rule.spares_nights(instance, exempt, day)]
    assert spared == [*range(16, 20), *range(21, 32)]
    assert not any(rule.spares_nights(instance, plain, day) for day in instance.days)
