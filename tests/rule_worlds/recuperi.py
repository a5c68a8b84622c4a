"""L395-11.5: the last date that counts, absences and locks that leave no date, several credits at once; Q12 in full."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from roster.domain import Absence, Cell, Credit, PastDay, Readings, Roster, WorkSchedule
from roster.domain.codes import CreditKind, DayCode
from roster.domain.facts import History, Lock
from tests.rule_worlds import WORLDS
from tests.worlds import AFTERNOON, CO, MORNING, NIGHT, RS, officer, week_pattern, world

M, S = Cell.duty("M", "SEZ"), Cell.duty("S", "SEZ")
RF, RR = Cell(code=DayCode.RF), Cell(code=DayCode.RR)
CARRIED = {"readings": Readings(q12_riposo_su_festivo="RF e credito RS")}


def owed(*lines: tuple[CreditKind, str, str]) -> dict[str, object]:
    """Return open credits of 001 as a field of the seat: kind, earned, due."""
    credits = tuple(
        Credit(officer="001", kind=kind, earned=date.fromisoformat(earned), due=date.fromisoformat(due))
        for kind, earned, due in lines
    )
    return {"history": History(credits=credits)}


def away(first: str, last: str, code: DayCode = DayCode.CO) -> tuple[Absence, ...]:
    """Return an approved absence of 001."""
    return (Absence(officer="001", code=code, first=date.fromisoformat(first), last=date.fromisoformat(last)),)


def december(cells: dict[int, Cell]) -> dict[tuple[str, date], Cell]:
    """Return fixed cells of December 2026."""
    return {("001", date(2026, 12, day)): cell for day, cell in cells.items()}


def but(first: date, days: int, free: set[int]) -> dict[tuple[str, date], Cell]:
    """Return the pattern on ``days`` dates from ``first`` but for the days of the month ``free``."""
    dates = (date.fromordinal(first.toordinal() + n) for n in range(days))
    return {("001", day): week_pattern(day) for day in dates if day.day not in free}


RF_OWED, RS_OWED, RR_OWED = CreditKind.RF, CreditKind.RS, CreditKind.RR
TWO_CREDITS = owed((RF_OWED, "2026-10-04", "2026-10-17"), (RF_OWED, "2026-10-04", "2026-10-17"))

WORLDS.add(
    "L395-11.5",
    world("the 8th of December is given back by the 22nd", date(2026, 12, 21), 3, (MORNING, NIGHT)),
    world(
        "the rest met the 1st of January: four weeks",
        date(2027, 1, 28),
        3,
        (MORNING,),
        fixed={("001", date(2027, 1, 1)): RS, ("001", date(2027, 1, 6)): RF},
    ),
    world(
        "on leave until the 20th: two dates, and one is for the weekly rest",
        date(2026, 12, 21),
        3,
        (MORNING,),
        fixed=december(dict.fromkeys(range(9, 21), CO)),
        seat_fields={"absences": away("2026-12-09", "2026-12-20")},
    ),
    world(
        "on leave until the 21st: the one date may be the weekly rest",
        date(2026, 12, 22),
        2,
        (MORNING,),
        fixed=december(dict.fromkeys(range(9, 22), CO)),
        seat_fields={"absences": away("2026-12-09", "2026-12-21")},
    ),
    world(
        "a permit under L. 104 on the 8th of December: its rest is owed by the 22nd",
        date(2026, 12, 21),
        3,
        (MORNING,),
        fixed=december({8: Cell(code=DayCode.L104)}),
        seat_fields={"absences": away("2026-12-08", "2026-12-08", DayCode.L104)},
    ),
    world("two credits due on one date", date(2026, 10, 15), 4, (MORNING,), seat_fields=TWO_CREDITS),
    world(
        "an older credit and a later one",
        date(2026, 10, 8),
        5,
        (MORNING,),
        seat_fields=owed((RF_OWED, "2026-09-26", "2026-10-10"), (RF_OWED, "2026-09-27", "2026-10-11")),
    ),
    world(
        "a credit that expired in the old month",
        date(2026, 10, 15),
        2,
        (MORNING,),
        seat_fields=owed((RF_OWED, "2026-09-10", "2026-09-24")),
    ),
    world(
        "the only rest owed is locked on a later date, that of somebody else is not",
        date(2026, 10, 15),
        2,
        (MORNING,),
        officers=(officer("001"), officer("002")),
        fixed={("001", date(2026, 10, 28)): RF},
        seat_fields={
            "history": History(
                credits=tuple(
                    Credit(officer=who, kind=RF_OWED, earned=date(2026, 10, 4), due=date(2026, 10, 18))
                    for who in ("001", "002")
                )
            ),
            "locks": (Lock(officer="001", day=date(2026, 10, 28), cell=RF),),
        },
    ),
    world(
        "a lock gives one of two rests",
        date(2026, 10, 15),
        3,
        (MORNING,),
        fixed={("001", date(2026, 10, 14)): RF},
        seat_fields={**TWO_CREDITS, "locks": (Lock(officer="001", day=date(2026, 10, 14), cell=RF),)},
    ),
    world(
        "two weekly rests lost, one of them on call",
        date(2026, 10, 15),
        4,
        (MORNING, AFTERNOON),
        seat_fields=owed((RS_OWED, "2026-10-04", "2026-10-17"), (RR_OWED, "2026-10-04", "2026-10-18")),
    ),
    world(
        "a holiday and a weekly rest to give back, and the two dates of one week",
        date(2026, 10, 17),
        2,
        (MORNING,),
        fixed={("001", date(2026, 10, day)): CO for day in range(1, 17)},
        seat_fields={
            **owed((RF_OWED, "2026-09-27", "2026-10-18"), (RS_OWED, "2026-09-27", "2026-10-18")),
            "absences": away("2026-10-01", "2026-10-16"),
        },
    ),
    world(
        "a fixed schedule leaves no date",
        date(2026, 10, 15),
        2,
        (MORNING,),
        officers=(officer("001", schedule=WorkSchedule.CINQUE_GIORNI, fixed_shift="M", fixed_post="SEZ"),),
        seat_fields=TWO_CREDITS,
    ),
    world(
        "an evening on the last day of the old month, and rests count as absences",
        date(2026, 11, 1),
        3,
        (MORNING,),
        profile_fields={"readings": Readings(q01_riposo_e_assenza="si")},
        seat_fields={
            "history": History(
                days=(PastDay(officer="001", day=date(2026, 10, 31), cell=S),),
                credits=(
                    Credit(officer="001", kind=RF_OWED, earned=date(2026, 10, 18), due=date(2026, 11, 1)),
                    Credit(officer="001", kind=RF_OWED, earned=date(2026, 10, 18), due=date(2026, 11, 3)),
                ),
            )
        },
    ),
    world(
        "rolling weeks",
        date(2026, 10, 15),
        3,
        (MORNING,),
        profile_fields={"readings": Readings(q13_settimana="sette giorni mobili")},
        seat_fields=owed((RF_OWED, "2026-10-04", "2026-10-17")),
    ),
)

_CALLED = world(
    "the rest of Sunday 11 was posted",
    date(2026, 10, 11),
    3,
    (MORNING,),
    seat_fields=owed((RS_OWED, "2026-10-04", "2026-10-18")),
)
_ROW = tuple(RS if day.day == 11 else M for day in _CALLED.instance.days)
_POSTED_AS_REST = replace(
    _CALLED,
    instance=_CALLED.instance.model_copy(update={"published": Roster(year=2026, month=10, cells={"001": _ROW})}),
)

DECEMBER_WEEK = world(
    "RF for the rest of the 8th, RS to give back by the 22nd",
    date(2026, 12, 8),
    15,
    (MORNING,),
    fixed=but(date(2026, 12, 8), 15, {8, 13, 21, 22}),
    profile_fields=CARRIED,
)
PATRON_BEFORE = world(
    "RF for the rest of the patron's day, 30 September, RS to give back by the 14th of October",
    date(2026, 10, 1),
    15,
    (MORNING,),
    fixed=but(date(2026, 10, 1), 15, {3, 4, 13, 14, 15}),
    past={("001", date(2026, 9, 28)): M, ("001", date(2026, 9, 29)): M, ("001", date(2026, 9, 30)): RF},
    profile_fields={**CARRIED, "patron_day": 30, "patron_month": 9},
)
CHRISTMAS = world(
    "two holidays in a week, the rest on one of them",
    date(2026, 12, 25),
    3,
    (MORNING, NIGHT),
    fixed=december({15: RF}),
    profile_fields=CARRIED,
)
LEAVE_ROUND_IT = world(
    "on leave but for the holiday, the rest stands on it",
    date(2026, 12, 8),
    2,
    (MORNING,),
    fixed=december({7: CO, **dict.fromkeys(range(9, 14), CO)}),
    profile_fields=CARRIED,
    seat_fields={"absences": (*away("2026-12-07", "2026-12-07"), *away("2026-12-09", "2026-12-13"))},
)


for _rule in ("L395-11.5", "L395-11.4", "RIGHT-MONTH", "ANQ-9.7b", "P-1"):
    WORLDS.add(_rule, DECEMBER_WEEK, PATRON_BEFORE, CHRISTMAS, LEAVE_ROUND_IT)
WORLDS.add(
    "RIGHT-MONTH",
    world(
        "recoveries of weekly rests, one known to be owed",
        date(2026, 10, 15),
        3,
        (MORNING,),
        seat_fields=owed((RS_OWED, "2026-10-04", "2026-10-18")),
    ),
    _POSTED_AS_REST,
)
