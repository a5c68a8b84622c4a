"""ANQ Art. 9(7): by when the programme of a month is posted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

from roster.domain import Text
from roster.domain.known import Fact
from roster.rule import Citation, Finding, Rule, Severity, Status

if TYPE_CHECKING:
    from roster.model import Model
    from roster.record import Record


class TermineDiEsposizione(Rule):
    """The programme is posted at least seven days before the end of the month before: 23 September for October.

    With reading Q15 ``meno 6`` the last day counts as one of the seven. A late posting is a fact that no cell can
    mend. A programme posted without its date cannot be judged: that is shown.
    """

    id: ClassVar[str] = "ANQ-9.7c"
    title: ClassVar[Text] = Text(
        it="Il servizio è esposto almeno sette giorni prima della fine del mese precedente",
        en="The programme is posted at least seven days before the end of the month before",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="ANQ",
            article="9, c. 7",
            text="Lo stesso sarà esposto almeno 7 giorni prima della fine del mese precedente e per l'intera durata di "
            "vigenza, nell'apposito albo ubicato in luogo tale da garantire la riservatezza dei dati personali nel "
            "rispetto della legislazione in materia.",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "tardi": Text(
            it="servizio esposto il {esposto}: il termine era il {termine} (lettura Q15: {lettura}), ritardo di "
            "{amount} giorni",
            en="programme posted on {esposto}: it was due by {termine} (reading Q15: {lettura}), {amount} days late",
        ),
        "senza_data": Text(
            it="il servizio risulta esposto, ma non quando: il termine era il {termine} (lettura Q15: {lettura})",
            en="the programme is said posted, but not when: it was due by {termine} (reading Q15: {lettura})",
        ),
    }
    measures: ClassVar[dict[str, tuple[str, str]]] = {"tardi": ("esposto", "termine")}
    status: ClassVar[Status] = Status.AUDITED
    setting: ClassVar[str] = "Q15"
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.PROGRAMMA})
    looks_at: ClassVar[frozenset[Fact]] = frozenset()

    giorni: int = 7

    def encode(self, m: Model) -> None:
        """State nothing: the day of posting is a fact."""

    def audit(self, record: Record) -> Iterator[Finding]:
        """Read the date the programme was posted."""
        instance, reading = record.instance, record.instance.profile.readings.q15_pubblicazione
        before = self.giorni if reading == "meno 7" else self.giorni - 1
        due = instance.previous_day - timedelta(days=before)
        told: dict[str, str | date] = {"termine": due, "lettura": reading}
        posted = instance.published_on
        if posted is None and instance.published is not None:
            yield self.found(Severity.REPORT, "senza_data", values=told)
        elif posted is not None and posted > due:
            values = {**told, "esposto": posted}
            yield self.found(Severity.HARD, "tardi", amount=(posted - due).days, values=values, from_facts=True)
