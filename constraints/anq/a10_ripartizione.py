"""ANQ Art. 10(6): equality in sharing festive rests, and with them nights, evenings and unpopular posts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from constraints.anq.a10_ripartizione_imposta import burden_terms, sunday_terms
from constraints.anq.a10_ripartizione_misurata import Measured, measured
from roster.calendar import SUNDAY
from roster.domain import AccountKind, Ruolo, Text, Tier
from roster.domain.known import Fact
from roster.domain.opportunity import sundays_before
from roster.rule import Citation, Finding, Rule, Severity, Status

if TYPE_CHECKING:
    from roster.domain import Entry
    from roster.model import Model
    from roster.record import Record

_SPREADS = {
    (False, False): "quote",
    (True, False): "quote_pari",
    (False, True): "quote_anno_pari",
    (True, True): "quote_tutte_pari",
}
"""The sentence by whether the shares are the same for everybody, and whether the rates of the year are."""


class RipartizioneRiposiFestivi(Rule):
    """Nights, festive shifts, evenings, unpopular posts and the big days levelled among those on turns.

    The next shift of each kind costs more than the one before: steeper for who is present on few of the dates, and from
    further up for who did more than the mean of the ruolo so far in the year. More than ``domeniche`` Sundays worked in
    a row, counted across months, cost ``peso``; more than ``domeniche_estreme``, ``peso_estremo``. Shown, by ruolo: the
    part of the festive dates of presence that was worked, and festive shifts a month over the year.
    """

    id: ClassVar[str] = "ANQ-10.6a"
    title: ClassVar[Text] = Text(
        it="Riposi festivi, notti, serali e posti gravosi ripartiti con eguaglianza",
        en="Festive rests, nights, evenings and unpopular posts shared equally",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="ANQ",
            article="10, c. 6",
            text="La ripartizione dei riposi festivi, domenicali ed infrasettimanali, dovrà essere effettuata secondo "
            "criteri di eguaglianza e di pari opportunità tra tutto il personale.",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "carico": Text(
            it="{officer}: {notti} notti, {festivi} festivi su {festivi_possibili} di presenza, {serali} serali, "
            "{gravosi} a posti gravosi, {grandi} in grandi festività (giorni di presenza: {presenza})",
            en="{officer}: {notti} nights, {festivi} of {festivi_possibili} festive dates present, {serali} evenings, "
            "{gravosi} at unpopular posts, {grandi} on big holidays (dates present: {presenza})",
        ),
        "domenica": Text(it="domenica di servizio", en="Sunday on duty"),
        "domenica_libera": Text(
            it="domenica libera: finisce una fila di {di_fila}", en="Sunday off: it ends a run of {di_fila}"
        ),
        "domeniche": Text(
            it="{officer}: {amount} domeniche di fila in servizio, dal {day} oltre le {massimo}",
            en="{officer}: {amount} Sundays in a row on duty, from {day} beyond {massimo}",
        ),
        "quote": Text(
            it="ruolo {ruolo}: festivi lavorati da {minimo} a {massimo} % di quelli di presenza (media {media} %); "
            "nell'anno da {anno_minimo} a {anno_massimo} al mese",
            en="ruolo {ruolo}: festive dates worked from {minimo} to {massimo} % of those present (mean {media} %); "
            "over the year from {anno_minimo} to {anno_massimo} a month",
        ),
        "quote_pari": Text(
            it="ruolo {ruolo}: festivi lavorati: {media} % di quelli di presenza; "
            "nell'anno da {anno_minimo} a {anno_massimo} al mese",
            en="ruolo {ruolo}: festive dates worked {media} % of those present; "
            "over the year from {anno_minimo} to {anno_massimo} a month",
        ),
        "quote_anno_pari": Text(
            it="ruolo {ruolo}: festivi lavorati da {minimo} a {massimo} % di quelli di presenza (media {media} %); "
            "nell'anno {anno_minimo} al mese",
            en="ruolo {ruolo}: festive dates worked from {minimo} to {massimo} % of those present (mean {media} %); "
            "over the year {anno_minimo} a month",
        ),
        "quote_tutte_pari": Text(
            it="ruolo {ruolo}: festivi lavorati: {media} % di quelli di presenza; nell'anno {anno_minimo} al mese",
            en="ruolo {ruolo}: festive dates worked {media} % of those present; over the year {anno_minimo} a month",
        ),
    }
    measures: ClassVar[dict[str, tuple[str, str]]] = {"domeniche": ("amount", "massimo")}
    status: ClassVar[Status] = Status.PREFERENCE
    setting: ClassVar[str] = "weights.equita_*, Q4, Q5"
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.RUOLO, Fact.TABELLA})
    looks_at: ClassVar[frozenset[Fact]] = frozenset(
        {
            Fact.FORZA,
            Fact.RICHIESTE,
            Fact.ORARIO,
            Fact.LUOGO,
            Fact.POSTI,
            Fact.STATI,
            Fact.ASSENZE,
            Fact.STORICO,
            Fact.CONTATORI,
        }
    )

    domeniche: int = 2
    domeniche_estreme: int = 3
    peso: int = 10
    peso_estremo: int = 50

    def encode(self, m: Model) -> None:
        """Price each further shift of a kind by steps, and each Sunday too many."""
        steps = ((self.domeniche + 1, self.peso), (self.domeniche_estreme + 1, self.peso_estremo - self.peso))
        prices = burden_terms(m)
        for officer in m.officers:
            if officer.on_turns:
                terms = prices.get(officer.id, []) + sunday_terms(m, officer.id, steps)
                if terms:
                    m.penalise(Tier.FAIRNESS, sum(terms))

    def audit(self, record: Record) -> Iterator[Finding]:
        """Measure what each officer on turns bears, and the spread of festive shifts in each ruolo."""
        everybody = measured(record)
        for load in everybody:
            if load.cost:
                yield self.found(
                    Severity.PREFERENCE,
                    "carico",
                    officer=load.officer.id,
                    values=load.values,
                    tier=Tier.FAIRNESS,
                    cost=load.cost,
                )
            yield from self._sundays_in_row(record, load.officer.id)
        for ruolo in Ruolo:
            of_ruolo = [load for load in everybody if load.officer.ruolo is ruolo and load.festive_dates]
            if of_ruolo:
                yield self._spread(ruolo, of_ruolo)

    def _spread(self, ruolo: Ruolo, people: list[Measured]) -> Finding:
        shares = [100 * load.festive / load.festive_dates for load in people]
        rates = [load.festive_a_month for load in people]
        values = {
            "ruolo": ruolo,
            "minimo": round(min(shares)),
            "massimo": round(max(shares)),
            "media": round(sum(shares) / len(shares)),
            "anno_minimo": round(min(rates), 1),
            "anno_massimo": round(max(rates), 1),
        }
        same_share, same_rate = values["minimo"] == values["massimo"], values["anno_minimo"] == values["anno_massimo"]
        return self.found(Severity.REPORT, _SPREADS[same_share, same_rate], values=values)

    def enters(self, record: Record) -> Iterator[Entry]:
        """Enter each Sunday of service, which lengthens the run, and each Sunday off that ends one."""
        for officer in record.officers:
            run = sundays_before(record.instance, officer.id)
            for day in record.days:
                cell = record.cell(officer.id, day)
                if day.weekday() != SUNDAY or cell is None or not (run or cell.code.is_service):
                    continue
                says, amount = ("domenica", 1) if cell.code.is_service else ("domenica_libera", -run)
                values = {"di_fila": run}
                yield self.entry(
                    AccountKind.DOMENICHE_IN_FILA, says, officer=officer.id, day=day, amount=amount, values=values
                )
                run += amount

    def _sundays_in_row(self, record: Record, officer: str) -> Iterator[Finding]:
        run = sundays_before(record.instance, officer)
        beyond: dict[date, int] = {}
        for day in record.days:
            if day.weekday() == SUNDAY:
                cell = record.cell(officer, day)
                run = run + 1 if cell is not None and cell.code.is_service else 0
                if run > self.domeniche:
                    beyond[day] = run
        if beyond:
            runs = beyond.values()
            cost = sum(self.peso_estremo if run > self.domeniche_estreme else self.peso for run in runs)
            yield self.found(
                Severity.PREFERENCE,
                "domeniche",
                officer=officer,
                days=tuple(beyond),
                amount=max(runs),
                values={"massimo": self.domeniche},
                tier=Tier.FAIRNESS,
                cost=cost * record.instance.profile.weights.equita_festivi,
            )
