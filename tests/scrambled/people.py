"""Facts of people told otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from random import Random
from typing import Any

from roster.domain import (
    Dated,
    Officer,
    Request,
    RequestKind,
    Ruolo,
    Sex,
    Skill,
    Unit,
    UnitLevel,
    WorkSchedule,
)
from tests.scrambled.situation import (
    Situation,
    a_day,
    a_shift,
    officers_told,
    some,
)


def anagrafe(s: Situation, rnd: Random) -> Situation:
    def change(_: Officer) -> Mapping[str, Any]:
        born = date(rnd.randrange(1962, 2004), rnd.randrange(1, 13), rnd.randrange(1, 29))
        entry = born + timedelta(days=rnd.randrange(18 * 365, 24 * 365))
        year = s.instance.year
        return {"birth_date": born, "service_from": rnd.choice((entry, date(year, 3, 3), date(year - 31, 1, 1)))}

    return officers_told(s, change)


def sesso(s: Situation, rnd: Random) -> Situation:
    other = {Sex.M: Sex.F, Sex.F: Sex.M}
    flipped = rnd.random() < 0.5
    return officers_told(s, lambda o: {"sex": other[o.sex] if flipped or rnd.random() < 0.5 else o.sex})


def ruolo(s: Situation, rnd: Random) -> Situation:
    def change(_: Officer) -> Mapping[str, Any]:
        return {
            "ruolo": rnd.choice(list(Ruolo)),
            "qualifica": rnd.choice(("assistente", "ispettore", "primo dirigente")),
            "previous_ruolo": rnd.choice((None, *Ruolo)),
            "ruolo_from": rnd.choice((None, a_day(s, rnd))),
        }

    return officers_told(s, change)


def unita(s: Situation, rnd: Random) -> Situation:
    codes = [unit.code for unit in s.seat.profile.units] + ["W"]

    def change(_: Officer) -> Mapping[str, Any]:
        moved = {"previous_unit": rnd.choice(codes), "unit_from": a_day(s, rnd)} if rnd.random() < 0.3 else {}
        return {"unit": rnd.choice(codes), "previous_unit": None, "unit_from": None, **moved}

    units = tuple(
        Unit(
            code=code,
            name=f"altra {code}",
            level=rnd.choice(list(UnitLevel)),
            agreement=rnd.choice((None, "accordo del provveditorato")),
        )
        for code in codes
    )
    return officers_told(s, change).profiled(units=units)


def forza(s: Situation, rnd: Random) -> Situation:
    def change(_: Officer) -> Mapping[str, Any]:
        ends = sorted((a_day(s, rnd), a_day(s, rnd)))
        return {"in_force_from": rnd.choice((None, ends[0])), "in_force_to": rnd.choice((None, ends[1]))}

    here = {officer.id for officer in s.instance.officers}
    return officers_told(s, lambda o: change(o) if o.id in here else {})


def richieste(s: Situation, rnd: Random) -> Situation:
    ids = [officer.id for officer in s.seat.officers]

    def change(_: Officer) -> Mapping[str, Any]:
        kinds = rnd.sample(list(RequestKind), rnd.randrange(0, 7))
        mandate = Dated(first=rnd.choice((None, date(2020, 1, 1))), last=rnd.choice((None, a_day(s, rnd, 700))))
        return {
            "requests": tuple(Request(kind=kind, other_parent=rnd.choice((None, *ids))) for kind in kinds),
            "partially_unfit": rnd.random() < 0.5,
            "union_officer": rnd.choice((None, mandate)),
            "safety_representative": rnd.random() < 0.5,
            "medical_check": rnd.choice((None, a_day(s, rnd, 500))),
        }

    return officers_told(s, change)


def abilitazioni(s: Situation, rnd: Random) -> Situation:
    asked = [*{post.skill for post in s.seat.posts if post.skill}]
    plan = s.seat.profile.on_call
    names = sorted(asked + ([plan.skill] if plan is not None and plan.skill else []) + ["altro elenco"])

    def change(_: Officer) -> Mapping[str, Any]:
        held = (Skill(name=name, first=rnd.choice((None, a_day(s, rnd)))) for name in names)
        return {"skills": some(rnd, tuple(held))}

    return officers_told(s, change)


def orario(s: Situation, rnd: Random) -> Situation:
    posts = [post.code for post in s.seat.posts]

    def change(_: Officer) -> Mapping[str, Any]:
        return {
            "schedule": rnd.choice(list(WorkSchedule)),
            "fixed_shift": rnd.choice((None, a_shift(s, rnd))),
            "fixed_post": rnd.choice((None, *posts)),
        }

    return officers_told(s, change)
