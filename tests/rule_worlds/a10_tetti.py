"""ANQ-10.4a, 10.6b, 10.7, 10.9a-c: months almost full, with and without grounds, and caps that change inside them."""

from __future__ import annotations

from datetime import date

from roster.domain import Cap, Cell, Counted, Ground, GroundKind, Readings, Ruolo
from tests.rule_worlds import WORLDS
from tests.worlds import ACROSS, EVENING, MORNING, NIGHT, RS, World, officer, world

OCTOBER_13 = date(2026, 10, 13)
CHRISTMAS = date(2026, 12, 25)


def caps(**fields: object) -> dict[str, object]:
    """Caps of 1 for every ruolo, but ``fields``."""
    plain = {"nights": 1, "festive": 1, "evenings": 1, "source": "art. 2"}
    return {"caps": tuple(Cap(ruolo=ruolo, **{**plain, **fields}) for ruolo in Ruolo)}


def ground(id: str, counted: Counted | None, first: int, last: int, **fields: object) -> Ground:
    """A request of the employee for dates of the month of ``OCTOBER_13`` or, with ``month``, another."""
    month = fields.pop("month", 10)
    plain = {
        "kind": GroundKind.RICHIESTA_DIPENDENTE,
        "text": "richiesta",
        "author": "comandante",
        "first": date(2026, int(str(month)), first),
        "last": date(2026, int(str(month)), last),
        "counted": counted,
    }
    return Ground(id=id, **{**plain, **fields})


def three_grounds(counted: Counted, first: int, month: int, shift: str) -> dict[str, object]:
    """One ground for the second date, one for a shift on all dates, and two that cover nothing."""
    last = first + 2
    return {
        "grounds": (
            ground("M1", counted, first + 1, first + 1, month=month, officer="001"),
            ground("M2", counted, first, last, month=month, shift=shift, kind=GroundKind.GRAVI_INDIFFERIBILI),
            ground("M3", counted, first, last, month=month, quantity=3, kind=GroundKind.INDEROGABILI),
            ground("M4", None, first, last, month=month, quantity=3),
        )
    }


PROMOTED = officer(
    "001", ruolo=Ruolo.SOVRINTENDENTI, previous_ruolo=Ruolo.AGENTI_ASSISTENTI, ruolo_from=date(2026, 10, 15)
)
TWO_CAPS = {
    "caps": tuple(
        Cap(ruolo=ruolo, nights=cap, festive=3, evenings=8, source="art. 2")
        for ruolo, cap in ((Ruolo.AGENTI_ASSISTENTI, 3), (Ruolo.SOVRINTENDENTI, 1))
    )
}
LATE_SHIFT = EVENING.model_copy(update={"code": "W"})
SECOND_NIGHT = NIGHT.model_copy(update={"code": "NN"})

WORLDS.add(
    "ANQ-10.4a",
    world(
        "cap of one night, grounds for one date and for one shift",
        OCTOBER_13,
        3,
        (NIGHT, SECOND_NIGHT, EVENING),
        profile_fields=caps(),
        seat_fields=three_grounds(Counted.NOTTURNI, 13, 10, "NN"),
    ),
    world(
        "two nights elsewhere against a cap of one, no ground",
        OCTOBER_13,
        2,
        (NIGHT, MORNING),
        officers=(officer("001", nights_elsewhere=2), officer("002", nights_elsewhere=1)),
        profile_fields=caps(),
    ),
    world(
        "cap of three until the 14th, then of one, a ground for everybody",
        OCTOBER_13,
        5,
        (NIGHT,),
        officers=(PROMOTED,),
        profile_fields=TWO_CAPS,
        seat_fields={"grounds": (ground("M1", Counted.NOTTURNI, 1, 31),)},
    ),
    world(
        "no cap for agents, one night for sovrintendenti",
        OCTOBER_13,
        2,
        (NIGHT,),
        officers=(officer("001"), officer("002", ruolo=Ruolo.SOVRINTENDENTI)),
        profile_fields={"caps": TWO_CAPS["caps"][1:]},
    ),
)

WORLDS.add(
    "ANQ-10.6b",
    world(
        "three festive dates in a row, cap of two, 8 December worked, grounds",
        CHRISTMAS,
        3,
        (NIGHT, MORNING),
        profile_fields=caps(festive=2),
        seat_fields=three_grounds(Counted.FESTIVI, 25, 12, "N"),
    ),
    world(
        "a Saturday 20-02 and a Sunday, the cap already reached elsewhere",
        date(2026, 10, 3),
        2,
        (ACROSS, MORNING),
        officers=(officer("001", festive_elsewhere=1),),
        profile_fields=caps(festive=1),
    ),
    world(
        "a cap of two, with reading Q5: any minute in a festive day",
        date(2026, 10, 3),
        2,
        (ACROSS, MORNING),
        officers=(officer("001", festive_elsewhere=1),),
        profile_fields={**caps(festive=2), "readings": Readings(q05_festivo_per_sovrapposizione="si")},
    ),
)

WORLDS.add(
    "ANQ-10.7",
    world(
        "cap of one evening, grounds for one date and for one shift",
        OCTOBER_13,
        3,
        (EVENING, LATE_SHIFT, NIGHT),
        profile_fields=caps(),
        seat_fields=three_grounds(Counted.SERALI, 13, 10, "W"),
    ),
    world(
        "one quota of two on the union, over a Sunday; a night may be asked for beyond it",
        date(2026, 10, 10),
        3,
        (NIGHT, EVENING, MORNING),
        profile_fields={**caps(nights=6, evenings=6, overall=1), "readings": Readings(q09_aliquota="unica")},
        seat_fields={"grounds": (ground("M1", Counted.NOTTURNI, 1, 31),)},
    ),
)

WORLDS.add(
    "ANQ-10.9a",
    world(
        "four nights elsewhere, three dates, a ground that does not help",
        OCTOBER_13,
        3,
        (NIGHT, EVENING),
        officers=(officer("001", nights_elsewhere=4),),
        seat_fields={"grounds": (ground("M1", Counted.NOTTURNI, 1, 31, quantity=9),)},
    ),
    world(
        "the ceiling on what exceeds a cap of one",
        OCTOBER_13,
        3,
        (NIGHT,),
        officers=(officer("001", nights_elsewhere=5),),
        profile_fields={**caps(), "readings": Readings(q06_tetti_assoluti="eccedenza")},
    ),
)

WORLDS.add(
    "ANQ-10.9c",
    world(
        "six evenings elsewhere, three dates",
        OCTOBER_13,
        3,
        (NIGHT, EVENING),
        officers=(officer("001", evenings_elsewhere=6),),
    ),
    world(
        "the ceiling on what exceeds a cap of one",
        OCTOBER_13,
        3,
        (EVENING,),
        officers=(officer("001", evenings_elsewhere=7),),
        profile_fields={**caps(), "readings": Readings(q06_tetti_assoluti="eccedenza")},
    ),
)

_TWO_SUNDAYS = {("001", date(2026, 10, day)): Cell.duty("M", "SEZ") for day in range(5, 11)}
_PATRON = {"patron_day": 14, "patron_month": 10}


def october(name: str, *worked: int, **profile_fields: object) -> World:
    """The two Sundays 4 and 11 October 2026 free, one festive shift done elsewhere, and the Sundays ``worked``."""
    sundays = {("001", date(2026, 10, day)): Cell.duty("M", "SEZ") for day in worked}
    return world(
        name,
        date(2026, 10, 4),
        8,
        (MORNING, NIGHT),
        officers=(officer("001", festive_elsewhere=1),),
        fixed={**_TWO_SUNDAYS, ("001", date(2026, 10, 14)): RS, **sundays},
        profile_fields=profile_fields,
    )


WORLDS.add(
    "ANQ-10.9b",
    world("25, 26, 27 December, 8 December worked", CHRISTMAS, 3, (NIGHT, MORNING)),
    october("four festive days"),
    october("four festive days and the patron", 18, **_PATRON),
    october("the patron does not count", **_PATRON, readings=Readings(q07_patrono_nei_festivi="non conta")),
    october("the cap of three stands", 18, readings=Readings(q08_tetto_3_con_4_festivi="limite 3")),
    october("two beyond a cap of none", **caps(festive=0), readings=Readings(q06_tetti_assoluti="eccedenza")),
)
