"""The cells that leave the planner no choice: absences, staff on fixed schedules, locks.

Two readings of practice are decided here and nowhere else: an absence that covers a whole ISO week gives its rest on
the Sunday, because leave counts working days only (d.P.R. 395/1995 art. 14); staff on five or six days rest on
Saturday and Sunday, or on Sunday, and on mid-week holidays.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from roster.calendar import SUNDAY, iso_week
from roster.domain.codes import DayCode, WorkSchedule
from roster.domain.instance import Instance
from roster.domain.officer import Officer
from roster.domain.roster import Cell

_SATURDAY = 5
_FIVE_DAYS = (WorkSchedule.CINQUE_GIORNI, WorkSchedule.FLESSIBILE)


def fixed_cells(instance: Instance) -> Mapping[tuple[str, date], Cell]:
    """Return every cell of the month that is decided before the search, by officer id and date."""
    cells: dict[tuple[str, date], Cell] = {}
    for officer in instance.officers:
        for day in instance.days:
            cell = _fixed(instance, officer, day) if officer.in_force(day) else None
            if cell is not None:
                cells[officer.id, day] = cell
    return cells


def _fixed(instance: Instance, officer: Officer, day: date) -> Cell | None:
    lock = instance.lock.get((officer.id, day))
    if lock is not None:
        return lock.cell
    absence = instance.absence(officer.id, day)
    if officer.on_turns:
        if absence is None:
            return None
        rests = absence.code.is_absence and day.weekday() == SUNDAY and _whole_week_absent(instance, officer, day)
        return Cell(code=DayCode.RS if rests else absence.code)
    rest = _weekend(officer, day)
    if rest is not None:
        return Cell(code=rest)
    if absence is not None:
        return Cell(code=absence.code)
    if instance.is_festive(day):
        return Cell(code=DayCode.RF)
    return Cell.duty(officer.fixed_shift or "", officer.fixed_post)


def _weekend(officer: Officer, day: date) -> DayCode | None:
    if day.weekday() == SUNDAY:
        return DayCode.RS
    if day.weekday() == _SATURDAY and officer.schedule in _FIVE_DAYS:
        return DayCode.NL
    return None


def _whole_week_absent(instance: Instance, officer: Officer, sunday: date) -> bool:
    return all(_absent(instance, officer, day) for day in iso_week(sunday))


def _absent(instance: Instance, officer: Officer, day: date) -> bool:
    if day < instance.days[0]:
        past = instance.known_cell(officer.id, day)
        return past is not None and past.code.is_absence
    absence = instance.absence(officer.id, day)
    return absence is not None and absence.code.is_absence
