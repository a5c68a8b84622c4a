"""Worlds every rule is proved on: both ends of a month, its middle, several people."""

from __future__ import annotations

from datetime import date

from roster.domain import Absence, Cell
from roster.domain.codes import DayCode
from tests.worlds import (
    ACROSS,
    AFTERNOON,
    CO,
    EVENING,
    LATE_NIGHT,
    MORNING,
    NIGHT,
    RS,
    officer,
    world,
)

MONTH_START = world(
    "start of February 2027, an evening and an absence before it",
    date(2027, 2, 1),
    3,
    (NIGHT, MORNING, AFTERNOON, EVENING, ACROSS),
    past={
        ("001", date(2027, 1, 29)): CO,
        ("001", date(2027, 1, 30)): Cell.duty("M", "SEZ"),
        ("001", date(2027, 1, 31)): Cell.duty("P", "SEZ"),
    },
)

MONTH_END = world(
    "end of September 2026, leave from the 1st of October",
    date(2026, 9, 28),
    3,
    (NIGHT, MORNING, AFTERNOON, EVENING, LATE_NIGHT),
    seat_fields={
        "absences": (Absence(officer="001", code=DayCode.CO, first=date(2026, 10, 1), last=date(2026, 10, 3)),)
    },
)

AROUND_LEAVE = world(
    "a Sunday and a leave in the middle of the month",
    date(2026, 10, 9),
    4,
    (NIGHT, MORNING, EVENING, ACROSS),
    seat_fields={
        "absences": (Absence(officer="001", code=DayCode.CO, first=date(2026, 10, 10), last=date(2026, 10, 10)),)
    },
)

TWO_PEOPLE = world(
    "two officers, two days",
    date(2026, 10, 3),
    2,
    (NIGHT, MORNING, EVENING),
    officers=(officer("001"), officer("002")),
    past={("002", date(2026, 9, 30)): RS},
)

SHARED = (MONTH_START, MONTH_END, AROUND_LEAVE, TWO_PEOPLE)
