"""Programmed against worked: what changed, what explains it, with how much notice, and how often for whom."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from roster.comparison import Explanation, Rate, compared
from roster.domain import Absence, Cell, Change, DayCode, Instance, Roster, Seat
from tests.worlds import MORNING, QUADRANTS, officer, post, profile

SHIFTS = (*QUADRANTS, MORNING)
M, S, RS = Cell.duty("M", "SEZ"), Cell.duty("S", "SEZ"), Cell(code=DayCode.RS)
PEOPLE = (officer("001"), officer("002", unit="V"))


def month(changes: tuple[Change, ...] = (), absences: tuple[Absence, ...] = ()) -> tuple[Instance, Roster]:
    """001: mornings posted, the 5th and 6th an evening, the 7th ill. 002: all as posted but a day nobody posted."""
    posts = (post("SEZ", SHIFTS),)
    seat = Seat(profile=profile(SHIFTS), officers=PEOPLE, posts=posts, changes=changes, absences=absences)
    days = 31
    posted = Roster(year=2026, month=10, cells={"001": (M,) * days, "002": (RS,) * (days - 1) + (None,)})
    first = [M] * days
    first[4], first[5], first[6] = S, S, Cell(code=DayCode.MAL)
    worked = Roster(year=2026, month=10, cells={"001": tuple(first), "002": (RS,) * days})
    return Instance(seat=seat, year=2026, month=10, published=posted), worked


def test_without_a_programme_there_is_nothing_to_compare() -> None:
    instance, worked = month()
    assert compared(Instance(seat=instance.seat, year=2026, month=10), worked) is None


def test_each_difference_has_its_explanation_and_its_notice() -> None:
    told = Change(
        officer="001", day=date(2026, 10, 5), becomes=S, notified_at=datetime.combine(date(2026, 10, 3), time(8))
    )
    ill = Absence(officer="001", code=DayCode.MAL, first=date(2026, 10, 7), last=date(2026, 10, 7))
    found = compared(*month((told,), (ill,)))
    assert found is not None
    shown = [(d.variation.day.day, d.explanation, d.notice) for d in found.differences]
    before = datetime.combine(date(2026, 10, 5), MORNING.start) - datetime.combine(date(2026, 10, 3), time(8))
    assert shown == [
        (5, Explanation.REGISTERED, before),
        (6, Explanation.NONE, None),
        (7, Explanation.AROSE, None),
        (31, Explanation.NONE, None),
    ]
    assert before > timedelta(days=1)


def test_rates_are_by_person_and_by_unit() -> None:
    found = compared(*month())
    assert found is not None
    assert found.total == Rate(posted=61, changed=4, unexplained=4)
    assert found.by_officer == {"001": Rate(31, 3, 3), "002": Rate(30, 1, 1)}
    assert found.by_unit == {"U": Rate(31, 3, 3), "V": Rate(30, 1, 1)}
    assert found.total.share == 4 / 61
