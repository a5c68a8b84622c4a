"""ANQ Art. 3(13): a local agreement is valid until a new one on the same matter."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from roster.domain import Cap, Instance, Ruolo, Text
from roster.domain.known import Fact
from roster.rule import Citation, Finding, Rule, Severity, Status

if TYPE_CHECKING:
    from roster.model import Model
    from roster.record import Record


class ValiditaDeiValoriLocali(Rule):
    """On each date of the month the caps of a ruolo have one value: neither two at once nor one that ran out.

    A cap whose last day has passed without a successor is contradictory input, because the agreement stands until a new
    one. Values without a first day of their own begin with the agreement: shown when that has no date or begins after
    the first of the month. Their sources are required by the input itself. A ruolo that never had a cap is shown by
    ANQ-10.4a. The shift table may change too, with the month: what the posts ask in shifts of another table is shown.
    """

    id: ClassVar[str] = "ANQ-1.3"
    title: ClassVar[Text] = Text(
        it="L'accordo decentrato vale fino al successivo: ogni valore ha fonte e decorrenza, uno solo per ogni data",
        en="A local agreement is valid until the next: every value has source and date, one only on each date",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="ANQ",
            article="3, c. 13",
            text="L'accordo decentrato è valido ed efficace fino alla stipula di nuovi accordi sulle stesse materie.",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "due": Text(
            it="{ruolo}: il {day} sono in vigore due tetti mensili, quello di «{fonte}» e quello di «{altra}»",
            en="{ruolo}: on {day} two monthly caps are in force, that of '{fonte}' and that of '{altra}'",
        ),
        "scaduto": Text(
            it="{ruolo}: il {day} nessun tetto mensile è in vigore; quello di «{fonte}» finisce il {fine}, ma un "
            "accordo vale fino al successivo: togliere la data finale o indicare i nuovi valori",
            en="{ruolo}: on {day} no monthly cap is in force; that of '{fonte}' ends on {fine}, but an agreement is "
            "valid until the next: remove the last day or state the new values",
        ),
        "senza_data": Text(
            it="valori locali (tetti, deroghe) senza decorrenza, né propria né dell'accordo: {amount}",
            en="local values (caps, derogations) without a first day, of their own or of the agreement: {amount}",
        ),
        "futuro": Text(
            it="l'accordo decorre dal {decorrenza}, dopo l'inizio del mese: valori locali (tetti, deroghe) senza "
            "decorrenza propria: {amount}",
            en="the agreement begins on {decorrenza}, after the start of the month: local values (caps, derogations) "
            "without a first day of their own: {amount}",
        ),
        "fuori_tabella": Text(
            it="il turno {shift} non è nella tabella del mese: righe di copertura che lo chiedono, senza effetto "
            "{amount}",
            en="shift {shift} is not in the table of the month: lines of cover that ask for it, without effect "
            "{amount}",
        ),
        "nessun_turno": Text(
            it="nessun turno della tabella è in vigore nel mese: un accordo vale fino al successivo, togliere la data "
            "finale o indicare i nuovi turni",
            en="no shift of the table is in force in the month: an agreement is valid until the next, remove the last "
            "day or state the new shifts",
        ),
        "reperibilita": Text(
            it="la reperibilità è programmata nel turno {shift}, che non è nella tabella del mese",
            en="reperibilità is planned in shift {shift}, which is not in the table of the month",
        ),
    }
    status: ClassVar[Status] = Status.CONFIGURATION
    setting: ClassVar[str] = "caps"
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.TABELLA, Fact.ACCORDO})
    looks_at: ClassVar[frozenset[Fact]] = frozenset({Fact.FABBISOGNO, Fact.REPERIBILITA})

    def encode(self, m: Model) -> None:
        """State nothing: what is in force, and when, is a fact of the input."""

    def audit(self, record: Record) -> Iterator[Finding]:
        """Read the caps of each ruolo, of the seat and of units, date by date, then the first days of local values."""
        profile = record.instance.profile
        by_ruolo: defaultdict[tuple[Ruolo, str | None], list[Cap]] = defaultdict(list)
        for cap in profile.caps:
            by_ruolo[cap.ruolo, cap.unit].append(cap)
        for caps in by_ruolo.values():
            yield from self._one_at_a_time(caps, record.days)
        undated = sum(value.first is None for value in (*profile.caps, *profile.derogations))
        begins = profile.agreement_from
        if undated and begins is None:
            yield self.found(Severity.REPORT, "senza_data", amount=undated)
        elif undated and begins is not None and begins > record.days[0]:
            yield self.found(Severity.REPORT, "futuro", amount=undated, values={"decorrenza": begins})
        yield from self._table(record.instance)

    def _table(self, instance: Instance) -> Iterator[Finding]:
        """Yield what the posts and the on-call plan ask in shifts that are not in the table of the month."""
        if not instance.shift:
            yield self.found(Severity.HARD, "nessun_turno")
        plan = instance.profile.on_call
        if plan is not None and plan.shift not in instance.shift:
            yield self.found(Severity.HARD, "reperibilita", shift=plan.shift)
        asked = Counter(line.shift for post in instance.seat.posts for line in post.cover if line.nominal)
        for code in sorted(asked.keys() - instance.shift.keys()):
            yield self.found(Severity.REPORT, "fuori_tabella", shift=code, amount=asked[code])

    def _one_at_a_time(self, caps: list[Cap], days: tuple[date, ...]) -> Iterator[Finding]:
        """Yield the first date of the month with two caps in force, and the first after one that ran out."""
        double = next((day for day in days if sum(cap.holds(day) for cap in caps) > 1), None)
        if double is not None:
            one, other, *_ = (cap for cap in caps if cap.holds(double))
            values = {"ruolo": one.ruolo.value, "fonte": one.source, "altra": other.source}
            yield self.found(Severity.HARD, "due", days=(double,), values=values)
        for day in days:
            ended = [(cap.last, cap.source) for cap in caps if cap.last is not None and cap.last < day]
            if ended and not any(cap.holds(day) for cap in caps):
                last, source = max(ended)
                told = {"ruolo": caps[0].ruolo.value, "fonte": source}
                yield self.found(Severity.HARD, "scaduto", days=(day,), values={**told, "fine": last})
                return
