"""DPR39-10.3: returns at 02:59, 03:00 and later, duties on both sides of twelve hours after."""

from __future__ import annotations

from datetime import date

from roster.domain import Cell, Extra
from roster.domain.codes import DerogationKind, ExtraKind
from roster.domain.profile import Derogation
from tests.rule_worlds import WORLDS
from tests.worlds import MORNING, post, shift, world

FIRST = date(2026, 10, 13)
BACK = shift("E", "21:00", 6)
EARLY = shift("F", "20:59", 6)
LATER = shift("G", "21:30", 6)
AT_THREE = shift("H", "15:00", 6)
BEFORE_THREE = shift("I", "14:30", 6)
AFTER_THREE = shift("J", "15:30", 6)
RETURNS = (BACK, EARLY, LATER)
ALTERNATE = {"derogations": (Derogation(kind=DerogationKind.GIORNI_ALTERNI, reference="art. 9"),)}


def away(day: date, start: float, end: float, *, is_away: bool = True) -> Extra:
    """Return work outside the shifts between two hours of ``day``."""
    minutes = {"start_minute": round(start * 60), "end_minute": round(end * 60)}
    return Extra(officer="001", day=day, kind=ExtraKind.IMPREVISTO, away=is_away, **minutes)


WORLDS.add(
    "DPR39-10.3",
    world(
        "escorts back at 02:59, 03:00 and 03:30",
        FIRST,
        2,
        (*RETURNS, BEFORE_THREE, AT_THREE, AFTER_THREE),
        posts=(post("SEZ", (BEFORE_THREE, AT_THREE, AFTER_THREE, MORNING)), post("NTP", RETURNS, escort=True)),
    ),
    world(
        "journeys: back an hour later, out half an hour before",
        FIRST,
        3,
        (shift("K", "20:00", 6), shift("N", "00:00", 6), AT_THREE),
        posts=(
            post("SEZ", (AT_THREE,)),
            post(
                "NTP",
                (shift("K", "20:00", 6), shift("N", "00:00", 6)),
                escort=True,
                travel_back_min=60,
                travel_out_min=30,
            ),
        ),
    ),
    world(
        "an escort of the old month, and two in a row",
        date(2026, 10, 1),
        3,
        (BACK, AT_THREE, BEFORE_THREE),
        posts=(post("SEZ", (AT_THREE, BEFORE_THREE)), post("NTP", (BACK,), escort=True)),
        past={("001", date(2026, 9, 30)): Cell.duty("E", "NTP")},
    ),
    world(
        "work out of seat",
        FIRST,
        4,
        (MORNING, BEFORE_THREE, AT_THREE, AFTER_THREE),
        seat_fields={
            "extras": (
                away(date(2026, 10, 12), 14, 27),
                away(FIRST, 22, 26.9),
                away(date(2026, 10, 14), 14, 27.5, is_away=False),
                away(date(2026, 10, 15), 14, 27.5),
            )
        },
    ),
    world(
        "work out of seat in the old month",
        date(2026, 10, 1),
        2,
        (MORNING, AT_THREE),
        seat_fields={"extras": (away(date(2026, 9, 30), 16, 28),)},
    ),
)
