"""CAP-R: on each date, for each class of shift and for the whole day, the people who may be employed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from roster.capacity.essential import Found, essential
from roster.capacity.groups import Group, groups, scope_of
from roster.capacity.shortage import Check, Measure, Shortage
from roster.capacity.supply import Slot, Supply
from roster.domain.codes import ShiftClass


def daily_shortages(supply: Supply) -> Iterator[Shortage]:
    """Yield what lacks people on a date, with why each of the others cannot be employed; equal dates are joined."""
    found = (shortage for day in supply.instance.days for shortage in _of_day(supply, day))
    yield from _joined(found)


def _of_day(supply: Supply, day: date) -> Iterator[Shortage]:
    slots = [slot for slot in supply.slots if slot.day == day]
    classes: list[ShiftClass | None] = [*dict.fromkeys(slot.shift_class for slot in slots)]
    found = [
        row
        for shift_class in ([*classes, None] if len(classes) > 1 else classes)
        for group in groups(supply.instance, _of_class(slots, shift_class))
        for row in _judge(supply, day, shift_class, group)
    ]
    yield from essential(found)


def _of_class(slots: Iterable[Slot], shift_class: ShiftClass | None) -> Iterator[Slot]:
    return (slot for slot in slots if shift_class in (None, slot.shift_class))


def _judge(supply: Supply, day: date, shift_class: ShiftClass | None, group: Group) -> Iterator[Found]:
    places = supply.places(group.slots)
    available = sum(sum(rows.values()) for rows in places.values())
    for minimum in (True, False):
        needed = group.needed(minimum=minimum)
        if needed > available:
            shortage = Shortage(
                test=Check.R,
                measure=Measure.DAY,
                is_minimum=minimum,
                days=(day,),
                scope=scope_of(supply, group),
                needed=needed,
                available=available,
                people=len(places),
                shift_class=shift_class,
                others=_others(supply, group),
            )
            yield Found(group.mask, shortage)


def _others(supply: Supply, group: Group) -> dict[str, str]:
    """Return who of the units concerned cannot be employed at any post of the group, each with the first reason."""
    able, found = group.able, dict[str, str]()
    for slot in group.slots:
        for officer in supply.near(slot.day, slot.post.unit):
            if officer.id not in able and officer.id not in found:
                why = supply.why_not(officer, slot.day, slot.shift, slot.post)
                found[officer.id] = why or ""
    return found


def _joined(found: Iterable[Shortage]) -> Iterator[Shortage]:
    """Join consecutive dates that have the same figures: same posts, same numbers, as many others for each reason."""
    runs: dict[object, Shortage] = {}
    for row in found:
        reasons = tuple(sorted(row.others.values()))
        key = (row.is_minimum, row.scope, row.needed, row.available, row.shift_class, reasons)
        last = runs.get(key)
        if last is not None and row.days[0] - last.days[-1] == timedelta(days=1):
            runs[key] = replace(last, days=(*last.days, *row.days))
            continue
        if last is not None:
            yield last
        runs[key] = row
    yield from runs.values()
