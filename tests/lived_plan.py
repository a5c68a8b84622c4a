"""The plan of ``tests.plans`` after a month of life: posted, then changed, with work outside the shifts."""

from __future__ import annotations

from datetime import date, datetime

from roster.domain import (
    Absence,
    Cell,
    Change,
    ChangeOrigin,
    DayCode,
    Extra,
    ExtraKind,
    GroundKind,
    Instance,
    Officer,
    Outcome,
    Plan,
    ServiceKind,
    Settlement,
)
from tests.plans import make_plan

CHANGED, ILL, ASKED = date(2026, 12, 3), date(2026, 12, 5), date(2026, 12, 8)
SERVICES = {"PORTA1": ServiceKind.SORVEGLIANZA_GENERALE, "SEZ1A": ServiceKind.PREPOSTO}


def on_duty(plan: Plan, day: date) -> list[Officer]:
    """Return who has a shift on the date, in the order of the input."""
    cells = ((officer, plan.roster.cell(officer.id, day)) for officer in plan.instance.officers)
    return [officer for officer, cell in cells if cell is not None and cell.duties]


def make_lived_plan(number: int = 20, units: int = 2) -> Plan:
    """Return December 2026 as done, beside what was posted.

    On the 3rd one officer goes to an office (all recorded) and another takes the place (not recorded); on the 5th one
    falls ill; on the 8th one is given a rest on request, and another is refused one.
    """
    plan = make_plan(number, units)
    moved, substitute = on_duty(plan, CHANGED)[:2]
    ill = on_duty(plan, ILL)[2]
    asked, refused = on_duty(plan, ASKED)[3:5]
    left = plan.roster.cell(moved.id, CHANGED)
    assert left is not None
    cells = {
        (moved.id, CHANGED): Cell.duty("U5", "UFF1"),
        (substitute.id, CHANGED): left,
        (ill.id, ILL): Cell(code=DayCode.MAL),
        (asked.id, ASKED): Cell(code=DayCode.RS),
    }
    seat = plan.instance.seat.model_copy(
        update={
            "posts": tuple(
                p.model_copy(update={"service": SERVICES.get(p.code, p.service)}) for p in plan.instance.seat.posts
            ),
            "absences": (Absence(officer=ill.id, code=DayCode.MAL, first=ILL, last=ILL, known_at=ILL),),
            "changes": _changes(moved, asked, refused, cells),
            "extras": _extras(moved, substitute),
        }
    )
    instance = Instance(seat=seat, year=2026, month=12, published=plan.roster, published_on=date(2026, 11, 22))
    rows = {
        officer: tuple(cells.get((officer, day), cell) for day, cell in zip(instance.days, row, strict=True))
        for officer, row in plan.roster.cells.items()
    }
    return plan.model_copy(update={"instance": instance, "roster": plan.roster.model_copy(update={"cells": rows})})


def _changes(
    moved: Officer, asked: Officer, refused: Officer, cells: dict[tuple[str, date], Cell]
) -> tuple[Change, ...]:
    at = datetime(2026, 12, 2, 10, 30)  # noqa: DTZ001  local civil time, as the register keeps it
    return (
        Change(
            officer=moved.id,
            day=CHANGED,
            becomes=cells[moved.id, CHANGED],
            ground=GroundKind.IMPROVVISE_MOTIVATE,
            reason="allagamento della sezione",
            author="Comm. Saggio",
            decided_at=at,
            notified_at=at,
            confirmed_at=at,
        ),
        Change(
            officer=asked.id,
            day=ASKED,
            origin=ChangeOrigin.DIPENDENTE,
            ground=GroundKind.PERSONALI_DOCUMENTATE,
            reason="trasloco",
            request="domanda 88",
            outcome=Outcome.ACCOLTA,
            author="Comm. Saggio",
            decided_at=at,
            notified_at=at,
        ),
        Change(
            officer=refused.id,
            day=ASKED,
            origin=ChangeOrigin.DIPENDENTE,
            reason="visita del figlio malato",
            request="domanda 89",
            outcome=Outcome.RESPINTA,
        ),
    )


def _extras(first: Officer, second: Officer) -> tuple[Extra, ...]:
    return (
        Extra(
            officer=first.id,
            day=CHANGED,
            start_minute=16 * 60,
            end_minute=18 * 60,
            kind=ExtraKind.IMPREVISTO,
            act="ord. 5",
        ),
        Extra(
            officer=second.id,
            day=date(2026, 12, 6),
            start_minute=20 * 60,
            end_minute=24 * 60,
            kind=ExtraKind.CHIAMATA,
            settlement=Settlement.RIPOSO,
        ),
        Extra(officer=second.id, day=date(2026, 12, 9), start_minute=600, end_minute=660, kind=ExtraKind.RIUNIONE),
    )
