"""ANQ-12.1, ANQ-12.2: compensatory rests asked for, due in the month, overdue, not owed."""

from __future__ import annotations

from datetime import date

from roster.domain import Absence, AbsenceState, Cell, Credit, Extra
from roster.domain.codes import CreditKind, DayCode, ExtraKind, Settlement
from roster.domain.facts import History
from tests.rule_worlds import WORLDS
from tests.worlds import MORNING, NIGHT, officer, world

FIRST = date(2026, 10, 13)
RC = Cell(code=DayCode.RC)


def asked(day: date, **fields: object) -> Absence:
    """Return a compensatory rest asked for."""
    return Absence(officer="001", code=DayCode.RC, first=day, last=day, state=AbsenceState.CHIESTA, **fields)


def due(*days: date) -> History:
    """Return a history with a compensatory rest due on each of ``days``."""
    return History(
        credits=tuple(Credit(officer="001", kind=CreditKind.RC, earned=date(2026, 8, 3), due=day) for day in days)
    )


OCTOBER, NOVEMBER, SEPTEMBER = date(2026, 10, 31), date(2026, 11, 30), date(2026, 9, 30)

ASKED = (
    world("asked for on the 14th", FIRST, 3, (MORNING, NIGHT), seat_fields={"absences": (asked(date(2026, 10, 14)),)}),
    world(
        "refused, agreed for the 15th",
        FIRST,
        3,
        (MORNING,),
        seat_fields={
            "absences": (asked(FIRST, refusal="motivo", agreed=date(2026, 10, 15)), asked(FIRST, refusal="motivo"))
        },
    ),
    world(
        "asked for on a date already decided",
        FIRST,
        2,
        (MORNING,),
        fixed={("001", date(2026, 10, 20)): RC},
        seat_fields={"absences": (asked(date(2026, 10, 20)), asked(date(2026, 10, 21)), asked(date(2026, 11, 2)))},
    ),
    world(
        "asked for by who is not in force",
        FIRST,
        2,
        (MORNING,),
        officers=(officer("001", in_force_to=FIRST),),
        seat_fields={"absences": (asked(date(2026, 10, 14)),)},
    ),
)
WORLDS.add("ANQ-12.1", *ASKED)
WORLDS.add("DESIDERATA", ASKED[0])
WORLDS.add(
    "ANQ-12.2",
    *ASKED[:2],
    world("one due", FIRST, 3, (MORNING,), seat_fields={"history": due(OCTOBER)}),
    world(
        "one overdue, one due, one later",
        FIRST,
        3,
        (MORNING,),
        seat_fields={"history": due(SEPTEMBER, OCTOBER, NOVEMBER)},
    ),
    world(
        "one due, one given on a lock that is not owed",
        FIRST,
        2,
        (MORNING,),
        fixed={("001", date(2026, 10, day)): RC for day in (20, 21)},
        seat_fields={"history": due(OCTOBER)},
    ),
    world(
        "one due, one earned in the month, one asked for",
        FIRST,
        3,
        (MORNING,),
        seat_fields={
            "history": due(OCTOBER),
            "absences": (asked(FIRST),),
            "extras": (
                Extra(
                    officer="001",
                    day=date(2026, 10, 5),
                    start_minute=14 * 60,
                    end_minute=20 * 60,
                    kind=ExtraKind.IMPREVISTO,
                    settlement=Settlement.RIPOSO,
                ),
            ),
        },
    ),
)
