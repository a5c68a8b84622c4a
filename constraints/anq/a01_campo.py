"""ANQ Art. 1(1): to whom the agreement applies."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from roster.domain import Text
from roster.domain.known import Fact
from roster.rule import Citation, Finding, Rule, Severity, Status

if TYPE_CHECKING:
    from roster.model import Model
    from roster.record import Record

_QUALIFICHE = ("dirigente", "primo dirigente", "1° dirigente")
"""How the qualifiche of the dirigenza begin, from dirigente aggiunto to dirigente generale."""


class DirigentiEsclusi(Rule):
    """Nobody with the qualifica of a dirigente is among the officers to plan.

    Funzionari below dirigente are inside, and so is who acts as commander.
    """

    id: ClassVar[str] = "ANQ-1.1"
    title: ClassVar[Text] = Text(
        it="L'accordo si applica a tutto il personale del Corpo, esclusi i Dirigenti",
        en="The agreement applies to all the staff of the Corpo except Dirigenti",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="ANQ",
            article="1, c. 1",
            text="Il presente Accordo nazionale quadro disciplina i contenuti degli articoli 23, 24, 25, 26, 27, 28 e "
            "29 decreto del Presidente della Repubblica 18 giugno 2002, n. 164, e si applica al personale appartenente "
            "al Corpo di Polizia Penitenziaria, fatta eccezione per i Dirigenti.",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "dirigente": Text(
            it="{officer} ha la qualifica «{qualifica}»: ai Dirigenti l'accordo non si applica, va tolto dal personale "
            "da programmare",
            en="{officer} has the rank '{qualifica}': the agreement does not apply to Dirigenti, to be taken out of "
            "the staff to plan",
        ),
    }
    status: ClassVar[Status] = Status.CONFIGURATION
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.RUOLO})
    looks_at: ClassVar[frozenset[Fact]] = frozenset()

    def encode(self, m: Model) -> None:
        """State nothing: a qualifica is a fact of the input."""

    def audit(self, record: Record) -> Iterator[Finding]:
        """Read the qualifica of each officer of the month."""
        for officer in record.officers:
            qualifica = " ".join(officer.qualifica.casefold().split())
            if qualifica.startswith(_QUALIFICHE):
                values = {"qualifica": officer.qualifica}
                yield self.found(Severity.HARD, "dirigente", officer=officer.id, values=values)
