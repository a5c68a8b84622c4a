"""ANQ-10.4b, 10.4c: long nights, and nights of who is past fifty."""

from __future__ import annotations

from datetime import date

from roster.domain import (
    Absence,
    Cap,
    Cell,
    Derogation,
    DerogationKind,
    Ground,
    GroundKind,
    Officer,
    Readings,
    Request,
    RequestKind,
    Ruolo,
)
from roster.domain.codes import DayCode
from tests.rule_worlds import WORLDS
from tests.worlds import LATE_NIGHT, MORNING, NIGHT, World, officer, post, shift, world

SEVEN, EIGHT = shift("K", "23:00", 7), shift("H", "22:00", 8)

WORLDS.add(
    "ANQ-10.4b",
    world("nights of six, seven and eight hours", date(2026, 10, 13), 2, (NIGHT, LATE_NIGHT, SEVEN, EIGHT)),
    world(
        "a derogation for one of them until the 13th",
        date(2026, 10, 13),
        2,
        (NIGHT, SEVEN, EIGHT),
        profile_fields={
            "derogations": (
                Derogation(
                    kind=DerogationKind.NOTTE_OLTRE_6_ORE, reference="art. 5", shifts=("K",), last=date(2026, 10, 13)
                ),
            )
        },
    ),
)

ASKED = Request(kind=RequestKind.ESONERO_NOTTI_50_30)
FIFTY_ON_THE_13TH = {"birth_date": date(1976, 10, 13), "requests": (ASKED,)}
THIRTY_ON_THE_13TH = {"service_from": date(1996, 10, 13), "requests": (ASKED,)}
SECTION = post("SEZ", (NIGHT, MORNING), article_42=True)
GATE = post("PORTA", (NIGHT,))
WALL = post("MURA", (NIGHT,), armed=True)
NEED = Ground(
    id="M1",
    kind=GroundKind.INDEROGABILI_COMPROVATE,
    text="malattia di tre colleghi",
    author="comandante",
    first=date(2026, 10, 14),
    last=date(2026, 10, 15),
    quantity=1,
)
ONE_NIGHT = tuple(Cap(ruolo=ruolo, nights=1, festive=3, evenings=8, source="art. 2") for ruolo in Ruolo)


def exempt(name: str, *officers: Officer, days: int = 2, grounds: tuple[Ground, ...] = (), **fields: object) -> World:
    """From 13 October, a section and a gate open at night, a cap of one night."""
    posts = fields.pop("posts", (SECTION, GATE))
    seat_fields = {"grounds": grounds, **fields.pop("seat_fields", {})}
    profile_fields = {"caps": ONE_NIGHT, **fields.pop("profile_fields", {})}
    return world(
        name,
        date(2026, 10, 13),
        days,
        (NIGHT, MORNING),
        officers=officers,
        posts=posts,
        seat_fields=seat_fields,
        profile_fields=profile_fields,
        **fields,
    )


ABSENT = {"absences": (Absence(officer="002", code=DayCode.MAL, first=date(2026, 10, 1), last=date(2026, 10, 31)),)}
SICK = {("002", date(2026, 10, day)): Cell(code=DayCode.MAL) for day in range(1, 32)}

WORLDS.add(
    "ANQ-10.4c",
    exempt("fifty on the 13th", officer("001", **FIFTY_ON_THE_13TH), days=3),
    exempt("thirty years of service on the 13th", officer("001", **THIRTY_ON_THE_13TH), posts=(SECTION, WALL)),
    exempt(
        "fifty-one on the 13th, from the 51st birthday",
        officer("001", birth_date=date(1975, 10, 14), requests=(ASKED,)),
        days=3,
        profile_fields={"readings": Readings(q14_cinquantesimo="dai 51")},
    ),
    exempt(
        "asks for one night",
        officer(
            "001",
            birth_date=date(1970, 1, 1),
            requests=(ASKED, Request(kind=RequestKind.NOTTE_VOLONTARIA, first=date(2026, 10, 14))),
        ),
    ),
    exempt(
        "a ground and a colleague below or at the cap",
        officer("001", **FIFTY_ON_THE_13TH),
        officer("002"),
        grounds=(NEED,),
        days=3,
        posts=(SECTION,),
    ),
    exempt(
        "a ground, and the only colleague able is sick all month",
        officer("001", **FIFTY_ON_THE_13TH),
        officer("002"),
        grounds=(NEED,),
        days=3,
        fixed=SICK,
        seat_fields=ABSENT,
        profile_fields={"caps": tuple(c.model_copy(update={"nights": 6}) for c in ONE_NIGHT)},
    ),
    exempt(
        "the same, everybody at the cap without exception",
        officer("001", **FIFTY_ON_THE_13TH),
        officer("002"),
        grounds=(NEED,),
        days=2,
        fixed=SICK,
        seat_fields=ABSENT,
        profile_fields={"readings": Readings(q10_confronto_esonerati="tutti al tetto")},
    ),
    exempt(
        "a ground, no colleague who may go there",
        officer("001", **FIFTY_ON_THE_13TH),
        officer("002", unit="V"),
        grounds=(NEED,),
    ),
)
