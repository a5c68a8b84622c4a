"""ANQ Art. 10(9)(b): the ceiling on festive shifts, that no ground lets exceed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from constraints.anq.a10_eccedenze_verificate import ceiling_findings
from constraints.anq.a10_motivi import OF_THE_CAP
from roster.domain import Counted, Instance, Readings, Text
from roster.domain.counted import elsewhere, month_cap
from roster.domain.known import Fact
from roster.rule import Citation, Finding, Rule

if TYPE_CHECKING:
    from roster.model import Model
    from roster.record import Record

_PREMESSA = Citation(
    source="ANQ",
    article="10, c. 9",
    text="Per gravi ed indifferibili esigenze di servizio o su richiesta specifica del dipendente, possono essere "
    "assegnati:",
    checked_on=date(2026, 11, 22),
)


class MassimoFestivi(Rule):
    """Festive shifts of the month never above ``massimo``, or ``massimo_ridotto`` when F has ``giorni_ridotti`` dates.

    F counts the patron saint unless reading Q7 says not. A cap of 3 stands against the reduced ceiling only with
    reading Q8 ``limite 3``. With reading Q6 ``eccedenza`` the ceiling is on what exceeds the cap.
    """

    id: ClassVar[str] = "ANQ-10.9b"
    title: ClassVar[Text] = Text(
        it="Mai più di tre turni festivi nel mese, due se i giorni festivi sono quattro",
        en="Never more than three festive shifts in the month, two when it has four festive days",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        _PREMESSA,
        Citation(
            source="ANQ",
            article="10, c. 9, lett. b)",
            text="b) turni festivi domenicali e infrasettimanali eccedenti il tetto mensile stabilito, "
            "senza superare tre turni mensili. Tale limite è ridotto a 2 nei mesi in cui i giorni festivi sono 4;",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "oltre": Text(
            it="{officer}: {turni} turni festivi nel mese, il massimo è {massimo}; di troppo: {amount}, dal {day}",
            en="{officer}: {turni} festive shifts in the month, the ceiling is {massimo}; too many: {amount}, "
            "from {day}",
        ),
        "altrove": Text(
            it="{officer}: {turni} turni festivi già svolti in altra sede nel mese, il massimo è {massimo}",
            en="{officer}: {turni} festive shifts already done at another seat in the month, the ceiling is {massimo}",
        ),
    }
    measures: ClassVar[dict[str, tuple[str, str]]] = {"oltre": ("turni", "massimo"), "altrove": ("turni", "massimo")}
    setting: ClassVar[str] = "Q5, Q6, Q7, Q8"
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.TABELLA})
    looks_at: ClassVar[frozenset[Fact]] = frozenset({Fact.LUOGO, Fact.CONTATORI})

    massimo: int = 3
    massimo_ridotto: int = 2
    giorni_ridotti: int = 4

    def needs_under(self, readings: Readings) -> frozenset[Fact]:
        """Return also what the cap of the ruolo is read from, where the ceiling depends on it."""
        alone = readings.q06_tetti_assoluti == "totale" and readings.q08_tetto_3_con_4_festivi == "limite 2"
        return self.needs if alone else self.needs | OF_THE_CAP

    def ceilings(self, instance: Instance) -> Mapping[Counted, int]:
        """Return the ceiling, where it is the same for everybody."""
        readings = instance.profile.readings
        total = readings.q06_tetti_assoluti == "totale"
        same = readings.q08_tetto_3_con_4_festivi == "limite 2" or not self._reduced(instance)
        return {Counted.FESTIVI: self._of_month(instance)} if total and same else {}

    def _reduced(self, instance: Instance) -> bool:
        without_patron = instance.profile.readings.q07_patrono_nei_festivi == "non conta"
        dates = [day for day in instance.festive_days if not (without_patron and instance.is_patron(day))]
        return len(dates) == self.giorni_ridotti

    def _of_month(self, instance: Instance) -> int:
        return self.massimo_ridotto if self._reduced(instance) else self.massimo

    def encode(self, m: Model) -> None:
        """Bound the festive shifts of each officer."""
        readings = m.instance.profile.readings
        ceiling = self._of_month(m.instance)
        for officer in m.officers:
            taken = m.counted(officer.id, Counted.FESTIVI)
            if taken:
                cap = month_cap(m.instance, officer, Counted.FESTIVI) or 0
                bound = ceiling
                if readings.q06_tetti_assoluti == "eccedenza":
                    bound = cap + ceiling
                elif readings.q08_tetto_3_con_4_festivi == "limite 3":
                    bound = max(ceiling, min(cap, self.massimo))
                m.at_most([a for a, _ in taken], max(0, bound - elsewhere(officer, Counted.FESTIVI)))

    def audit(self, record: Record) -> Iterator[Finding]:
        """Count the festive shifts of each officer."""
        instance, readings = record.instance, record.instance.profile.readings
        festive = len(instance.festive_days)
        if readings.q07_patrono_nei_festivi == "non conta":
            festive -= sum(instance.is_patron(day) for day in instance.festive_days)
        for officer in record.officers:
            cap = month_cap(instance, officer, Counted.FESTIVI) or 0
            ceiling = self.massimo_ridotto if festive == self.giorni_ridotti else self.massimo
            if readings.q08_tetto_3_con_4_festivi == "limite 3" and cap >= self.massimo:
                ceiling = self.massimo
            if readings.q06_tetti_assoluti == "eccedenza":
                ceiling = cap + (self.massimo_ridotto if festive == self.giorni_ridotti else self.massimo)
            yield from ceiling_findings(self, record, officer.id, Counted.FESTIVI, ceiling)
