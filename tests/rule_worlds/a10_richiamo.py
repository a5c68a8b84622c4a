"""ANQ-10.8: festive days posted as free, with and without a ground, asked for, on mission; recoveries on feriali."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from roster.domain import Absence, AbsenceState, Cell, Change, Credit, Extra, Ground, Lock
from roster.domain.codes import ChangeOrigin, CreditKind, DayCode, ExtraKind, GroundKind
from roster.domain.facts import History
from tests.rule_worlds import WORLDS
from tests.worlds import MORNING, NIGHT, RS, World, officer, world

FIRST = date(2026, 12, 5)
"""A Saturday; Sunday the 6th and Tuesday the 8th are festive."""
NL = Cell(code=DayCode.NL)


def posted(w: World, cells: dict[date, Cell]) -> World:
    """Return a world in which a programme with ``cells`` of 001 was posted."""
    plan = w.roster({("001", day): cell for day, cell in cells.items()})
    return replace(w, instance=w.instance.model_copy(update={"published": plan}))


def owed(*earned: tuple[CreditKind, date]) -> History:
    """Return a history with recoveries earned on those dates, due in the middle of the month."""
    return History(
        credits=tuple(Credit(officer="001", kind=k, earned=day, due=date(2026, 12, 13)) for k, day in earned)
    )


def absent(code: DayCode, day: date, state: AbsenceState = AbsenceState.APPROVATA) -> Absence:
    """Return an absence of one day."""
    return Absence(officer="001", code=code, first=day, last=day, state=state)


FREE = {FIRST: RS, date(2026, 12, 6): RS, date(2026, 12, 7): RS, date(2026, 12, 8): NL}
SECURITY = Ground(
    id="M1",
    kind=GroundKind.SICUREZZA_DOCUMENTATE,
    text="motivo",
    author="comandante",
    officer="001",
    first=date(2026, 12, 6),
    last=date(2026, 12, 6),
)
SUNDAY, FERIALE = date(2026, 11, 29), date(2026, 11, 30)

LOCKED = posted(
    world(
        "a lock of duty on the Sunday",
        FIRST,
        1,
        (MORNING,),
        seat_fields={"locks": (Lock(officer="001", day=date(2026, 12, 6), cell=Cell.duty("M", "SEZ")),)},
        fixed={("001", date(2026, 12, 6)): Cell.duty("M", "SEZ"), ("001", date(2026, 12, 8)): NL},
    ),
    FREE,
)

WORLDS.add(
    "ANQ-10.8",
    posted(world("four dates posted as free", FIRST, 4, (MORNING, NIGHT)), FREE),
    posted(world("the Sunday with a ground", FIRST, 4, (MORNING,), seat_fields={"grounds": (SECURITY,)}), FREE),
    posted(
        world(
            "the Sunday changed on request",
            FIRST,
            4,
            (MORNING,),
            seat_fields={
                "changes": (Change(officer="001", day=date(2026, 12, 6), origin=ChangeOrigin.DIPENDENTE),),
            },
        ),
        FREE,
    ),
    posted(
        world(
            "a mission on the Sunday, overtime on the 8th",
            FIRST,
            4,
            (MORNING,),
            fixed={("001", date(2026, 12, 6)): Cell(code=DayCode.MIS)},
            seat_fields={
                "absences": (absent(DayCode.MIS, date(2026, 12, 6)),),
                "extras": (
                    Extra(
                        officer="001",
                        day=date(2026, 12, 8),
                        start_minute=600,
                        end_minute=700,
                        kind=ExtraKind.IMPREVISTO,
                    ),
                ),
            },
        ),
        FREE,
    ),
    LOCKED,
    replace(LOCKED, name="rest over the lock", fixed={**LOCKED.fixed, ("001", date(2026, 12, 6)): RS}),
    world("a recovery of a Sunday", FIRST, 4, (MORNING,), seat_fields={"history": owed((CreditKind.RR, SUNDAY))}),
    world(
        "recoveries of a Sunday, of a feriale, of a weekly rest",
        FIRST,
        4,
        (MORNING,),
        fixed={("001", date(2026, 12, 10)): Cell(code=DayCode.RR)},
        seat_fields={
            "history": owed((CreditKind.RR, SUNDAY), (CreditKind.RR, FERIALE)),
            "absences": (absent(DayCode.RR, date(2026, 12, 7), AbsenceState.CHIESTA),),
        },
    ),
    world(
        "a weekly rest alone, a recovery of somebody else",
        FIRST,
        2,
        (MORNING,),
        officers=(officer("001"), officer("002")),
        seat_fields={
            "history": History(
                credits=tuple(
                    Credit(officer=who, kind=kind, earned=SUNDAY, due=date(2026, 12, 13))
                    for who, kind in (("001", CreditKind.RS), ("002", CreditKind.RR))
                )
            )
        },
    ),
)
