"""The accounts of every officer in a month: computed here and nowhere else, with the trace of each figure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date

from roster.accounts.brought import brought
from roster.accounts.credits import in_order, open_credits
from roster.accounts.statement import OVERTIME, Figure, Statement
from roster.domain.account import AccountKind, Entry
from roster.domain.facts import Credit
from roster.domain.instance import Instance
from roster.domain.roster import Roster
from roster.record import Record
from roster.registry import in_force, rules_in_force

__all__ = ["OVERTIME", "Figure", "Statement", "accounts_of"]

_Movements = Mapping[AccountKind, list[Entry]]


def accounts_of(instance: Instance, roster: Roster) -> Mapping[str, Statement]:
    """Return the statement of every officer in force in the month, by id, in the order of the input.

    Any roster will do, whatever made it; empty cells add nothing. What the law adds comes from the obligations alone.

    Raises:
        InputError: when the month is before the agreement the rules state.

    """
    record = Record(instance, roster)
    entries = _entries(record)
    earned: defaultdict[str, list[Credit]] = defaultdict(list)
    for rule in rules_in_force(instance).values():
        for credit in rule.opens(record):
            earned[credit.officer].append(credit)
    return {
        officer.id: _statement(record, officer.id, entries.get(officer.id, {}), earned[officer.id])
        for officer in record.officers
    }


def _entries(record: Record) -> Mapping[str, _Movements]:
    """Return what every obligation enters, by officer and account, each list by date."""
    found: defaultdict[str, defaultdict[AccountKind, list[Entry]]] = defaultdict(lambda: defaultdict(list))
    for obligation in in_force(record.instance).values():
        for entry in obligation.enters(record):
            found[entry.officer][entry.account].append(entry)
    for movements in found.values():
        for rows in movements.values():
            rows.sort(key=_by_date)
    return found


def _by_date(entry: Entry) -> date:
    return entry.day


def _statement(record: Record, officer: str, movements: _Movements, earned: list[Credit]) -> Statement:
    before = brought(record.instance, officer)
    figures = {
        account: _figure(account, before.get(account, 0), record.days, movements.get(account, []))
        for account in AccountKind
    }
    codes = (stint.post.fesi for stint in record.stints_of_month(officer) if stint.post is not None)
    return Statement(
        officer=officer,
        days=record.days,
        figures=figures,
        credits_brought=in_order(record.instance.credits.get(officer, ())),
        credits=open_credits(record, officer, earned),
        services=dict(sorted(Counter(code or "" for code in codes).items())),
    )


def _figure(account: AccountKind, before: int, days: tuple[date, ...], entries: list[Entry]) -> Figure:
    """Return the account with its movements laid on the dates of the month.

    Raises:
        ValueError: when an obligation enters a date outside the month.

    """
    if not entries:
        return Figure(account, before, (0,) * len(days), ())
    by_day = [0] * len(days)
    for entry in entries:
        place = (entry.day - days[0]).days
        if not 0 <= place < len(days):
            raise ValueError(f"{entry.rule} enters {entry.account} of {entry.officer} on {entry.day}, not of the month")
        by_day[place] += entry.amount
    return Figure(account, before, tuple(by_day), tuple(entries))
