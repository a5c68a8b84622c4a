"""Which rests and recoveries are still owed at the end of a month (D-14)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from roster.domain.codes import CreditKind, DayCode
from roster.domain.facts import Credit
from roster.domain.rests_owed import RECOVERED_BY
from roster.record import Record

_GIVEN_BY = {**RECOVERED_BY, CreditKind.RC: DayCode.RC}
"""The status of the date that gives a credit back."""


def in_order(credits: Iterable[Credit]) -> tuple[Credit, ...]:
    """Return credits in the order they are used: the first due first."""
    return tuple(sorted(credits, key=lambda credit: (credit.due, credit.earned, credit.kind)))


def open_credits(record: Record, officer: str, earned: Iterable[Credit]) -> tuple[Credit, ...]:
    """Return the credits brought in and ``earned`` that no recovery of the month has used, the first due used first."""
    given = Counter(cell.code for _, cell in record.month_cells(officer))
    still = []
    for credit in in_order((*record.instance.credits.get(officer, ()), *earned)):
        code = _GIVEN_BY[credit.kind]
        if given[code]:
            given[code] -= 1
        else:
            still.append(credit)
    return tuple(still)
