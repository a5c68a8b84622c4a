"""Missions of who has a small child: d.P.R. 57/2022 art. 24 lett. e)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from roster.calendar import between
from roster.domain import AbsenceState, DayCode, RequestKind, Text
from roster.domain.known import Fact
from roster.rule import Citation, Finding, Rule, Severity, Status

if TYPE_CHECKING:
    from roster.domain import Absence, Officer
    from roster.model import Model
    from roster.record import Record


class NienteMissioniLunghe(Rule):
    """Who has a child under three and filed a request is sent on no mission of more than a day without consent.

    Each date of the mission on which the request holds needs a consent that holds too. A mission is ordered, not
    planned: no cell of the month could avoid the breach, which is told all the same.
    """

    id: ClassVar[str] = "DPR57-24e"
    title: ClassVar[Text] = Text(
        it="Con figlio sotto 3 anni, nessuna missione oltre un giorno senza consenso",
        en="With a child under three, no mission of more than a day without consent",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="d.P.R. 164/2002",
            article="17, c. 1, lett. c), ora d.P.R. 57/2022, art. 24, lett. e)",
            text="divieto di inviare in missione fuori sede o in servizio di ordine pubblico per piu' di una giornata, "
            "senza il consenso dell'interessato, il personale con figli di eta' inferiore a tre anni che ha proposto "
            "istanza per essere esonerato dai turni continuativi e notturni e dalla sovrapposizione dei turni",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "missione": Text(
            it="{officer}: in missione dal {inizio} al {fine} senza consenso, con figlio sotto i tre anni e istanza",
            en="{officer}: on a mission from {inizio} to {fine} without consent, a child under three, a request filed",
        ),
    }
    status: ClassVar[Status] = Status.AUDITED
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.RICHIESTE, Fact.ASSENZE})
    looks_at: ClassVar[frozenset[Fact]] = frozenset()

    giorni: int = 1

    def encode(self, m: Model) -> None:
        """State nothing: a mission is a fact of the input."""

    def audit(self, record: Record) -> Iterator[Finding]:
        """Read each mission that touches the month."""
        for absence in record.instance.seat.absences:
            officer = record.instance.officer.get(absence.officer)
            if officer is None or absence.code is not DayCode.MIS or absence.state is not AbsenceState.APPROVATA:
                continue
            if (absence.last - absence.first).days + 1 > self.giorni:
                yield from self._unconsented(record, officer, absence)

    def _unconsented(self, record: Record, officer: Officer, mission: Absence) -> Iterator[Finding]:
        days = tuple(
            day
            for day in between(mission.first, mission.last)
            if day in record.instance.days_in_month
            and officer.request(RequestKind.NO_MISSIONI_FIGLIO_3, day) is not None
            and officer.request(RequestKind.CONSENSO_MISSIONE, day) is None
        )
        if days:
            yield self.found(
                Severity.HARD,
                "missione",
                officer=officer.id,
                days=days,
                amount=len(days),
                values={"inizio": mission.first, "fine": mission.last},
                from_facts=True,
            )
