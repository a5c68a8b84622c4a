"""What monthly caps count (D-2, D-4, D-7), and what they leave to an officer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from roster.domain.codes import Counted, ShiftClass
from roster.domain.instance import Instance
from roster.domain.officer import Officer
from roster.domain.shift import Shift


def is_festive_shift(instance: Instance, day: date, shift: Shift) -> bool:
    """Return whether a shift of service day ``day`` is festive: service day in F, or any minute with reading Q5."""
    overlap = instance.profile.readings.q05_festivo_per_sovrapposizione == "si"
    after_midnight = overlap and shift.crosses_midnight and instance.is_festive(day + timedelta(days=1))
    return instance.is_festive(day) or after_midnight


def counted_as(instance: Instance, day: date, shift: Shift) -> tuple[Counted, ...]:
    """Return which counts a shift of service day ``day`` adds one to; a Sunday night adds to two."""
    shift_class = instance.profile.class_of(shift)
    found = []
    if shift_class is ShiftClass.NOT:
        found.append(Counted.NOTTURNI)
    if is_festive_shift(instance, day, shift):
        found.append(Counted.FESTIVI)
    if shift_class is ShiftClass.SER:
        found.append(Counted.SERALI)
    return tuple(found)


def counted_shifts(instance: Instance) -> Mapping[tuple[date, str], tuple[Counted, ...]]:
    """Return the counts of every shift of the table on every date of the month, by date and code."""
    table = instance.profile.shifts
    return {(day, shift.code): counted_as(instance, day, shift) for day in instance.days for shift in table}


def elsewhere(officer: Officer, what: Counted | None) -> int:
    """Return the shifts done at another seat in the month that a count adds up; of the union, those it surely has."""
    nights, festive, evenings = officer.nights_elsewhere, officer.festive_elsewhere, officer.evenings_elsewhere
    if what is None:
        return max(nights, festive, evenings)
    return {Counted.NOTTURNI: nights, Counted.FESTIVI: festive, Counted.SERALI: evenings}[what]


def cap_on(instance: Instance, officer: Officer, day: date, what: Counted | None) -> int | None:
    """Return the cap of the ruolo held on ``day``; None when the profile has none in force.

    ``what`` None asks for the overall quota on the union of the three counts (Q9).
    """
    cap = instance.profile.cap(officer.ruolo_on(day), day, officer.unit_on(day))
    if cap is None or what is None:
        return cap.overall if cap else None
    return {Counted.NOTTURNI: cap.nights, Counted.FESTIVI: cap.festive, Counted.SERALI: cap.evenings}[what]


def month_cap(instance: Instance, officer: Officer, what: Counted) -> int | None:
    """Return the cap for the month: the highest of those of the dates in force; None when one of them has none."""
    found = [cap_on(instance, officer, day, what) for day in instance.days if officer.in_force(day)]
    known = [cap for cap in found if cap is not None]
    return max(known) if known and len(known) == len(found) else None


@dataclass(frozen=True)
class Limit:
    """At most ``shifts`` shifts of a count among those of ``days``, by a ``cap`` that other seats have used in part."""

    cap: int
    used: int
    days: frozenset[date]

    @property
    def shifts(self) -> int:
        """What is left of the cap, never below 0."""
        return max(0, self.cap - self.used)


def monthly_limits(instance: Instance, officer: Officer, what: Counted | None) -> tuple[Limit, ...]:
    """Return what the local caps leave to this seat for one count, narrowest first; each covers the dates of the next.

    Usually one: the cap of the ruolo over the month, less what was done elsewhere. When the ruolo (or its cap) changes
    inside the month the shifts on the dates of the lower cap answer to it and the total answers to the higher. Dates
    without a cap are under none.
    """
    caps = {day: cap_on(instance, officer, day, what) for day in instance.days if officer.in_force(day)}
    steps = sorted({cap for cap in caps.values() if cap is not None})
    used = [0] * (len(steps) - 1) + [elsewhere(officer, what)]
    return tuple(
        Limit(step, there, frozenset(day for day, cap in caps.items() if cap is not None and cap <= step))
        for step, there in zip(steps, used, strict=False)
    )
