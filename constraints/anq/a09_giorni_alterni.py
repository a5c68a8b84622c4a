"""ANQ Art. 9(5), last sentence: not more than one shift in a day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from roster.domain import DerogationKind, Instance, Stint, Text
from roster.domain.known import Fact
from roster.rule import Citation, Finding, Rule, Severity

if TYPE_CHECKING:
    from roster.model import Alternative, Model
    from roster.record import Record


class UnSoloTurnoAlGiorno(Rule):
    """At most ``turni`` shift of an officer per service day, unless a derogation for ``giorni alterni`` names them."""

    id: ClassVar[str] = "ANQ-9.5c"
    title: ClassVar[Text] = Text(
        it="Un solo turno al giorno, salvo turnazione a giorni alterni prevista dall'accordo decentrato",
        en="One shift a day, unless the local agreement has alternate-day turns",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="ANQ",
            article="9, c. 5",
            text="In relazione all'orario di lavoro, i turni di servizio, della durata di sei ore, dovranno essere "
            "articolati su quattro quadranti orari nelle ventiquattro ore. La possibilità di deroga a tale principio è "
            "demandata alla contrattazione decentrata.",
            checked_on=date(2026, 11, 22),
        ),
        Citation(
            source="ANQ",
            article="9, c. 5",
            text="È parimenti demandata alla contrattazione decentrata la possibilità di ricorrere alla turnazione a "
            "giorni alterni.",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "doppio": Text(
            it="{officer}: {amount} turni il {day} ({orari}); senza turnazione a giorni alterni ne è ammesso {limite}",
            en="{officer}: {amount} shifts on {day} ({orari}); without alternate-day turns {limite} is allowed",
        ),
    }
    measures: ClassVar[dict[str, tuple[str, str]]] = {"doppio": ("amount", "limite")}
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.TABELLA, Fact.ACCORDO})
    looks_at: ClassVar[frozenset[Fact]] = frozenset()

    turni: int = 1

    def encode(self, m: Model) -> None:
        """Forbid the cells decided beforehand with more shifts than allowed; free ones offer single shifts only."""
        for officer in m.officers:
            for day in m.instance.days:
                found = m.alternatives(officer.id, day)
                if len(found) == 1 and self._too_many(m, found[0]):
                    m.forbid(*found)

    def _too_many(self, m: Model, duty: Alternative) -> bool:
        if len(duty.stints) <= self.turni:
            return False
        kind, profile = DerogationKind.GIORNI_ALTERNI, m.instance.profile
        return any(
            profile.derogation(kind, s.day, shift=s.shift.code, post=s.post.code if s.post else None) is None
            for s in duty.stints
        )

    def audit(self, record: Record) -> Iterator[Finding]:
        """Read the stints of each service day."""
        for officer in record.officers:
            for day in record.days:
                stints = record.stints_on(officer.id, day)
                if len(stints) > self.turni and not all(_alternate_days(record.instance, s) for s in stints):
                    yield self.found(
                        Severity.HARD,
                        "doppio",
                        officer=officer.id,
                        days=(day,),
                        shift=stints[-1].shift.code,
                        amount=len(stints),
                        values={"orari": ", ".join(s.shift.hours_label() for s in stints), "limite": self.turni},
                    )


def _alternate_days(instance: Instance, stint: Stint) -> bool:
    post = stint.post.code if stint.post else None
    return any(
        derogation.allows(DerogationKind.GIORNI_ALTERNI, stint.day, stint.shift.code, post)
        for derogation in instance.profile.derogations
    )
