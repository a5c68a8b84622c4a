"""ANQ Art. 5(4): a staff assembly is attended by as many as possible."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, ClassVar

from roster.domain import Text, Tier
from roster.domain.known import Fact
from roster.rule import Citation, Finding, Rule, Severity, Status

if TYPE_CHECKING:
    from roster.domain import Assembly
    from roster.model import Model
    from roster.record import Record

_ONE_DAY = timedelta(days=1)


class PartecipazioneAllAssemblea(Rule):
    """Each officer whose shift of the month overlaps a staff assembly costs the weight of preferences.

    By nominal times: who goes off as it begins can attend.
    """

    id: ClassVar[str] = "ANQ-5.4"
    title: ClassVar[Text] = Text(
        it="Alle assemblee del personale partecipa il maggior numero possibile",
        en="As many of the staff as possible attend an assembly",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="ANQ",
            article="5, c. 4",
            text="favorendo, nella salvaguardia delle esigenze di ordine e sicurezza, la partecipazione del maggior "
            "numero possibile di personale.",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "in_servizio": Text(
            it="{officer}: in servizio ({turno} del {day}) durante l'assemblea del {giorno}",
            en="{officer}: on duty ({turno} of {day}) during the assembly of {giorno}",
        ),
    }
    status: ClassVar[Status] = Status.PREFERENCE
    setting: ClassVar[str] = "weights.preferenze"
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.TABELLA, Fact.ISTANZE})
    looks_at: ClassVar[frozenset[Fact]] = frozenset()

    def encode(self, m: Model) -> None:
        """Charge each choice with a shift that overlaps an assembly."""
        weight, month = m.instance.profile.weights.preferenze, m.instance.days_in_month
        for assembly in m.instance.seat.assemblies if weight else ():
            midnight = datetime.combine(assembly.day, time())
            begins = midnight + timedelta(minutes=assembly.start_minute)
            ends = midnight + timedelta(minutes=assembly.end_minute)
            missing = [
                a
                for day in (assembly.day - _ONE_DAY, assembly.day)
                if day in month
                for officer in m.officers
                for a in m.duties(officer.id, day)
                for stint in a.stints
                if stint.start < ends and begins < stint.end
            ]
            if missing:
                m.penalise(Tier.WISHES, m.total(missing), weight)

    def audit(self, record: Record) -> Iterator[Finding]:
        """Read who is on duty during each assembly."""
        weight = record.instance.profile.weights.preferenze
        for assembly in record.instance.seat.assemblies if weight else ():
            for officer in record.officers:
                yield from self._missed(record, officer.id, assembly, weight)

    def _missed(self, record: Record, officer: str, assembly: Assembly, weight: int) -> Iterator[Finding]:
        for back in (1, 0):
            day = assembly.day - timedelta(days=back)
            for stint in record.stints_on(officer, day) if day in record.instance.days_in_month else ():
                first = stint.shift.start_minute - back * 24 * 60
                last = first + stint.shift.minutes
                if max(first, assembly.start_minute) < min(last, assembly.end_minute):
                    yield self.found(
                        Severity.PREFERENCE,
                        "in_servizio",
                        officer=officer,
                        days=(day,),
                        post=stint.post.code if stint.post else None,
                        shift=stint.shift.code,
                        values={"turno": stint.shift.hours_label(), "giorno": assembly.day},
                        tier=Tier.WISHES,
                        cost=weight,
                    )
