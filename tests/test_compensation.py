"""Compensatory rests: what is offered, what the search gives, what the statement of overtime says."""

from __future__ import annotations

from datetime import date

import pytest

from roster.accounts import accounts_of
from roster.accounts.overtime import RankOvertime, overtime_by_rank
from roster.domain import (
    Absence,
    AbsenceState,
    Cell,
    Credit,
    CreditKind,
    DayCode,
    Extra,
    ExtraKind,
    Instance,
    Officer,
    Plan,
    Roster,
    Ruolo,
    Seat,
    Settlement,
    WorkSchedule,
)
from roster.domain.compensation import days_asked, days_to_give
from roster.domain.facts import History
from roster.domain.overtime import months_after
from roster.generate import Settings, generate
from tests.worlds import MORNING, QUADRANTS, RS, officer, post, profile

ASKED = date(2026, 10, 14)
SHIFTS = (*QUADRANTS, MORNING)


def instance(
    *absences: Absence,
    officers: tuple[Officer, ...] = (officer("001"),),
    due: date | None = None,
    extras: tuple[Extra, ...] = (),
) -> Instance:
    """October 2026, with a compensatory rest of 001 due on a date."""
    credits = () if due is None else (Credit(officer="001", kind=CreditKind.RC, earned=date(2026, 8, 1), due=due),)
    seat = Seat(
        profile=profile(SHIFTS),
        officers=officers,
        posts=(post("SEZ", SHIFTS),),
        absences=absences,
        extras=extras,
        history=History(credits=credits),
    )
    return Instance(seat=seat, year=2026, month=10)


def asked(first: date = ASKED, last: date = ASKED, **fields: object) -> Absence:
    return Absence(officer="001", code=DayCode.RC, first=first, last=last, state=AbsenceState.CHIESTA, **fields)


def rests(plan: Plan) -> list[date]:
    """The dates on which 001 has a compensatory rest."""
    cells = zip(plan.instance.days, plan.roster.cells["001"], strict=True)
    return [day for day, cell in cells if cell is not None and cell.code is DayCode.RC]


def test_a_date_refused_is_no_longer_asked_for_and_the_one_agreed_is() -> None:
    other = date(2026, 10, 21)
    assert days_asked(instance(asked()))["001"] == {ASKED}
    assert days_asked(instance(asked(refusal="motivo")))["001"] == frozenset()
    assert days_asked(instance(asked(refusal="motivo", agreed=other)))["001"] == {other}
    assert days_asked(instance(asked(refusal="motivo", agreed=date(2026, 11, 2))))["001"] == frozenset()


def test_hours_and_other_absences_asked_for_are_none() -> None:
    assert not days_asked(instance(asked(hourly=True)))
    assert not days_asked(instance(asked().model_copy(update={"code": DayCode.CO})))


def test_only_the_dates_of_the_month_without_an_absence_are_asked_for() -> None:
    ill = Absence(officer="001", code=DayCode.MAL, first=date(2026, 10, 2), last=date(2026, 10, 2))
    wanted = asked(first=date(2026, 9, 30), last=date(2026, 10, 3))
    assert days_asked(instance(wanted, ill))["001"] == {date(2026, 10, 1), date(2026, 10, 3)}


def test_a_rest_due_in_the_month_may_be_given_on_feriali() -> None:
    found = days_to_give(instance(due=date(2026, 10, 31)))["001"]
    assert len(found) == 27
    assert not any(day.weekday() == 6 for day in found)
    assert not days_to_give(instance(due=date(2026, 11, 30)))


def test_nothing_is_offered_to_staff_on_a_fixed_schedule() -> None:
    fixed = officer("001", schedule=WorkSchedule.SEI_GIORNI, fixed_shift="M", fixed_post="SEZ")
    assert not days_to_give(instance(asked(), officers=(fixed,), due=date(2026, 10, 31)))


@pytest.mark.parametrize(
    ("absences", "due", "expected"),
    [
        ((asked(),), None, [ASKED]),
        ((asked(refusal="motivo", agreed=date(2026, 10, 21)),), None, [date(2026, 10, 21)]),
        ((asked(),), date(2026, 10, 31), [ASKED]),
        ((), None, []),
    ],
)
def test_the_search_gives_the_date_asked(absences: tuple[Absence, ...], due: date | None, expected: list[date]) -> None:
    plan = generate(instance(*absences, due=due), Settings(time_limit=2, workers=1))
    assert rests(plan) == expected


def test_the_search_gives_the_rest_that_falls_due() -> None:
    plan = generate(instance(due=date(2026, 10, 31)), Settings(time_limit=2, workers=1))
    assert len(rests(plan)) == 1


def test_the_months_after_december_are_of_the_next_year() -> None:
    assert [months_after(date(2026, 12, 31), n) for n in (0, 1, 2)] == [
        date(2026, 12, 1),
        date(2027, 1, 1),
        date(2027, 2, 1),
    ]


def overtime(who: str, day: int, hours: int, settlement: Settlement = Settlement.PAGAMENTO) -> Extra:
    return Extra(
        officer=who,
        day=date(2026, 10, day),
        start_minute=14 * 60,
        end_minute=(14 + hours) * 60,
        kind=ExtraKind.IMPREVISTO,
        settlement=settlement,
    )


def test_the_statement_to_the_unions_adds_up_each_qualifica() -> None:
    people = (officer("001"), officer("002", qualifica="ispettore", ruolo=Ruolo.ISPETTORI), officer("003"))
    extras = (
        overtime("001", 5, 7, Settlement.RIPOSO),
        overtime("002", 6, 2),
        overtime("002", 7, 1, Settlement.RIPOSO),
    )
    month = instance(officers=people, extras=extras, due=date(2026, 11, 30))
    duty = tuple(RS if day.weekday() == 6 else Cell.duty("M", "SEZ") for day in month.days)
    taken = tuple(Cell(code=DayCode.RC) if day.day == 20 else cell for day, cell in zip(month.days, duty, strict=True))
    roster = Roster(year=2026, month=10, cells={"001": taken, "002": duty, "003": duty})
    assert overtime_by_rank(month, accounts_of(month, roster)) == (
        RankOvertime("ispettore", staff=1, concerned=1, done=180, paid=120, granted=0, to_grant=0),
        RankOvertime("assistente", staff=2, concerned=1, done=420, paid=0, granted=1, to_grant=1),
    )
