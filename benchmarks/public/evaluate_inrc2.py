"""Judges a roster of an INRC-II instance by counting on the finished roster; it shares nothing with the model."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from benchmarks.public.inrc2 import Inrc2, Limits, Nurse
from benchmarks.public.verdict import Verdict

Row = tuple[tuple[str, str] | None, ...]
"""One nurse's shift and skill on each day, None when off."""

MISSING, SAME_SHIFT, IN_A_ROW, UNWANTED, HALF_WEEKEND, ASSIGNMENTS, WEEKENDS = 30, 15, 30, 10, 30, 20, 30
"""Prices of the soft rules S1, S2 (shifts), S2 and S3 (days of work and off), S4, S5, S6, S7."""


def evaluate_inrc2(instance: Inrc2, roster: Mapping[str, Row]) -> Verdict:
    """Return the verdict on ``roster``, a row for each nurse."""
    wrong = [name for name in instance.nurses if len(roster.get(name, ())) != instance.days]
    if wrong:
        return Verdict(tuple(f"{name}: not one status a day" for name in wrong), 0)
    breaches = [f"{one.id}: {words}" for one in instance.nurses.values() for words in _breaches(instance, one, roster)]
    present = Counter((day, *duty) for row in roster.values() for day, duty in enumerate(row) if duty)
    cost = sum(_of_nurse(instance, nurse, roster[nurse.id]) for nurse in instance.nurses.values())
    for demand in instance.demands:
        there = present[demand.day, demand.shift, demand.skill]
        cost += MISSING * max(0, demand.optimal - there)
        if there < demand.minimum:
            breaches.append(f"{there} of {demand.minimum} {demand.skill} in {demand.shift} on day {demand.day}")
    return Verdict(tuple(breaches), cost + UNWANTED * _unwanted(instance, roster))


def _breaches(instance: Inrc2, nurse: Nurse, roster: Mapping[str, Row]) -> Iterator[str]:
    before = nurse.history.shift
    for day, duty in enumerate(roster[nurse.id]):
        shift, skill = duty or (None, None)
        if skill is not None and skill not in nurse.skills:
            yield f"not skilled as {skill} on day {day}"
        if before is not None and shift in instance.shifts[before].not_next:
            yield f"{shift} follows {before} on day {day}"
        before = shift


def _of_nurse(instance: Inrc2, nurse: Nurse, row: Row) -> int:
    contract, history = nurse.contract, nurse.history
    shifts = [duty[0] if duty else None for duty in row]
    works = [shift is not None for shift in shifts]
    cost = 0
    for shift in instance.shifts.values():
        brought = history.same_shift if history.shift == shift.id else 0
        cost += SAME_SHIFT * outside([held == shift.id for held in shifts], shift.in_a_row, brought)
    cost += IN_A_ROW * outside(works, contract.work_in_a_row, history.worked)
    cost += IN_A_ROW * outside([not day for day in works], contract.off_in_a_row, history.off)
    total = history.assignments + sum(works)
    cost += ASSIGNMENTS * max(0, contract.assignments.least - total, total - contract.assignments.most)
    weekends = [works[saturday : saturday + 2] for saturday in range(5, len(works), 7)]
    worked = history.weekends + sum(map(any, weekends))
    cost += WEEKENDS * max(0, worked - contract.most_weekends)
    return cost + HALF_WEEKEND * contract.whole_weekends * sum(any(days) and not all(days) for days in weekends)


def outside(held: Sequence[bool], limits: Limits, brought: int = 0) -> int:
    """Return the days that the runs of ``held`` are too short or too long, ``brought`` days standing before them.

    Of a run brought only the excess made in the horizon counts; one cut by the end is never too short.
    """
    days = 0
    first = -brought
    for status, group in groupby([*[True] * brought, *held]):
        length = len(list(group))
        end = first + length
        if status:
            days += max(0, length - limits.most) - max(0, -first - limits.most)
            if end < len(held):
                days += max(0, limits.least - length)
        first = end
    return days


def _unwanted(instance: Inrc2, roster: Mapping[str, Row]) -> int:
    asked = ((request.shift, roster[request.nurse][request.day]) for request in instance.unwanted)
    return sum(duty is not None and shift in (None, duty[0]) for shift, duty in asked)
