"""ANQ Art. 9(11): changes the employee asks for, and the rules a changed roster obeys."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from roster.domain import ChangeOrigin, Outcome, Text
from roster.domain.known import Fact
from roster.obligation import Elsewhere
from roster.rule import Citation, Finding, Rule, Severity, Status, Subject

if TYPE_CHECKING:
    from roster.model import Model
    from roster.record import Record


class VariazioniRichieste(Rule):
    """A change asked by the employee has its written request and its answer; a refusal is written, with its reason.

    A refusal is lawful only when the change cannot be covered. Whether it could be is not judged here: the proof, a
    roster with the change or the rules that every candidate would break, belongs to the planning of changes.
    """

    id: ClassVar[str] = "ANQ-9.11b"
    title: ClassVar[Text] = Text(
        it="La variazione chiesta dal dipendente ha istanza e risposta; il diniego è scritto e motivato",
        en="A change asked by the employee has request and answer; a refusal is written, with its reason",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="ANQ",
            article="9, c. 11",
            text="Quando sia il dipendente a chiederne la variazione, il medesimo presenta istanza scritta al "
            "Comandante del reparto. L'eventuale diniego, comunicato per iscritto, è circoscritto alle sole ipotesi "
            "dell'impossibilità di assicurare il cambio.",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "senza_istanza": Text(
            it="{officer}, {day}: variazione chiesta dal dipendente senza istanza scritta",
            en="{officer}, {day}: change asked by the employee without a written request",
        ),
        "senza_risposta": Text(
            it="{officer}, {day}: la variazione chiesta dal dipendente non ha avuto risposta",
            en="{officer}, {day}: the change asked by the employee had no answer",
        ),
        "diniego_senza_motivo": Text(
            it="{officer}, {day}: diniego senza la ragione per cui il cambio non si può assicurare",
            en="{officer}, {day}: refusal without the reason why the change cannot be covered",
        ),
        "diniego_non_scritto": Text(
            it="{officer}, {day}: il diniego non risulta comunicato per iscritto",
            en="{officer}, {day}: the refusal is not recorded as given in writing",
        ),
    }
    status: ClassVar[Status] = Status.AUDITED
    subject: ClassVar[Subject] = Subject.CHANGES
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.VARIAZIONI})
    looks_at: ClassVar[frozenset[Fact]] = frozenset()

    def encode(self, m: Model) -> None:
        """State nothing: requests and answers are facts."""

    def audit(self, record: Record) -> Iterator[Finding]:
        """Read the lines of the register that an employee asked for, of the month."""
        for change in record.instance.seat.changes:
            if change.origin is not ChangeOrigin.DIPENDENTE or change.day not in record.instance.days_in_month:
                continue
            refused = change.outcome is Outcome.RESPINTA
            wrong = {
                "senza_istanza": not (change.request or "").strip(),
                "senza_risposta": change.outcome is None,
                "diniego_senza_motivo": refused and not (change.reason or "").strip(),
                "diniego_non_scritto": refused and change.confirmed_at is None,
            }
            for says, is_so in wrong.items():
                if is_so:
                    yield self.found(Severity.REPORT, says, officer=change.officer, days=(change.day,))


class VariazioniNelleRegole(Elsewhere):
    """A changed roster obeys every rule again, with the real past as history: rules ask it of any roster they read.

    Named are those that a change breaks most easily, because they look at the days around it or at the whole month.
    """

    id: ClassVar[str] = "ANQ-9.11c"
    title: ClassVar[Text] = Text(
        it="Il servizio variato rispetta di nuovo tutte le regole, con il passato reale",
        en="A changed roster obeys every rule again, with the real past",
    )
    cites: ClassVar[tuple[Citation, ...]] = VariazioniRichieste.cites
    by: ClassVar[tuple[str, ...]] = (
        "ANQ-9.7b",
        "ANQ-9.15a",
        "ANQ-9.15b",
        "ANQ-9.16a",
        "ANQ-10.9a",
        "ANQ-10.9b",
        "ANQ-10.9c",
        "L395-11.4",
    )
