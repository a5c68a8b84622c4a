"""d.P.R. 39/2018 art. 10(4): who is called on a day of rest recovers it, and is paid for it apart from overtime."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

from constraints.anq.shift_ledger import OVERTIME, worked
from roster.domain import AccountKind, Credit, CreditKind, DayCode, Settlement, Text
from roster.domain.known import Fact
from roster.domain.overtime import beyond_ordinary
from roster.domain.recall import Recall, recalls, weekly_rest_lost
from roster.rule import Citation, Finding, Rule, Severity, Status

if TYPE_CHECKING:
    from roster.domain import Entry, Extra, Officer
    from roster.model import Model
    from roster.record import Record

_READ = date(2026, 11, 22)


class RichiamoNelGiornoDiRiposo(Rule):
    """A call on the weekly rest, or on a mid-week holiday the officer was free, is shown, paid and recovered.

    The weekly rest taken away opens a credit RS, given back by a recovery (RR) within ``giorni`` days (L. 395/1990
    art. 11(5)); moved to another date of its week it is not lost. A holiday rest (RF) taken away is owed again. What a
    festive date adds where neither is, is Art. 10(8) of the agreement (ANQ-10.8): one call never opens two credits.
    Work that began on the day before and runs into the rest takes it away, and is no call. The hours of an ordinary
    day are not overtime (L. 147/2013 art. 1(476)): they leave the bands of overtime for ordinary hours.
    """

    id: ClassVar[str] = "DPR39-10.4"
    title: ClassVar[Text] = Text(
        it="Chi è chiamato nel giorno di riposo lo recupera e ha l'indennità; l'orario ordinario non è straordinario",
        en="Who is called on a day of rest recovers it and has the allowance; the ordinary hours are not overtime",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="d.P.R. 39/2018",
            article="10, c. 4",
            text="Fermo restando il diritto al recupero, al personale che per sopravvenute inderogabili esigenze di "
            "servizio sia chiamato dall'Amministrazione a prestare servizio nel giorno destinato al riposo settimanale "
            "o nel festivo infrasettimanale, a decorrere dal 1° gennaio 2009, l'indennita' spettante ai sensi "
            "dell'articolo 10, comma 3, del decreto del Presidente della Repubblica 11 settembre 2007, n. 170, a "
            "compensazione della sola ordinaria prestazione di lavoro giornaliero, e' rideterminata in euro 8,00.",
            checked_on=_READ,
        ),
        Citation(
            source="d.P.R. 57/2022",
            article="10, c. 1",
            text="Fermo restando il diritto al recupero, al personale che per sopravvenute inderogabili esigenze di "
            "servizio sia chiamato dall'Amministrazione a prestare servizio nel giorno destinato al riposo settimanale "
            "o nel festivo infrasettimanale, a decorrere dal 31 dicembre 2021 e a valere dal 2022, l'indennita' "
            "spettante ai sensi dell'articolo 10, comma 4, del decreto del Presidente della Repubblica 15 marzo 2018, "
            "n. 39, a compensazione della sola ordinaria prestazione di lavoro giornaliero, e' rideterminata in euro "
            "12,00.",
            checked_on=_READ,
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "perduto": Text(
            it="{officer}: chiamato in servizio il {day}, giorno di riposo ({riposo}): va recuperato entro il "
            "{scadenza}, e spetta l'indennità",
            en="{officer}: called to work on {day}, a day of rest ({riposo}): it is to be recovered by {scadenza}, "
            "and the allowance is due",
        ),
        "non_perduto": Text(
            it="{officer}: chiamato in servizio il {day}, giorno libero ({riposo}): spetta l'indennità",
            en="{officer}: called to work on {day}, a free day ({riposo}): the allowance is due",
        ),
        "senza_indennita": Text(
            it="{officer}: al lavoro il {day}, giorno di riposo ({riposo}): va recuperato entro il {scadenza}",
            en="{officer}: at work on {day}, a day of rest ({riposo}): it is to be recovered by {scadenza}",
        ),
        "indennita": Text(it="richiamo nel giorno libero ({riposo})", en="called on a free day ({riposo})"),
        "ordinarie": Text(
            it="orario ordinario nel giorno di riposo, ore {inizio}-{fine}: non è straordinario",
            en="ordinary hours on the day of rest, {inizio}-{fine}: no overtime",
        ),
    }
    status: ClassVar[Status] = Status.AUDITED
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.STRAORDINARI, Fact.VARIAZIONI})
    looks_at: ClassVar[frozenset[Fact]] = frozenset({Fact.LUOGO, Fact.STATI, Fact.PROGRAMMA})

    giorni: int = 14
    ore_settimanali: int = 36

    def encode(self, m: Model) -> None:
        """State nothing: a call is a fact, or a change of the programme that ANQ-10.8 judges."""

    def audit(self, record: Record) -> Iterator[Finding]:
        """Show each call, with what it leaves owed."""
        for recall in recalls(record.instance, record.roster):
            says = self._says(record, recall)
            if says is not None:
                yield self.found(
                    Severity.REPORT,
                    says,
                    officer=recall.officer,
                    days=(recall.day,),
                    values={"scadenza": self._due(recall), "riposo": recall.rest.value},
                )

    def _says(self, record: Record, recall: Recall) -> str | None:
        paid = not recall.spilled and (recall.rest is DayCode.RS or record.instance.is_midweek_holiday(recall.day))
        if self._lost(record, recall) is None:
            return "non_perduto" if paid else None
        return "perduto" if paid else "senza_indennita"

    def _lost(self, record: Record, recall: Recall) -> CreditKind | None:
        """Return the rest owed again; a holiday that the roster gives as worked is owed by L395-11.5 already."""
        if weekly_rest_lost(record.instance, record.roster, recall):
            return CreditKind.RS
        return CreditKind.RF if recall.rest is DayCode.RF and not recall.changed else None

    def _due(self, recall: Recall) -> date:
        return recall.day + timedelta(days=self.giorni)

    def opens(self, record: Record) -> Iterator[Credit]:
        """Yield the rests that a call took away and the roster does not give on another date."""
        for recall in recalls(record.instance, record.roster):
            kind = self._lost(record, recall)
            if kind is not None:
                yield Credit(officer=recall.officer, kind=kind, earned=recall.day, due=self._due(recall))

    def enters(self, record: Record) -> Iterator[Entry]:
        """Enter the allowance of each call, then move the ordinary hours out of the bands of overtime."""
        for recall in recalls(record.instance, record.roster):
            if self._says(record, recall) in ("perduto", "non_perduto"):
                where = {"officer": recall.officer, "day": recall.day, "values": {"riposo": recall.rest.value}}
                yield self.entry(AccountKind.INDENNITA_RICHIAMO, "indennita", amount=1, **where)
        for officer in record.officers:
            yield from self._ordinary(record, officer)

    def _ordinary(self, record: Record, officer: Officer) -> Iterator[Entry]:
        lines = beyond_ordinary(record.instance, record.roster, officer, self.ore_settimanali * 60)
        for line, overtime in lines:
            if overtime < line.minutes:
                yield from self._moved(record, line, line.minutes - overtime)

    def _moved(self, record: Record, line: Extra, minutes: int) -> Iterator[Entry]:
        """Yield the first ``minutes`` of a line out of overtime and into ordinary hours."""
        until = line.start + timedelta(minutes=minutes)
        values = {"inizio": f"{line.start:%H:%M}", "fine": f"{until:%H:%M}"}
        rest = (AccountKind.A_RIPOSO_COMPENSATIVO,) if line.settlement is Settlement.RIPOSO else ()
        for (day, band), part in worked(record, line.start, until).items():
            where = {"officer": line.officer, "day": day, "values": values}
            for account in (OVERTIME[band], *rest):
                yield self.entry(account, "ordinarie", amount=-part, **where)
            yield self.entry(AccountKind.ORDINARIE, "ordinarie", amount=part, **where)
