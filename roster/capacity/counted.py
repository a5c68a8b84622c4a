"""CAP-N, CAP-F, CAP-E: nights, festive shifts and evenings of the month against caps and ceilings."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date

from roster.capacity.essential import Found, essential
from roster.capacity.groups import Group, groups, scope_of
from roster.capacity.shortage import Check, Measure, Shortage
from roster.capacity.supply import Slot, Supply
from roster.domain.codes import Counted, ShiftClass
from roster.domain.counted import elsewhere, monthly_limits
from roster.domain.instance import Instance
from roster.domain.officer import Officer

_TESTS: Mapping[Counted, tuple[Check, Measure, Callable[[Slot], bool]]] = {
    Counted.NOTTURNI: (Check.N, Measure.NIGHTS, lambda slot: slot.shift_class is ShiftClass.NOT),
    Counted.FESTIVI: (Check.F, Measure.FESTIVE, lambda slot: slot.festive),
    Counted.SERALI: (Check.E, Measure.EVENINGS, lambda slot: slot.shift_class is ShiftClass.SER),
}


def counted_shortages(supply: Supply) -> Iterator[Shortage]:
    """Yield what the caps of the month, with the grounds recorded, leave uncovered."""
    for what, (_, _, counts) in _TESTS.items():
        found = groups(supply.instance, filter(counts, supply.slots))
        yield from essential(row for group in found for row in _judge(supply, what, group))


def within_caps(instance: Instance, officer: Officer, what: Counted, places: Mapping[date, int]) -> int:
    """Return how many of ``places`` the local caps and every recorded ground on that count could let an officer do."""
    total, seen = 0, set[date]()
    for limit in monthly_limits(instance, officer, what):
        total += sum(number for day, number in places.items() if day in limit.days and day not in seen)
        total, seen = min(total, limit.shifts), seen | limit.days
    total += sum(number for day, number in places.items() if day not in seen)
    grounds = sum(ground.quantity for ground in instance.grounds_for(officer.id) if ground.counted is what)
    return min(sum(places.values()), total + grounds)


def within_ceiling(officer: Officer, what: Counted, places: Mapping[date, int], ceiling: int | None) -> int:
    """Return how many of ``places`` an officer could do whatever the grounds."""
    possible = sum(places.values())
    return possible if ceiling is None else min(possible, max(0, ceiling - elsewhere(officer, what)))


def _judge(supply: Supply, what: Counted, group: Group) -> Iterator[Found]:
    instance, ceiling = supply.instance, supply.law.ceilings.get(what)
    places = supply.places(group.slots)
    at_most = {o: within_ceiling(instance.officer[o], what, rows, ceiling) for o, rows in places.items()}
    available = sum(
        min(at_most[officer], within_caps(instance, instance.officer[officer], what, rows))
        for officer, rows in places.items()
    )
    test, measure, _ = _TESTS[what]
    for minimum in (True, False):
        needed = group.needed(minimum=minimum)
        if needed > available:
            shortage = Shortage(
                test=test if group.whole else Check.X,
                measure=measure,
                is_minimum=minimum,
                days=instance.days,
                scope=scope_of(supply, group),
                needed=needed,
                available=available,
                people=len(places),
                ceiling=ceiling,
                beyond_ceiling=max(0, needed - sum(at_most.values())) if ceiling is not None else 0,
            )
            yield Found(group.mask, shortage)
