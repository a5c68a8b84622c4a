"""ANQ-13.2 to 13.6: turns of reperibilità over fixed and free cells."""

from __future__ import annotations

from datetime import date

from roster.domain import (
    Absence,
    Cell,
    Counters,
    DayCode,
    Derogation,
    DerogationKind,
    History,
    OnCallPlan,
    Readings,
    Request,
    RequestKind,
    SeatForce,
    Skill,
)
from tests.rule_worlds import WORLDS
from tests.worlds import ACROSS, AFTERNOON, EVENING, LATE_NIGHT, MORNING, NIGHT, RS, officer, post, shift, world

FIRST = date(2026, 10, 13)
DATES = tuple(date(2026, 10, day) for day in (13, 14, 15))
VOLUNTEER = {"requests": (Request(kind=RequestKind.REPERIBILITA),)}
TWO = (officer("001", **VOLUNTEER), officer("002", **VOLUNTEER))
LONGER = shift("G", "14:00", 8)
SEVEN = shift("H", "14:00", 7)


def plan(code: str = "S", per_day: int = 2, quota: int | None = 6, **fields: object) -> dict[str, object]:
    """Return the field of a profile with its on-call plan."""
    return {"on_call": OnCallPlan(shift=code, per_day=per_day, quota=quota, **fields)}


WORLDS.add(
    "ANQ-13.2",
    world(
        "volunteers by date and experience",
        FIRST,
        0,
        (EVENING,),
        officers=(
            officer(
                "001", requests=(Request(kind=RequestKind.REPERIBILITA, last=DATES[1]),), skills=(Skill(name="r"),)
            ),
            officer("002", skills=(Skill(name="r", first=DATES[1]),), **VOLUNTEER),
            officer("003", skills=(Skill(name="r"),)),
        ),
        profile_fields=plan(per_day=1, quota=2, skill="r"),
        on_call=DATES,
    ),
    world(
        "no number assigned to the seat: no turn is missing",
        FIRST,
        0,
        (EVENING,),
        officers=TWO[:1],
        profile_fields=plan(per_day=1, quota=None),
        on_call=DATES[:2],
    ),
    world(
        "turns of the year so far",
        FIRST,
        0,
        (EVENING,),
        officers=TWO,
        profile_fields=plan(per_day=2, quota=5),
        seat_fields={
            "history": History(
                counters=(
                    Counters(officer="001", months=9, on_call=5),
                    Counters(officer="002", months=3, on_call=3),
                )
            )
        },
        on_call=DATES,
    ),
)

WORLDS.add(
    "ANQ-13.3",
    world(
        "one per cent: exactly a hundred, just under two hundred, what other seats have planned",
        FIRST,
        0,
        (EVENING,),
        officers=TWO,
        profile_fields=plan(),
        seat_fields={
            "region": (
                SeatForce(seat="A", day=DATES[0], force=60),
                SeatForce(seat="B", day=DATES[0], force=38),
                SeatForce(seat="A", day=DATES[1], force=196),
                SeatForce(seat="A", day=DATES[2], force=298, on_call=2),
            )
        },
        on_call=DATES,
    ),
    world(
        "less the absent of the day; another seat already beyond",
        FIRST,
        0,
        (EVENING,),
        officers=TWO,
        profile_fields={**plan(), "readings": Readings(q11_forza_presente="meno assenti")},
        fixed={("001", DATES[0]): Cell(code=DayCode.CO)},
        seat_fields={
            "absences": (Absence(officer="001", code=DayCode.CO, first=DATES[0], last=DATES[0]),),
            "region": (
                SeatForce(seat="A", day=DATES[0], force=108, absent=10),
                SeatForce(seat="A", day=DATES[1], force=108, absent=10),
                SeatForce(seat="A", day=DATES[2], force=98, on_call=3),
            ),
        },
        on_call=DATES,
    ),
)

WORLDS.add(
    "ANQ-13.4",
    world(
        "a quota of two, one a day",
        FIRST,
        0,
        (EVENING,),
        officers=TWO,
        profile_fields=plan(per_day=1, quota=2),
        on_call=DATES,
    ),
    world("no quota", FIRST, 0, (EVENING,), officers=TWO, profile_fields=plan(quota=None), on_call=DATES),
)

WORLDS.add(
    "ANQ-13.5",
    world("an evening beside any status", FIRST, 2, (MORNING, EVENING), profile_fields=plan(), on_call=DATES),
    world(
        "across midnight, with a mission and a rest after",
        FIRST,
        2,
        (MORNING, ACROSS),
        profile_fields=plan("X"),
        fixed={("001", DATES[2]): Cell(code=DayCode.MIS), ("001", date(2026, 10, 16)): RS},
        on_call=DATES,
    ),
    world(
        "across the end of the month, leave on the 1st",
        date(2026, 9, 29),
        2,
        (MORNING, ACROSS),
        profile_fields=plan("X"),
        seat_fields={
            "absences": (Absence(officer="001", code=DayCode.CO, first=date(2026, 10, 1), last=date(2026, 10, 1)),)
        },
        on_call=(date(2026, 9, 29), date(2026, 9, 30)),
    ),
    world(
        "across midnight into the day after leaving the seat",
        FIRST,
        2,
        (MORNING, ACROSS),
        officers=(officer("001", in_force_to=DATES[1]),),
        profile_fields=plan("X"),
        on_call=DATES,
    ),
)

WORLDS.add(
    "ANQ-13.6",
    world(
        "an evening beside duties that end at 18:00 and at 18:15, before nights at 00:00 and 02:00",
        FIRST,
        2,
        (MORNING, AFTERNOON, NIGHT, EVENING, shift("K", "02:00", 6)),
        posts=(
            post("SEZ", (MORNING, AFTERNOON, NIGHT, shift("K", "02:00", 6))),
            post("CONSEGNE", (AFTERNOON,), handover_min=15),
        ),
        profile_fields=plan(),
        past={("001", date(2026, 10, 12)): RS},
        on_call=DATES[:2],
    ),
    world(
        "across midnight beside duties on both sides, at the start of a month",
        date(2027, 2, 1),
        2,
        (MORNING, NIGHT, EVENING, LATE_NIGHT, ACROSS),
        profile_fields=plan("X"),
        past={("001", date(2027, 1, 31)): Cell.duty("X", "SEZ")},
        on_call=(date(2027, 2, 1), date(2027, 2, 2)),
    ),
    world("seven hours", FIRST, 0, (SEVEN,), profile_fields=plan("H"), on_call=DATES),
    world("five hours", FIRST, 0, (shift("H", "14:00", 5),), profile_fields=plan("H"), on_call=DATES),
    world(
        "eight hours derogated on one date",
        FIRST,
        1,
        (LONGER, NIGHT),
        profile_fields={
            **plan("G"),
            "derogations": (
                Derogation(kind=DerogationKind.TURNO_OLTRE_6_ORE, reference="art. 5", shifts=("G",), last=DATES[1]),
            ),
        },
        on_call=DATES,
    ),
)
