"""States a Curtois-Qu instance on the product's model: everything linear, and as near the convex hull as is cheap.

The benchmark's objective is one sum, so it is one tier: the nominal cover, because cover is most of it, and because the
search bounds that tier first and dives along it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from benchmarks.public.calendar import SATURDAY, WEEK, date_of
from benchmarks.public.curtois_qu import CurtoisQu, Employee
from benchmarks.public.evaluate_curtois_qu import Row
from benchmarks.public.runs import starts, starts_of_other, too_long, too_short
from roster.domain.codes import DayCode
from roster.domain.plan import Tier
from roster.domain.roster import Cell
from roster.model import Alternative, CellModel, Expression

TIER = Tier.NOMINAL
OFF = Cell(code=DayCode.RS)


@dataclass(frozen=True)
class _Person:
    id: str
    unit: str = ""


class CurtoisQuModel:
    """The statement of an instance: :attr:`model` is what the search takes."""

    def __init__(self, instance: CurtoisQu) -> None:
        self._instance = instance
        self._days = range(instance.days)
        self.model = CellModel([_Person(employee) for employee in instance.staff])
        for employee in instance.staff.values():
            self._decide(employee)
            self._successions(employee)
            self._amounts(employee)
            self._runs_and_weekends(employee)
        self._wishes()
        self._cover()

    def roster(self, chosen: Callable[[Alternative], bool]) -> dict[str, Row]:
        """Return the shifts of a roster that the search found, in the evaluator's form."""
        return {
            employee: tuple(_shift(next(filter(chosen, self._cell(employee, day)))) for day in self._days)
            for employee in self._instance.staff
        }

    def _decide(self, employee: Employee) -> None:
        able = [Cell.duty(shift) for shift in self._instance.shifts if employee.most_of.get(shift, 0) > 0]
        for day in self._days:
            cells = [OFF] if day in employee.days_off else [OFF, *able]
            self.model.decide(employee.id, date_of(day), [(cell, ()) for cell in cells])

    def _successions(self, employee: Employee) -> None:
        """State the forbidden successions by cliques: all shifts that none of a set may follow, and that set."""
        shifts = self._instance.shifts.values()
        for forbidden in {shift.not_next for shift in shifts if shift.not_next}:
            before = {shift.id for shift in shifts if shift.not_next >= forbidden}
            for day in self._days[:-1]:
                clique = [*self._of(employee.id, day, before), *self._of(employee.id, day + 1, forbidden)]
                self.model.at_most_one(clique)

    def _amounts(self, employee: Employee) -> None:
        """State the shifts of a type and the minutes, these divided by what all lengths have in common."""
        shifts = self._instance.shifts.values()
        unit = math.gcd(*(shift.minutes for shift in shifts))
        worked: list[Expression] = []
        for shift in shifts:
            held = [a for day in self._days for a in self._of(employee.id, day, {shift.id})]
            self.model.at_most(held, employee.most_of.get(shift.id, 0))
            worked.append(shift.minutes // unit * self.model.total(held))
        self.model.within(sum(worked), math.ceil(employee.least_minutes / unit), employee.most_minutes // unit)

    def _runs_and_weekends(self, employee: Employee) -> None:
        """State the lengths of runs and the weekends. A run that touches an end of the horizon may be short."""
        works = self._works(employee.id)
        rests = [1 - day for day in works]
        started = starts(self.model, works, brought=True)
        stopped = starts_of_other(works, started, brought=True)
        for row in (
            *too_long(works, started, employee.longest_run),
            *too_short(works, started, employee.shortest_run),
            *too_short(rests, stopped, employee.shortest_rest),
        ):
            self.model.add(row <= 0)
        weekends = []
        for saturday in range(SATURDAY, self._instance.days, WEEK):
            weekend = self.model.new_bool()
            self.model.add(weekend >= works[saturday] + started[saturday + 1])
            weekends.append(weekend)
        self.model.within(sum(weekends), 0, employee.most_weekends)

    def _wishes(self) -> None:
        """Price the wishes. One not granted costs by what is chosen instead: so the search sees whom it hurts."""
        for wish in self._instance.wanted:
            granted = self._of(wish.employee, wish.day, {wish.shift})
            others = [a for a in self._cell(wish.employee, wish.day) if a not in granted]
            self.model.penalise(TIER, self.model.total(others), wish.weight)
        for wish in self._instance.unwanted:
            self.model.penalise(TIER, self.model.total(self._of(wish.employee, wish.day, {wish.shift})), wish.weight)

    def _cover(self) -> None:
        for line in self._instance.cover:
            able = [a for one in self._instance.staff for a in self._of(one, line.day, {line.shift})]
            missing = self.model.new_count(line.required)
            surplus = self.model.new_count(max(0, len(able) - line.required))
            self.model.add(self.model.total(able) + missing - surplus == line.required)
            self.model.penalise(TIER, missing, line.under)
            self.model.penalise(TIER, surplus, line.over)

    def _cell(self, employee: str, day: int) -> tuple[Alternative, ...]:
        return self.model.alternatives(employee, date_of(day))

    def _of(self, employee: str, day: int, shifts: set[str] | frozenset[str]) -> list[Alternative]:
        return [a for a in self._cell(employee, day) if _shift(a) in shifts]

    def _works(self, employee: str) -> Sequence[Expression]:
        return [1 - self.model.total(a for a in self._cell(employee, day) if a.cell == OFF) for day in self._days]


def _shift(alternative: Alternative) -> str | None:
    duties = alternative.cell.duties
    return duties[0].shift if duties else None
