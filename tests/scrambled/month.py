"""Facts of the month and of what came before told otherwise."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta
from random import Random

from roster.domain import (
    Absence,
    AbsenceState,
    Assembly,
    Balance,
    Cell,
    Change,
    ChangeOrigin,
    Counted,
    Counters,
    Credit,
    CreditKind,
    DayCode,
    Extra,
    ExtraKind,
    Ground,
    GroundKind,
    History,
    Lock,
    OnCall,
    OnCallPlan,
    Outcome,
    OvertimeQuota,
    PastDay,
    Roster,
    SeatForce,
    Settlement,
    Study,
    StudyKind,
    Wish,
    WishKind,
)
from tests.scrambled.situation import (
    Situation,
    a_cell,
    a_day,
    a_shift,
    fresh,
    officers_told,
    some,
    somebody,
)


def _absences(s: Situation, rnd: Random, count: int) -> tuple[Absence, ...]:
    found = []
    for _ in range(count):
        code = rnd.choice([code for code in DayCode if code.is_absence or code.is_away])
        first = rnd.choice((a_day(s, rnd, 10), s.instance.previous_day, s.instance.next_day))
        found.append(
            Absence(
                officer=somebody(s, rnd),
                code=code,
                first=first,
                last=first + timedelta(days=rnd.randrange(12)),
                state=rnd.choice(list(AbsenceState)),
                known_at=rnd.choice((None, first - timedelta(days=40), first)),
                hourly=(hourly := rnd.random() < 0.2),
                minutes=120 if hourly else None,
                agreed=rnd.choice((None, a_day(s, rnd))),
                refusal=rnd.choice((None, "motivo")),
            )
        )
    return tuple(found)


def stati(s: Situation, rnd: Random) -> Situation:
    """Take away, or tell otherwise, what the roster says of who is not on duty."""
    codes = [code for code in DayCode if code is not DayCode.DUTY]
    silent = rnd.random() < 0.7

    def change(cell: Cell | None) -> Cell | None:
        if cell is None or cell.duties:
            return cell
        return None if silent else Cell(code=rnd.choice(codes))

    rows = {who: tuple(map(change, row)) for who, row in s.roster.cells.items()}
    return replace(s, roster=s.roster.model_copy(update={"cells": rows}))


def assenze(s: Situation, rnd: Random) -> Situation:
    return s.told(absences=some(rnd, s.seat.absences) + _absences(s, rnd, rnd.randrange(6)))


def storico(s: Situation, rnd: Random) -> Situation:
    kept = tuple(past for past in s.seat.history.days if rnd.random() < 0.2)
    if rnd.random() < 0.7:
        kept = tuple(
            PastDay(officer=officer.id, day=s.instance.days[0] - timedelta(days=back), cell=a_cell(s, rnd))
            for officer in s.instance.officers
            for back in range(1, rnd.randrange(2, 16))
        )
    return s.told(history=s.seat.history.model_copy(update={"days": kept}))


def contatori(s: Situation, rnd: Random) -> Situation:
    names = ("nights", "evenings", "festive", "unpopular", "on_call", "sundays_in_row", "big_holidays", "shooting")
    told = (*names, "updating", "planned_overtime")
    counters = tuple(
        Counters(officer=o.id, months=rnd.randrange(1, 12), **{name: rnd.randrange(40) for name in told})
        for o in s.instance.officers
        if rnd.random() < 0.8
    )
    first = s.instance.days[0]
    credits = tuple(
        Credit(
            officer=somebody(s, rnd),
            kind=rnd.choice(list(CreditKind)),
            earned=(earned := first - timedelta(days=rnd.randrange(1, 40))),
            due=earned + timedelta(days=rnd.choice((28, 60))),
        )
        for _ in range(rnd.randrange(8))
    )
    balances = tuple(
        Balance(officer=somebody(s, rnd), code=code, year=s.instance.year, enjoyed=rnd.randrange(60))
        for code in DayCode
        if code.has_balance and rnd.random() < 0.6
    )
    history = History(days=s.seat.history.days, counters=counters, credits=credits)
    done = ("nights_elsewhere", "festive_elsewhere", "evenings_elsewhere")
    moved = officers_told(s, lambda _: {name: rnd.randrange(10) for name in done})
    return moved.told(history=history, balances=balances)


def straordinari(s: Situation, rnd: Random) -> Situation:
    extras = tuple(
        Extra(
            officer=somebody(s, rnd),
            day=(day := a_day(s, rnd, 3)),
            start_minute=(start := rnd.randrange(24) * 60),
            end_minute=start + rnd.choice((60, 180, 600)),
            kind=rnd.choice(list(ExtraKind)),
            settlement=rnd.choice(list(Settlement)),
            act=rnd.choice((None, "atto")),
            reason=rnd.choice((None, "motivo")),
            consent=rnd.choice((None, "consenso")),
            security=rnd.random() < 0.3,
            called_at=rnd.choice((None, datetime.combine(day, time()) + timedelta(minutes=start - 90))),
            away=rnd.random() < 0.3,
        )
        for _ in range(rnd.randrange(12))
    )
    quota = rnd.choice(((), (OvertimeQuota(hours=rnd.randrange(30), source="nota"),)))
    return s.told(extras=some(rnd, s.seat.extras) + extras).profiled(overtime=quota)


def motivazioni(s: Situation, rnd: Random) -> Situation:
    first, last = s.instance.days[0], s.instance.days[-1]
    grounds = tuple(
        Ground(
            id=f"X{n}",
            kind=kind,
            text="altro",
            author="altri",
            officer=rnd.choice((None, somebody(s, rnd))),
            first=first,
            last=last,
            counted=rnd.choice((None, *Counted)),
            quantity=rnd.randrange(1, 9),
        )
        for n, kind in enumerate(GroundKind)
        if rnd.random() < 0.6
    )
    return s.told(grounds=rnd.choice(((), grounds, grounds)))


def variazioni(s: Situation, rnd: Random) -> Situation:
    def change() -> Change:
        day = a_day(s, rnd)
        told = datetime.combine(day - timedelta(days=rnd.randrange(-1, 4)), time(9))
        return Change(
            officer=somebody(s, rnd),
            day=day,
            origin=rnd.choice(list(ChangeOrigin)),
            was=rnd.choice((None, a_cell(s, rnd))),
            becomes=s.roster.cell(somebody(s, rnd), day),
            ground=rnd.choice((None, *GroundKind)),
            reason=rnd.choice((None, "motivo")),
            author=rnd.choice((None, "comandante")),
            decided_at=rnd.choice((None, told)),
            notified_at=rnd.choice((None, told)),
            confirmed_at=rnd.choice((None, told)),
            request=rnd.choice((None, "prot. 1")),
            outcome=rnd.choice((None, *Outcome)),
        )

    return s.told(changes=some(rnd, s.seat.changes) + tuple(change() for _ in range(rnd.randrange(12))))


def programma(s: Situation, rnd: Random) -> Situation:
    if rnd.random() < 0.3:
        return replace(s, instance=fresh(s.instance, published=None, published_on=None))
    rows = {
        officer.id: tuple(
            a_cell(s, rnd) if rnd.random() < 0.4 else s.roster.cell(officer.id, day) for day in s.instance.days
        )
        for officer in s.instance.officers
    }
    posted = Roster(year=s.instance.year, month=s.instance.month, cells=rows)
    when = s.instance.days[0] - timedelta(days=rnd.randrange(12))
    return replace(s, instance=fresh(s.instance, published=posted, published_on=when))


def reperibilita(s: Situation, rnd: Random) -> Situation:
    turns = tuple(
        OnCall(officer=somebody(s, rnd), day=a_day(s, rnd), shift=a_shift(s, rnd)) for _ in range(rnd.randrange(16))
    )
    plan = OnCallPlan(
        shift=a_shift(s, rnd),
        per_day=rnd.randrange(3),
        quota=rnd.choice((None, rnd.randrange(9))),
        skill=rnd.choice((None, "elenco", "altro elenco")),
        source=rnd.choice((None, "nota")),
    )
    told = replace(s, roster=s.roster.model_copy(update={"on_call": some(rnd, s.roster.on_call) + turns}))
    return told.profiled(on_call=rnd.choice((None, plan)))


def circoscrizione(s: Situation, rnd: Random) -> Situation:
    rows = tuple(
        SeatForce(seat="altra", day=day, force=rnd.randrange(400), absent=rnd.randrange(50), on_call=rnd.randrange(9))
        for day in s.instance.days
        if rnd.random() < 0.8
    )
    return s.told(region=rnd.choice(((), rows)))


def istanze(s: Situation, rnd: Random) -> Situation:
    def several(most: int) -> range:
        return range(rnd.randrange(most))

    wishes = tuple(
        Wish(officer=somebody(s, rnd), day=a_day(s, rnd), kind=rnd.choice(list(WishKind)), shift=a_shift(s, rnd))
        for _ in several(20)
    )
    locks = {(somebody(s, rnd), a_day(s, rnd)): a_cell(s, rnd) for _ in several(20)}
    for officer in s.instance.officers:
        day = a_day(s, rnd)
        cell = s.roster.cell(officer.id, day)
        if cell is not None:
            locks[officer.id, day] = cell
    studies = tuple(
        Study(
            officer=somebody(s, rnd),
            kind=rnd.choice(list(StudyKind)),
            first=s.instance.days[0] - timedelta(days=5),
            last=s.instance.days[-1],
            start_minute=8 * 60,
            end_minute=20 * 60,
        )
        for _ in several(4)
    )
    assemblies = tuple(Assembly(day=a_day(s, rnd), start_minute=8 * 60, end_minute=14 * 60) for _ in several(3))
    kept = tuple(Lock(officer=who, day=day, cell=cell) for (who, day), cell in locks.items())
    return s.told(wishes=wishes, locks=kept, studies=studies, assemblies=assemblies)
