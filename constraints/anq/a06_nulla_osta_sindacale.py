"""ANQ Art. 6(1)-(3): a union officer does not serve at another unit without clearance."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from roster.domain import Text
from roster.domain.employ import clearance
from roster.domain.known import Fact
from roster.rule import Citation, Finding, Rule, Severity

if TYPE_CHECKING:
    from roster.domain import Instance, Officer, Stint
    from roster.model import Model
    from roster.record import Record


class NullaOstaSindacale(Rule):
    """A union officer serves at a post of a unit not of assignment only with the clearance of the union.

    Until the end of the year after the mandate ceased. Programmed rotation agreed locally is excepted: a ground
    ``accordo decentrato`` states it. Another post of the same unit is no transfer. A post nobody wrote is unknown.
    """

    id: ClassVar[str] = "ANQ-6.1"
    title: ClassVar[Text] = Text(
        it="Dirigente sindacale in un'unità diversa da quella di assegnazione solo con nulla osta",
        en="A union officer at a unit other than that of assignment only with the union's clearance",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="ANQ",
            article="6, c. 2",
            text="Nell'ambito della stessa sede di servizio, da intendersi quale località ove è ubicata la struttura o "
            "la singola direzione, il trasferimento dei dirigenti sindacali - che ricoprono cariche in seno agli "
            "organismi direttivi previsti dagli statuti delle organizzazioni sindacali rappresentative sul piano "
            "nazionale del Corpo di Polizia Penitenziaria o firmatarie del contratto - in un ufficio o servizio "
            "diverso da quello di assegnazione può essere disposto solo previo n.o. delle organizzazioni sindacali di "
            "appartenenza. Restano fermi gli accordi decentrati sulla rotazione programmata.",
            checked_on=date(2026, 11, 22),
        ),
        Citation(
            source="ANQ",
            article="6, c. 3",
            text="Le suddette disposizioni si applicano fino alla fine dell'anno successivo alla data di cessazione "
            "del mandato sindacale.",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "senza": Text(
            it="{officer}, dirigente sindacale dell'unità {unita}: il {day}, turno {shift}, è al posto {post} "
            "dell'unità {altra} senza nulla osta sindacale",
            en="{officer}, union officer of unit {unita}: on {day}, shift {shift}, is at post {post} of unit {altra} "
            "without the union's clearance",
        ),
        "coperto": Text(
            it="{officer}, dirigente sindacale dell'unità {unita}: il {day}, turno {shift}, è al posto {post} "
            "dell'unità {altra}, motivazione {motivazione}",
            en="{officer}, union officer of unit {unita}: on {day}, shift {shift}, is at post {post} of unit {altra}, "
            "ground {motivazione}",
        ),
    }
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.UNITA, Fact.RICHIESTE, Fact.TABELLA, Fact.POSTI})
    looks_at: ClassVar[frozenset[Fact]] = frozenset({Fact.MOTIVAZIONI})

    def encode(self, m: Model) -> None:
        """Forbid the duties at other units on the dates of protection without clearance."""
        for officer in m.officers:
            for day in m.instance.days if officer.union_officer is not None else ():
                if not officer.union_protected(day) or clearance(m.instance, officer.id, day) is not None:
                    continue
                own = officer.unit_on(day)
                away = (a for a in m.duties(officer.id, day) if any(s.post and s.post.unit != own for s in a.stints))
                m.forbid(*away)

    def audit(self, record: Record) -> Iterator[Finding]:
        """Read each stint of the month of those protected."""
        for officer in record.officers:
            for stint in record.stints_of_month(officer.id):
                if officer.union_protected(stint.day):
                    yield from self._away(record.instance, officer, stint)

    def _away(self, instance: Instance, officer: Officer, stint: Stint) -> Iterator[Finding]:
        own = officer.unit_on(stint.day)
        if stint.post is None or stint.post.unit == own:
            return
        ground = clearance(instance, officer.id, stint.day)
        yield self.found(
            Severity.HARD,
            "coperto" if ground else "senza",
            officer=officer.id,
            days=(stint.day,),
            post=stint.post.code,
            shift=stint.shift.code,
            values={"unita": own, "altra": stint.post.unit, "motivazione": ground.id if ground else ""},
            ground=ground.id if ground else None,
        )
