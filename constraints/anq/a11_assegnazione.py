"""ANQ Art. 11(11): overtime within the hours assigned to the seat."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from roster.domain import Text
from roster.domain.known import Fact
from roster.domain.overtime import overtime_lines, planned_minutes
from roster.rule import Citation, Finding, Rule, Severity, Status

if TYPE_CHECKING:
    from roster.model import Model
    from roster.record import Record


class StraordinarioEntroLAssegnazione(Rule):
    """The overtime planned in the month is within the hours assigned; without hours assigned none may be planned.

    Assignments in force on some date of the month add up. All the overtime done is set against them too, and the
    balance shown. Lines are facts: no cell can mend them.
    """

    id: ClassVar[str] = "ANQ-11.11"
    title: ClassVar[Text] = Text(
        it="Lo straordinario programmato sta nelle ore assegnate alla sede",
        en="Planned overtime stays within the hours assigned to the seat",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="ANQ",
            article="11, c. 11",
            text="Le richieste di prestazioni di lavoro straordinario devono essere contenute entro il limite "
            "dell'assegnazione disposta.",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "oltre": Text(
            it="straordinario programmato: {programmate} ore, oltre le {assegnate} assegnate nel mese",
            en="planned overtime: {programmate} hours, beyond the {assegnate} assigned for the month",
        ),
        "senza_assegnazione": Text(
            it="straordinario programmato: {programmate} ore, senza alcuna assegnazione per il mese",
            en="planned overtime: {programmate} hours, without any assignment for the month",
        ),
        "saldo": Text(
            it="straordinario: {assegnate} ore assegnate, {programmate} programmate, {svolte} svolte in tutto, "
            "saldo {saldo}",
            en="overtime: {assegnate} hours assigned, {programmate} planned, {svolte} done in all, balance {saldo}",
        ),
    }
    measures: ClassVar[dict[str, tuple[str, str]]] = {"oltre": ("programmate", "assegnate")}
    status: ClassVar[Status] = Status.AUDITED
    setting: ClassVar[str] = "Profile.overtime"
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.STRAORDINARI})
    looks_at: ClassVar[frozenset[Fact]] = frozenset()

    def encode(self, m: Model) -> None:
        """State nothing: overtime is a fact of the input, the search never plans any."""

    def audit(self, record: Record) -> Iterator[Finding]:
        """Add up the overtime of the month and set it against the assignment in force."""
        instance = record.instance
        quotas = [q.hours for q in instance.profile.overtime if any(q.holds(day) for day in record.days)]
        assigned = 60 * sum(quotas) if quotas else None
        planned = planned_minutes(instance)
        done = sum(line.minutes for officer in record.officers for line in overtime_lines(instance, officer.id))
        values = {"programmate": planned / 60, "assegnate": (assigned or 0) / 60, "svolte": done / 60}
        if planned > (assigned or 0):
            says = "senza_assegnazione" if assigned is None else "oltre"
            beyond = planned - (assigned or 0)
            yield self.found(Severity.HARD, says, amount=beyond, values=values, from_facts=True)
        if assigned is not None and done:
            values["saldo"] = (assigned - done) / 60
            yield self.found(Severity.REPORT, "saldo", amount=abs(assigned - done), values=values)
