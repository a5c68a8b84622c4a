"""The invented facts of the template that stand beside the programme: two rows per sheet."""

from __future__ import annotations

from datetime import date, datetime, time

from roster import domain as d

_TURNS, _FIXED = "0012345", "0054321"


def example_extras() -> tuple[d.Extra, ...]:
    """Return a call-out that runs past midnight and an hour of overtime kept for a rest."""
    return (
        d.Extra(
            officer=_TURNS,
            day=date(2026, 11, 20),
            start_minute=22 * 60 + 30,
            end_minute=25 * 60,
            kind=d.ExtraKind.CHIAMATA,
            act="O.d.s. di esempio n. 71",
            reason="Ricovero urgente",
            consent="Consenso prot. 12 del 2026",
            called_at=_at(date(2026, 11, 20), 21, 50),
        ),
        d.Extra(
            officer=_TURNS,
            day=date(2026, 12, 3),
            start_minute=12 * 60,
            end_minute=13 * 60,
            kind=d.ExtraKind.CAMBIO_TARDIVO,
            settlement=d.Settlement.RIPOSO,
            act="O.d.s. di esempio n. 80",
            reason="In attesa del cambio",
            consent="Consenso prot. 12 del 2026",
        ),
    )


def example_studies() -> tuple[d.Study, ...]:
    """Return a weekly lesson and the day of an exam."""
    return (
        d.Study(
            officer=_FIXED,
            kind=d.StudyKind.LEZIONE,
            first=date(2026, 10, 1),
            last=date(2027, 1, 31),
            weekday=d.Weekday.GIOVEDI,
            start_minute=16 * 60,
            end_minute=19 * 60,
            note="corso serale",
        ),
        d.Study(officer=_FIXED, kind=d.StudyKind.ESAME, first=date(2026, 12, 22), last=date(2026, 12, 22)),
    )


def example_assemblies() -> tuple[d.Assembly, ...]:
    """Return two staff assemblies."""
    return (
        d.Assembly(day=date(2026, 12, 10), start_minute=10 * 60, end_minute=12 * 60, note="sala riunioni"),
        d.Assembly(day=date(2027, 1, 14), start_minute=14 * 60, end_minute=16 * 60),
    )


def example_changes() -> tuple[d.Change, ...]:
    """Return a change by the administration and a request refused."""
    return (
        d.Change(
            officer=_TURNS,
            day=date(2026, 12, 9),
            was=d.Cell.duty("M", "SEZ1"),
            becomes=d.Cell.duty("P", "SEZ1"),
            ground=d.GroundKind.IMPROVVISE_MOTIVATE,
            reason="Malattia improvvisa di chi era in servizio",
            author="commissario Verdi Paolo",
            decided_at=_at(date(2026, 12, 8), 9, 0),
            notified_at=_at(date(2026, 12, 8), 9, 15),
            confirmed_at=_at(date(2026, 12, 8), 13, 0),
        ),
        d.Change(
            officer=_TURNS,
            day=date(2026, 12, 18),
            origin=d.ChangeOrigin.DIPENDENTE,
            was=d.Cell.duty("S", "SEZ1"),
            ground=d.GroundKind.PERSONALI_DOCUMENTATE,
            reason="Nessuno può sostituirlo: riposi e assenze",
            author="commissario Verdi Paolo",
            decided_at=_at(date(2026, 12, 5), 11, 0),
            notified_at=_at(date(2026, 12, 5), 12, 0),
            confirmed_at=_at(date(2026, 12, 5), 12, 0),
            request="Istanza prot. 402 del 2026",
            outcome=d.Outcome.RESPINTA,
        ),
    )


def example_balances() -> tuple[d.Balance, ...]:
    """Return leave of two years, days of L. 937, permits for study and of the safety representative."""
    return (
        d.Balance(officer=_TURNS, code=d.DayCode.CO, year=2025, entitled=45, enjoyed=41, until=date(2027, 6, 30)),
        d.Balance(officer=_TURNS, code=d.DayCode.CO, year=2026, enjoyed=28),
        d.Balance(officer=_TURNS, code=d.DayCode.FS, year=2026, enjoyed=4),
        d.Balance(officer=_FIXED, code=d.DayCode.STU, year=2026, entitled=150, enjoyed=64),
        d.Balance(officer=_FIXED, code=d.DayCode.RLS, year=2026, enjoyed=21),
    )


def _at(day: date, hour: int, minute: int) -> datetime:
    return datetime.combine(day, time(hour, minute))
