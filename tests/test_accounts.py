"""The accounts of each officer: what a figure is made of, that it adds up, that two months are their union."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta
from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roster.accounts import OVERTIME, Statement, accounts_of
from roster.calendar import days_of_month
from roster.closing import opened_by
from roster.domain import (
    AccountKind,
    Cell,
    Counters,
    Credit,
    CreditKind,
    DayCode,
    Duty,
    Extra,
    ExtraKind,
    Instance,
    Plan,
    Provenance,
    Roster,
    Seat,
    Settlement,
    WorkSchedule,
)
from roster.domain.bands import bands
from roster.domain.facts import History
from roster.domain.hours import minutes_of
from roster.domain.stint import stint_of
from roster.messages import LANGUAGES, duration, entry_text
from roster.record import Record
from tests.worlds import ACROSS, LATE_NIGHT, LONG, MORNING, QUADRANTS, officer, post, profile

SHIFTS = (*QUADRANTS, MORNING, ACROSS, LATE_NIGHT, LONG)
POSTS = (
    post("SEZ", SHIFTS, fesi="A2", meal=True),
    post("POR", SHIFTS, handover_min=10, meal_min=20),
    post("OSP", SHIFTS, fesi="B1", piantonamento=True, travel_out_min=90, travel_back_min=30, handover_min=15),
)
PEOPLE = (officer("001"), officer("002", schedule=WorkSchedule.CINQUE_GIORNI, in_force_from=date(2026, 10, 8)))
SETTINGS = settings(max_examples=25, deadline=None)
HOURS = (AccountKind.ORDINARIE, AccountKind.ACCREDITATE)


def instance(month: int, extras: tuple[Extra, ...] = (), history: History | None = None) -> Instance:
    seat = Seat(profile=profile(SHIFTS), officers=PEOPLE, posts=POSTS, extras=extras, history=history or History())
    return Instance(seat=seat, year=2026, month=month)


def roster(of: Instance, cells: Mapping[date, str]) -> Roster:
    """The first officer's cells, by date; the second has none."""
    row = tuple(cell(cells[day]) if day in cells else None for day in of.days)
    return Roster(year=of.year, month=of.month, cells={"001": row, "002": (None,) * len(of.days)})


def cell(text: str) -> Cell:
    """``N SEZ`` is a duty, ``CO`` a status, ``N SEZ + P SEZ`` two duties."""
    words = [duty.split() for duty in text.split(" + ")]
    if len(words[0]) == 1:
        return Cell(code=DayCode(text))
    return Cell(code=DayCode.DUTY, duties=tuple(Duty(shift=shift, post=post) for shift, post in words))


def accounts(cells: Mapping[date, str], month: int = 10, **fields: object) -> Statement:
    of = instance(month, **fields)
    return accounts_of(of, roster(of, cells))["001"]


DUTIES = st.sampled_from([f"{shift.code} {post.code}" for shift in SHIFTS for post in POSTS])
STATUSES = st.sampled_from([code.value for code in DayCode if code is not DayCode.DUTY])
CELLS = st.one_of(DUTIES, STATUSES, st.just("A SEZ + S POR"))


def some_cells(first: date, last: date) -> st.SearchStrategy[dict[date, str]]:
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    return st.dictionaries(st.sampled_from(days), CELLS)


def some_extras(first: date, last: date) -> st.SearchStrategy[tuple[Extra, ...]]:
    made = st.builds(
        lambda after, start, minutes, kind, settlement: Extra(
            officer="001",
            day=first + timedelta(days=after),
            start_minute=start,
            end_minute=start + minutes,
            kind=kind,
            settlement=settlement,
        ),
        st.integers(0, (last - first).days),
        st.integers(0, 1439),
        st.integers(1, 600),
        st.sampled_from(ExtraKind),
        st.sampled_from(Settlement),
    )
    return st.lists(made, max_size=4).map(tuple)


OCTOBER, NOVEMBER = days_of_month(2026, 10), days_of_month(2026, 11)


@SETTINGS
@given(some_cells(OCTOBER[0], OCTOBER[-1]), some_extras(OCTOBER[0] - timedelta(days=1), OCTOBER[-1]))
def test_every_figure_adds_up_and_says_where_it_comes_from(cells: dict[date, str], extras: tuple[Extra, ...]) -> None:
    of = instance(10, extras)
    for statement in accounts_of(of, roster(of, cells)).values():
        assert list(statement.figures) == list(AccountKind)
        for account, figure in statement.figures.items():
            assert figure.account is account
            assert len(figure.by_day) == len(statement.days)
            assert figure.closing == figure.brought + sum(entry.amount for entry in figure.entries)
            for day, amount in zip(statement.days, figure.by_day, strict=True):
                assert amount == sum(entry.amount for entry in figure.entries if entry.day == day)
            for entry in figure.entries:
                for lang in LANGUAGES:
                    sentence = entry_text(entry, of, lang)
                    assert sentence
                    assert "None" not in sentence
                    assert "{" not in sentence


@SETTINGS
@given(some_cells(OCTOBER[0], OCTOBER[-1]))
def test_ordinary_and_credited_hours_are_those_that_the_weekly_rule_adds_up(cells: dict[date, str]) -> None:
    of = instance(10)
    statement = accounts_of(of, roster(of, cells))["001"]
    for place, day in enumerate(of.days):
        written = cell(cells[day]) if day in cells else None
        expected = minutes_of(of, PEOPLE[0], day, written, 36 * 60) if written else 0
        assert sum(statement[account].by_day[place] for account in HOURS) == expected


@SETTINGS
@given(some_cells(OCTOBER[0], OCTOBER[-1]))
def test_minutes_beyond_the_shift_are_those_of_the_long_interval(cells: dict[date, str]) -> None:
    of = instance(10)
    made = roster(of, cells)
    stints = Record(of, made).stints_of_month("001")
    beyond = sum((s.real_end - s.real_start).total_seconds() // 60 - s.shift.minutes for s in stints)
    assert accounts_of(of, made)["001"][AccountKind.OLTRE_IL_TURNO].moved == beyond


CARRIED = (
    AccountKind.NOTTI,
    AccountKind.SERALI,
    AccountKind.FESTIVI,
    AccountKind.REPERIBILITA,
    AccountKind.DOMENICHE_IN_FILA,
    AccountKind.TIRO,
    AccountKind.AGGIORNAMENTO,
)


@SETTINGS
@given(some_cells(OCTOBER[-6], NOVEMBER[9]), some_extras(OCTOBER[-3], NOVEMBER[3]))
def test_two_months_in_a_row_give_what_they_give_together(cells: dict[date, str], extras: tuple[Extra, ...]) -> None:
    cells = {day: text for day, text in cells.items() if not cell(text).code.is_rest}  # DPR39-10.4 moves their hours
    first, second = two_months(cells, extras)
    for account in CARRIED:
        assert second[account].brought == first[account].closing
    assert second.credits_brought == first.credits
    expected = by_the_clock(cells, extras)
    for account in (*OVERTIME, AccountKind.ORE_NOTTURNE, AccountKind.ORE_FESTIVE):
        assert first[account].moved + second[account].moved == expected[account]


def two_months(cells: Mapping[date, str], extras: tuple[Extra, ...]) -> tuple[Statement, Statement]:
    """October's statement, and that of November opened by it."""
    october, november = instance(10, extras), instance(11, extras)
    made = roster(october, cells)
    opened = opened_by(november, Plan(instance=october, roster=made, provenance=Provenance(version="0")))
    return accounts_of(october, made)["001"], accounts_of(opened, roster(opened, cells))["001"]


def by_the_clock(cells: Mapping[date, str], extras: tuple[Extra, ...]) -> Counter[AccountKind]:
    """Minutes at night, on festive dates and of overtime of the two months, counted without regard to months."""
    of = instance(10)
    found: Counter[AccountKind] = Counter()
    stints = [stint_of(of, day, duty) for day, text in cells.items() for duty in cell(text).duties]
    spans = [(stint.real_start, stint.real_end) for stint in stints if stint is not None]
    spans += [(extra.start, extra.end) for extra in extras if not extra.kind.is_overtime]
    for (_, band), minutes in chain.from_iterable(bands(of, *span).items() for span in spans):
        found[AccountKind.ORE_NOTTURNE] += minutes if band.is_night else 0
        found[AccountKind.ORE_FESTIVE] += minutes if band.is_festive else 0
    for extra in extras:
        for (_, band), minutes in bands(of, extra.start, extra.end).items() if extra.kind.is_overtime else ():
            found[AccountKind(f"straordinario {band.value}")] += minutes
    return found


def test_a_shift_across_midnight_is_one_shift_here_and_hours_there() -> None:
    """Saturday 31 October 20-02: its two hours after midnight are of Sunday 1 November, a holiday."""
    first, second = two_months({OCTOBER[-1]: "X SEZ"}, ())
    assert first[AccountKind.ORDINARIE].moved == 360
    assert first[AccountKind.ORE_NOTTURNE].moved == 120
    assert first[AccountKind.ORE_FESTIVE].moved == 0
    assert second[AccountKind.ORDINARIE].moved == 0
    assert second[AccountKind.ORE_NOTTURNE].by_day[0] == 120
    assert second[AccountKind.ORE_FESTIVE].by_day[0] == 120


def test_the_balance_of_a_week_of_guards_is_the_minutes_beyond_the_shift() -> None:
    week = {OCTOBER[day]: "M OSP" for day in range(4, 10)} | {OCTOBER[10]: "RS"}
    statement = accounts(week)
    due = statement[AccountKind.DOVUTE]
    assert sum(due.by_day[4:11]) == 36 * 60
    assert statement[AccountKind.ORDINARIE].moved == 36 * 60
    assert statement[AccountKind.OLTRE_IL_TURNO].moved == 6 * 135
    assert statement.hours_balance == 36 * 60 + 6 * 135 - due.moved


def test_overtime_paid_leaves_out_what_is_compensated() -> None:
    def work(day: int, settlement: Settlement) -> Extra:
        fields = {"start_minute": 14 * 60, "end_minute": 16 * 60, "kind": ExtraKind.IMPREVISTO}
        return Extra(officer="001", day=OCTOBER[day], settlement=settlement, **fields)

    statement = accounts({}, extras=(work(4, Settlement.PAGAMENTO), work(5, Settlement.RIPOSO)))
    assert (statement.overtime, statement.overtime_paid) == (240, 120)


def test_services_are_counted_by_code_and_days_once() -> None:
    statement = accounts({OCTOBER[4]: "A SEZ + S POR", OCTOBER[5]: "M OSP", OCTOBER[6]: "TIR"})
    assert statement.services == {"": 1, "A2": 1, "B1": 1}
    assert statement[AccountKind.FESI].moved == 3


def test_the_trace_names_rule_date_sentence_and_amount() -> None:
    of = instance(10)
    statement = accounts_of(of, roster(of, {OCTOBER[5]: "S SEZ"}))["001"]
    figure = statement[AccountKind.ORE_NOTTURNE]
    assert figure.rules() == ("ANQ-8.4",)
    (entry,) = figure.entries
    assert (entry.day, entry.amount) == (date(2026, 10, 6), 120)
    assert entry_text(entry, of) == "S SEZ (18-24), fra le 22 e le 6: 2 h"
    assert entry_text(entry, of, "en") == "S SEZ (18-24), between 22 and 6: 2 h"


def test_credits_are_those_brought_in_and_earned_less_those_given() -> None:
    """The 8th of December worked, the 25th in leave, the 26th rested; a lost weekly rest recovered on the 10th."""
    lost = Credit(officer="001", kind=CreditKind.RS, earned=date(2026, 11, 29), due=date(2026, 12, 13))
    owed = Credit(officer="001", kind=CreditKind.RC, earned=date(2026, 11, 3), due=date(2027, 1, 31))
    december = {8: "M SEZ", 10: "RR", 25: "CO", 26: "RF"}
    cells = {date(2026, 12, day): text for day, text in december.items()}
    statement = accounts(cells, month=12, history=History(credits=(owed, lost)))
    assert statement.credits_brought == (lost, owed)
    assert [(credit.kind.value, credit.due) for credit in statement.credits] == [
        ("RF", date(2027, 1, 9)),
        ("RC", date(2027, 1, 31)),
    ]
    assert statement.owed(CreditKind.RC) == (owed,)


@SETTINGS
@given(some_cells(date(2026, 12, 1), date(2026, 12, 31)), st.booleans())
def test_holiday_rests_owed_are_those_brought_in_and_due_less_those_enjoyed(
    cells: dict[date, str], called: bool
) -> None:
    """However many are given: what is given beyond is no debt of the officer's."""
    rests = [day for day, text in cells.items() if text == "RF"]
    fields = {"start_minute": 480, "end_minute": 840, "kind": ExtraKind.IMPREVISTO}
    extras = (Extra(officer="001", day=rests[0], **fields),) if called and rests else ()
    owed = Credit(officer="001", kind=CreditKind.RF, earned=date(2026, 11, 1), due=date(2026, 11, 15))
    statement = accounts(cells, month=12, extras=extras, history=History(credits=(owed,)))
    left = statement[AccountKind.RF_DOVUTI].closing - statement[AccountKind.RF_GODUTI].closing
    assert len(statement.owed(CreditKind.RF)) == max(0, left)


def test_what_comes_from_another_seat_is_on_the_first_date() -> None:
    seat = instance(10).seat
    lent = seat.model_copy(update={"officers": (officer("001", nights_elsewhere=2),)})
    of = Instance(seat=lent, year=2026, month=10)
    history = History(counters=(Counters(officer="001", months=4, nights=9),))
    of = Instance(seat=lent.model_copy(update={"history": history}), year=2026, month=10)
    nights = accounts_of(of, roster(of, {OCTOBER[5]: "N SEZ"}))["001"][AccountKind.NOTTI]
    assert (nights.brought, nights.moved, nights.closing) == (9, 3, 12)
    assert nights.by_day[0] == 2


@pytest.mark.parametrize(
    ("minutes", "written"), [(360, "6 h"), (432, "7 h 12"), (5, "0 h 05"), (-30, "-0 h 30"), (0, "0 h")]
)
def test_minutes_are_written_in_hours(minutes: int, written: str) -> None:
    assert duration(minutes) == written
