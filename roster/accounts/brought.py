"""What the history of the input brings into each account."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from roster.calendar import iso_week
from roster.domain.account import AccountKind
from roster.domain.codes import CreditKind, DayCode
from roster.domain.facts import Counters
from roster.domain.instance import Instance
from roster.domain.opportunity import sundays_before
from roster.domain.rest import rested_in_history

_OWED = {
    CreditKind.RS: AccountKind.RS_DOVUTI,
    CreditKind.RF: AccountKind.RF_DOVUTI,
    CreditKind.RR: AccountKind.RR_DOVUTI,
    CreditKind.RC: AccountKind.RC_DOVUTI,
}
BALANCES = {
    DayCode.CO: AccountKind.CONGEDO_ORDINARIO,
    DayCode.FS: AccountKind.L937,
    DayCode.L104: AccountKind.L104,
    DayCode.STU: AccountKind.STUDIO,
    DayCode.RLS: AccountKind.RLS,
}
"""The account that leave or a permit of the year moves. Balances of accounts in minutes are in hours."""

MINUTES_OF_HOUR = 60


def brought(instance: Instance, officer: str) -> Mapping[AccountKind, int]:
    """Return what an officer brings into the month, by account; accounts that nothing carries are absent."""
    row = instance.counters.get(officer, Counters(officer=officer))
    owed = Counter(credit.kind for credit in instance.credits.get(officer, ()))
    past = tuple(day for day in iso_week(instance.days[0]) if day < instance.days[0])
    return {
        AccountKind.NOTTI: row.nights,
        AccountKind.SERALI: row.evenings,
        AccountKind.FESTIVI: row.festive,
        AccountKind.REPERIBILITA: row.on_call,
        AccountKind.TIRO: row.shooting,
        AccountKind.AGGIORNAMENTO: row.updating,
        AccountKind.DOMENICHE_IN_FILA: sundays_before(instance, officer),
        AccountKind.RS_GODUTI: int(rested_in_history(instance, officer, past)),
        **{account: owed[kind] for kind, account in _OWED.items()},
        **{account: _enjoyed(instance, officer, code) for code, account in BALANCES.items()},
    }


def _enjoyed(instance: Instance, officer: str, code: DayCode) -> int:
    """Return what was enjoyed of the year, or of ordinary leave of every year that is still open."""
    unit = MINUTES_OF_HOUR if BALANCES[code].in_minutes else 1
    rows = instance.balances.get((officer, code), ())
    return unit * sum(row.enjoyed for row in rows if code is DayCode.CO or row.year == instance.year)
