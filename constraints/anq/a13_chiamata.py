"""ANQ Art. 13(7), 13(8): who orders the turns of reperibilità, and how soon who is called arrives."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from roster.calendar import elapsed_minutes
from roster.domain import ExtraKind, Text
from roster.domain.known import Fact
from roster.domain.overtime import overtime_lines
from roster.obligation import Shown
from roster.rule import Citation, Finding, Rule, Severity, Status

if TYPE_CHECKING:
    from roster.model import Model
    from roster.record import Record

_READ = date(2026, 11, 22)


class ReperibilitaNelFoglio(Shown):
    """Turns of reperibilità, ordered by the commander and approved by the director, stand in the daily sheet."""

    id: ClassVar[str] = "ANQ-13.7"
    title: ClassVar[Text] = Text(
        it="I turni di reperibilità, disposti dal comandante e approvati dal direttore, sono nel foglio di servizio",
        en="On-call turns, ordered by the commander and approved by the director, stand in the daily sheet",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="ANQ",
            article="13, c. 7",
            text="I turni di reperibilità, disposti dal Comandante del reparto ed approvati dal Direttore "
            "dell'istituto, sono indicati nel foglio di servizio di cui all'art. 30, comma 2, d.P.R. 15 febbraio 1999, "
            "n. 82.",
            checked_on=_READ,
        ),
    )
    shown: ClassVar[Text] = Text(
        it="Foglio di servizio del giorno: reperibili con orario, firme del comandante e del direttore",
        en="Daily sheet: who is on call with the hours, signatures of the commander and of the director",
    )


class ArrivoEntroUnOra(Rule):
    """Who is called while on call is at the post within ``minuti`` minutes: the start of the work is the arrival.

    Shown: a later arrival, a call of which the time is not on record, one recorded after the arrival.
    """

    id: ClassVar[str] = "ANQ-13.8"
    title: ClassVar[Text] = Text(
        it="Chi è chiamato in reperibilità raggiunge il posto entro un'ora",
        en="Who is called while on call reaches the post within an hour",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="ANQ",
            article="13, c. 8",
            text="Il personale che assicura il turno di reperibilità deve raggiungere, quando richiesto, il posto di "
            "servizio nel più breve tempo possibile e, comunque, entro un'ora dalla chiamata.",
            checked_on=_READ,
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "oltre_un_ora": Text(
            it="{officer}: chiamato alle {chiamata} del {giorno}, è al posto alle {arrivo}, dopo {amount} minuti",
            en="{officer}: called at {chiamata} of {giorno}, at the post at {arrivo}, after {amount} minutes",
        ),
        "senza_ora": Text(
            it="{officer}: chiamata in reperibilità del {day}, arrivo alle {arrivo}: manca l'ora della chiamata",
            en="{officer}: call-out of {day}, arrival at {arrivo}: the time of the call is not on record",
        ),
        "ora_impossibile": Text(
            it="{officer}: chiamata in reperibilità del {day}: l'ora della chiamata, {chiamata} del {giorno}, è dopo "
            "l'arrivo delle {arrivo}",
            en="{officer}: call-out of {day}: the time of the call, {chiamata} of {giorno}, is after the arrival at "
            "{arrivo}",
        ),
    }
    status: ClassVar[Status] = Status.AUDITED
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.STRAORDINARI})
    looks_at: ClassVar[frozenset[Fact]] = frozenset()

    minuti: int = 60

    def encode(self, m: Model) -> None:
        """State nothing: a call is a fact of the input."""

    def audit(self, record: Record) -> Iterator[Finding]:
        """Measure from each call of the month to its arrival."""
        for officer in record.officers:
            for line in overtime_lines(record.instance, officer.id):
                if line.kind is not ExtraKind.CHIAMATA:
                    continue
                where = {"officer": officer.id, "days": (line.day,)}
                arrival = f"{line.start:%H:%M}"
                if line.called_at is None:
                    yield self.found(Severity.REPORT, "senza_ora", values={"arrivo": arrival}, **where)
                    continue
                values = {"chiamata": f"{line.called_at:%H:%M}", "giorno": line.called_at.date(), "arrivo": arrival}
                minutes = elapsed_minutes(line.called_at, line.start)
                if minutes < 0:
                    yield self.found(Severity.REPORT, "ora_impossibile", values=values, **where)
                elif minutes > self.minuti:
                    yield self.found(Severity.REPORT, "oltre_un_ora", amount=minutes, values=values, **where)
