"""ANQ Art. 10(5): no nights, on request, for who has a child under three."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from roster.domain import RequestKind, ShiftClass, Text
from roster.domain.known import Fact
from roster.rule import Citation, Finding, Rule, Severity

if TYPE_CHECKING:
    from roster.model import Model
    from roster.record import Record


class EsoneroNotturnoProle(Rule):
    """Who asked for the exemption with a child under three does no night while it holds.

    The agreement's own exception does not weaken the contract (Art. 1(2)): no ground lifts the exemption.
    """

    id: ClassVar[str] = "ANQ-10.5"
    title: ClassVar[Text] = Text(
        it="A richiesta, nessun turno notturno con prole di età inferiore a tre anni",
        en="On request, no nights with a child under three",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="ANQ",
            article="10, c. 5",
            text="Rimane ferma, a richiesta, l'esenzione dei servizi notturni in favore del personale femminile con "
            "prole di età inferiore a tre anni nonché del personale maschile quando la madre sia deceduta o "
            "assolutamente impossibilitata a prestare assistenza alla predetta prole, salvo inderogabili esigenze di "
            "servizio.",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "notte": Text(
            it="{officer}: il {day} svolge il turno notturno {turno}, ma ha chiesto l'esenzione per prole sotto i "
            "tre anni",
            en="{officer}: on {day} does night {turno}, but asked for the exemption for a child under three",
        ),
    }
    setting: ClassVar[str] = "Q4"
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.RICHIESTE, Fact.TABELLA})
    looks_at: ClassVar[frozenset[Fact]] = frozenset()

    def encode(self, m: Model) -> None:
        """Forbid the nights of the dates on which the exemption holds."""
        for officer in m.officers:
            if any(request.kind is RequestKind.FIGLIO_SOTTO_3_ANQ for request in officer.requests):
                for day in m.instance.days:
                    if officer.request(RequestKind.FIGLIO_SOTTO_3_ANQ, day):
                        m.forbid(*m.of_class(officer.id, day, ShiftClass.NOT))

    def audit(self, record: Record) -> Iterator[Finding]:
        """Read each night of the month against the exemption."""
        for officer in record.officers:
            for stint in record.stints_of_month(officer.id):
                if stint.is_night and officer.request(RequestKind.FIGLIO_SOTTO_3_ANQ, stint.day):
                    yield self.found(
                        Severity.HARD,
                        "notte",
                        officer=officer.id,
                        days=(stint.day,),
                        post=stint.post.code if stint.post else None,
                        shift=stint.shift.code,
                        values={"turno": stint.shift.hours_label()},
                    )
