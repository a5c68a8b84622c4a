"""Encoding half of ANQ-10.6a: the price of each further burden, and of each Sunday too many."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from roster.calendar import SUNDAY
from roster.domain import Counted, Weights
from roster.domain.opportunity import Burden, marginal_cost, occasions, present_days, sundays_before, surpluses

if TYPE_CHECKING:
    from roster.model import Alternative, Expression, Model

_COUNTS = {Burden.NIGHTS: Counted.NOTTURNI, Burden.FESTIVE: Counted.FESTIVI, Burden.EVENINGS: Counted.SERALI}


def burden_terms(m: Model) -> Mapping[str, list[Expression]]:
    """Return for each officer on turns the terms that price nights, festive shifts, evenings, posts and big days."""
    dates, surplus = occasions(m.instance), surpluses(m.instance)
    unpopular = any(post.unpopular for post in m.instance.seat.posts)
    weights = {b: w for b, w in _weights(m.instance.profile.weights).items() if w and dates[b]}
    if not unpopular:
        weights.pop(Burden.UNPOPULAR, None)
    terms: defaultdict[str, list[Expression]] = defaultdict(list)
    for officer in m.officers:
        if officer.on_turns:
            present = present_days(m.instance, officer)
            for burden, weight in weights.items():
                taken = _taken(m, officer.id, burden, dates[burden])
                beyond, there = surplus.get((officer.id, burden), 0), len(present & dates[burden])
                costs = [marginal_cost(n + 1, beyond, there, len(dates[burden])) for n in range(_most(taken))]
                terms[officer.id] += _steps(m, taken, costs, weight)
    return terms


def _weights(weights: Weights) -> Mapping[Burden, int]:
    return {
        Burden.NIGHTS: weights.equita_notti,
        Burden.FESTIVE: weights.equita_festivi,
        Burden.EVENINGS: weights.equita_serali,
        Burden.UNPOPULAR: weights.equita_posti_gravosi,
        Burden.BIG_DAYS: weights.equita_festivi,
    }


def _taken(m: Model, officer: str, burden: Burden, dates: frozenset[date]) -> Sequence[Alternative]:
    """Return the duties of the month that add to a burden, once for each shift that does."""
    if burden in _COUNTS:
        return [a for a, _ in m.counted(officer, _COUNTS[burden])]
    return [
        a
        for day in sorted(dates)
        for a in m.alternatives(officer, day)
        for stint in a.stints
        if burden is Burden.BIG_DAYS or (stint.post is not None and stint.post.unpopular)
    ]


def _most(taken: Sequence[Alternative]) -> int:
    """Return how many of these shifts there can be at most: one on each date, and those beyond one in a cell."""
    return len({a.day for a in taken}) + len(taken) - len(set(taken))


def _steps(m: Model, taken: Sequence[Alternative], costs: Sequence[int], weight: int) -> list[Expression]:
    """Return the price of ``taken`` when the n-th costs ``costs[n]``, by steps; exact because costs never fall."""
    if all(a.literal is m.true for a in taken):
        return [weight * sum(costs[: len(taken)])] if taken else []
    steps = {cost: m.new_bool() if width == 1 else m.new_count(width) for cost, width in sorted(Counter(costs).items())}
    m.add(m.total(taken) <= sum(steps.values()))
    return [weight * cost * step for cost, step in steps.items() if cost]


def sunday_terms(m: Model, officer: str, steps: Sequence[tuple[int, int]]) -> list[Expression]:
    """Return the price of rows of Sundays: for each length of ``steps``, its cost for each row of that length."""
    weight = m.instance.profile.weights.equita_festivi
    sundays = [day for day in m.instance.days if day.weekday() == SUNDAY]
    worked = [[a for a in m.alternatives(officer, day) if a.code.is_service] for day in sundays]
    before = sundays_before(m.instance, officer)
    terms: list[Expression] = []
    for last in range(len(sundays)):
        for length, cost in steps:
            first = last + 1 - length
            window = worked[max(0, first) : last + 1]
            if weight and -first <= before and all(window):
                too_many = m.new_bool()
                m.add(m.total(a for day in window for a in day) <= len(window) - 1 + too_many)
                terms.append(weight * cost * too_many)
    return terms
