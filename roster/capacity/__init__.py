"""The capacity tests of catalogue A.9: what no roster can cover, told with numbers before any is looked for.

Every test is a necessary condition: it compares what is asked for with the most that each officer could give, so a
shortage of ``k`` means that any lawful roster leaves at least ``k`` uncovered. That none is found promises nothing.
"""

from __future__ import annotations

from roster.capacity.counted import counted_shortages
from roster.capacity.law import Law
from roster.capacity.per_day import daily_shortages
from roster.capacity.shifts import shift_shortages
from roster.capacity.shortage import Check, Measure, Scope, Shortage
from roster.capacity.supply import Supply
from roster.domain.instance import Instance

__all__ = ["Check", "Law", "Measure", "Scope", "Shortage", "shortages"]

_ORDER = list(Check)


def shortages(instance: Instance, law: Law) -> tuple[Shortage, ...]:
    """Return every shortage that smaller ones do not explain: minimum of safety first, then by test, date and units."""
    supply = Supply(instance, law)
    found = (*counted_shortages(supply), *shift_shortages(supply), *daily_shortages(supply))
    return tuple(
        sorted(found, key=lambda s: (not s.is_minimum, _ORDER.index(s.test), s.days[0], s.scope.units, s.scope.posts))
    )
