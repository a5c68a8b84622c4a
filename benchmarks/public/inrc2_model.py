"""States an INRC-II instance on the product's model: shift and skill of each cell, everything linear."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from benchmarks.public.evaluate_inrc2 import Row
from benchmarks.public.inrc2 import Demand, Inrc2, Limits, Nurse
from benchmarks.public.runs import Days, alone, starts, starts_of_other, still_short, too_long_windows, too_short
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
    works,
)
from roster.domain.roster import Cell
from roster.model import Alternative, CellModel, Expression

_MISSING, _SAME_SHIFT, _IN_A_ROW, _UNWANTED, _HALF_WEEKEND, _ASSIGNMENTS, _WEEKENDS = 30, 15, 30, 10, 30, 20, 30
_ALONE = 2
"""The least of days in a row that only a run of a single day breaks: three days tell, no start is needed."""


class Inrc2Model:
    """The statement of an instance: :attr:`model` is what the search takes."""

    def __init__(self, instance: Inrc2) -> None:
        self._instance = instance
        self.model = CellModel([Person(nurse) for nurse in instance.nurses])
        self._wanted: defaultdict[tuple[int, str], set[str]] = defaultdict(set)
        for demand in instance.demands:
            if demand.optimal:
                self._wanted[demand.day, demand.shift].add(demand.skill)
        not_next = {shift.id: shift.not_next for shift in instance.shifts.values()}
        for nurse in instance.nurses.values():
            self._decide(nurse)
            forbid_successions(self.model, nurse.id, instance.days, not_next)
            self._shift_runs(nurse)
            self._work(nurse)
        self._unwanted()
        for demand in instance.demands:
            self._cover(demand)

    def roster(self, chosen: Callable[[Alternative], bool]) -> dict[str, Row]:
        """Return the duties of a roster that the search found, in the evaluator's form."""
        days = range(self._instance.days)
        return {
            nurse: tuple(_duty(next(filter(chosen, cell_of(self.model, nurse, day)))) for day in days)
            for nurse in self._instance.nurses
        }

    def _decide(self, nurse: Nurse) -> None:
        """Offer a day off and each shift in the skills that are wanted in it; where none of the nurse's is, in one.

        Which one does not matter then: surplus costs nothing.
        """
        shifts = self._instance.shifts
        for day in range(self._instance.days):
            barred = shifts[nurse.history.shift].not_next if day == 0 and nurse.history.shift else frozenset()
            duties = [
                Cell.duty(shift, skill)
                for shift in shifts
                if shift not in barred
                for skill in [s for s in nurse.skills if s in self._wanted[day, shift]] or nurse.skills[:1]
            ]
            self.model.decide(nurse.id, date_of(day), [(cell, ()) for cell in (OFF, *duties)])

    def _shift_runs(self, nurse: Nurse) -> None:
        days = range(self._instance.days)
        for shift in self._instance.shifts.values():
            held = [self.model.total(of_shifts(self.model, nurse.id, day, frozenset({shift.id}))) for day in days]
            brought = nurse.history.same_shift if nurse.history.shift == shift.id else 0
            self._too_long(held, shift.in_a_row, brought, _SAME_SHIFT)
            started = starts(self.model, held, brought=brought > 0) if shift.in_a_row.least > _ALONE else ()
            self._too_short(held, started, shift.in_a_row, brought, _SAME_SHIFT)

    def _work(self, nurse: Nurse) -> None:
        """State days of work and off in a row, weekends and the number of assignments."""
        contract, history = nurse.contract, nurse.history
        work = works(self.model, nurse.id, self._instance.days)
        started = starts(self.model, work, brought=history.worked > 0)
        stopped = starts_of_other(work, started, brought=history.worked == 0)
        rest = [1 - day for day in work]
        self._too_long(work, contract.work_in_a_row, history.worked, _IN_A_ROW)
        self._too_long(rest, contract.off_in_a_row, history.off, _IN_A_ROW)
        self._too_short(work, started, contract.work_in_a_row, history.worked, _IN_A_ROW)
        self._too_short(rest, stopped, contract.off_in_a_row, history.off, _IN_A_ROW)
        weekends: list[Expression] = []
        for saturday in range(SATURDAY, self._instance.days, WEEK):
            weekends.append(self.model.new_bool())
            self.model.add(weekends[-1] >= work[saturday] + started[saturday + 1])
            if contract.whole_weekends:
                self._price(started[saturday + 1] + stopped[saturday + 1], 1, _HALF_WEEKEND)
        beyond = history.weekends + sum(weekends) - contract.most_weekends
        self._price(beyond, len(weekends), _WEEKENDS)
        total = history.assignments + sum(work)
        self._price(contract.assignments.least - total, contract.assignments.least, _ASSIGNMENTS)
        self._price(total - contract.assignments.most, self._instance.days, _ASSIGNMENTS)

    def _too_long(self, held: Days, limits: Limits, brought: int, weight: int) -> None:
        for row in too_long_windows(held, limits.most, brought):
            self._price(row, 1, weight)

    def _too_short(self, held: Days, started: Days, limits: Limits, brought: int, weight: int) -> None:
        """Price the days that runs lack; a least of one asks nothing."""
        rows: tuple[Expression, ...] = ()
        if limits.least == _ALONE:
            rows = tuple(alone(held, brought))
        elif limits.least > _ALONE:
            rows = (*too_short(held, started, limits.least, brought), *still_short(held, started, limits.least))
        for row in rows:
            self._price(row, limits.least // 2, weight)

    def _price(self, amount: Expression, largest: int, weight: int) -> None:
        """Price what ``amount`` is above 0, ``largest`` at most."""
        due = self.model.new_count(largest)
        self.model.add(due >= amount)
        self.model.penalise(TIER, due, weight)

    def _unwanted(self) -> None:
        for request in self._instance.unwanted:
            cell = cell_of(self.model, request.nurse, request.day)
            if request.shift is None:
                asked: Iterable[Alternative] = (a for a in cell if a.cell != OFF)
            else:
                asked = of_shifts(self.model, request.nurse, request.day, frozenset({request.shift}))
            self.model.penalise(TIER, self.model.total(asked), _UNWANTED)

    def _cover(self, demand: Demand) -> None:
        if demand.optimal:
            cells = (cell_of(self.model, nurse, demand.day) for nurse in self._instance.nurses)
            able = [a for cell in cells for a in cell if _duty(a) == (demand.shift, demand.skill)]
            missing = self.model.new_count(demand.optimal - demand.minimum)
            self.model.add(self.model.total(able) + missing >= demand.optimal)
            self.model.penalise(TIER, missing, _MISSING)


def _duty(alternative: Alternative) -> tuple[str, str] | None:
    duties = alternative.cell.duties
    return (duties[0].shift, duties[0].post or "") if duties else None
