"""ANQ Art. 10(6): the monthly limit on festive shifts that the local agreement sets for each ruolo."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from constraints.anq.a10_eccedenze_imposte import impose_cap
from constraints.anq.a10_eccedenze_verificate import cap_findings
from constraints.anq.shift_ledger import COUNTED_SAYS, counted_entries
from roster.domain import AccountKind, Counted, Text
from roster.domain.known import Fact
from roster.rule import Citation, Finding, Rule

if TYPE_CHECKING:
    from roster.domain import Entry
    from roster.model import Model
    from roster.record import Record


class TettoFestivi(Rule):
    """Festive shifts of the month within the cap of the ruolo; each one beyond needs a ground of Art. 10(9).

    Counted: shifts with service day in F, Sundays and mid-week holidays alike, or with reading Q5 any minute in F.
    """

    id: ClassVar[str] = "ANQ-10.6b"
    title: ClassVar[Text] = Text(
        it="Turni festivi entro il limite mensile del ruolo",
        en="Festive shifts within the monthly limit of the ruolo",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="ANQ",
            article="10, c. 6",
            text="Per ciascun appartenente al Corpo di Polizia Penitenziaria non possono essere assegnati mensilmente "
            "turni festivi domenicali e infrasettimanali in eccedenza rispetto al limite mensile stabilito, per "
            "ciascun ruolo, in sede di contrattazione decentrata.",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        **COUNTED_SAYS,
        "oltre": Text(
            it="{officer}: {turni} turni festivi, il tetto del ruolo è {tetto}; senza motivazione: {amount}, "
            "dal {day} (turno {shift})",
            en="{officer}: {turni} festive shifts, the cap of the ruolo is {tetto}; without a ground: {amount}, "
            "from {day} (shift {shift})",
        ),
        "coperto": Text(
            it="{officer}: {turni} turni festivi, il tetto del ruolo è {tetto}; con la motivazione {motivazione}: "
            "{amount}, dal {day}",
            en="{officer}: {turni} festive shifts, the cap of the ruolo is {tetto}; with ground {motivazione}: "
            "{amount}, from {day}",
        ),
        "altrove": Text(
            it="{officer}: {turni} turni festivi già svolti in altra sede nel mese, il tetto del ruolo è {tetto}",
            en="{officer}: {turni} festive shifts already done at another seat in the month, "
            "the cap of the ruolo is {tetto}",
        ),
    }
    measures: ClassVar[dict[str, tuple[str, str]]] = {
        "oltre": ("turni", "tetto"),
        "coperto": ("turni", "tetto"),
        "altrove": ("turni", "tetto"),
    }
    setting: ClassVar[str] = "caps, Q5"
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.RUOLO, Fact.UNITA, Fact.TABELLA, Fact.ACCORDO})
    looks_at: ClassVar[frozenset[Fact]] = frozenset({Fact.FORZA, Fact.LUOGO, Fact.CONTATORI, Fact.MOTIVAZIONI})

    def encode(self, m: Model) -> None:
        """State the cap of each officer on the festive shifts of the month."""
        for officer in m.officers:
            impose_cap(m, officer, Counted.FESTIVI)

    def audit(self, record: Record) -> Iterator[Finding]:
        """Count the festive shifts of each officer against the cap."""
        for officer in record.officers:
            yield from cap_findings(self, record, officer, Counted.FESTIVI)

    def enters(self, record: Record) -> Iterator[Entry]:
        """Enter the festive shifts of the month."""
        return counted_entries(self, record, Counted.FESTIVI, AccountKind.FESTIVI)
