"""ANQ-9.5a and ANQ-9.5c: six, seven and eight hours, with and without a derogation; two shifts in a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from roster.domain import Cell, DayCode, Derogation, DerogationKind, Duty, WorkSchedule
from tests.rule_worlds import WORLDS
from tests.worlds import AFTERNOON, LONG, MORNING, officer, shift, world

SEVEN = shift("B", "07:00", 7)
DOUBLE = Cell(code=DayCode.DUTY, duties=(Duty(shift="M", post="SEZ"), Duty(shift="E", post="SEZ")))
EVENING_AFTER = shift("E", "14:00", 6)


def derogation(kind: DerogationKind, **fields: object) -> Derogation:
    return Derogation(kind=kind, reference="art. 5 accordo", **fields)


WORLDS.add(
    "ANQ-9.5a",
    world(
        "six, seven and eight hours, the last derogated on one date",
        date(2026, 10, 13),
        2,
        (MORNING, SEVEN, LONG),
        officers=(
            officer("001"),
            officer("002", schedule=WorkSchedule.SEI_GIORNI, fixed_shift="L", fixed_post="SEZ"),
        ),
        fixed={("002", date(2026, 10, day)): Cell.duty("L", "SEZ") for day in (13, 14)},
        profile_fields={
            "derogations": (
                derogation(DerogationKind.TURNO_OLTRE_6_ORE, shifts=("L",), last=date(2026, 10, 13)),
                derogation(DerogationKind.TURNO_OLTRE_6_ORE, posts=("ALTRO",)),
            )
        },
    ),
)

DECIDED = world(
    "two shifts in a fixed cell",
    date(2026, 10, 13),
    1,
    (MORNING, EVENING_AFTER, AFTERNOON),
    fixed={("001", date(2026, 10, 14)): DOUBLE},
)
ALTERNATE = world(
    "two shifts in a fixed cell, with alternate-day turns",
    date(2026, 10, 13),
    1,
    (MORNING, EVENING_AFTER, AFTERNOON),
    fixed={("001", date(2026, 10, 14)): DOUBLE},
    profile_fields={"derogations": (derogation(DerogationKind.GIORNI_ALTERNI, shifts=("M", "E")),)},
)
HALF = Cell(code=DayCode.DUTY, duties=(Duty(shift="M", post="SEZ"), Duty(shift="P", post="SEZ")))
WORLDS.add(
    "ANQ-9.5c",
    DECIDED,
    replace(
        DECIDED,
        name="one shift in a fixed cell",
        fixed={**DECIDED.fixed, ("001", date(2026, 10, 14)): Cell.duty("E", "SEZ")},
    ),
    ALTERNATE,
    replace(
        ALTERNATE,
        name="two shifts in a fixed cell, alternate-day turns for one of them",
        fixed={**ALTERNATE.fixed, ("001", date(2026, 10, 14)): HALF},
    ),
)
