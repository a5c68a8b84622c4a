"""ANQ Art. 10(7): the monthly quota of evening, night and festive shifts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from constraints.anq.a10_eccedenze_imposte import impose_cap, impose_limits
from constraints.anq.a10_eccedenze_verificate import cap_findings, elsewhere_findings, excess, excess_findings
from constraints.anq.a10_motivi import MOTIVI
from constraints.anq.shift_ledger import COUNTED_SAYS, counted_entries
from roster.domain import AccountKind, Counted, Ground, Officer, Stint, Text
from roster.domain.counted import counted_as, monthly_limits
from roster.domain.known import Fact
from roster.rule import Citation, Finding, Rule

if TYPE_CHECKING:
    from roster.domain import Entry
    from roster.model import Alternative, Model
    from roster.record import Record


class AliquotaMensile(Rule):
    """Evenings of the month within the cap of the ruolo; each one beyond needs a ground of Art. 10(9).

    Nights and festive shifts have caps of their own (10.4a, 10.6b). With reading Q9 ``unica`` the overall quota of the
    ruolo, where the profile has one, binds the union of the three as well: a Sunday night counts once, and a ground
    covers it when it speaks of nights or of festive shifts.
    """

    id: ClassVar[str] = "ANQ-10.7"
    title: ClassVar[Text] = Text(
        it="Turni serali, notturni e festivi entro l'aliquota mensile del ruolo",
        en="Evening, night and festive shifts within the monthly quota of the ruolo",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="ANQ",
            article="10, c. 7",
            text="A ciascun appartenente al Corpo di Polizia Penitenziaria non possono essere assegnati mensilmente "
            "turni serali, notturni e festivi in eccedenza all'aliquota mensile stabilita, per ciascun ruolo, in sede "
            "di contrattazione decentrata, tenendo conto dell'organico effettivo.",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        **COUNTED_SAYS,
        "oltre": Text(
            it="{officer}: {turni} turni serali, l'aliquota del ruolo è {tetto}; senza motivazione: {amount}, "
            "dal {day} (turno {shift})",
            en="{officer}: {turni} evenings, the quota of the ruolo is {tetto}; without a ground: {amount}, "
            "from {day} (shift {shift})",
        ),
        "coperto": Text(
            it="{officer}: {turni} turni serali, l'aliquota del ruolo è {tetto}; con la motivazione "
            "{motivazione}: {amount}, dal {day}",
            en="{officer}: {turni} evenings, the quota of the ruolo is {tetto}; with ground "
            "{motivazione}: {amount}, from {day}",
        ),
        "altrove": Text(
            it="{officer}: {turni} turni serali già svolti in altra sede nel mese, l'aliquota del ruolo è {tetto}",
            en="{officer}: {turni} evenings already done at another seat in the month, "
            "the quota of the ruolo is {tetto}",
        ),
        "complessiva_oltre": Text(
            it="{officer}: {turni} turni serali, notturni e festivi, l'aliquota complessiva del ruolo è {tetto}; "
            "senza motivazione: {amount}, dal {day} (turno {shift})",
            en="{officer}: {turni} evenings, nights and festive shifts, the overall quota of the ruolo is {tetto}; "
            "without a ground: {amount}, from {day} (shift {shift})",
        ),
        "complessiva_coperto": Text(
            it="{officer}: {turni} turni serali, notturni e festivi, l'aliquota complessiva del ruolo è {tetto}; "
            "con la motivazione {motivazione}: {amount}, dal {day}",
            en="{officer}: {turni} evenings, nights and festive shifts, the overall quota of the ruolo is {tetto}; "
            "with ground {motivazione}: {amount}, from {day}",
        ),
        "complessiva_altrove": Text(
            it="{officer}: {turni} turni serali, notturni e festivi già svolti in altra sede nel mese, "
            "l'aliquota complessiva del ruolo è {tetto}",
            en="{officer}: {turni} evenings, nights and festive shifts already done at another seat in the month, "
            "the overall quota of the ruolo is {tetto}",
        ),
    }
    measures: ClassVar[dict[str, tuple[str, str]]] = {
        "oltre": ("turni", "tetto"),
        "coperto": ("turni", "tetto"),
        "altrove": ("turni", "tetto"),
        "complessiva_oltre": ("turni", "tetto"),
        "complessiva_coperto": ("turni", "tetto"),
        "complessiva_altrove": ("turni", "tetto"),
    }
    setting: ClassVar[str] = "caps, Q4, Q5, Q9"
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.RUOLO, Fact.UNITA, Fact.TABELLA, Fact.ACCORDO})
    looks_at: ClassVar[frozenset[Fact]] = frozenset({Fact.FORZA, Fact.LUOGO, Fact.CONTATORI, Fact.MOTIVAZIONI})

    def encode(self, m: Model) -> None:
        """State the cap on evenings and, with reading Q9 ``unica``, the overall quota."""
        overall = m.instance.profile.readings.q09_aliquota == "unica"
        for officer in m.officers:
            impose_cap(m, officer, Counted.SERALI)
            if overall:
                self._overall(m, officer)

    def _overall(self, m: Model, officer: Officer) -> None:
        grounds = [g for g in m.instance.grounds_for(officer.id) if g.kind in MOTIVI and g.counted is not None]
        limits = monthly_limits(m.instance, officer, None)
        union: dict[tuple[int, str], tuple[Alternative, Stint]] = {}
        for what in Counted:
            union.update({(id(a), stint.shift.code): (a, stint) for a, stint in m.counted(officer.id, what)})
        if limits and union:
            impose_limits(m, list(union.values()), limits, grounds, lambda g, s: self._speaks_of(m, g, s))

    def _speaks_of(self, m: Model, ground: Ground, stint: Stint) -> bool:
        counts = counted_as(m.instance, stint.day, stint.shift)
        return ground.counted in counts and ground.names(stint.day, stint.shift.code)

    def audit(self, record: Record) -> Iterator[Finding]:
        """Count the evenings of each officer, then with reading Q9 ``unica`` all three together."""
        for officer in record.officers:
            yield from cap_findings(self, record, officer, Counted.SERALI)
            if record.instance.profile.readings.q09_aliquota == "unica":
                yield from self._beyond_overall(record, officer)

    def _beyond_overall(self, record: Record, officer: Officer) -> Iterator[Finding]:
        instance, of = record.instance, "complessiva_"
        limits = monthly_limits(instance, officer, None)
        found = excess(
            [s for s in record.stints_of_month(officer.id) if counted_as(instance, s.day, s.shift)],
            limits,
            [g for g in instance.grounds_for(officer.id) if g.kind in MOTIVI],
            lambda g, s: g.counted in counted_as(instance, s.day, s.shift) and g.names(s.day, s.shift.code),
        )
        if found:
            yield from excess_findings(self, officer.id, found, of)
        yield from elsewhere_findings(self, officer.id, limits, of)

    def enters(self, record: Record) -> Iterator[Entry]:
        """Enter the evenings of the month."""
        return counted_entries(self, record, Counted.SERALI, AccountKind.SERALI)
