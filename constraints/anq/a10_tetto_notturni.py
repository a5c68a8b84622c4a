"""ANQ Art. 10(4)(a): the monthly cap on nights that the local agreement sets for each ruolo."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from constraints.anq.a10_eccedenze_imposte import impose_cap
from constraints.anq.a10_eccedenze_verificate import cap_findings
from constraints.anq.shift_ledger import COUNTED_SAYS, counted_entries
from roster.domain import AccountKind, Counted, Ruolo, Text
from roster.domain.known import Fact
from roster.rule import Citation, Finding, Rule, Severity

if TYPE_CHECKING:
    from roster.domain import Entry
    from roster.model import Model
    from roster.record import Record


class TettoNotturni(Rule):
    """Nights of the month within the cap of the ruolo; each one beyond needs a ground of Art. 10(9).

    Counted: shifts of class NOT with service day in the month, other seats included, not pro rata of presence. Without
    a cap in the profile the ceilings of Art. 10(9) are the caps, and a line says so.
    """

    id: ClassVar[str] = "ANQ-10.4a"
    title: ClassVar[Text] = Text(
        it="Turni notturni entro il tetto mensile del ruolo",
        en="Nights within the monthly cap of the ruolo",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="ANQ",
            article="10, c. 4, lett. a)",
            text="per ciascun appartenente al Corpo di Polizia Penitenziaria non possono essere assegnati mensilmente "
            "turni notturni in eccedenza rispetto al tetto mensile stabilito, per ciascun ruolo, in sede di "
            "contrattazione decentrata;",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        **COUNTED_SAYS,
        "oltre": Text(
            it="{officer}: {turni} turni notturni, il tetto del ruolo è {tetto}; senza motivazione: {amount}, "
            "dal {day} (turno {shift})",
            en="{officer}: {turni} nights, the cap of the ruolo is {tetto}; without a ground: {amount}, "
            "from {day} (shift {shift})",
        ),
        "coperto": Text(
            it="{officer}: {turni} turni notturni, il tetto del ruolo è {tetto}; con la motivazione {motivazione}: "
            "{amount}, dal {day}",
            en="{officer}: {turni} nights, the cap of the ruolo is {tetto}; with ground {motivazione}: "
            "{amount}, from {day}",
        ),
        "altrove": Text(
            it="{officer}: {turni} turni notturni già svolti in altra sede nel mese, il tetto del ruolo è {tetto}",
            en="{officer}: {turni} nights already done at another seat in the month, the cap of the ruolo is {tetto}",
        ),
        "senza_tetto": Text(
            it="ruolo {ruolo}: nessun tetto mensile caricato nel profilo di sede; valgono come tetti i massimi "
            "dell'art. 10, c. 9",
            en="ruolo {ruolo}: no monthly cap loaded in the site profile; the ceilings of art. 10(9) stand as caps",
        ),
    }
    measures: ClassVar[dict[str, tuple[str, str]]] = {
        "oltre": ("turni", "tetto"),
        "coperto": ("turni", "tetto"),
        "altrove": ("turni", "tetto"),
    }
    setting: ClassVar[str] = "caps, Q4"
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.RUOLO, Fact.UNITA, Fact.TABELLA, Fact.ACCORDO})
    looks_at: ClassVar[frozenset[Fact]] = frozenset({Fact.FORZA, Fact.CONTATORI, Fact.MOTIVAZIONI})

    def encode(self, m: Model) -> None:
        """State the cap of each officer on the nights of the month."""
        for officer in m.officers:
            impose_cap(m, officer, Counted.NOTTURNI)

    def audit(self, record: Record) -> Iterator[Finding]:
        """Count the nights of each officer against the cap, then show the ruoli without one."""
        for officer in record.officers:
            yield from cap_findings(self, record, officer, Counted.NOTTURNI)
        yield from self._without_cap(record)

    def enters(self, record: Record) -> Iterator[Entry]:
        """Enter the nights of the month."""
        return counted_entries(self, record, Counted.NOTTURNI, AccountKind.NOTTI)

    def _without_cap(self, record: Record) -> Iterator[Finding]:
        profile = record.instance.profile
        covered = {ruolo for ruolo in Ruolo if all(profile.cap(ruolo, day) for day in record.days)}
        ruoli = {
            officer.ruolo_on(day)
            for officer in record.officers
            for day in (record.days if len(covered) < len(Ruolo) else ())
            if officer.in_force(day) and profile.cap(officer.ruolo_on(day), day, officer.unit_on(day)) is None
        }
        for ruolo in sorted(ruoli):
            yield self.found(Severity.REPORT, "senza_tetto", values={"ruolo": ruolo})
