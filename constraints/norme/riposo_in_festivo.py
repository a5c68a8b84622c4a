"""Holiday rests that stand for the weekly rest of their week in the model (Q12, ``RF e credito RS``): for encoders."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from roster.domain import DayCode
from roster.domain.rest import rest_may_be_owed

if TYPE_CHECKING:
    from roster.model import Expression, Model


def in_place_of_rest(m: Model, officer: str, week: tuple[date, ...]) -> dict[date, Expression]:
    """Return, by mid-week holiday of an ISO week, whether its RF stands for the weekly rest.

    It does in a week that has no RS, and only the first RF does. Weeks with a date that is not known nor to be decided,
    or that runs into the next month, have none; nor has any under other readings.
    """
    if not rest_may_be_owed(m.instance) or week[-1] > m.instance.days[-1]:
        return {}
    if not all(m.alternatives(officer, day) for day in week):
        return {}
    rests = {day: m.with_code(officer, day, DayCode.RS) for day in week}
    earlier: list[date] = []
    found: dict[date, Expression] = {}
    for day in filter(m.instance.is_midweek_holiday, week):
        given = m.with_code(officer, day, DayCode.RF)
        if not given:
            continue
        stands = m.new_bool()
        others = [*rests.values(), *(m.with_code(officer, before, DayCode.RF) for before in earlier)]
        m.add(m.total(given) >= stands)
        m.add(m.total(given) - sum(m.total(other) for other in others if other) <= stands)
        for other in filter(None, others):
            m.add(m.total(other) + stands <= 1)
        earlier.append(day)
        found[day] = stands
    return found
