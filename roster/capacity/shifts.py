"""CAP-H: the shifts that duty days leave, week by week and over the month.

Rests owed for mid-week holidays are not taken off: most may be given in another week, or in the next month, and a
shortage told here is sure without them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from roster.calendar import iso_weeks
from roster.capacity.essential import Found, essential
from roster.capacity.groups import Group, groups, scope_of
from roster.capacity.shortage import Check, Measure, Shortage
from roster.capacity.supply import Supply
from roster.domain.officer import Officer
from roster.domain.rest import gives_weekly_rest, may_rest, rest_weeks, rested_in_history

Week = tuple[date, ...]


def shift_shortages(supply: Supply) -> Iterator[Shortage]:
    """Yield what the days of duty of the people there leave uncovered in an ISO week or in the month."""
    weeks = _Weeks(supply)
    found = groups(supply.instance, supply.slots)
    yield from essential(row for group in found for row in weeks.judge(group))


class _Weeks:
    """The ISO weeks of the month and, by officer and week, on how many dates at most he or she may be on duty."""

    def __init__(self, supply: Supply) -> None:
        self._supply = supply
        inside = supply.instance.days_in_month
        self._weeks = [tuple(day for day in week if day in inside) for week in iso_weeks(supply.instance.days)]
        self._duty_days: dict[tuple[str, Week], int] = {}
        for officer in supply.instance.officers:
            owed = {week[-1]: week for week in rest_weeks(supply.instance, officer) if week[0].weekday() == 0}
            for week in self._weeks:
                self._duty_days[officer.id, week] = self._most(officer, week, owed.get(week[-1]))

    def _most(self, officer: Officer, week: Week, owed: Week | None) -> int:
        """Return the free dates of ``week``, less one when it still owes a rest that must fall on one of them."""
        instance, decided = self._supply.instance, self._supply.decided
        free = [day for day in week if officer.in_force(day) and (officer.id, day) not in decided]
        if owed is None or not free:
            return len(free)
        past = tuple(day for day in owed if day < instance.days[0])
        known = all(instance.known_cell(officer.id, day) is not None for day in past)
        here = [(day, decided[officer.id, day].code) for day in week if (officer.id, day) in decided]
        given = rested_in_history(instance, officer.id, past) or any(
            gives_weekly_rest(instance, day, code) for day, code in here
        )
        possible = any(may_rest(instance, officer.id, day) for day in week)
        return len(free) - (known and possible and not given)

    def judge(self, group: Group) -> Iterator[Found]:
        """Yield the shortages of a group, by week and over the month."""
        month = 0
        for week in self._weeks:
            part = Group(tuple(slot for slot in group.slots if slot.day in week), group.whole)
            places = self._supply.places(part.slots)
            given = sum(self._given(rows, self._duty_days[officer, week]) for officer, rows in places.items())
            month += given
            yield from self._short(part, Measure.WEEK, week, given)
        yield from self._short(group, Measure.MONTH, self._supply.instance.days, month)

    def _given(self, places: Mapping[date, int], duty_days: int) -> int:
        return sum(sorted(places.values(), reverse=True)[:duty_days])

    def _short(self, group: Group, measure: Measure, days: Week, available: int) -> Iterator[Found]:
        for minimum in (True, False):
            needed = group.needed(minimum=minimum)
            if needed > available:
                shortage = Shortage(
                    test=Check.H if group.whole else Check.X,
                    measure=measure,
                    is_minimum=minimum,
                    days=days,
                    scope=scope_of(self._supply, group),
                    needed=needed,
                    available=available,
                    people=len(group.able),
                )
                yield Found(group.mask, shortage)
