"""Judges a roster of a Curtois-Qu instance by counting on the finished roster; it shares nothing with the model."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from itertools import groupby, pairwise

from benchmarks.public.curtois_qu import CurtoisQu, Employee
from benchmarks.public.verdict import Verdict

Row = tuple[str | None, ...]
"""One person's shift on each day, None when off."""


def evaluate_curtois_qu(instance: CurtoisQu, roster: Mapping[str, Row]) -> Verdict:
    """Return the verdict on ``roster``, a row for each employee."""
    breaches = [f"{one.id}: {words}" for one in instance.staff.values() for words in _breaches(instance, one, roster)]
    return Verdict(tuple(breaches), _wishes(instance, roster) + _cover(instance, roster))


def _breaches(instance: CurtoisQu, employee: Employee, roster: Mapping[str, Row]) -> Iterator[str]:
    row = roster.get(employee.id, ())
    if len(row) != instance.days or not set(row) <= {None, *instance.shifts}:
        yield "no shift or day off on every day"
        return
    yield from _amounts(instance, employee, row)
    yield from _runs(employee, row)
    for day, (shift, after) in enumerate(pairwise(row)):
        if shift is not None and after in instance.shifts[shift].not_next:
            yield f"{after} follows {shift} on day {day + 1}"
    yield from (f"works on day off {day}" for day in sorted(employee.days_off) if row[day] is not None)


def _amounts(instance: CurtoisQu, employee: Employee, row: Row) -> Iterator[str]:
    held = Counter(shift for shift in row if shift is not None)
    for shift, number in held.items():
        if number > employee.most_of.get(shift, 0):
            yield f"{number} shifts {shift}"
    minutes = sum(number * instance.shifts[shift].minutes for shift, number in held.items())
    if not employee.least_minutes <= minutes <= employee.most_minutes:
        yield f"{minutes} minutes"
    weekends = sum(row[saturday] is not None or row[saturday + 1] is not None for saturday in range(5, len(row), 7))
    if weekends > employee.most_weekends:
        yield f"{weekends} weekends"


def _runs(employee: Employee, row: Row) -> Iterator[str]:
    """Yield runs too long, and runs too short that touch neither end: there a neighbouring period may go on."""
    first = 0
    for works, days in groupby(shift is not None for shift in row):
        length = len(list(days))
        inside = first > 0 and first + length < len(row)
        if works and length > employee.longest_run:
            yield f"{length} days of work from day {first}"
        if inside and length < (employee.shortest_run if works else employee.shortest_rest):
            yield f"only {length} days of {'work' if works else 'rest'} from day {first}"
        first += length


def _wishes(instance: CurtoisQu, roster: Mapping[str, Row]) -> int:
    missed = sum(wish.weight for wish in instance.wanted if roster[wish.employee][wish.day] != wish.shift)
    return missed + sum(wish.weight for wish in instance.unwanted if roster[wish.employee][wish.day] == wish.shift)


def _cover(instance: CurtoisQu, roster: Mapping[str, Row]) -> int:
    present = Counter((day, shift) for row in roster.values() for day, shift in enumerate(row))
    cost = 0
    for line in instance.cover:
        missing = line.required - present[line.day, line.shift]
        cost += line.under * missing if missing > 0 else -line.over * missing
    return cost
