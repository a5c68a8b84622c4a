"""What is decided before the search: absences, rests inside them, fixed schedules, locks."""

from __future__ import annotations

from datetime import date

from roster.domain import Absence, Cell, DayCode, Instance, Lock, Seat, WorkSchedule
from roster.planning import fixed_cells
from tests.worlds import MORNING, officer, post, profile

AGENT = officer("001")


def instance(*, officers=(AGENT,), **fields) -> Instance:
    seat = Seat(profile=profile((MORNING,)), officers=officers, posts=(post("SEZ", (MORNING,)),), **fields)
    return Instance(seat=seat, year=2026, month=12)


def codes(found, who: str, first: int, last: int) -> list[str]:
    return [str(found.get((who, date(2026, 12, day)), "")) for day in range(first, last + 1)]


def test_an_officer_on_turns_is_free_but_for_absences() -> None:
    leave = Absence(officer="001", code=DayCode.CO, first=date(2026, 12, 9), last=date(2026, 12, 11))
    found = fixed_cells(instance(absences=(leave,)))
    assert codes(found, "001", 7, 13) == ["", "", "CO", "CO", "CO", "", ""]


def test_leave_of_a_whole_week_rests_on_its_sunday() -> None:
    leave = Absence(officer="001", code=DayCode.CO, first=date(2026, 12, 7), last=date(2026, 12, 14))
    found = fixed_cells(instance(absences=(leave,)))
    assert codes(found, "001", 7, 14) == ["CO"] * 6 + ["RS", "CO"]


def test_sunday_inside_a_leave_that_leaves_the_week_open_stays_leave() -> None:
    leave = Absence(officer="001", code=DayCode.CO, first=date(2026, 12, 8), last=date(2026, 12, 13))
    assert codes(fixed_cells(instance(absences=(leave,))), "001", 7, 13) == ["", *["CO"] * 6]


def test_a_whole_week_of_mission_is_not_an_absence_and_gives_no_rest_by_itself() -> None:
    away = Absence(officer="001", code=DayCode.MIS, first=date(2026, 12, 7), last=date(2026, 12, 13))
    assert codes(fixed_cells(instance(absences=(away,))), "001", 13, 13) == ["MIS"]


def test_five_day_staff_rest_on_saturday_and_sunday_and_on_holidays() -> None:
    clerk = officer("001", schedule=WorkSchedule.CINQUE_GIORNI, fixed_shift="M", fixed_post="SEZ")
    found = fixed_cells(instance(officers=(clerk,)))
    assert codes(found, "001", 7, 13) == ["M SEZ", "RF", "M SEZ", "M SEZ", "M SEZ", "NL", "RS"]
    assert codes(found, "001", 25, 27) == ["RF", "NL", "RS"]


def test_six_day_staff_work_on_saturday() -> None:
    clerk = officer("001", schedule=WorkSchedule.SEI_GIORNI, fixed_shift="M", fixed_post="SEZ")
    assert codes(fixed_cells(instance(officers=(clerk,))), "001", 12, 13) == ["M SEZ", "RS"]


def test_a_lock_comes_before_everything() -> None:
    leave = Absence(officer="001", code=DayCode.CO, first=date(2026, 12, 9), last=date(2026, 12, 9))
    lock = Lock(officer="001", day=date(2026, 12, 9), cell=Cell(code=DayCode.RS))
    assert codes(fixed_cells(instance(absences=(leave,), locks=(lock,))), "001", 9, 9) == ["RS"]


def test_no_cell_outside_the_time_in_force() -> None:
    leaver = officer("001", in_force_to=date(2026, 12, 10), schedule=WorkSchedule.SEI_GIORNI, fixed_shift="M")
    found = fixed_cells(instance(officers=(leaver,)))
    assert max(day for _, day in found) == date(2026, 12, 10)
