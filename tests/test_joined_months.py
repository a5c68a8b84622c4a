"""Months audited together: what runs across their border is seen whole, and told once."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta

import pytest

from roster.audited import AuditedMonth
from roster.auditor import audit
from roster.calendar import SUNDAY, between
from roster.domain import Absence, Cell, DayCode, Instance, Roster, Seat
from roster.domain.facts import History, PastDay
from roster.domain.known import EVERYTHING, Fact
from roster.foreign.joining import joined, joining_remarks
from roster.foreign.reading import ReadMonth
from roster.rule import Finding, Severity
from roster.validation import audit_months
from tests.worlds import MORNING, QUADRANTS, officer, post, profile

RS = Cell(code=DayCode.RS)
AGENT = officer("001")
SHIFTS = (*QUADRANTS, MORNING)
SEAT = Seat(profile=profile(SHIFTS), officers=(AGENT,), posts=(post("SEZ", SHIFTS),))
NO_SEAT = EVERYTHING - {Fact.ANAGRAFE, Fact.POSTI, Fact.CONTATORI, Fact.STORICO}


def cell(word: str) -> Cell:
    return Cell.duty(word, "SEZ") if word in {shift.code for shift in SHIFTS} else Cell(code=DayCode(word))


def a_month(
    year: int,
    month: int,
    words: Mapping[date, str],
    seat: Seat = SEAT,
    known: frozenset[Fact] = EVERYTHING,
) -> ReadMonth:
    """A month of one officer: mornings, Sundays at rest, but for the words given."""
    instance = Instance(seat=seat, year=year, month=month)
    row = tuple(cell(words.get(day, "RS" if day.weekday() == SUNDAY else "M")) for day in instance.days)
    roster = Roster(year=year, month=month, cells={o.id: row for o in seat.officers})
    return ReadMonth(instance, roster, (), known)


def autumn(words: Mapping[date, str], seat: Seat = SEAT, known: frozenset[Fact] = EVERYTHING) -> list[ReadMonth]:
    return [a_month(2026, month, words, seat, known) for month in (9, 10, 11)]


def of(months: tuple[AuditedMonth, ...], rule: str) -> list[tuple[int, Finding]]:
    """The findings of a rule, each with its month."""
    return [(month.roster.month, f) for month in months for f in month.findings if f.rule == rule]


def worked(first: date, last: date) -> dict[date, str]:
    return dict.fromkeys(between(first, last), "M")


@pytest.mark.parametrize("known", [EVERYTHING, NO_SEAT])
@pytest.mark.parametrize(
    ("first", "last"),
    [(date(2026, 10, 13), date(2026, 11, 2)), (date(2026, 9, 22), date(2026, 11, 3))],
    ids=["longer than fourteen days", "longer than a month"],
)
def test_a_run_without_rest_is_told_once_with_its_true_length(first: date, last: date, known: frozenset[Fact]) -> None:
    rested = {first - timedelta(days=1): "RS", last + timedelta(days=1): "RS"}
    ((month, finding),) = [
        (month, f)
        for month, f in of(audit_months(autumn({**worked(first, last), **rested}, known=known)), "P-5")
        if last in f.days
    ]
    assert month == 11
    assert finding.values["giorni"] == (last - first).days + 1
    assert set(finding.days) == set(between(first, last))


def test_a_week_cut_by_the_border_has_its_rest_looked_for_on_both_sides() -> None:
    words = worked(date(2026, 10, 26), date(2026, 11, 1))
    ((month, finding),) = of(audit_months(autumn(words)), "L395-11.4")
    assert (month, finding.values["inizio"], finding.blocks) == (11, date(2026, 10, 26), True)
    assert not of(audit_months(autumn({**words, date(2026, 10, 28): "RS"})), "L395-11.4")


def test_a_night_too_soon_after_the_last_evening_of_the_month_before() -> None:
    words = {date(2026, 10, 31): "S", date(2026, 11, 1): "N"}
    ((month, finding),) = of(audit_months(autumn(words)), "ANQ-9.16a")
    assert (month, finding.days) == (11, (date(2026, 11, 1), date(2026, 10, 31)))
    assert finding.blocks


def test_an_evening_before_leave_that_both_months_know_of_belongs_to_the_first() -> None:
    leave = Absence(officer="001", code=DayCode.CO, first=date(2026, 11, 1), last=date(2026, 11, 2))
    seat = SEAT.model_copy(update={"absences": (leave,)})
    words = {date(2026, 10, 31): "S", date(2026, 11, 1): "CO", date(2026, 11, 2): "CO"}
    ((month, finding),) = of(audit_months(autumn(words, seat)), "ANQ-9.15b")
    assert (month, finding.days[0], finding.blocks) == (10, date(2026, 10, 31), True)


def test_leave_that_stands_in_the_cells_alone_is_seen_by_the_later_month() -> None:
    words = {date(2026, 10, 31): "S", date(2026, 11, 1): "CO", date(2026, 11, 2): "CO"}
    ((month, finding),) = of(audit_months(autumn(words, known=NO_SEAT | {Fact.STORICO})), "ANQ-9.15b")
    assert (month, finding.blocks) == (11, True)


@pytest.mark.parametrize("known", [EVERYTHING, NO_SEAT])
def test_sundays_in_a_row_are_counted_through_the_months(known: frozenset[Fact]) -> None:
    sundays = [day for day in between(date(2026, 9, 1), date(2026, 11, 30)) if day.weekday() == SUNDAY]
    words = dict.fromkeys(sundays, "M") | {day + timedelta(days=1): "RS" for day in sundays if day.month < 12}
    months = list(joined(autumn(words, known=known)))
    assert months[2].instance.counters["001"].sundays_in_row == len([d for d in sundays if d.month < 11])


def test_a_month_alone_in_the_sequence_opens_with_its_own_history() -> None:
    past = History(days=(PastDay(officer="001", day=date(2026, 8, 31), cell=RS),))
    first = a_month(2026, 9, {}, SEAT.model_copy(update={"history": past}))
    far = a_month(2026, 11, {}, SEAT.model_copy(update={"history": past}))
    opened = list(joined([first, far]))
    assert [month.instance.seat.history for month in opened] == [past, past]
    assert [remark.key for remark in joining_remarks([first, far])] == ["joining.gap"]
    assert not list(joining_remarks([first, a_month(2026, 10, {})]))


def test_the_history_of_the_file_gives_way_to_the_month_that_was_read() -> None:
    past = History(days=(PastDay(officer="001", day=date(2026, 9, 30), cell=Cell.duty("N", "SEZ")),))
    october = a_month(2026, 10, {}, SEAT.model_copy(update={"history": past}))
    _, opened = joined([a_month(2026, 9, {date(2026, 9, 30): "RS"}), october])
    assert opened.instance.history["001"][date(2026, 9, 30)] == RS
    assert Fact.STORICO in opened.known


def test_a_shift_of_the_past_keeps_the_hours_of_its_month() -> None:
    later = MORNING.model_copy(update={"start": MORNING.start.replace(hour=9)})
    table = profile((*QUADRANTS, later))
    november = a_month(2026, 11, {}, SEAT.model_copy(update={"profile": table}))
    _, opened = joined([a_month(2026, 10, {date(2026, 10, 31): "M"}), november])
    was = opened.instance.shift_on("M", date(2026, 10, 31))
    assert was is not None
    assert was.start == MORNING.start
    assert opened.instance.shift["M"].start == later.start


def test_people_of_one_month_only_are_told_where_nobody_stated_the_staff() -> None:
    other = SEAT.model_copy(update={"officers": (officer("002"),)})
    months = [a_month(2026, 10, {}, known=NO_SEAT), a_month(2026, 11, {}, other, NO_SEAT)]
    told = {remark.key: remark.values["names"] for remark in joining_remarks(months)}
    assert told == {"joining.left": AGENT.label, "joining.came": officer("002").label}
    assert not list(joining_remarks([a_month(2026, 10, {}), a_month(2026, 11, {}, other)]))


LOCAL = ("L395-11.4", "ANQ-9.16a", "ANQ-9.15a", "ANQ-9.15b", "P-1", "P-2", "P-3", "P-5", "ANQ-6.5")
"""Rules that read a few dates in a row: what they find does not depend on where in a month the dates are."""
WORDS = ("M", "P", "S", "N", "RS", "CO", "SIN", "M", "S", "N")


def around(border: date, seed: int) -> Counter[tuple[str, str, int]]:
    """What is found of 28 dates around ``border``, told by their distance from it; the rest is at rest."""
    rng = random.Random(seed)
    typed = {border + timedelta(days=n): rng.choice(WORDS) for n in range(-14, 14)}
    read = [a_month(2026, month, typed) for month in (8, 9, 10)]
    found: Counter[tuple[str, str, int]] = Counter()
    for month in audit_months(read):
        for f in month.findings:
            if f.rule in LOCAL and f.severity is not Severity.REPORT:
                anchor = f.values.get("inizio", max(f.days))
                assert isinstance(anchor, date)
                found[f.rule, f.says, (anchor - border).days] += 1
    return found


@pytest.mark.parametrize("seed", range(40))
def test_a_border_changes_nothing_of_what_is_found(seed: int) -> None:
    """1 October and 17 September 2026 are Thursdays far from every holiday."""
    at_border = around(date(2026, 10, 1), seed)
    inside = around(date(2026, 9, 17), seed)
    assert at_border == inside


def test_processes_find_what_one_finds() -> None:
    words = worked(date(2026, 10, 13), date(2026, 11, 2))
    alone, together = audit_months(autumn(words)), audit_months(autumn(words), processes=2)
    assert alone == together
    assert alone[0].findings == audit(alone[0].instance, alone[0].roster)
