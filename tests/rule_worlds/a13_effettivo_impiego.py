"""ANQ-13.9: overtime that ends on both sides of eight hours before a night, and of 18:00 before an absence."""

from __future__ import annotations

from datetime import date

from roster.domain import Absence, AbsenceState, Cell, Extra, Readings
from roster.domain.codes import DayCode, ExtraKind
from tests.rule_worlds import WORLDS
from tests.worlds import LATE_NIGHT, MORNING, NIGHT, officer, post, world

FIRST = date(2026, 10, 13)


def overtime(day: date, start: float, end: float, kind: ExtraKind = ExtraKind.IMPREVISTO) -> Extra:
    """Return overtime of 001 between two hours of ``day``."""
    return Extra(officer="001", day=day, start_minute=round(start * 60), end_minute=round(end * 60), kind=kind)


def asked(*days: int) -> tuple[Absence, ...]:
    """Return compensatory rests asked for on days of October: the planner may give them."""
    dates = (date(2026, 10, day) for day in days)
    return tuple(
        Absence(officer="001", code=DayCode.RC, first=day, last=day, state=AbsenceState.CHIESTA) for day in dates
    )


def ends(*hours: float) -> tuple[Extra, ...]:
    """Return overtime on the 12th, 13th, … from noon, ending at ``hours``."""
    return tuple(overtime(date(2026, 10, 12 + n), 12, hour) for n, hour in enumerate(hours))


WORLDS.add(
    "ANQ-13.9",
    world("ends at 16:00, 15:30 and 16:30", FIRST, 3, (NIGHT, MORNING), seat_fields={"extras": ends(16, 15.5, 16.5)}),
    world(
        "journeys before the night at midnight",
        FIRST,
        2,
        (NIGHT,),
        posts=(post("SEZ", (NIGHT,)), post("PIA", (NIGHT,), piantonamento=True, travel_out_min=30)),
        seat_fields={"extras": ends(16, 15.5)},
    ),
    world(
        "the same, intervals nominal",
        FIRST,
        2,
        (NIGHT,),
        posts=(post("SEZ", (NIGHT,)), post("PIA", (NIGHT,), piantonamento=True, travel_out_min=30)),
        profile_fields={"readings": Readings(q16_consegne="nominale")},
        seat_fields={"extras": ends(16, 15.5)},
    ),
    world(
        "ends at 18:00, 17:30 and 18:30 before a recovery asked for",
        FIRST,
        3,
        (MORNING,),
        seat_fields={"extras": ends(18, 17.5, 18.5), "absences": asked(13, 14, 15)},
    ),
    world(
        "the same, rests are absences",
        FIRST,
        3,
        (MORNING,),
        profile_fields={"readings": Readings(q01_riposo_e_assenza="si")},
        seat_fields={"extras": ends(18, 17.5, 18.5), "absences": asked(14)},
    ),
    world(
        "the rest of a fixed schedule, rests are absences",
        date(2026, 10, 17),
        2,
        (MORNING,),
        officers=(officer("001", schedule="6 giorni"),),
        profile_fields={"readings": Readings(q01_riposo_e_assenza="si")},
        seat_fields={"extras": (overtime(date(2026, 10, 17), 12, 19),)},
    ),
    world(
        "across the start of the month, and a meeting",
        date(2026, 10, 1),
        3,
        (NIGHT, LATE_NIGHT),
        seat_fields={
            "extras": (
                overtime(date(2026, 9, 30), 20, 38.5),
                overtime(date(2026, 10, 2), 17, 19, ExtraKind.RIUNIONE),
            ),
            "absences": (Absence(officer="001", code=DayCode.CO, first=date(2026, 10, 3), last=date(2026, 10, 3)),),
        },
    ),
    world(
        "approved leave after late overtime",
        FIRST,
        2,
        (MORNING,),
        fixed={("001", date(2026, 10, 15)): Cell(code=DayCode.CO)},
        seat_fields={
            "extras": (overtime(date(2026, 10, 14), 12, 19),),
            "absences": (Absence(officer="001", code=DayCode.CO, first=date(2026, 10, 15), last=date(2026, 10, 15)),),
        },
    ),
)
