"""Which rests and recoveries are still owed at the end of a month (D-14)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from roster.calendar import iso_weeks
from roster.domain.codes import CreditKind, DayCode
from roster.domain.facts import Credit
from roster.domain.instance import Instance
from roster.domain.rest import rested_in_history
from roster.record import Record

_ENJOYED = {DayCode.RF: CreditKind.RF, DayCode.RR: CreditKind.RR, DayCode.RC: CreditKind.RC}


def in_order(credits: Iterable[Credit]) -> tuple[Credit, ...]:
    """Return credits in the order they are used: the first due first."""
    return tuple(sorted(credits, key=lambda credit: (credit.due, credit.earned, credit.kind)))


def open_credits(record: Record, officer: str, earned: Iterable[Credit], rests: Iterable[date]) -> tuple[Credit, ...]:
    """Return the credits brought in and ``earned`` that no recovery of the month has used, the first due used first.

    A day RF, RR or RC uses one of its kind. Of the weekly ``rests`` of the month each one beyond the first of its week
    makes up for one lost.
    """
    credits = in_order((*record.instance.credits.get(officer, ()), *earned))
    cells = [cell for day in record.days if (cell := record.cell(officer, day)) is not None]
    used = {kind: sum(cell.code is code for cell in cells) for code, kind in _ENJOYED.items()}
    used[CreditKind.RS] = _second_rests(record.instance, officer, frozenset(rests))
    still: list[Credit] = []
    for credit in credits:
        if used.get(credit.kind, 0):
            used[credit.kind] -= 1
        else:
            still.append(credit)
    return tuple(still)


def _second_rests(instance: Instance, officer: str, rests: frozenset[date]) -> int:
    """Return how many of ``rests`` are not the first of their week."""
    found = 0
    for week in iso_weeks(instance.days):
        enjoyed = rested_in_history(instance, officer, tuple(day for day in week if day < instance.days[0]))
        found += max(0, len(rests.intersection(week)) - (0 if enjoyed else 1))
    return found
