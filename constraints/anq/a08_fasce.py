"""The services of ANQ Art. 8(4) as entries of the accounts: days useful for F.E.S.I., hours by band of the day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import TYPE_CHECKING

from constraints.anq.shift_ledger import shift_text
from roster.domain import AccountKind, ExtraKind, Text
from roster.domain.bands import bands

if TYPE_CHECKING:
    from roster.domain import Cell, Entry
    from roster.obligation import Obligation
    from roster.record import Record

SERVICE_SAYS = {
    "giorno": Text(it="giorno di servizio, codice F.E.S.I. {codici}", en="day of service, F.E.S.I. code {codici}"),
    "giorno_senza_codice": Text(
        it="giorno di servizio senza codice F.E.S.I. ({servizio})",
        en="day of service without a F.E.S.I. code ({servizio})",
    ),
    "notturne": Text(it="{servizio}, fra le 22 e le 6: {amount}", en="{servizio}, between 22 and 6: {amount}"),
    "festive": Text(it="{servizio}, in giorno festivo: {amount}", en="{servizio}, on a festive day: {amount}"),
}
"""What :func:`service_entries` says."""

ACCOUNT = {"notturne": AccountKind.ORE_NOTTURNE, "festive": AccountKind.ORE_FESTIVE}

Span = tuple[date, datetime, datetime]
"""The date of a shift or meeting, and its ends."""

Part = tuple[str, date, int]
"""The sentence of a part of a span, its date, its minutes."""


def service_entries(rule: Obligation, record: Record) -> Iterator[Entry]:
    """Yield one for each date of service, then the hours of each shift and meeting at night and on festive dates.

    Those are told apart minute by minute, with handover and journeys; a journey out that begins the day before is of
    the date of its shift. Overtime has bands of its own (ANQ-11.12).
    """
    parts: dict[Span, tuple[Part, ...]] = {}
    for officer in record.officers:
        for day, cell in record.month_cells(officer.id):
            if cell.code.is_service:
                yield _day_of_service(rule, record, officer.id, day, cell)
        for span, service in _worked(record, officer.id):
            if span not in parts:
                parts[span] = tuple(_parts(record, span))
            values = {"servizio": service}
            for says, day, minutes in parts[span]:
                yield rule.entry(ACCOUNT[says], says, officer=officer.id, day=day, amount=minutes, values=values)


def _worked(record: Record, officer: str) -> Iterator[tuple[Span, str]]:
    """Yield the shifts and the meetings, those of the history too, with their names."""
    for stint in record.stints(officer):
        yield (stint.day, stint.real_start, stint.real_end), shift_text(stint)
    for extra in record.instance.extras_of(officer):
        if extra.kind is ExtraKind.RIUNIONE:
            yield (extra.day, extra.start, extra.end), extra.kind.value


def _day_of_service(rule: Obligation, record: Record, officer: str, day: date, cell: Cell) -> Entry:
    posts = (record.instance.post.get(duty.post or "") for duty in cell.duties)
    codes = [post.fesi for post in posts if post is not None and post.fesi is not None]
    known, unknown = {"codici": ", ".join(codes)}, {"servizio": str(cell)}
    says, values = ("giorno", known) if codes else ("giorno_senza_codice", unknown)
    return rule.entry(AccountKind.FESI, says, officer=officer, day=day, amount=1, values=values)


def _parts(record: Record, span: Span) -> Iterator[Part]:
    """Yield the minutes at night and on festive dates, on the date they fall on, never before the shift's."""
    of, start, end = span
    for (on, band), minutes in bands(record.instance, start, end).items():
        day = max(on, of)
        if day in record.instance.days_in_month:
            if band.is_night:
                yield "notturne", day, minutes
            if band.is_festive:
                yield "festive", day, minutes
