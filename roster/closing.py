"""The closing state of a month, which opens the next: last days, counters, open credits, balances (D-14)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from roster.accounts import Statement, accounts_of
from roster.accounts.brought import BALANCES, MINUTES_OF_HOUR
from roster.domain.account import AccountKind
from roster.domain.codes import DayCode, ExtraKind
from roster.domain.extra import Extra
from roster.domain.facts import Balance, Counters, History, PastDay
from roster.domain.instance import Instance
from roster.domain.officer import Officer
from roster.domain.opportunity import big_days
from roster.domain.plan import Plan
from roster.domain.roster import Roster
from roster.domain.shift import Shift
from roster.errors import InputError, Problem
from roster.record import Record

LAST_DAYS = 14
_MONTHS_KEPT = 12
_DECEMBER = 12
_YEARS = tuple[str, DayCode, int]


@dataclass(frozen=True)
class ClosingState:
    """What a month leaves to the next.

    ``balances`` are those of the input with what the month used, and those of years it was the first to use;
    ``extras`` the work outside the shifts of the last days, whose end the intervals of the next month are counted from.
    """

    history: History
    balances: tuple[Balance, ...]
    extras: tuple[Extra, ...]


def closing_state(instance: Instance, roster: Roster, days: int = LAST_DAYS) -> ClosingState:
    """Return what the month of ``roster`` leaves to the next, with its last ``days``.

    Counters cover twelve months at most: when they are full, the new month takes the place of an average one, so that
    levelling looks back over a year and not over a career. Days of training are counted from 1 January.

    Raises:
        InputError: when the month is before the agreement the rules state.

    """
    record = Record(instance, roster)
    statements = accounts_of(instance, roster)
    history = History(
        days=tuple(past for officer in instance.officers for past in _last_days(record, officer, days)),
        counters=tuple(_counters(record, officer, statements[officer.id]) for officer in instance.officers),
        credits=tuple(credit for statement in statements.values() for credit in statement.credits),
    )
    since = record.days[-LAST_DAYS]
    extras = tuple(extra for extra in instance.seat.extras if since <= extra.day <= record.days[-1])
    return ClosingState(history, tuple(_balances(instance, statements.values())), extras)


def opened_by(instance: Instance, before: Plan) -> Instance:
    """Return ``instance`` with the history, the balances and the last work that the plan of the month before leaves it.

    Officers whom that plan does not know keep what the input says; of a balance stated by both the plan says what was
    enjoyed, the input the rest.

    Raises:
        InputError: when ``before`` is not the plan of the month before, or when the shifts of its last days are not in
            the shift table of ``instance`` with their times.

    """
    if before.instance.days[-1] + timedelta(days=1) != instance.days[0]:
        found = f"{before.instance.month:02d}/{before.instance.year}"
        wanted = instance.days[0] - timedelta(days=1)
        raise InputError([Problem("history.not_before", {"found": found, "wanted": f"{wanted:%m/%Y}"})])
    closing = closing_state(before.instance, before.roster)
    problems = tuple(_other_times(instance, before.instance, closing.history.days))
    if problems:
        raise InputError(problems)
    return opened_with(instance, closing, {officer.id for officer in before.instance.officers})


def opened_with(instance: Instance, closing: ClosingState, known: Collection[str]) -> Instance:
    """Return ``instance`` with a closing state; of the officers ``known`` to it the input's own history is dropped."""
    own = instance.seat.history
    history = History(
        days=(*(row for row in own.days if row.officer not in known), *closing.history.days),
        counters=(*(row for row in own.counters if row.officer not in known), *closing.history.counters),
        credits=(*(row for row in own.credits if row.officer not in known), *closing.history.credits),
    )
    own_extras = instance.seat.extras
    changed = {
        "history": history,
        "balances": _merged(instance.seat.balances, closing.balances),
        "extras": (*(extra for extra in closing.extras if extra not in own_extras), *own_extras),
    }
    return Instance(
        seat=instance.seat.model_copy(update=changed),
        year=instance.year,
        month=instance.month,
        published=instance.published,
        published_on=instance.published_on,
    )


def _other_times(instance: Instance, before: Instance, days: Iterable[PastDay]) -> Iterator[Problem]:
    for day, was, now in changed_shifts(instance, before, days):
        values = {"shift": was.code, "day": day, "was": was.hours_label()}
        yield Problem("history.other_time", {**values, "now": now.hours_label() if now else "-"})


def changed_shifts(
    instance: Instance, before: Instance, days: Iterable[PastDay]
) -> Iterator[tuple[date, Shift, Shift | None]]:
    """Yield each shift of past ``days`` that ``instance`` does not know on that date, or not at its time.

    With the first date it is met on in a month, as ``before`` has it and as ``instance`` has it there.
    """
    met = set()
    for past in days:
        for code in (duty.shift for duty in past.cell.duties):
            month = past.day.replace(day=1)
            if (code, month) in met:
                continue
            met.add((code, month))
            was, now = before.shift_on(code, past.day), instance.shift_on(code, past.day)
            if was is not None and (now is None or (now.start, now.minutes) != (was.start, was.minutes)):
                yield past.day, was, now


def _last_days(record: Record, officer: Officer, days: int) -> Iterator[PastDay]:
    for day in record.days[-days:]:
        cell = record.cell(officer.id, day)
        if cell is not None:
            yield PastDay(officer=officer.id, day=day, cell=cell)


def _counters(record: Record, officer: Officer, statement: Statement) -> Counters:
    before = record.instance.counters.get(officer.id) or Counters(officer=officer.id)
    full = before.months >= _MONTHS_KEPT
    stints = record.stints_of_month(officer.id)
    done = {
        "nights": statement[AccountKind.NOTTI].moved,
        "evenings": statement[AccountKind.SERALI].moved,
        "festive": statement[AccountKind.FESTIVI].moved,
        "unpopular": sum(s.post is not None and s.post.unpopular for s in stints),
        "on_call": statement[AccountKind.REPERIBILITA].moved,
        "big_holidays": len({s.day for s in stints} & big_days(record.instance)),
        "planned_overtime": _planned_hours(record, officer),
    }
    kept = {name: _kept(getattr(before, name), before.months) if full else getattr(before, name) for name in done}
    new_year = record.instance.month == _DECEMBER
    return Counters(
        officer=officer.id,
        months=min(_MONTHS_KEPT, before.months + 1),
        sundays_in_row=statement[AccountKind.DOMENICHE_IN_FILA].closing,
        shooting=0 if new_year else statement[AccountKind.TIRO].closing,
        updating=0 if new_year else statement[AccountKind.AGGIORNAMENTO].closing,
        **{name: kept[name] + value for name, value in done.items()},
    )


def _kept(count: int, months: int) -> int:
    """Return what is left of a full year's count without an average month."""
    return count - (2 * count + months) // (2 * months)


def _planned_hours(record: Record, officer: Officer) -> int:
    extras = record.instance.extras_of(officer.id)
    planned = (e for e in extras if e.kind is ExtraKind.PROGRAMMATO and e.day in record.instance.days_in_month)
    return _hours(sum(extra.minutes for extra in planned))


def _hours(minutes: int) -> int:
    """Return minutes in hours, to the nearest."""
    return (minutes + MINUTES_OF_HOUR // 2) // MINUTES_OF_HOUR


def _balances(instance: Instance, statements: Iterable[Statement]) -> Iterator[Balance]:
    """Yield the balances of the input with what the month used of them, then those it opened.

    A year without a balance gets one when the officer has another of the same kind, or when the year began with the
    month: otherwise nobody knows what was used before.
    """
    used = _used(instance, statements)
    for balance in instance.seat.balances:
        more = used.pop((balance.officer, balance.code, balance.year), 0)
        yield balance.model_copy(update={"enjoyed": balance.enjoyed + more}) if more else balance
    for (officer, code, year), amount in used.items():
        if (officer, code) in instance.balances or (year, instance.month) == (instance.year, 1):
            yield Balance(officer=officer, code=code, year=year, enjoyed=amount)


def _used(instance: Instance, statements: Iterable[Statement]) -> dict[_YEARS, int]:
    """Return the days, or hours, that the month used of leave and permits, by officer, code and year."""
    found: Counter[_YEARS] = Counter()
    for statement in statements:
        for code, account in BALANCES.items():
            for entry in statement[account].entries:
                found[statement.officer, code, entry.year or instance.year] += entry.amount
    in_hours = {code for code, account in BALANCES.items() if account.in_minutes}
    return {key: _hours(amount) if key[1] in in_hours else amount for key, amount in found.items() if amount}


def _merged(own: tuple[Balance, ...], closing: tuple[Balance, ...]) -> tuple[Balance, ...]:
    """Return the balances of the input with what the plan says was enjoyed, then those only the plan knows."""
    left: dict[_YEARS, Balance] = {(b.officer, b.code, b.year): b for b in closing}
    found = []
    for balance in own:
        other = left.pop((balance.officer, balance.code, balance.year), balance)
        found.append(balance.model_copy(update={"enjoyed": other.enjoyed}))
    return (*found, *left.values())
