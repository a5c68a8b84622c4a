"""The closing state of a month, which opens the next: last days, counters, open credits (D-14)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from roster.calendar import SUNDAY
from roster.domain.codes import Counted, CreditKind, DayCode
from roster.domain.facts import Counters, Credit, History, PastDay
from roster.domain.instance import Instance
from roster.domain.officer import Officer
from roster.domain.opportunity import big_days, sundays_before
from roster.domain.plan import Plan
from roster.domain.roster import Roster
from roster.errors import InputError, Problem
from roster.record import Record
from roster.registry import rules_in_force

LAST_DAYS = 14
_MONTHS_KEPT = 12
_ENJOYED = {
    DayCode.RF: CreditKind.RF,
    DayCode.RR: CreditKind.RR,
    DayCode.RC: CreditKind.RC,
}


def closing_history(instance: Instance, roster: Roster) -> History:
    """Return the history that the month after ``roster`` opens with.

    Counters cover twelve months at most: when they are full, the new month takes the place of an average one, so that
    levelling looks back over a year and not over a career.
    """
    record = Record(instance, roster)
    earned = [credit for rule in rules_in_force(instance).values() for credit in rule.opens(record)]
    return History(
        days=tuple(past for officer in instance.officers for past in _last_days(record, officer)),
        counters=tuple(_counters(record, officer) for officer in instance.officers),
        credits=tuple(credit for officer in instance.officers for credit in _open_credits(record, officer, earned)),
    )


def opened_by(instance: Instance, before: Plan) -> Instance:
    """Return ``instance`` with the history that the plan of the month before leaves it.

    Officers whom that plan does not know keep the history of the input.

    Raises:
        InputError: when ``before`` is not the plan of the month before.

    """
    if before.instance.days[-1] + timedelta(days=1) != instance.days[0]:
        found = f"{before.instance.month:02d}/{before.instance.year}"
        wanted = instance.days[0] - timedelta(days=1)
        raise InputError([Problem("history.not_before", {"found": found, "wanted": f"{wanted:%m/%Y}"})])
    closing = closing_history(before.instance, before.roster)
    known = {officer.id for officer in before.instance.officers}
    own = instance.seat.history
    history = History(
        days=(*(row for row in own.days if row.officer not in known), *closing.days),
        counters=(*(row for row in own.counters if row.officer not in known), *closing.counters),
        credits=(*(row for row in own.credits if row.officer not in known), *closing.credits),
    )
    seat = instance.seat.model_copy(update={"history": history})
    return Instance(
        seat=seat,
        year=instance.year,
        month=instance.month,
        published=instance.published,
        published_on=instance.published_on,
    )


def _last_days(record: Record, officer: Officer) -> Iterator[PastDay]:
    for day in record.days[-LAST_DAYS:]:
        cell = record.cell(officer.id, day)
        if cell is not None:
            yield PastDay(officer=officer.id, day=day, cell=cell)


def _counters(record: Record, officer: Officer) -> Counters:
    before = record.instance.counters.get(officer.id) or Counters(officer=officer.id)
    full = before.months >= _MONTHS_KEPT
    done = {
        "nights": len(record.counted(officer.id, Counted.NOTTURNI)) + officer.nights_elsewhere,
        "evenings": len(record.counted(officer.id, Counted.SERALI)) + officer.evenings_elsewhere,
        "festive": len(record.counted(officer.id, Counted.FESTIVI)) + officer.festive_elsewhere,
        "unpopular": sum(s.post is not None and s.post.unpopular for s in record.stints_of_month(officer.id)),
        "on_call": sum(turn.officer == officer.id for turn in record.on_call),
        "big_holidays": len({s.day for s in record.stints_of_month(officer.id)} & big_days(record.instance)),
    }
    kept = {name: _kept(getattr(before, name), before.months) if full else getattr(before, name) for name in done}
    return Counters(
        officer=officer.id,
        months=min(_MONTHS_KEPT, before.months + 1),
        sundays_in_row=_sundays_in_row(record, officer),
        **{name: kept[name] + value for name, value in done.items()},
    )


def _kept(count: int, months: int) -> int:
    """Return what is left of a full year's count without an average month."""
    return count - (2 * count + months) // (2 * months)


def _sundays_in_row(record: Record, officer: Officer) -> int:
    """Return the Sundays worked in a row up to the end of the month."""
    run = sundays_before(record.instance, officer.id)
    for day in record.days:
        cell = record.cell(officer.id, day)
        if day.weekday() == SUNDAY and cell is not None:
            run = run + 1 if cell.code.is_service else 0
    return run


def _open_credits(record: Record, officer: Officer, earned: list[Credit]) -> Iterator[Credit]:
    """Yield the credits brought in and earned that no recovery of the month has used, the first due used first."""
    brought = record.instance.credits.get(officer.id, ())
    credits = sorted(
        (*brought, *(credit for credit in earned if credit.officer == officer.id)),
        key=lambda credit: (credit.due, credit.earned),
    )
    for code, kind in _ENJOYED.items():
        of_kind = [credit for credit in credits if credit.kind is kind]
        days = [day for day in record.days if (cell := record.cell(officer.id, day)) is not None and cell.code is code]
        yield from of_kind[len(days) :]
    yield from (credit for credit in credits if credit.kind not in _ENJOYED.values())
