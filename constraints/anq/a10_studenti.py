"""ANQ Art. 10(10): shifts that leave students their lessons and exams, and no overtime."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from constraints.anq.a10_eccedenze_imposte import impose_limits
from constraints.anq.a10_eccedenze_verificate import matched
from roster.domain import ExtraKind, GroundKind, RequestKind, StudyKind, Text, Tier
from roster.domain.counted import Limit
from roster.domain.known import Fact
from roster.domain.study import away_for, engagements
from roster.rule import Citation, Finding, Rule, Severity

if TYPE_CHECKING:
    from roster.domain import Ground, Officer, Stint
    from roster.domain.study import Engagement
    from roster.model import Model
    from roster.record import Record


class TurniDegliStudenti(Rule):
    """No shift of a student overlaps declared lessons or falls on the date of an exam; no overtime is planned.

    A student is who has a request in force on that date. Journeys and handover count at posts outside the seat. An
    exam takes its whole date: it must be prepared for. A ground of ``eccezionali motivate esigenze di servizio`` covers
    as many shifts as it says, each at the price of a derogation. Planned overtime is a fact: no cell could avoid it.
    """

    id: ClassVar[str] = "ANQ-10.10"
    title: ClassVar[Text] = Text(
        it="Agli studenti turni compatibili con lezioni ed esami e nessuno straordinario programmato",
        en="Students have shifts that leave them lessons and exams, and no planned overtime",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="ANQ",
            article="10, c. 10",
            text="il personale interessato al conseguimento di titoli di studio è agevolato, salvo eccezionali "
            "motivate esigenze di servizio, con turni di servizio compatibili con la frequenza dei corsi e la "
            "preparazione agli esami e con l'esonero da eventuali prestazioni di lavoro straordinario.",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "lezione": Text(
            it="{officer}: il turno {turno} del {day} si sovrappone alle lezioni del {giorno}",
            en="{officer}: shift {turno} of {day} overlaps the lessons of {giorno}",
        ),
        "esame": Text(
            it="{officer}: il turno {turno} del {day} cade nel giorno di un esame, il {giorno}",
            en="{officer}: shift {turno} of {day} falls on the date of an exam, {giorno}",
        ),
        "coperto": Text(
            it="{officer}: il turno {turno} del {day} toglie lezioni o esame del {giorno}, motivazione {motivazione}",
            en="{officer}: shift {turno} of {day} takes lessons or an exam of {giorno}, ground {motivazione}",
        ),
        "straordinario": Text(
            it="{officer}, studente: straordinario programmato il {day} ({ore} ore)",
            en="{officer}, a student: overtime planned on {day} ({ore} hours)",
        ),
        "straordinario_coperto": Text(
            it="{officer}, studente: straordinario programmato il {day} ({ore} ore), motivazione {motivazione}",
            en="{officer}, a student: overtime planned on {day} ({ore} hours), ground {motivazione}",
        ),
        "senza_orari": Text(
            it="{officer}: studente senza lezioni né esami indicati; la compatibilità dei turni non è verificabile",
            en="{officer}: a student with no lessons or exams stated; whether shifts are compatible cannot be checked",
        ),
    }
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.RICHIESTE, Fact.TABELLA, Fact.ISTANZE})
    looks_at: ClassVar[frozenset[Fact]] = frozenset({Fact.FORZA, Fact.POSTI, Fact.STRAORDINARI, Fact.MOTIVAZIONI})

    def encode(self, m: Model) -> None:
        """Forbid the duties that meet a lesson or an exam, but for those a ground covers."""
        barred = Limit(0, 0, m.instance.days_in_month)
        for officer in m.officers:
            busy = engagements(m.instance, officer)
            if not busy:
                continue
            duties = (a for day in m.instance.days for a in m.duties(officer.id, day))
            taken = [(a, stint) for a in duties for stint in a.stints if self._takes(stint, busy)]
            grounds = [
                g
                for g in m.instance.grounds_for(officer.id)
                if g.kind is GroundKind.ECCEZIONALI_MOTIVATE and not g.counted
            ]
            impose_limits(m, taken, (barred,), grounds, lambda g, s: g.names(s.day, s.shift.code))

    def _takes(self, stint: Stint, busy: Sequence[Engagement]) -> bool:
        starts, ends = away_for(stint)
        return any(starts < e.end and e.start < ends for e in busy)

    def audit(self, record: Record) -> Iterator[Finding]:
        """Read the duties and the planned overtime of each student, and match them with grounds."""
        for officer in record.officers:
            if not any(request.kind is RequestKind.STUDENTE for request in officer.requests):
                continue
            grounds = [
                g
                for g in record.instance.grounds_for(officer.id)
                if g.counted is None and g.kind is GroundKind.ECCEZIONALI_MOTIVATE
            ]
            yield from self._shifts(record, officer, grounds)
            yield from self._overtime(record, officer, grounds)
            yield from self._unstated(record, officer)

    def _shifts(self, record: Record, officer: Officer, grounds: list[Ground]) -> Iterator[Finding]:
        busy = engagements(record.instance, officer)
        met: dict[Stint, Engagement] = {}
        for stint in record.stints_of_month(officer.id):
            first, last = away_for(stint)
            clash = next((e for e in busy if max(first, e.start) < min(last, e.end)), None)
            if clash is not None:
                met[stint] = clash
        match = matched(list(met), grounds, lambda g, s: g.names(s.day, s.shift.code))
        for stint, clash in met.items():
            yield self._judged(officer, stint, clash, match.get(stint))

    def _judged(self, officer: Officer, stint: Stint, clash: Engagement, ground: Ground | None) -> Finding:
        lesson = clash.study.kind is StudyKind.LEZIONE
        values = {"turno": stint.shift.hours_label(), "giorno": clash.start.date()}
        return self.found(
            Severity.HARD,
            "coperto" if ground else "lezione" if lesson else "esame",
            officer=officer.id,
            days=(stint.day,),
            post=stint.post.code if stint.post else None,
            shift=stint.shift.code,
            values={**values, "motivazione": ground.id} if ground else values,
            tier=Tier.DEROGATION if ground else None,
            cost=1 if ground else 0,
            ground=ground.id if ground else None,
        )

    def _overtime(self, record: Record, officer: Officer, grounds: list[Ground]) -> Iterator[Finding]:
        for extra in record.instance.extras_of(officer.id):
            student = officer.request(RequestKind.STUDENTE, extra.day) is not None
            if not student or extra.kind is not ExtraKind.PROGRAMMATO or extra.day not in record.instance.days_in_month:
                continue
            ground = next((g for g in grounds if g.shift is None and g.first <= extra.day <= g.last), None)
            hours = extra.minutes / 60
            yield self.found(
                Severity.HARD,
                "straordinario_coperto" if ground else "straordinario",
                officer=officer.id,
                days=(extra.day,),
                values={"ore": hours, "motivazione": ground.id} if ground else {"ore": hours},
                from_facts=ground is None,
                ground=ground.id if ground else None,
            )

    def _unstated(self, record: Record, officer: Officer) -> Iterator[Finding]:
        student = any(officer.in_force(day) and officer.request(RequestKind.STUDENTE, day) for day in record.days)
        if student and not any(study.officer == officer.id for study in record.instance.seat.studies):
            yield self.found(Severity.REPORT, "senza_orari", officer=officer.id)
