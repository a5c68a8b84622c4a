"""States a Curtois-Qu instance on the product's model: everything linear, as near the convex hull as is cheap."""

from __future__ import annotations

import math
from collections.abc import Callable

from benchmarks.public.curtois_qu import CurtoisQu, Employee
from benchmarks.public.evaluate_curtois_qu import Row
from benchmarks.public.runs import starts, starts_of_other, too_long, too_short
from benchmarks.public.stated import (
    OFF,
    SATURDAY,
    TIER,
    WEEK,
    Person,
    cell_of,
    date_of,
    forbid_successions,
    of_shifts,
    shift_of,
    works,
)
from roster.domain.roster import Cell
from roster.model import Alternative, CellModel, Expression


class CurtoisQuModel:
    """The statement of an instance: :attr:`model` is what the search takes."""

    def __init__(self, instance: CurtoisQu) -> None:
        self._instance = instance
        self.model = CellModel([Person(employee) for employee in instance.staff])
        not_next = {shift.id: shift.not_next for shift in instance.shifts.values()}
        for employee in instance.staff.values():
            self._decide(employee)
            forbid_successions(self.model, employee.id, instance.days, not_next)
            self._amounts(employee)
            self._runs_and_weekends(employee)
        self._wishes()
        self._cover()

    def roster(self, chosen: Callable[[Alternative], bool]) -> dict[str, Row]:
        """Return the shifts of a roster that the search found, in the evaluator's form."""
        days = range(self._instance.days)
        return {
            employee: tuple(shift_of(next(filter(chosen, cell_of(self.model, employee, day)))) for day in days)
            for employee in self._instance.staff
        }

    def _decide(self, employee: Employee) -> None:
        able = [Cell.duty(shift) for shift in self._instance.shifts if employee.most_of.get(shift, 0) > 0]
        for day in range(self._instance.days):
            cells = [OFF] if day in employee.days_off else [OFF, *able]
            self.model.decide(employee.id, date_of(day), [(cell, ()) for cell in cells])

    def _amounts(self, employee: Employee) -> None:
        """State the shifts of a type and the minutes, these divided by what all lengths have in common."""
        shifts = self._instance.shifts.values()
        unit = math.gcd(*(shift.minutes for shift in shifts))
        worked: list[Expression] = []
        for shift in shifts:
            held = [a for day in range(self._instance.days) for a in self._of(employee.id, day, shift.id)]
            self.model.at_most(held, employee.most_of.get(shift.id, 0))
            worked.append(shift.minutes // unit * self.model.total(held))
        self.model.within(sum(worked), math.ceil(employee.least_minutes / unit), employee.most_minutes // unit)

    def _runs_and_weekends(self, employee: Employee) -> None:
        """State the lengths of runs and the weekends. A run that touches an end of the horizon may be short."""
        work = works(self.model, employee.id, self._instance.days)
        rest = [1 - day for day in work]
        started = starts(self.model, work, brought=True)
        stopped = starts_of_other(work, started, brought=True)
        for row in (
            *too_long(work, started, employee.longest_run),
            *too_short(work, started, employee.shortest_run),
            *too_short(rest, stopped, employee.shortest_rest),
        ):
            self.model.add(row <= 0)
        weekends = []
        for saturday in range(SATURDAY, self._instance.days, WEEK):
            weekend = self.model.new_bool()
            self.model.add(weekend >= work[saturday] + started[saturday + 1])
            weekends.append(weekend)
        self.model.within(sum(weekends), 0, employee.most_weekends)

    def _wishes(self) -> None:
        """Price the wishes. One not granted costs by what is chosen instead: so the search sees whom it hurts."""
        for wish in self._instance.wanted:
            granted = self._of(wish.employee, wish.day, wish.shift)
            others = [a for a in cell_of(self.model, wish.employee, wish.day) if a not in granted]
            self.model.penalise(TIER, self.model.total(others), wish.weight)
        for wish in self._instance.unwanted:
            self.model.penalise(TIER, self.model.total(self._of(wish.employee, wish.day, wish.shift)), wish.weight)

    def _cover(self) -> None:
        for line in self._instance.cover:
            able = [a for one in self._instance.staff for a in self._of(one, line.day, line.shift)]
            missing = self.model.new_count(line.required)
            surplus = self.model.new_count(max(0, len(able) - line.required))
            self.model.add(self.model.total(able) + missing - surplus == line.required)
            self.model.penalise(TIER, missing, line.under)
            self.model.penalise(TIER, surplus, line.over)

    def _of(self, employee: str, day: int, shift: str) -> list[Alternative]:
        return of_shifts(self.model, employee, day, frozenset({shift}))
