"""Services outside the seat after d.lgs. 123/2018: checks for the U.E.P.E., escorts to hearings and to work."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from roster.domain import Event, EventKind, Instance, TaskClass, Text
from roster.domain.known import Fact
from roster.obligation import NotApplicable
from roster.rule import Citation, Finding, Rule, Severity, Status

if TYPE_CHECKING:
    from roster.model import Model
    from roster.record import Record


class ControlliUepe(Rule):
    """Checks on prescriptions are made where asked, are institutional tasks, and never a continuous service.

    The request is the act of the dated demand; its hours are agreed with the director of the office and with public
    security, outside the working hours of the person: the programme cannot know them, so they are not judged.
    """

    id: ClassVar[str] = "GU18-4"
    title: ClassVar[Text] = Text(
        it="Controlli U.E.P.E. solo se richiesti, non continuativi, come compito istituzionale",
        en="Checks for the U.E.P.E. only on request, not continuous, as an institutional task",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="L. 354/1975",
            article="58",
            text="Alle attività di controllo partecipa, ove richiesta, la polizia penitenziaria, secondo le "
            "indicazioni del direttore dell'ufficio di esecuzione penale esterna e previo coordinamento con l'autorità "
            "di pubblica sicurezza.",
            checked_on=date(2026, 11, 22),
        ),
        Citation(
            source="L. 395/1990",
            article="5, c. 2",
            text="Contribuisce a verificare il rispetto delle prescrizioni previste dai provvedimenti della "
            "magistratura di sorveglianza.",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "senza_richiesta": Text(
            it="controllo U.E.P.E. «{evento}» al posto {post}: manca la richiesta (colonna Atto)",
            en="U.E.P.E. check '{evento}' at post {post}: the request is missing (column Act)",
        ),
        "compito": Text(
            it="il posto {post} serve ai controlli U.E.P.E. («{evento}»), che sono compiti di istituto: la sua classe "
            "è «{classe}»",
            en="post {post} serves the U.E.P.E. checks ('{evento}'), which are institutional tasks: its class is "
            "'{classe}'",
        ),
        "continuativo": Text(
            it="il posto {post} serve ai controlli U.E.P.E. («{evento}») e ha una copertura permanente: si partecipa "
            "ai controlli solo ove richiesti",
            en="post {post} serves the U.E.P.E. checks ('{evento}') and has a standing cover: the Corpo takes part "
            "only where asked",
        ),
    }
    status: ClassVar[Status] = Status.CONFIGURATION
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.POSTI, Fact.FABBISOGNO})
    looks_at: ClassVar[frozenset[Fact]] = frozenset()

    def encode(self, m: Model) -> None:
        """State nothing: what is demanded is a fact of the input."""

    def audit(self, record: Record) -> Iterator[Finding]:
        """Read the checks of the month and the posts they are made from."""
        for event in _of_month(record.instance, EventKind.CONTROLLO_UEPE):
            values = {"evento": event.id}
            if not event.act:
                yield self.found(Severity.HARD, "senza_richiesta", post=event.post, values=values)
            post = record.instance.post.get(event.post)
            if post is not None and post.task is not TaskClass.ISTITUTO:
                told = {**values, "classe": post.task.value}
                yield self.found(Severity.HARD, "compito", post=post.code, values=told)
            if post is not None and any(line.nominal for line in post.cover):
                yield self.found(Severity.REPORT, "continuativo", post=post.code, values=values)


class TraduzioniAlleUdienze(Rule):
    """An escort is known from its notice: dated demand of escorts without an act is shown.

    Whoever asks appears in person before the court of surveillance, and by video when held outside the district or when
    he asks (c.p.p. art. 678, c. 3.2, whose text was not read): then a post for videoconferences takes the place of the
    escort.
    """

    id: ClassVar[str] = "GU18-5"
    title: ClassVar[Text] = Text(
        it="Traduzione alle udienze secondo l'avviso, oppure partecipazione in videoconferenza",
        en="Escort to hearings by their notice, or a hearing by video",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="L. 395/1990",
            article="5, c. 2",
            text="espleta il servizio di traduzione dei detenuti ed internati ed il servizio di piantonamento dei "
            "detenuti ed internati ricoverati in luoghi esterni di cura, secondo le modalità ed i tempi di cui "
            "all'articolo 4.",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "senza_avviso": Text(
            it="traduzione «{evento}» al posto {post}: manca l'avviso di udienza o il provvedimento; se l'udienza è in "
            "videoconferenza serve il posto interno",
            en="escort '{evento}' at post {post}: the notice of hearing or the order is missing; for a hearing by "
            "video the internal post is needed instead",
        ),
    }
    status: ClassVar[Status] = Status.CONFIGURATION
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.FABBISOGNO})
    looks_at: ClassVar[frozenset[Fact]] = frozenset()

    def encode(self, m: Model) -> None:
        """State nothing: what is demanded is a fact of the input."""

    def audit(self, record: Record) -> Iterator[Finding]:
        """Read the dated escorts of the month."""
        for event in _of_month(record.instance, EventKind.TRADUZIONE):
            if not event.act:
                yield self.found(Severity.REPORT, "senza_avviso", post=event.post, values={"evento": event.id})


class LavoroAllEsterno(NotApplicable):
    """Work outside has no escort of its own: one is planned only as dated demand with its act (GU18-5)."""

    id: ClassVar[str] = "GU18-7"
    title: ClassVar[Text] = Text(
        it="Al lavoro all'esterno senza scorta, salvo motivi di sicurezza",
        en="Outside work without escort, unless security needs one",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="L. 354/1975",
            article="21, c. 2",
            text="I detenuti e gli internati assegnati al lavoro all'esterno sono avviati a prestare la loro opera "
            "senza scorta, salvo che essa sia ritenuta necessaria per motivi di sicurezza.",
            checked_on=date(2026, 11, 22),
        ),
    )
    reason: ClassVar[Text] = Text(
        it="nessun posto nasce dal lavoro all'esterno; una scorta ritenuta necessaria si indica nel foglio Eventi con "
        "il suo atto, come ogni traduzione",
        en="outside work opens no post; an escort held necessary goes into sheet Events with its act, like any other",
    )


def _of_month(instance: Instance, kind: EventKind) -> Iterator[Event]:
    """Yield the dated demand of a kind that is to be planned on some date of the month."""
    for event in instance.seat.events:
        if event.kind is kind and event.required and any(map(event.holds, instance.days)):
            yield event
