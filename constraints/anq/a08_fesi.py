"""ANQ Art. 8(4) and 7(5)(c): services by F.E.S.I. code, days useful for the fund, hours by band of the day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, ClassVar

from constraints.anq.shift_ledger import shift_text
from roster.domain import AccountKind, ExtraKind, Text
from roster.domain.bands import bands
from roster.obligation import Account, Citation

if TYPE_CHECKING:
    from roster.domain import Cell, Entry
    from roster.record import Record


class ServiziFESI(Account):
    """Each date of service is a day useful for the fund, under the F.E.S.I. codes of its posts.

    Hours between 22 and 6, and on festive dates, are told apart minute by minute, with handover and journeys; a journey
    out that begins the day before is of the date of its shift. Overtime has bands of its own (ANQ-11.12).
    """

    id: ClassVar[str] = "ANQ-8.4"
    title: ClassVar[Text] = Text(
        it="Servizi classificati per codice F.E.S.I., fascia oraria e tipo di giornata",
        en="Services classified by F.E.S.I. code, band of the day and kind of date",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="ANQ",
            article="7, c. 5, lett. c)",
            text="elenco di tutte le postazioni di servizio, codice F.E.S.I. attribuito, indicazione degli orari di "
            "lavoro distinti per fasce giornaliere e tipo di giornata (festiva o feriale);",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "giorno": Text(it="giorno di servizio, codice F.E.S.I. {codici}", en="day of service, F.E.S.I. code {codici}"),
        "senza_codice": Text(
            it="giorno di servizio senza codice F.E.S.I. ({servizio})",
            en="day of service without a F.E.S.I. code ({servizio})",
        ),
        "notturne": Text(it="{servizio}, fra le 22 e le 6: {amount}", en="{servizio}, between 22 and 6: {amount}"),
        "festive": Text(it="{servizio}, in giorno festivo: {amount}", en="{servizio}, on a festive day: {amount}"),
    }
    setting: ClassVar[str] = "Post.fesi"

    def enters(self, record: Record) -> Iterator[Entry]:
        """Enter the days of service, then the hours of each shift and meeting by band."""
        first = record.days[0] - timedelta(days=2)
        for officer in record.officers:
            for day in record.days:
                cell = record.cell(officer.id, day)
                if cell is not None and cell.code.is_service:
                    yield self._day_of_service(record, officer.id, day, cell)
            for stint in record.stints(officer.id):
                if stint.day >= first:
                    span = stint.real_start, stint.real_end
                    yield from self._hours(record, officer.id, stint.day, span, shift_text(stint))
            for extra in record.instance.extras_of(officer.id):
                if extra.kind is ExtraKind.RIUNIONE and extra.day >= first:
                    yield from self._hours(record, officer.id, extra.day, (extra.start, extra.end), extra.kind.value)

    def _day_of_service(self, record: Record, officer: str, day: date, cell: Cell) -> Entry:
        posts = [record.instance.post.get(duty.post or "") for duty in cell.duties]
        codes = [post.fesi for post in posts if post is not None and post.fesi is not None]
        says, values = ("giorno", {"codici": ", ".join(codes)}) if codes else ("senza_codice", {"servizio": str(cell)})
        return self.entry(AccountKind.FESI, says, officer=officer, day=day, amount=1, values=values)

    def _hours(
        self, record: Record, officer: str, of: date, span: tuple[datetime, datetime], service: str
    ) -> Iterator[Entry]:
        """Yield the minutes at night and on festive dates, on the date they fall on, never before the shift's."""
        for (on, band), minutes in bands(record.instance, *span).items():
            day = max(on, of)
            if day not in record.instance.days_in_month:
                continue
            accounts = {
                "notturne": AccountKind.ORE_NOTTURNE if band.is_night else None,
                "festive": AccountKind.ORE_FESTIVE if band.is_festive else None,
            }
            for says, account in accounts.items():
                if account is not None:
                    values = {"servizio": service}
                    yield self.entry(account, says, officer=officer, day=day, amount=minutes, values=values)
