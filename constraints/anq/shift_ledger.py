"""Entries that several obligations of the accounts make alike: for each shift counted, for each band of time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from functools import lru_cache
from typing import TYPE_CHECKING

from roster.domain import AccountKind, Counted, Extra, ExtraKind, Settlement, Text
from roster.domain.bands import Band, bands, repeated_minutes
from roster.domain.counted import elsewhere

if TYPE_CHECKING:
    from roster.domain import Entry, Shift, Stint
    from roster.obligation import Obligation
    from roster.record import Record

OVERTIME = {
    Band.FERIALE: AccountKind.STRAORDINARIO_FERIALE,
    Band.FESTIVO: AccountKind.STRAORDINARIO_FESTIVO,
    Band.NOTTURNO: AccountKind.STRAORDINARIO_NOTTURNO,
    Band.NOTTURNO_FESTIVO: AccountKind.STRAORDINARIO_NOTTURNO_FESTIVO,
}

COUNTED_SAYS = {
    "turno": Text(it="turno {turno}", en="shift {turno}"),
    "in_altra_sede": Text(
        it="svolti in altra sede nel mese, senza data: {amount}",
        en="done at another seat in the month, undated: {amount}",
    ),
}
"""What :func:`counted_entries` says."""

OVERTIME_SAYS = {
    "pagato": Text(it="{motivo}, ore {inizio}-{fine}: {amount}", en="{motivo}, {inizio}-{fine}: {amount}"),
    "da_compensare": Text(
        it="{motivo}, ore {inizio}-{fine}: {amount}, a richiesta da compensare con riposo",
        en="{motivo}, {inizio}-{fine}: {amount}, on request to be compensated with rest",
    ),
}
"""What :func:`overtime_entries` says."""


def shift_text(stint: Stint) -> str:
    """Return a shift as the trace names it: code, post, nominal hours."""
    return _written(stint.shift, stint.post.code if stint.post else None)


@lru_cache(maxsize=8192)
def _written(shift: Shift, post: str | None) -> str:
    return f"{shift.code}{f' {post}' if post else ''} ({shift.hours_label()})"


def counted_entries(rule: Obligation, record: Record, what: Counted, account: AccountKind) -> Iterator[Entry]:
    """Yield one for each shift of the month that a cap counts, and those of other seats on the first date in force."""
    for officer in record.officers:
        away = elsewhere(officer, what)
        if away:
            first = next(day for day in record.days if officer.in_force(day))
            yield rule.entry(account, "in_altra_sede", officer=officer.id, day=first, amount=away)
        for stint in record.counted(officer.id, what):
            values = {"turno": shift_text(stint)}
            yield rule.entry(account, "turno", officer=officer.id, day=stint.day, amount=1, values=values)


def overtime_entries(rule: Obligation, record: Record, kinds: Iterable[ExtraKind]) -> Iterator[Entry]:
    """Yield the minutes of overtime of some kinds, by date and band; those to be compensated enter there too.

    Work that passes the end of the month belongs to the next with the minutes after midnight (D-2). Where the clock
    goes back the hour lived twice is worked and paid.
    """
    wanted, first = frozenset(kinds), record.instance.previous_day
    for officer in record.officers:
        for extra in record.instance.extras_of(officer.id):
            if extra.kind in wanted and first <= extra.day <= record.days[-1]:
                yield from _entries_of(rule, record, extra)


def _entries_of(rule: Obligation, record: Record, extra: Extra) -> Iterator[Entry]:
    compensated = extra.settlement is Settlement.RIPOSO
    values = {"motivo": extra.kind.value, "inizio": f"{extra.start:%H:%M}", "fine": f"{extra.end:%H:%M}"}
    says = "da_compensare" if compensated else "pagato"
    for (day, band), minutes in worked(record, extra.start, extra.end).items():
        for account in (OVERTIME[band], *((AccountKind.A_RIPOSO_COMPENSATIVO,) if compensated else ())):
            yield rule.entry(account, says, officer=extra.officer, day=day, amount=minutes, values=values)


def worked(record: Record, start: datetime, end: datetime) -> Counter[tuple[date, Band]]:
    """Return the minutes worked in ``[start, end)`` on dates of the month, by date and band, those lived twice too."""
    found = Counter(bands(record.instance, start, end))
    for day, minutes in repeated_minutes(start, end).items():
        festive = record.instance.is_festive(day)
        found[day, Band.NOTTURNO_FESTIVO if festive else Band.NOTTURNO] += minutes
    return Counter({key: minutes for key, minutes in found.items() if key[0] in record.instance.days_in_month})
