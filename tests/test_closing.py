"""What a month leaves to the next: last days, counters, credits; and January made from December."""

from __future__ import annotations

from datetime import date

import pytest

from roster.auditor import audit
from roster.closing import closing_history, opened_by
from roster.domain import (
    Cell,
    Counters,
    Credit,
    CreditKind,
    DayCode,
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
    (row,) = closing_history(december(history), roster_of(cells)).counters
    return row


def credits(cells: dict[int, str], *brought: Credit) -> list[tuple[str, date, date]]:
    instance = december(History(credits=brought))
    found = closing_history(instance, roster_of(cells)).credits
    return [(credit.kind.value, credit.earned, credit.due) for credit in found]


def test_the_last_fourteen_days_go_over() -> None:
    days = closing_history(december(), roster_of({31: "N"})).days
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
    (row,) = closing_history(december(), roster_of({}, (turn,))).counters
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
    assert not [finding for finding in audit(second.instance, second.roster) if finding.blocks or finding.inherited]
