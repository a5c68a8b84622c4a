"""DESIDERATA: each kind of wish, met and not, and absences asked for."""

from __future__ import annotations

from datetime import date

from roster.domain import Absence, AbsenceState, Wish, WishKind
from roster.domain.codes import DayCode
from tests.rule_worlds import WORLDS
from tests.worlds import EVENING, MORNING, NIGHT, officer, world

FIRST = date(2026, 10, 13)

WORLDS.add(
    "DESIDERATA",
    world(
        "free on the 13th, a night on the 14th, no evening on the 15th, absence asked for the 15th and 16th",
        FIRST,
        4,
        (NIGHT, MORNING, EVENING),
        officers=(officer("001"),),
        seat_fields={
            "wishes": (
                Wish(officer="001", day=FIRST, kind=WishKind.LIBERO, weight=2),
                Wish(officer="001", day=date(2026, 10, 14), kind=WishKind.TURNO, shift="N"),
                Wish(officer="001", day=date(2026, 10, 15), kind=WishKind.NON_TURNO, shift="S", weight=3),
                Wish(officer="001", day=date(2026, 11, 1), kind=WishKind.LIBERO),
                Wish(officer="999", day=FIRST, kind=WishKind.TURNO, shift="N"),
            ),
            "absences": (
                Absence(
                    officer="001",
                    code=DayCode.CO,
                    first=date(2026, 10, 15),
                    last=date(2026, 10, 16),
                    state=AbsenceState.CHIESTA,
                ),
            ),
        },
    ),
)
