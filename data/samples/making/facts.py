"""Dated demand, wishes, grounds, locks and the force of the region."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random

from making.capacity import present
from making.spec import Kind, Sample
from making.tables import Table
from roster.calendar import between, days_of_month, iso_week
from roster.domain import (
    Cell,
    Counted,
    DayClass,
    DayCode,
    Event,
    EventKind,
    Ground,
    GroundKind,
    Instance,
    Lock,
    SeatForce,
    Wish,
    WishKind,
)
from roster.domain.hours import longest_shift
from roster.domain.rest import rested_in_history

NOTE = "dato di esempio, inventato"
SMALL_ESCORT_UNIT = 30
_SIX_HOURS = 360


def events(sample: Sample, table: Table) -> tuple[Event, ...]:
    """Return two hospital guards (one not required), an escort and a UEPE check."""
    last_unit = sample.units[-1]
    small = last_unit.agents < SMALL_ESCORT_UNIT
    guard_ends = 11 if last_unit.kind is Kind.SOLE else 13 if small else 18
    guard = EventKind.PIANTONAMENTO
    pair = 1 if small else 2
    unguarded = _event(
        sample, "PIA-2", guard, "PIA", 20, 24, table.hospital, 1, 1, "provvedimento n. 231, O.P. art. 11(5)"
    )
    return (
        _event(sample, "PIA-1", guard, "PIA", 9, guard_ends, table.hospital, 1, pair, "ordinanza di ricovero n. 214"),
        unguarded.model_copy(update={"required": False}),
        _event(
            sample,
            "TRA-1",
            EventKind.TRADUZIONE,
            "TRA",
            15,
            15,
            (table.escort,),
            pair,
            pair + 1,
            "udienza, notizia n. 77",
        ),
        _event(
            sample,
            "UEPE-1",
            EventKind.CONTROLLO_UEPE,
            "UEP",
            17,
            17,
            (table.afternoon,),
            1,
            pair,
            "richiesta UEPE n. 12",
        ),
    )


def _event(
    sample: Sample,
    name: str,
    kind: EventKind,
    post: str,
    first: int,
    last: int,
    shifts: tuple[str, ...],
    minimum: int,
    nominal: int,
    act: str,
) -> Event:
    return Event(
        id=name,
        kind=kind,
        post=post,
        first=date(sample.year, sample.month, first),
        last=date(sample.year, sample.month, last),
        shifts=shifts,
        minimum=minimum,
        nominal=nominal,
        act=f"{act} (esempio)",
        note=NOTE,
    )


def wishes(instance: Instance, table: Table, rng: Random) -> Iterator[Wish]:
    """Yield about one wish for every four officers."""
    for officer in instance.officers:
        if officer.on_turns and rng.random() < 0.3:
            day = rng.choice(instance.days)
            kind = rng.choice((WishKind.LIBERO, WishKind.LIBERO, WishKind.TURNO, WishKind.NON_TURNO))
            shift = None if kind is WishKind.LIBERO else rng.choice(table.around)
            if present(instance, officer, day):
                yield Wish(officer=officer.id, day=day, kind=kind, shift=shift, weight=rng.randint(1, 3))


def grounds(instance: Instance, rng: Random) -> Iterator[Ground]:
    """Yield grounds that let a few officers go one shift beyond a local cap, never beyond the ceilings."""
    on_turns = [o for o in instance.officers if o.on_turns and o.in_force_from is None]
    chosen = rng.sample(on_turns, max(3, len(on_turns) // 20))
    kinds = (
        (GroundKind.RICHIESTA_DIPENDENTE, Counted.NOTTURNI, "chiede una notte in più"),
        (GroundKind.GRAVI_INDIFFERIBILI, Counted.FESTIVI, "sicurezza dei reparti nelle festività"),
        (GroundKind.RICHIESTA_DIPENDENTE, Counted.SERALI, "chiede un turno serale in più"),
    )
    recorded = datetime.combine(instance.days[0] - timedelta(days=12), datetime.min.time()).replace(hour=10)
    for number, officer in enumerate(chosen):
        kind, counted, text = kinds[number % len(kinds)]
        yield Ground(
            id=f"MOT-{number + 1:02d}",
            kind=kind,
            text=f"{text} ({NOTE})",
            author="Ufficio servizi",
            recorded_at=recorded,
            act=f"ordine di servizio n. {300 + number} (esempio)",
            officer=officer.id,
            first=instance.days[0],
            last=instance.days[-1],
            counted=counted,
        )


def locks(instance: Instance, table: Table, rng: Random) -> Iterator[Lock]:
    """Yield six cells the planner fixed: three Sundays of rest, three mornings at a named post."""
    on_turns = [o for o in instance.officers if o.on_turns and o.in_force_from is None and o.in_force_to is None]
    sundays = [day for day in instance.days if day.weekday() == 6]
    feriali = [day for day in instance.days[7:21] if not instance.is_festive(day)]
    given = 0
    for officer in rng.sample(on_turns, len(on_turns)):
        day = rng.choice(sundays if given % 2 else feriali)
        around = between(day - timedelta(days=6), day + timedelta(days=6))
        if not all(present(instance, officer, other) for other in around):
            continue
        cell = Cell(code=DayCode.RS) if given % 2 else _morning(instance, officer.unit, officer.ruolo, table)
        if cell is not None and not (cell.code is DayCode.RS and _too_many(instance, officer.id, day)):
            yield Lock(officer=officer.id, day=day, cell=cell)
            given += 1
        if given == 6:
            return


def _too_many(instance: Instance, officer: str, day: date) -> bool:
    """Return whether a rest on ``day`` is the second of its week where no longer shift can make up for it."""
    week = iso_week(day)
    longer = longest_shift(instance, [d for d in week if d in instance.days_in_month], _SIX_HOURS) > _SIX_HOURS
    return rested_in_history(instance, officer, week) and not longer


def _morning(instance: Instance, unit: str, ruolo: object, table: Table) -> Cell | None:
    for post in instance.seat.posts:
        plain = not (post.article_42 or post.skill or post.reserve or post.outside or post.must_rotate)
        if post.unit == unit and plain and ruolo in post.ruoli:
            for line in post.cover:
                if line.shift in (*table.day, table.morning) and line.days is not DayClass.FESTIVO and line.minimum:
                    return Cell.duty(line.shift, post.code)
    return None


def region(sample: Sample, rng: Random) -> Iterator[SeatForce]:
    """Yield the daily force of the other seats of the provveditorato, with the on-call turns they already have."""
    for day in days_of_month(sample.year, sample.month):
        for name, staff in sample.region:
            absent = round(staff * rng.uniform(0.25, 0.35))
            yield SeatForce(seat=name, day=day, force=staff, absent=absent, on_call=1 if staff >= 100 else 0)
