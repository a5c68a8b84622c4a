"""ANQ-10.6a: counters off the mean, people present on part of the month, Sundays across the month's start."""

from __future__ import annotations

from datetime import date

from roster.domain import Absence, Cell, Counters, History, PastDay, Weights
from roster.domain.codes import DayCode
from tests.rule_worlds import WORLDS
from tests.worlds import EVENING, MORNING, NIGHT, RS, World, officer, post, world

UNPOPULAR = post("CORTILE", (MORNING,), unpopular=True)
SECTION = post("SEZ", (MORNING, EVENING))

WORLDS.add(
    "ANQ-10.6a",
    world(
        "Christmas, two officers, one far above the mean and away half the month",
        date(2026, 12, 25),
        3,
        (NIGHT, EVENING),
        officers=(officer("001"), officer("002")),
        fixed={("002", date(2026, 12, 26)): RS, ("002", date(2026, 12, 27)): RS},
        seat_fields={
            "absences": (Absence(officer="001", code=DayCode.MAL, first=date(2026, 12, 1), last=date(2026, 12, 14)),),
            "history": History(
                counters=(
                    Counters(officer="001", months=11, nights=40, festive=22, evenings=10, big_holidays=3),
                    Counters(officer="002", months=11, nights=36, festive=25, evenings=30),
                )
            ),
        },
    ),
    world(
        "an unpopular post; evenings weigh nothing",
        date(2026, 10, 13),
        3,
        (MORNING, EVENING),
        posts=(UNPOPULAR, SECTION),
        profile_fields={"weights": Weights(equita_serali=0)},
    ),
)


def sundays(name: str, first: date, free: int, fixed: dict[tuple[str, date], Cell], **history: object) -> World:
    """Sundays of February 2027 (7, 14, 21, 28), some of them free."""
    return world(name, first, free, (MORNING,), fixed=fixed, seat_fields={"history": History(**history)})


def worked(*days: date) -> dict[tuple[str, date], Cell]:
    """Mornings on ``days``."""
    return {("001", day): Cell.duty("M", "SEZ") for day in days}


MIDWEEK = worked(*(date(2027, 2, day) for day in range(8, 14)))
WORLDS.add(
    "ANQ-10.6a",
    sundays(
        "two Sundays worked before the month by the history, free 7 and 14",
        date(2027, 2, 7),
        8,
        MIDWEEK,
        days=tuple(PastDay(officer="001", day=date(2027, 1, day), cell=Cell.duty("M", "SEZ")) for day in (24, 31)),
    ),
    sundays(
        "three Sundays in a row by the counter, the last one known",
        date(2027, 2, 7),
        8,
        MIDWEEK,
        days=(PastDay(officer="001", day=date(2027, 1, 31), cell=Cell.duty("M", "SEZ")),),
        counters=(Counters(officer="001", sundays_in_row=3),),
    ),
    sundays(
        "the counter says three, the history says the last Sunday was free",
        date(2027, 2, 7),
        8,
        MIDWEEK,
        days=(PastDay(officer="001", day=date(2027, 1, 31), cell=RS),),
        counters=(Counters(officer="001", sundays_in_row=3),),
    ),
    sundays(
        "7, 14 and 21 worked, 28 free",
        date(2027, 2, 28),
        1,
        worked(date(2027, 2, 7), date(2027, 2, 14), date(2027, 2, 21)),
    ),
)
