"""ANQ Art. 10(9)(a) and (c): the ceilings on nights and evenings, that no ground lets exceed."""

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


class MassimoNotturni(Rule):
    """Nights of the month never above ``massimo``, whatever the ground or the request.

    With reading Q6 ``eccedenza`` the ceiling is on what exceeds the cap of the ruolo, where there is one.
    """

    id: ClassVar[str] = "ANQ-10.9a"
    title: ClassVar[Text] = Text(
        it="Mai più di sei turni notturni nel mese", en="Never more than six nights in the month"
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        _PREMESSA,
        Citation(
            source="ANQ",
            article="10, c. 9, lett. a)",
            text="a) turni notturni eccedenti il limite mensile stabilito ma non superiori a sei turni mensili;",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "oltre": Text(
            it="{officer}: {turni} turni notturni nel mese, il massimo è {massimo}; di troppo: {amount}, dal {day}",
            en="{officer}: {turni} nights in the month, the ceiling is {massimo}; too many: {amount}, from {day}",
        ),
        "altrove": Text(
            it="{officer}: {turni} turni notturni già svolti in altra sede nel mese, il massimo è {massimo}",
            en="{officer}: {turni} nights already done at another seat in the month, the ceiling is {massimo}",
        ),
    }
    measures: ClassVar[dict[str, tuple[str, str]]] = {"oltre": ("turni", "massimo"), "altrove": ("turni", "massimo")}
    setting: ClassVar[str] = "Q4, Q6"
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.TABELLA})
    looks_at: ClassVar[frozenset[Fact]] = frozenset({Fact.CONTATORI})

    massimo: int = 6

    def needs_under(self, readings: Readings) -> frozenset[Fact]:
        """Return also what the cap of the ruolo is read from, where the ceiling stands above it."""
        return self.needs if readings.q06_tetti_assoluti == "totale" else self.needs | OF_THE_CAP

    def ceilings(self, instance: Instance) -> Mapping[Counted, int]:
        """Return the ceiling, where it is the same for everybody."""
        total = instance.profile.readings.q06_tetti_assoluti == "totale"
        return {Counted.NOTTURNI: self.massimo} if total else {}

    def encode(self, m: Model) -> None:
        """Bound the nights of each officer."""
        beyond_cap = m.instance.profile.readings.q06_tetti_assoluti == "eccedenza"
        for officer in m.officers:
            taken = m.counted(officer.id, Counted.NOTTURNI)
            if taken:
                cap = month_cap(m.instance, officer, Counted.NOTTURNI) if beyond_cap else None
                left = self.massimo + (cap or 0) - elsewhere(officer, Counted.NOTTURNI)
                m.at_most([a for a, _ in taken], max(0, left))

    def audit(self, record: Record) -> Iterator[Finding]:
        """Count the nights of each officer."""
        for officer in record.officers:
            ceiling = self.massimo
            if record.instance.profile.readings.q06_tetti_assoluti == "eccedenza":
                ceiling += month_cap(record.instance, officer, Counted.NOTTURNI) or 0
            yield from ceiling_findings(self, record, officer.id, Counted.NOTTURNI, ceiling)


class MassimoSerali(Rule):
    """Evenings of the month never above ``massimo``, whatever the ground or the request.

    With reading Q6 ``eccedenza`` the ceiling is on what exceeds the cap of the ruolo, where there is one.
    """

    id: ClassVar[str] = "ANQ-10.9c"
    title: ClassVar[Text] = Text(
        it="Mai più di otto turni serali nel mese", en="Never more than eight evenings in the month"
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        _PREMESSA,
        Citation(
            source="ANQ",
            article="10, c. 9, lett. c)",
            text="c) turni serali (16.00/24.00 oppure 18.00/24.00) in eccedenza rispetto al tetto mensile "
            "stabilito senza superare gli otto turni mensili.",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "oltre": Text(
            it="{officer}: {turni} turni serali nel mese, il massimo è {massimo}; di troppo: {amount}, dal {day}",
            en="{officer}: {turni} evenings in the month, the ceiling is {massimo}; too many: {amount}, from {day}",
        ),
        "altrove": Text(
            it="{officer}: {turni} turni serali già svolti in altra sede nel mese, il massimo è {massimo}",
            en="{officer}: {turni} evenings already done at another seat in the month, the ceiling is {massimo}",
        ),
    }
    measures: ClassVar[dict[str, tuple[str, str]]] = {"oltre": ("turni", "massimo"), "altrove": ("turni", "massimo")}
    setting: ClassVar[str] = "Q4, Q6"
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.TABELLA})
    looks_at: ClassVar[frozenset[Fact]] = frozenset({Fact.CONTATORI})

    massimo: int = 8

    def needs_under(self, readings: Readings) -> frozenset[Fact]:
        """Return also what the cap of the ruolo is read from, where the ceiling stands above it."""
        return self.needs if readings.q06_tetti_assoluti == "totale" else self.needs | OF_THE_CAP

    def ceilings(self, instance: Instance) -> Mapping[Counted, int]:
        """Return the ceiling, where it is the same for everybody."""
        total = instance.profile.readings.q06_tetti_assoluti == "totale"
        return {Counted.SERALI: self.massimo} if total else {}

    def encode(self, m: Model) -> None:
        """Bound the evenings of each officer."""
        beyond_cap = m.instance.profile.readings.q06_tetti_assoluti == "eccedenza"
        for officer in m.officers:
            taken = m.counted(officer.id, Counted.SERALI)
            if taken:
                cap = month_cap(m.instance, officer, Counted.SERALI) if beyond_cap else None
                left = self.massimo + (cap or 0) - elsewhere(officer, Counted.SERALI)
                m.at_most([a for a, _ in taken], max(0, left))

    def audit(self, record: Record) -> Iterator[Finding]:
        """Count the evenings of each officer."""
        for officer in record.officers:
            ceiling = self.massimo
            if record.instance.profile.readings.q06_tetti_assoluti == "eccedenza":
                ceiling += month_cap(record.instance, officer, Counted.SERALI) or 0
            yield from ceiling_findings(self, record, officer.id, Counted.SERALI, ceiling)
