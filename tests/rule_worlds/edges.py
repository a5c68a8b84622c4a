"""Worlds for every rule that the mutation tests found wanting: both ends of a month, and two duties on a date."""

from __future__ import annotations

from datetime import date

from roster.domain import Absence, Cell, Duty, Readings, Request, RequestKind, Sex, Skill
from roster.domain.codes import DayCode, DerogationKind
from roster.domain.officer import Dated
from roster.domain.profile import Derogation, Lending
from roster.registry import rules
from roster.rule import Status
from tests.rule_worlds import WORLDS
from tests.worlds import CO, EVENING, MORNING, NIGHT, RS, World, officer, post, shift, world

_LONG_NIGHT = shift("G", "22:00", 8)
_SPARED = officer(
    "001",
    birth_date=date(1970, 2, 2),
    requests=tuple(
        Request(kind=kind)
        for kind in (RequestKind.ESONERO_NOTTI_50_30, RequestKind.ASSISTENZA_104, RequestKind.FIGLIO_SOTTO_3_ANQ)
    ),
    union_officer=Dated(first=date(2025, 1, 1)),
)


def _ends() -> World:
    """Return October 2026 with only the 1st and the 31st free, for who has every right and too few papers."""
    posts = (
        post("SEZ", (NIGHT, MORNING, _LONG_NIGHT), article_42=True),
        post("FEM", (MORNING,), article_42=True, sex_held=Sex.F),
        post("REGIA", (MORNING,), skill="sala regia"),
        post("NTP", (MORNING,)).model_copy(update={"unit": "V"}),
    )
    made = world(
        "only the 1st and the last date of October 2026",
        date(2026, 10, 1),
        31,
        (NIGHT, MORNING, _LONG_NIGHT),
        officers=(_SPARED,),
        posts=posts,
        past={("001", date(2026, 9, day)): CO if day == 30 else Cell.duty("M", "SEZ") for day in (28, 29, 30)},
        profile_fields={"lending": (Lending(from_unit="U", to_unit="V"),)},
        seat_fields={
            "absences": (
                Absence(officer="001", code=DayCode.SIN, first=date(2026, 9, 30), last=date(2026, 9, 30)),
                Absence(officer="001", code=DayCode.CO, first=date(2026, 11, 1), last=date(2026, 11, 8)),
            )
        },
    )
    plain = {("001", day): RS if day.weekday() == 6 else Cell.duty("M", "SEZ") for day in made.instance.days[1:-1]}
    return World(made.name, made.instance, plain)


def _double(first: tuple[str, str], second: tuple[str, str], **readings: str) -> World:
    """Return a world with two duties on the 14th, as giorni alterni allow, between free dates and approved leave."""
    both = Cell(code=DayCode.DUTY, duties=(Duty(shift=first[0], post=first[1]), Duty(shift=second[0], post=second[1])))
    leave = [Absence(officer="001", code=DayCode.CO, first=date(2026, 10, d), last=date(2026, 10, d)) for d in (13, 15)]
    return world(
        f"{first[0]} and {second[0]} on a date, leave before and after it {readings or ''}",
        date(2026, 10, 13),
        3,
        (NIGHT, MORNING, EVENING),
        officers=(officer("001", skills=(Skill(name="sala regia"),)),),
        posts=(
            post("SEZ", (NIGHT, MORNING, EVENING)),
            post("OSP", (NIGHT, MORNING, EVENING), piantonamento=True, travel_out_min=60, travel_back_min=60),
        ),
        fixed={("001", date(2026, 10, 14)): both},
        profile_fields={
            "derogations": (Derogation(kind=DerogationKind.GIORNI_ALTERNI, reference="art. 5"),),
            "readings": Readings(**readings),
        },
        seat_fields={"absences": tuple(leave)},
    )


EVERYWHERE = (
    _ends(),
    _double(("N", "SEZ"), ("M", "SEZ")),
    _double(("M", "SEZ"), ("S", "SEZ")),
    _double(("M", "OSP"), ("S", "SEZ"), q16_consegne="nominale"),
)

for _id, _rule in rules().items():
    if _rule.status in (Status.ENFORCED, Status.PREFERENCE):
        WORLDS.add(_id, *EVERYWHERE)
