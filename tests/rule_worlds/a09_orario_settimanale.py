"""ANQ-9.7b: weeks at both ends of a month, short and long shifts, facts that leave no choice."""

from __future__ import annotations

from datetime import date

from roster.domain import Absence, Cell, Readings, WorkSchedule
from roster.domain.codes import DayCode, DerogationKind
from roster.domain.profile import Derogation
from tests.rule_worlds import WORLDS
from tests.worlds import ACROSS, CO, LONG, MORNING, NIGHT, RS, officer, shift, week_pattern, world

HALF_HOUR, NEARLY_TWELVE = shift("H", "08:00", 0.5), shift("K", "08:00", 11.5)
MINUTE_LESS, MINUTE = shift("G", "08:00", 719 / 60), shift("I", "08:00", 1 / 60)
EIGHT_HOURS = {"derogations": (Derogation(kind=DerogationKind.TURNO_OLTRE_6_ORE, reference="art. 9", shifts=("L",)),)}
M = Cell.duty("M", "SEZ")


def leave(first: str, last: str, code: DayCode = DayCode.CO, who: str = "001") -> dict[str, object]:
    """Return an approved absence as a field of the seat."""
    return {
        "absences": (Absence(officer=who, code=code, first=date.fromisoformat(first), last=date.fromisoformat(last)),)
    }


def past(first: int, cells: str) -> dict[tuple[str, date], Cell]:
    """Return days of October 2026 from ``first``: M morning, R rest, L eight hours, X until two."""
    kinds = {"M": M, "R": RS, "L": Cell.duty("L", "SEZ"), "X": Cell.duty("X", "SEZ")}
    return {("001", date(2026, 10, first + n)): kinds[kind] for n, kind in enumerate(cells)}


WORLDS.add(
    "ANQ-9.7b",
    world("short and long shifts", date(2026, 10, 16), 3, (HALF_HOUR, NEARLY_TWELVE, MINUTE_LESS, MINUTE, NIGHT)),
    world(
        "a minute less than five hours, a minute more than seven",
        date(2026, 10, 16),
        1,
        (shift("Q", "08:00", 299 / 60), shift("R", "08:00", 421 / 60)),
    ),
    world("the table of eight hours", date(2026, 10, 15), 4, (LONG,), profile_fields=EIGHT_HOURS),
    world("the 1st is a Sunday, one rest taken", date(2026, 11, 1), 2, (NIGHT,), past=past(26, "MMRMMM")),
    world("the 1st is a Sunday, no rest taken", date(2026, 11, 1), 2, (NIGHT,), past=past(26, "MMMMMM")),
    world("the 1st is a Sunday, two rests taken", date(2026, 11, 1), 2, (NIGHT,), past=past(26, "MMRRMM")),
    world("the 1st is a Sunday, long shifts before", date(2026, 11, 1), 2, (LONG,), past=past(26, "LLLLLL")),
    world("the 1st is a Sunday, part of the past known", date(2026, 11, 1), 2, (NIGHT,), past=past(30, "RR")),
    world(
        "worked until the leave of the 1st, with no rest",
        date(2026, 11, 1),
        2,
        (NIGHT,),
        past=past(26, "MMMMMM"),
        seat_fields=leave("2026-11-01", "2026-11-01"),
    ),
    world("the last days of a month", date(2026, 9, 28), 3, (NIGHT, LONG), fixed={}),
    world(
        "absent all week",
        date(2026, 10, 17),
        2,
        (NIGHT,),
        fixed={("001", date(2026, 10, day)): CO for day in range(12, 17)},
        seat_fields=leave("2026-10-12", "2026-10-18"),
    ),
    world(
        "Q18: an absence counts the hours planned",
        date(2026, 10, 15),
        4,
        (LONG,),
        profile_fields={**EIGHT_HOURS, "readings": Readings(q18_credito_assenza="ore previste")},
        seat_fields=leave("2026-10-15", "2026-10-15"),
    ),
    world(
        "five days of seven hours and twelve minutes",
        date(2026, 10, 16),
        3,
        (shift("F", "08:00", 7.2),),
        officers=(officer(schedule=WorkSchedule.CINQUE_GIORNI),),
        fixed={("001", date(2026, 10, day)): Cell.duty("F", "SEZ") for day in range(12, 16)},
        seat_fields=leave("2026-10-16", "2026-10-16"),
    ),
    world(
        "leaves the seat on a Thursday",
        date(2026, 10, 13),
        3,
        (NIGHT, NEARLY_TWELVE),
        officers=(officer(in_force_to=date(2026, 10, 15)),),
        fixed={("001", date(2026, 10, 12)): week_pattern(date(2026, 10, 12))},
    ),
    world(
        "a rest for a holiday counts",
        date(2026, 12, 8),
        3,
        (MORNING, NIGHT),
    ),
    world(
        "the 1st is a Sunday, both rests before were touched",
        date(2026, 11, 1),
        2,
        (NIGHT, ACROSS),
        past=past(25, "XRXRMMM"),
    ),
    world(
        "one day of the last week is next month's, shifts of eight hours",
        date(2026, 10, 28),
        4,
        (LONG,),
        fixed={("001", date(2026, 10, 26)): RS, ("001", date(2026, 10, 27)): RS},
        profile_fields=EIGHT_HOURS,
    ),
    world(
        "the 1st is a Sunday, one long shift before",
        date(2026, 11, 1),
        2,
        (LONG,),
        past=past(26, "LMMMMR"),
        profile_fields=EIGHT_HOURS,
    ),
)
