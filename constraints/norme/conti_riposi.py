"""Rests owed and enjoyed: the entries of L395-11.4 (RS) and RIGHT-MONTH (RF)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from roster.calendar import iso_weeks
from roster.domain import AccountKind, DayCode, Text
from roster.domain.recall import recalls

if TYPE_CHECKING:
    from roster.domain import Entry, Officer
    from roster.obligation import Obligation
    from roster.record import Record

_CALLED = Text(it="riposo non goduto: chiamato in servizio", en="rest not enjoyed: called to work")
WEEKLY_SAYS = {
    "chiamato": _CALLED,
    "spetta": Text(
        it="un riposo per la settimana dal {inizio} al {fine}", en="a rest for the week from {inizio} to {fine}"
    ),
    "goduto": Text(it="riposo settimanale goduto", en="weekly rest enjoyed"),
    "non_intero": Text(
        it="non conta come riposo: è toccato dal servizio del giorno prima o dal viaggio per quello del giorno dopo",
        en="does not count as a rest: touched by the duty of the day before or the journey to that of the day after",
    ),
}
HOLIDAY_SAYS = {
    "chiamato": _CALLED,
    "spetta": Text(
        it="un riposo per il festivo infrasettimanale: {festa}", en="a rest for the mid-week holiday: {festa}"
    ),
    "goduto": Text(it="riposo per un festivo infrasettimanale goduto", en="rest for a mid-week holiday enjoyed"),
}


def weekly_rests(
    rule: Obligation, record: Record, rests: int, touched: Callable[[Record, str, date], bool]
) -> Iterator[Entry]:
    """Yield the rests owed for each ISO week that ends in the month, on its Sunday, and those enjoyed.

    A week with a date not in force, or spent wholly absent, owes none; nor does one that began in a past nobody knows,
    unless a rest was enjoyed in what is known of it. A rest on which the officer was called to work is not enjoyed.
    """
    called = _called(record)
    weeks = [week for week in iso_weeks(record.days) if week[-1] in record.instance.days_in_month]
    for officer in record.officers:
        for day, cell in record.month_cells(officer.id):
            if cell.code is DayCode.RS:
                whole = not touched(record, officer.id, day)
                says = "chiamato" if (officer.id, day) in called else "goduto" if whole else "non_intero"
                enjoyed = int(says == "goduto")
                yield rule.entry(AccountKind.RS_GODUTI, says, officer=officer.id, day=day, amount=enjoyed)
        for week in weeks:
            if _owes(record, officer, week):
                day, values = week[-1], {"inizio": week[0], "fine": week[-1]}
                yield rule.entry(
                    AccountKind.RS_DOVUTI, "spetta", officer=officer.id, day=day, amount=rests, values=values
                )


def _owes(record: Record, officer: Officer, week: tuple[date, ...]) -> bool:
    if not all(officer.in_force(day) for day in week):
        return False
    cells = [record.cell(officer.id, day) for day in week]
    if all(cell is not None and cell.code.is_absence for cell in cells):
        return False
    past_is_known = all(cell is not None for day, cell in zip(week, cells, strict=True) if day < record.days[0])
    return past_is_known or any(cell is not None and cell.code is DayCode.RS for cell in cells)


def holiday_rests(rule: Obligation, record: Record) -> Iterator[Entry]:
    """Yield a rest owed for each mid-week holiday neither absent nor on a non-working day, and those enjoyed."""
    called = _called(record)
    holidays = frozenset(day for day in record.days if record.instance.is_midweek_holiday(day))
    for officer in record.officers:
        for day, cell in record.month_cells(officer.id):
            lost = cell.code.is_absence or cell.code is DayCode.NL
            if day in holidays and officer.in_force(day) and not lost:
                values = {"festa": record.instance.festive_name(day) or ""}
                yield rule.entry(AccountKind.RF_DOVUTI, "spetta", officer=officer.id, day=day, amount=1, values=values)
            if cell.code is DayCode.RF:
                says = "chiamato" if (officer.id, day) in called else "goduto"
                enjoyed = int(says == "goduto")
                yield rule.entry(AccountKind.RF_GODUTI, says, officer=officer.id, day=day, amount=enjoyed)


def _called(record: Record) -> frozenset[tuple[str, date]]:
    """Return who was called on which date that the roster gives as a rest."""
    if not record.instance.seat.extras:
        return frozenset()
    found = recalls(record.instance, record.roster)
    return frozenset((recall.officer, recall.day) for recall in found if not recall.changed)
