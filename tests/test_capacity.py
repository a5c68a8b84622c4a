"""The capacity tests on tiny seats: each boundary from both sides, and never a shortage that a roster could cover."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any

import pytest

from roster.auditor import audit
from roster.capacity import Check, Law, Measure, Scope, Shortage, shortages
from roster.cli.shortages import found_shortages, shortage_text
from roster.domain import (
    Absence,
    Cap,
    Counted,
    Cover,
    DayClass,
    DayCode,
    Ground,
    GroundKind,
    Instance,
    Lock,
    Officer,
    Post,
    Request,
    RequestKind,
    Ruolo,
    Seat,
    Sex,
    Shift,
    Tier,
)
from roster.domain.profile import Lending
from roster.domain.roster import Cell
from roster.generate import Settings, generate
from tests.worlds import AFTERNOON, EVENING, MORNING, NIGHT, officer, post, profile

TABLE = (NIGHT, MORNING, AFTERNOON, EVENING)
QUICK = Settings(time_limit=3, workers=1)


def staff(number: int, **fields: Any) -> tuple[Officer, ...]:
    return tuple(officer(f"{n:03d}", **fields) for n in range(1, number + 1))


def place(code: str, shift: Shift, minimum: int, days: DayClass = DayClass.TUTTI, **fields: Any) -> Post:
    cover = (Cover(shift=shift.code, days=days, minimum=minimum, nominal=minimum),)
    return post(code, **fields).model_copy(update={"cover": cover})


def month(officers: tuple[Officer, ...], *posts: Post, number: int = 10, seat: Any = None, **fields: Any) -> Instance:
    """October 2026 unless told otherwise: 31 days, four Sundays, the 4th a holiday on a Sunday."""
    plain = {"profile": profile(TABLE, **fields), "officers": officers, "posts": posts, **(seat or {})}
    return Instance(seat=Seat(**plain), year=2026, month=number)


def found(instance: Instance, test: Check, law: Law | None = None) -> list[Shortage]:
    return [s for s in shortages(instance, law or Law()) if s.test is test]


def caps(nights: int = 31, festive: int = 31, evenings: int = 31) -> tuple[Cap, ...]:
    return tuple(Cap(ruolo=r, nights=nights, festive=festive, evenings=evenings, source="art. 2") for r in Ruolo)


# --- CAP-N, CAP-F, CAP-E


@pytest.mark.parametrize(("people", "short"), [(7, 3), (8, 0)])
def test_nights_against_the_sum_of_the_caps(people: int, short: int) -> None:
    """One night post asks 31: seven people at a cap of 4 give 28, eight give 32."""
    told = found(month(staff(people), place("SEZ", NIGHT, 1), caps=caps(nights=4)), Check.N)
    assert [(s.needed, s.available, s.people, s.short) for s in told] == ([(31, 28, 7, 3)] if short else [])


@pytest.mark.parametrize(("people", "beyond"), [(5, 1), (6, 0)])
def test_nights_against_the_ceiling(people: int, beyond: int) -> None:
    """Five people at the ceiling of 6 give 30 nights of 31, whatever the caps."""
    law = Law({Counted.NOTTURNI: 6})
    told = found(month(staff(people), place("SEZ", NIGHT, 1), caps=caps(nights=4)), Check.N, law)
    assert [s.beyond_ceiling for s in told] == [beyond]
    generous = found(month(staff(people), place("SEZ", NIGHT, 1), caps=caps()), Check.N, law)
    assert [s.short for s in generous] == [beyond] * bool(beyond)


def test_a_ground_lets_one_go_beyond_the_cap_but_not_the_ceiling() -> None:
    ground = Ground(
        id="M1",
        kind=GroundKind.GRAVI_INDIFFERIBILI,
        text="protesta",
        author="Comm. Saggio",
        first=date(2026, 10, 1),
        last=date(2026, 10, 31),
        counted=Counted.NOTTURNI,
        quantity=3,
    )
    instance = month(staff(6), place("SEZ", NIGHT, 1), caps=caps(nights=4), seat={"grounds": (ground,)})
    assert not found(instance, Check.N)
    (told,) = found(instance, Check.N, Law({Counted.NOTTURNI: 5}))
    assert (told.available, told.ceiling, told.beyond_ceiling) == (30, 5, 1)


def test_shifts_done_elsewhere_use_up_the_cap() -> None:
    people = (*staff(7), officer("008", nights_elsewhere=3))
    assert [s.available for s in found(month(people, place("SEZ", NIGHT, 1), caps=caps(nights=4)), Check.N)] == [29]


@pytest.mark.parametrize(("people", "short"), [(3, 1), (4, 0)])
def test_evenings_against_the_caps(people: int, short: int) -> None:
    told = found(month(staff(people), place("SEZ", EVENING, 1), caps=caps(evenings=10)), Check.E)
    assert [s.short for s in told] == [short] * bool(short)


@pytest.mark.parametrize(("people", "short"), [(6, 2), (7, 0)])
def test_festive_shifts_against_the_ceiling(people: int, short: int) -> None:
    """December 2026 has seven festive days: two a day ask 14, and six people at two each give 12."""
    gate = place("PRT", MORNING, 2, DayClass.FESTIVO)
    told = found(month(staff(people), gate, number=12, caps=caps()), Check.F, Law({Counted.FESTIVI: 2}))
    assert [(s.needed, s.short, s.beyond_ceiling) for s in told] == [(14, short, short)] * bool(short)


# --- CAP-X


def test_the_section_of_women_is_short_while_the_seat_is_not() -> None:
    people = (*staff(12), officer("101", sex=Sex.F))
    section = place("FEM", NIGHT, 1, article_42=True, sex_held=Sex.F)
    instance = month(people, place("PRT", NIGHT, 1), section, caps=caps(nights=6))
    (told,) = found(instance, Check.X)[:1]
    assert told.scope == Scope(units=("U",), posts=("FEM",), whole=False, sex=Sex.F)
    assert (told.measure, told.people, told.short) == (Measure.NIGHTS, 1, 25)
    assert not found(instance, Check.N)


def test_a_ruolo_is_short_while_the_seat_is_not() -> None:
    people = (*staff(9), officer("101", ruolo=Ruolo.ISPETTORI))
    chief = place("CSO", MORNING, 1, ruoli=(Ruolo.ISPETTORI,))
    told = found(month(people, place("PRT", MORNING, 1), chief), Check.X)
    assert {s.scope.ruoli for s in told} == {("ispettori",)}
    assert [s.short for s in told if len(s.days) == 7] == [1, 1, 1]


def test_the_exempt_count_for_nights_outside_surveillance_only() -> None:
    people = (*staff(1), officer("101", requests=(Request(kind=RequestKind.ESONERO_NOTTI_50_30),)))
    law = Law(exempt=lambda o, _: o.request(RequestKind.ESONERO_NOTTI_50_30, date(2026, 10, 1)) is not None)
    armed, plain = place("MUR", NIGHT, 1, armed=True), place("CEN", NIGHT, 1)
    told = [s for s in shortages(month(people, armed, plain, caps=caps(nights=16)), law) if s.measure is Measure.NIGHTS]
    assert [(s.test, s.scope.posts, s.people, s.scope.spared) for s in told if s.test is Check.X] == [
        (Check.X, ("MUR",), 1, True)
    ]


# --- CAP-H


@pytest.mark.parametrize(("asked", "short"), [(6, 0), (7, 1)])
def test_a_week_gives_six_days_of_duty(asked: int, short: int) -> None:
    """One officer, one morning on all days or on feriali: Sunday's is the seventh."""
    days = DayClass.TUTTI if asked == 7 else DayClass.FERIALE
    told = found(month(staff(1), place("PRT", MORNING, 1, days)), Check.H)
    assert [s.short for s in told if len(s.days) == 7] == [short] * 3 * bool(short)


def test_an_absence_takes_its_days_and_leaves_the_rest_due() -> None:
    """Leave Monday to Wednesday: of the four dates left one is of rest."""
    leave = Absence(officer="001", code=DayCode.CO, first=date(2026, 10, 12), last=date(2026, 10, 14))
    instance = month(staff(1), place("PRT", MORNING, 1), seat={"absences": (leave,)})
    (told,) = (s for s in found(instance, Check.H) if s.days[0] == leave.first)
    assert (told.needed, told.available) == (7, 3)


# --- CAP-R


def test_a_night_lacks_people_and_each_of_the_others_has_a_reason() -> None:
    """12-14 October, nine needed, seven eligible; equal dates are told once."""
    dates = {"first": date(2026, 10, 12), "last": date(2026, 10, 14)}
    away = ((101, DayCode.CO), (102, DayCode.CO), (103, DayCode.CO), (104, DayCode.AGG))
    people = (
        *staff(7),
        *(officer(str(n)) for n, _ in away),
        *(officer(str(n), requests=(Request(kind=RequestKind.ESONERO_NOTTI_50_30),)) for n in (201, 202)),
    )
    absences = tuple(Absence(officer=str(n), code=code, **dates) for n, code in away)
    law = Law(exempt=lambda o, _: bool(o.requests))
    section = place("SEZ", NIGHT, 9, article_42=True)
    instance = month(people, section, caps=caps(), seat={"absences": absences})
    (told,) = found(instance, Check.R, law)
    assert told.days == tuple(date(2026, 10, d) for d in (12, 13, 14))
    assert (told.needed, told.people, told.short) == (9, 7, 2)
    assert Counter(told.others.values()) == {"status.CO": 3, "capacity.why_exempt": 2, "status.AGG": 1}
    assert "12/10-14/10, turno notturno: richiesti 9, impiegabili 7 (gli altri: 3 congedo ordinario, 2 esonero" in (
        shortage_text(told, "it")
    )


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        ({"in_force_to": date(2026, 10, 1)}, "capacity.why_force"),
        ({"requests": (Request(kind=RequestKind.GRAVIDANZA),)}, "capacity.why_right"),
        ({"requests": (Request(kind=RequestKind.ASSISTENZA_104),)}, "capacity.why_right"),
        ({"sex": Sex.M}, "capacity.why_sex"),
        ({"ruolo": Ruolo.FUNZIONARI}, "capacity.why_ruolo"),
    ],
)
def test_each_reason_is_told(fields: dict[str, Any], why: str) -> None:
    section = place("FEM", NIGHT, 2, article_42=True, sex_held=Sex.F, ruoli=(Ruolo.AGENTI_ASSISTENTI,))
    people = (officer("001", sex=Sex.F), officer("002", **{"sex": Sex.F, **fields}))
    told = [s for s in found(month(people, section, caps=caps()), Check.R) if date(2026, 10, 20) in s.days]
    assert [dict(s.others) for s in told] == [{"002": why}]


def test_a_locked_cell_serves_its_post_and_no_other() -> None:
    gate, other = place("PRT", MORNING, 1), place("CEN", MORNING, 1)
    lock = Lock(officer="001", day=date(2026, 10, 20), cell=Cell.duty("M", "PRT"))
    instance = month(staff(2), gate, other, caps=caps(), seat={"locks": (lock,)})
    assert not [s for s in found(instance, Check.R) if date(2026, 10, 20) in s.days]
    free = month(staff(2), gate, place("CEN", MORNING, 2), caps=caps(), seat={"locks": (lock,)})
    assert [s.short for s in found(free, Check.R) if date(2026, 10, 20) in s.days] == [1]


def test_units_that_lend_are_judged_together() -> None:
    people = (*staff(2), officer("101", unit="V"))
    gate = place("PRT", MORNING, 3)
    assert {s.short for s in found(month(people, gate), Check.R)} == {1}
    lent = month(people, gate, lending=(Lending(from_unit="V", to_unit="U"),))
    assert not found(lent, Check.R)


def test_nominal_cover_is_told_only_where_it_lacks_more_than_the_minimum() -> None:
    gate = post("PRT").model_copy(update={"cover": (Cover(shift="M", minimum=1, nominal=2),)})
    told = found(month(staff(1), gate), Check.R)
    assert [(s.is_minimum, s.short) for s in told] == [(False, 1)]
    one = gate.model_copy(update={"cover": (Cover(shift="M", minimum=2, nominal=2),)})
    assert [(s.is_minimum, s.short) for s in found(month(staff(1), one), Check.R)] == [(True, 1)]


# --- against the solver

BY_DAY = (post("CEN", (MORNING,)), post("DIS", reserve=True))
"""Where hours can be done when nights and evenings are over."""

SEATS = {
    "nights": month(staff(6), place("SEZ", NIGHT, 1), *BY_DAY, caps=caps(4, 3, 8)),
    "festive": month(staff(4), place("PRT", MORNING, 3), number=12),
    "evenings": month(staff(3), place("SEZ", EVENING, 1), *BY_DAY, caps=caps(6, 3, 8)),
    "hours": month(staff(2), place("PRT", MORNING, 1), place("CEN", AFTERNOON, 1)),
    "women": month(
        (*staff(4), officer("101", sex=Sex.F)),
        place("FEM", AFTERNOON, 1, article_42=True, sex_held=Sex.F),
        place("PRT", MORNING, 1),
    ),
    "leave": month(
        staff(3),
        place("PRT", MORNING, 1),
        seat={
            "absences": tuple(
                Absence(officer=f"{n:03d}", code=DayCode.CO, first=date(2026, 10, 5), last=date(2026, 10, 18))
                for n in (1, 2)
            )
        },
    ),
    "enough": month(staff(8), place("PRT", MORNING, 1), place("CEN", NIGHT, 1)),
}


@pytest.mark.parametrize("name", SEATS)
def test_a_roster_leaves_open_at_least_what_is_told(name: str) -> None:
    instance = SEATS[name]
    told = found_shortages(instance)
    plan = generate(instance, QUICK)
    findings = audit(instance, plan.roster)
    open_minimum = [f for f in findings if f.tier is Tier.MINIMUM]
    for shortage in told:
        total = sum(
            f.amount
            for f in findings
            if f.tier is (Tier.MINIMUM if shortage.is_minimum else Tier.NOMINAL)
            and f.days[0] in shortage.days
            and f.post in shortage.scope.posts
        )
        assert total >= shortage.short * (len(shortage.days) if shortage.measure is Measure.DAY else 1)
    assert bool([s for s in told if s.is_minimum]) == (name != "enough")
    assert bool(open_minimum) == (name != "enough")
