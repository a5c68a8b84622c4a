"""What a month leaves to the next: last days, counters, credits; and January made from December."""

from __future__ import annotations

from datetime import date

import pytest

from roster.auditor import audit
from roster.closing import closing_state, opened_by
from roster.domain import (
    Absence,
    Balance,
    Cell,
    Counters,
    Credit,
    CreditKind,
    DayCode,
    Extra,
    ExtraKind,
    Instance,
    OnCall,
    PastDay,
    Plan,
    Provenance,
    Roster,
    Seat,
)
from roster.domain.facts import History
from roster.errors import InputError
from roster.generate import Settings, generate
from tests.test_generate import GATE
from tests.worlds import MORNING, QUADRANTS, officer, post, profile

AGENT = officer("001")
HEAVY = post("SEZ", (*QUADRANTS, MORNING), unpopular=True)


def december(history: History | None = None) -> Instance:
    """An officer in December 2026: holidays on Tuesday 8, Friday 25 and Saturday 26; Sundays 6, 13, 20, 27."""
    seat = Seat(profile=profile((*QUADRANTS, MORNING)), officers=(AGENT,), posts=(HEAVY,), history=history or History())
    return Instance(seat=seat, year=2026, month=12)


def roster_of(cells: dict[int, str], turns: tuple[OnCall, ...] = ()) -> Roster:
    """Mornings at SEZ but for ``cells``: a status, or a shift."""
    names = [cells.get(day, "M") for day in range(1, 32)]
    row = tuple(Cell.duty(n, "SEZ") if len(n) == 1 else Cell(code=DayCode(n)) for n in names)
    return Roster(year=2026, month=12, cells={"001": row}, on_call=turns)


def counters(cells: dict[int, str], history: History | None = None) -> Counters:
    (row,) = closing_state(december(history), roster_of(cells)).history.counters
    return row


def credits(cells: dict[int, str], *brought: Credit) -> list[tuple[str, date, date]]:
    instance = december(History(credits=brought))
    found = closing_state(instance, roster_of(cells)).history.credits
    return [(credit.kind.value, credit.earned, credit.due) for credit in found]


def test_the_last_fourteen_days_go_over() -> None:
    days = closing_state(december(), roster_of({31: "N"})).history.days
    assert [past.day.day for past in days] == list(range(18, 32))
    assert str(days[-1].cell) == "N SEZ"


def test_counters_add_what_the_caps_count() -> None:
    rests = {6: "RS", 8: "RF", 13: "RS", 20: "RS"}
    row = counters(
        {**rests, 9: "N", 10: "N", 14: "S"}, History(counters=(Counters(officer="001", months=2, nights=7),))
    )
    assert (row.months, row.nights, row.evenings) == (3, 9, 1)
    assert row.festive == 3  # Friday 25, Saturday 26, Sunday 27
    assert row.big_holidays == 2
    assert row.unpopular == 27
    assert row.sundays_in_row == 1


def test_a_turn_of_reperibilita_is_counted() -> None:
    turn = OnCall(officer="001", day=date(2026, 12, 9), shift="M")
    (row,) = closing_state(december(), roster_of({}, (turn,))).history.counters
    assert row.on_call == 1


def test_after_twelve_months_the_new_one_takes_the_place_of_an_average_one() -> None:
    """24 nights in a year are two a month: 22 stay, and December's one is added."""
    row = counters({9: "N"}, History(counters=(Counters(officer="001", months=12, nights=24),)))
    assert (row.months, row.nights) == (12, 23)


def test_sundays_in_a_row_run_across_the_months() -> None:
    past = tuple(PastDay(officer="001", day=date(2026, 11, day), cell=Cell.duty("M", "SEZ")) for day in (22, 29))
    assert counters({}, History(days=past)).sundays_in_row == 6
    assert counters({27: "RS"}, History(days=past)).sundays_in_row == 0


def test_a_holiday_worked_is_owed_within_two_weeks_and_one_that_met_the_rest_within_four() -> None:
    """8 December met the weekly rest, the 25th fell in leave, the 26th was worked."""
    assert credits({8: "RS", 25: "CO"}) == [
        ("RF", date(2026, 12, 8), date(2027, 1, 5)),
        ("RF", date(2026, 12, 26), date(2027, 1, 9)),
    ]


def test_a_rest_given_uses_the_credit_that_is_due_first() -> None:
    old = Credit(officer="001", kind=CreditKind.RF, earned=date(2026, 11, 1), due=date(2026, 12, 2))
    assert [due for _, _, due in credits({1: "RF", 25: "CO", 26: "CO"}, old)] == [date(2026, 12, 22)]


def test_a_compensatory_day_uses_its_own_kind() -> None:
    owed = Credit(officer="001", kind=CreditKind.RC, earned=date(2026, 10, 3), due=date(2026, 12, 31))
    free = {8: "CO", 25: "CO", 26: "CO"}
    assert credits(free, owed) == [("RC", date(2026, 10, 3), date(2026, 12, 31))]
    assert credits({**free, 15: "RC"}, owed) == []


def test_the_plan_of_another_month_is_refused() -> None:
    plan = Plan(instance=december(), roster=roster_of({}), provenance=Provenance(version="0"))
    february = Instance(seat=plan.instance.seat, year=2027, month=2)
    with pytest.raises(InputError, match=r"history\.not_before"):
        opened_by(february, plan)


def test_an_officer_the_plan_does_not_know_keeps_the_history_of_the_input() -> None:
    plan = Plan(instance=december(), roster=roster_of({}), provenance=Provenance(version="0"))
    newcomer = officer("002")
    own = History(counters=(Counters(officer="001", months=9), Counters(officer="002", months=4)))
    seat = plan.instance.seat.model_copy(update={"officers": (AGENT, newcomer), "history": own})
    opened = opened_by(Instance(seat=seat, year=2027, month=1), plan)
    assert {row.officer: row.months for row in opened.seat.history.counters} == {"001": 1, "002": 4}


def test_january_follows_from_december_without_a_breach() -> None:
    """The two months laid side by side break nothing: January's audit reads December's last days."""
    people = tuple(officer(f"{n:03d}") for n in range(1, 8))
    seat = Seat(profile=profile((*QUADRANTS, MORNING)), officers=people, posts=(GATE,))
    quick = Settings(time_limit=1, workers=1)
    first = generate(Instance(seat=seat, year=2026, month=12), quick)
    second = generate(opened_by(Instance(seat=seat, year=2027, month=1), first), quick)
    assert second.instance.history["001"]
    assert not [finding for finding in audit(second.instance, second.roster) if finding.blocks or finding.from_facts]


def january(seat: Seat | None = None) -> Instance:
    return Instance(seat=seat or december().seat, year=2027, month=1)


def after(instance: Instance, roster: Roster) -> Plan:
    return Plan(instance=instance, roster=roster, provenance=Provenance(version="0"))


def with_facts(**fields: object) -> Instance:
    seat = december().seat.model_copy(update=fields)
    return Instance(seat=seat, year=2026, month=12)


def test_days_of_training_are_counted_from_the_first_of_january() -> None:
    row = Counters(officer="001", months=3, shooting=2, updating=1)
    history = History(counters=(row,))
    trained = {2: "TIR", 3: "TIR", 4: "AGG"}
    (closed,) = closing_state(december(history), roster_of(trained)).history.counters
    assert (closed.shooting, closed.updating) == (0, 0)
    november = Instance(seat=december(history).seat, year=2026, month=11)
    cells = {"001": roster_of(trained).cells["001"][:30]}
    (closed,) = closing_state(november, Roster(year=2026, month=11, cells=cells)).history.counters
    assert (closed.shooting, closed.updating) == (4, 2)


def extra(day: date, start: int, end: int, kind: ExtraKind = ExtraKind.PROGRAMMATO) -> Extra:
    return Extra(officer="001", day=day, start_minute=start * 60, end_minute=end * 60, kind=kind)


def test_planned_overtime_of_the_month_is_counted_in_hours() -> None:
    kinds = (ExtraKind.PROGRAMMATO, ExtraKind.PROGRAMMATO, ExtraKind.IMPREVISTO)
    extras = tuple(extra(date(2026, 12, 9 + n), 14, 16, kind) for n, kind in enumerate(kinds))
    of_november = extra(date(2026, 11, 30), 14, 18)
    before = Counters(officer="001", months=2, planned_overtime=5)
    instance = with_facts(extras=(*extras, of_november), history=History(counters=(before,)))
    (closed,) = closing_state(instance, roster_of({})).history.counters
    assert closed.planned_overtime == 9


def test_work_of_the_last_days_goes_over_once() -> None:
    late, early, new = (
        extra(date(2026, 12, 31), 20, 26),
        extra(date(2026, 12, 5), 14, 16),
        extra(date(2027, 1, 4), 8, 9),
    )
    plan = after(with_facts(extras=(early, late)), roster_of({}))
    assert opened_by(january(), plan).seat.extras == (late,)
    known = january().seat.model_copy(update={"extras": (late, new)})
    assert opened_by(january(known), plan).seat.extras == (late, new)


def balance(code: DayCode, year: int, **fields: int) -> Balance:
    return Balance(officer="001", code=code, year=year, **fields)


def test_leave_is_charged_to_the_years_that_gave_it() -> None:
    """Two days of 2025 are left, and three are enjoyed: the third is of 2026."""
    rows = (balance(DayCode.CO, 2025, entitled=30, enjoyed=28), balance(DayCode.CO, 2026, entitled=30, enjoyed=4))
    leave = Absence(officer="001", code=DayCode.CO, first=date(2026, 12, 1), last=date(2026, 12, 3))
    state = closing_state(with_facts(balances=rows, absences=(leave,)), roster_of({1: "CO", 2: "CO", 3: "CO"}))
    assert [(row.year, row.entitled, row.enjoyed) for row in state.balances] == [(2025, 30, 30), (2026, 30, 5)]


def test_a_year_without_a_balance_gets_one_only_when_what_came_before_is_known() -> None:
    used = roster_of({1: "FS"})
    assert closing_state(december(), used).balances == ()
    last_year = balance(DayCode.FS, 2025, enjoyed=4)
    assert closing_state(with_facts(balances=(last_year,)), used).balances == (
        last_year,
        balance(DayCode.FS, 2026, enjoyed=1),
    )
    first = Roster(year=2027, month=1, cells=used.cells)
    assert closing_state(january(), first).balances == (balance(DayCode.FS, 2027, enjoyed=1),)


def test_permits_in_hours_are_added_to_the_nearest_hour() -> None:
    permit = {"officer": "001", "code": DayCode.STU, "hourly": True}
    hours = tuple(Absence(first=date(2026, 12, day), last=date(2026, 12, day), minutes=100, **permit) for day in (1, 2))
    instance = with_facts(balances=(balance(DayCode.STU, 2026, enjoyed=10),), absences=hours)
    (row,) = closing_state(instance, roster_of({})).balances
    assert row.enjoyed == 13


def test_the_plan_says_what_was_enjoyed_and_the_new_input_the_rest() -> None:
    plan = after(
        with_facts(balances=(balance(DayCode.FS, 2026, enjoyed=1), balance(DayCode.FS, 2025, enjoyed=4))),
        roster_of({1: "FS"}),
    )
    own = (balance(DayCode.FS, 2026, entitled=3), balance(DayCode.FS, 2027, entitled=4))
    opened = opened_by(january(january().seat.model_copy(update={"balances": own})), plan)
    assert opened.seat.balances == (
        balance(DayCode.FS, 2026, entitled=3, enjoyed=2),
        balance(DayCode.FS, 2027, entitled=4),
        balance(DayCode.FS, 2025, enjoyed=4),
    )


def test_a_weekly_rest_lost_is_owed_until_a_recovery_gives_it() -> None:
    lost = Credit(officer="001", kind=CreditKind.RS, earned=date(2026, 11, 29), due=date(2026, 12, 13))
    free = {8: "CO", 25: "CO", 26: "CO"}
    assert credits(free, lost) == [("RS", date(2026, 11, 29), date(2026, 12, 13))]
    assert credits({**free, 10: "RR"}, lost) == []
