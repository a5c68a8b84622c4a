"""ANQ-6.5, 9.15a, 9.15b, 9.16b, 9.7a: days of absence and nights around them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from roster.domain import Absence, Cell, Readings, ShiftClass
from roster.domain.codes import DayCode, DerogationKind
from roster.domain.profile import Derogation
from tests.rule_worlds import WORLDS
from tests.worlds import (
    ACROSS,
    AFTERNOON,
    CO,
    LATE,
    LATE_NIGHT,
    MORNING,
    NIGHT,
    RS,
    World,
    post,
    shift,
    world,
)

SIN = Cell(code=DayCode.SIN)
DAWN, BEFORE_DAWN = shift("Y", "06:00", 6, shift_class=ShiftClass.NOT), shift("W", "05:30", 6)
EARLY_NIGHT = shift("V", "05:00", 6, shift_class=ShiftClass.NOT)


def absence(code: DayCode, first: str, last: str | None = None, **fields: object) -> Absence:
    """Return an approved absence of officer 001."""
    return Absence(
        officer="001", code=code, first=date.fromisoformat(first), last=date.fromisoformat(last or first), **fields
    )


def leave_world(name: str, code: DayCode, shifts: tuple, **readings: str) -> World:
    """Return three free days of October 2026, the first with an approved absence."""
    return world(
        name,
        date(2026, 10, 13),
        3,
        shifts,
        profile_fields={"readings": Readings(**readings)},
        seat_fields={"absences": (absence(code, "2026-10-13"),)},
    )


WORLDS.add(
    "ANQ-6.5",
    leave_world("union leave, then nights", DayCode.SIN, (NIGHT, LATE_NIGHT, MORNING)),
    world(
        "union leave on the last day of the old month",
        date(2026, 11, 1),
        2,
        (NIGHT, MORNING),
        past={("001", date(2026, 10, 31)): SIN},
    ),
)

WORLDS.add(
    "ANQ-9.15a",
    leave_world("leave, then any shift", DayCode.CO, (NIGHT, LATE_NIGHT, BEFORE_DAWN, DAWN)),
    leave_world("Q1: rests are absences", DayCode.CO, (NIGHT, BEFORE_DAWN, MORNING), q01_riposo_e_assenza="si"),
    leave_world(
        "Q2: only the adjacent night",
        DayCode.CO,
        (NIGHT, LATE_NIGHT, EARLY_NIGHT, DAWN),
        q02_notte_tardiva_dopo_assenza="solo adiacente",
    ),
    leave_world(
        "Q3: a block of free days", DayCode.CO, (NIGHT, LATE_NIGHT, MORNING), q03_assenza_riposo_notte="vietata"
    ),
    world(
        "Q3: a block that begins in the old month",
        date(2026, 11, 1),
        3,
        (NIGHT, MORNING),
        past={("001", date(2026, 10, 30)): CO, ("001", date(2026, 10, 31)): RS},
        profile_fields={"readings": Readings(q03_assenza_riposo_notte="vietata")},
    ),
    world(
        "recovery of hours is an absence the planner gives",
        date(2026, 10, 13),
        3,
        (NIGHT, MORNING),
        profile_fields={"derogations": (Derogation(kind=DerogationKind.TURNO_OLTRE_6_ORE, reference="art. 9"),)},
    ),
)

ENDS = (MORNING, AFTERNOON, LATE, shift("K", "10:00", 9))
OUTSIDE = (
    post("SEZ", ENDS, handover_min=10),
    post("OSP", (AFTERNOON, MORNING), piantonamento=True, travel_back_min=20),
)


def ends_world(name: str, reading: str) -> World:
    """Return free days before a leave, with a post inside and one outside."""
    return world(
        name,
        date(2026, 10, 13),
        3,
        ENDS,
        posts=OUTSIDE,
        profile_fields={"readings": Readings(q16_consegne=reading)},
        seat_fields={"absences": (absence(DayCode.CO, "2026-10-15"),)},
    )


WORLDS.add(
    "ANQ-9.15b",
    ends_world("Q16 mixed: nominal inside, real outside", "misto"),
    ends_world("Q16 real ends", "reale"),
    ends_world("Q16 nominal ends", "nominale"),
    world(
        "leave on the 1st after an afternoon until 19",
        date(2026, 11, 1),
        2,
        (MORNING, LATE),
        past={("001", date(2026, 10, 31)): Cell.duty("T", "SEZ")},
        seat_fields={"absences": (absence(DayCode.CO, "2026-11-01"),)},
    ),
    world(
        "recovery of hours after late shifts, in the old month too",
        date(2026, 11, 1),
        3,
        (MORNING, LATE),
        past={("001", date(2026, 10, 31)): Cell.duty("T", "SEZ")},
        profile_fields={"derogations": (Derogation(kind=DerogationKind.TURNO_OLTRE_6_ORE, reference="art. 9"),)},
    ),
    world(
        "illness known on the day",
        date(2026, 10, 13),
        3,
        (MORNING, LATE),
        seat_fields={"absences": (absence(DayCode.MAL, "2026-10-14", known_at=date(2026, 10, 14)),)},
    ),
    world(
        "illness known the day before",
        date(2026, 10, 13),
        3,
        (MORNING, LATE),
        seat_fields={"absences": (absence(DayCode.MAL, "2026-10-14", known_at=date(2026, 10, 13)),)},
    ),
    world(
        "Q1 yes: rests after late shifts, in the old month too",
        date(2026, 11, 1),
        3,
        (MORNING, LATE),
        past={("001", date(2026, 10, 31)): Cell.duty("T", "SEZ")},
        profile_fields={"readings": Readings(q01_riposo_e_assenza="si")},
    ),
    world(
        "Q1 yes: leave on the 1st after an afternoon until 19",
        date(2026, 11, 1),
        2,
        (MORNING, LATE),
        past={("001", date(2026, 10, 31)): Cell.duty("T", "SEZ")},
        profile_fields={"readings": Readings(q01_riposo_e_assenza="si")},
        seat_fields={"absences": (absence(DayCode.CO, "2026-11-01"),)},
    ),
)

WORLDS.add(
    "ANQ-9.16b",
    world("nights that end at six and nights that end tomorrow", date(2026, 10, 13), 4, (NIGHT, LATE_NIGHT)),
    world(
        "a night on the last day of the old month",
        date(2026, 11, 1),
        2,
        (NIGHT, MORNING, LATE_NIGHT),
        past={("001", date(2026, 10, 30)): Cell.duty("Z", "SEZ"), ("001", date(2026, 10, 31)): Cell.duty("N", "SEZ")},
    ),
    world(
        "a night and a morning before the 1st",
        date(2026, 11, 1),
        2,
        (NIGHT, MORNING),
        past={("001", date(2026, 10, 30)): Cell.duty("N", "SEZ"), ("001", date(2026, 10, 31)): Cell.duty("M", "SEZ")},
    ),
    world(
        "a late night two days before the 1st",
        date(2026, 11, 1),
        2,
        (LATE_NIGHT, MORNING),
        past={("001", date(2026, 10, 30)): Cell.duty("Z", "SEZ"), ("001", date(2026, 10, 31)): RS},
    ),
)

FACTS = world(
    "an approved leave and a course, both free to be ignored",
    date(2026, 10, 13),
    3,
    (NIGHT, MORNING, ACROSS),
    seat_fields={"absences": (absence(DayCode.CO, "2026-10-13"), absence(DayCode.AGG, "2026-10-14"))},
)
WORLDS.add(
    "ANQ-9.7a",
    FACTS,
    replace(FACTS, name="leave nobody approved", fixed={**FACTS.fixed, ("001", date(2026, 10, 20)): CO}),
    replace(
        FACTS, name="a shift nobody knows", fixed={**FACTS.fixed, ("001", date(2026, 10, 20)): Cell.duty("?", "SEZ")}
    ),
    replace(FACTS, name="a post nobody knows", fixed={**FACTS.fixed, ("001", date(2026, 10, 20)): Cell.duty("N", "?")}),
)
