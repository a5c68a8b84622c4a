"""L395-11.4, RIGHT-MONTH, L395-11.5: rests touched by a shift, weeks split between months, December's holidays."""

from __future__ import annotations

from datetime import date

from roster.domain import Absence, Cell, Credit, Readings
from roster.domain.codes import CreditKind, DayCode, DerogationKind
from roster.domain.facts import History
from roster.domain.profile import Derogation
from tests.rule_worlds import WORLDS
from tests.worlds import ACROSS, CO, MORNING, NIGHT, RS, officer, post, shift, world

M, X = Cell.duty("M", "SEZ"), Cell.duty("X", "SEZ")
RF, NL = Cell(code=DayCode.RF), Cell(code=DayCode.NL)
APART = {"readings": Readings(q12_riposo_su_festivo="mai")}
ROLLING = {"readings": Readings(q13_settimana="sette giorni mobili")}


def october(first: int, *cells: Cell) -> dict[tuple[str, date], Cell]:
    """Return days of October 2026 from ``first``."""
    return {("001", date(2026, 10, first + n)): cell for n, cell in enumerate(cells)}


def leave(first: str, last: str, code: DayCode = DayCode.CO) -> dict[str, tuple[Absence, ...]]:
    """Return an approved absence of 001 as a field of the seat."""
    return {
        "absences": (Absence(officer="001", code=code, first=date.fromisoformat(first), last=date.fromisoformat(last)),)
    }


WORLDS.add(
    "L395-11.4",
    world(
        "a week wholly on leave: its Sunday is leave or rest, or a duty that takes the rest",
        date(2026, 10, 17),
        2,
        (MORNING, ACROSS),
        fixed={("001", date(2026, 10, day)): CO for day in range(12, 17)},
        seat_fields=leave("2026-10-12", "2026-10-18"),
    ),
    world("shifts that run into the rest", date(2026, 10, 16), 4, (MORNING, ACROSS)),
    world(
        "an escort that comes back after midnight",
        date(2026, 10, 16),
        3,
        (shift("S", "18:00", 6),),
        posts=(
            post("SEZ", (shift("S", "18:00", 6),), handover_min=10),
            post("NTP", (shift("S", "18:00", 6),), escort=True, travel_back_min=30),
        ),
    ),
    world(
        "nights at the hospital after a journey that begins before midnight",
        date(2026, 10, 17),
        3,
        (NIGHT,),
        posts=(
            post("SEZ", (NIGHT,)),
            post("PIA", (NIGHT,), piantonamento=True, travel_out_min=25),
            post("RON", (NIGHT,), travel_out_min=25),
        ),
    ),
    world(
        "a journey on the evening of the last day of the old month, a Wednesday of rest",
        date(2026, 10, 1),
        4,
        (NIGHT,),
        posts=(post("SEZ", (NIGHT,)), post("OSP", (NIGHT,), hospital_ward=True, travel_out_min=25)),
        past={("001", date(2026, 9, 28)): M, ("001", date(2026, 9, 29)): M, ("001", date(2026, 9, 30)): RS},
    ),
    world("the 1st is a Sunday, no rest before", date(2026, 11, 1), 2, (MORNING,), past=october(26, M, M, M, M, M, M)),
    world(
        "the 1st is a Sunday, touched by the old month",
        date(2026, 11, 1),
        2,
        (MORNING, ACROSS),
        past=october(26, M, M, M, M, M, X),
    ),
    world(
        "the 1st is a Sunday, of two people one had a rest before, of a third the past is unknown",
        date(2026, 11, 1),
        2,
        (MORNING,),
        officers=(officer("001"), officer("002"), officer("003")),
        past={
            **october(26, M, RS, M, M, M, M),
            **{("002", day): M for _, day in october(26, M, M, M, M, M, M)},
            **{("003", day): M for _, day in october(29, M, M, M)},
        },
    ),
    world(
        "the 1st is a Sunday, the rest before was touched",
        date(2026, 11, 1),
        2,
        (MORNING, ACROSS),
        past=october(26, X, RS, M, M, M, M),
    ),
    world(
        "the last week runs into a leave",
        date(2026, 9, 28),
        3,
        (MORNING, NIGHT),
        seat_fields=leave("2026-10-01", "2026-10-06"),
    ),
    world(
        "absent from Tuesday on",
        date(2026, 10, 12),
        2,
        (MORNING,),
        fixed={("001", date(2026, 10, day)): Cell(code=DayCode.MAL) for day in range(14, 19)},
        seat_fields=leave("2026-10-13", "2026-10-18", DayCode.MAL),
    ),
    world("seven dates in a row", date(2026, 10, 16), 4, (MORNING, ACROSS), profile_fields=ROLLING),
    world(
        "seven dates in a row from the old month",
        date(2026, 11, 1),
        3,
        (MORNING,),
        past=october(26, RS, M, M, M, M, M),
        profile_fields=ROLLING,
    ),
)

OWED = {
    "history": History(
        credits=(Credit(officer="001", kind=CreditKind.RF, earned=date(2026, 10, 4), due=date(2026, 10, 18)),)
    )
}
LATE_CREDIT = {
    "history": History(
        credits=(Credit(officer="001", kind=CreditKind.RF, earned=date(2026, 10, 26), due=date(2026, 11, 9)),)
    )
}
DECEMBER = (
    world("the 8th of December", date(2026, 12, 7), 4, (MORNING, NIGHT)),
    world(
        "Christmas on a Friday, Saint Stephen's on a Saturday",
        date(2026, 12, 24),
        4,
        (MORNING,),
        fixed={("001", date(2026, 12, 15)): RF},
    ),
    world(
        "leave on the 8th",
        date(2026, 12, 7),
        4,
        (MORNING,),
        seat_fields=leave("2026-12-08", "2026-12-08"),
    ),
    world(
        "Christmas on a non-working day",
        date(2026, 12, 24),
        4,
        (MORNING,),
        fixed={("001", date(2026, 12, 15)): RF, ("001", date(2026, 12, 26)): NL},
    ),
    world(
        "recovery of hours on the 8th",
        date(2026, 12, 8),
        2,
        (MORNING,),
        profile_fields={"derogations": (Derogation(kind=DerogationKind.TURNO_OLTRE_6_ORE, reference="art. 9"),)},
    ),
    world(
        "the 1st of January on a Friday",
        date(2027, 1, 1),
        3,
        (MORNING,),
        fixed={("001", date(2027, 1, 6)): RF},
    ),
    world("a credit due in the month", date(2026, 10, 15), 3, (MORNING,), seat_fields=OWED),
    world("a credit due in the next month", date(2026, 10, 28), 3, (MORNING,), seat_fields=LATE_CREDIT),
    world(
        "a rest given too early and one on the day",
        date(2026, 12, 3),
        2,
        (MORNING,),
        fixed={("001", date(2026, 12, 15)): RF, ("001", date(2026, 12, 25)): RF},
        seat_fields=OWED,
    ),
)
WORLDS.add(
    "RIGHT-MONTH",
    *DECEMBER,
    world("the 8th of December, the weekly rest apart", date(2026, 12, 7), 4, (MORNING,), profile_fields=APART),
    world(
        "the weekly rest apart, away until the holidays and on Sunday",
        date(2026, 12, 25),
        4,
        (MORNING,),
        fixed={
            **{("001", date(2026, 12, day)): Cell(code=DayCode.MAL) for day in (21, 22, 23, 24, 27)},
            ("001", date(2026, 12, 10)): RF,
        },
        profile_fields=APART,
        seat_fields={
            "absences": tuple(
                absence
                for first, last in (("2026-12-21", "2026-12-24"), ("2026-12-27", "2026-12-27"))
                for absence in leave(first, last, DayCode.MAL)["absences"]
            )
        },
    ),
    world(
        "the weekly rest apart, a rest in the old month before the 1st of January",
        date(2027, 1, 1),
        3,
        (MORNING,),
        past={("001", date(2026, 12, 28 + n)): RS if n == 2 else M for n in range(4)},
        fixed={("001", date(2027, 1, 2)): CO, ("001", date(2027, 1, 3)): CO},
        profile_fields=APART,
        seat_fields=leave("2027-01-02", "2027-01-03"),
    ),
)
WORLDS.add("L395-11.5", *DECEMBER)
