"""Three days a month for who assists a disabled person: L. 104/1992 art. 33."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

from roster.domain import AbsenceState, AccountKind, Credit, CreditKind, DayCode, Text
from roster.domain.known import Fact
from roster.rule import Citation, Finding, Rule, Severity, Status

if TYPE_CHECKING:
    from roster.domain import Entry
    from roster.model import Model
    from roster.record import Record


class Permessi104(Rule):
    """At most ``giorni`` days a month; more are shown, since who assists two persons has the right to more.

    A permit on a mid-week holiday leaves the rest of that day owed, to be given within ``giorni_recupero`` days as
    for a holiday worked. On a Sunday the weekly rest moves to another date of its week, as L395-11.4 asks. A permit
    that reaches the office after the programme was posted is a change for documented needs (ANQ Art. 9(11)): it is
    told, and is no fault. Hourly permits leave the day as it is and are not counted in days.
    """

    id: ClassVar[str] = "L104-33"
    title: ClassVar[Text] = Text(
        it="Permessi della legge 104: tre giorni al mese, che non assorbono il riposo di un festivo",
        en="Permits under L. 104: three days a month, which do not absorb the rest of a holiday",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="L. 104/1992",
            article="33, c. 3",
            text="ha diritto a fruire di tre giorni di permesso mensile retribuito",
            checked_on=date(2026, 11, 22),
        ),
        Citation(
            source="D.A.P.",
            article="nota 15 aprile 2008",
            text="la fruizione di un permesso previsto dall'art. 33 della legge n. 104 del 1992, in una giornata "
            "festiva non assorbe il riposo spettante ed eventualmente programmato in tale giornata. Ne consegue che al "
            "dipendente compete il recupero del riposo maturato nella giornata festiva in cui ha usufruito di un "
            "permesso ex legge 104/92",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "oltre": Text(
            it="{officer}: {giorni} giorni di permesso legge 104 nel mese, oltre i {limite} mensili, dal {day}",
            en="{officer}: {giorni} days of permit under L. 104 in the month, beyond the {limite} of a month, "
            "from {day}",
        ),
        "dopo_pubblicazione": Text(
            it="{officer}: il permesso legge 104 del {day} è giunto il {giunto}, dopo la pubblicazione del programma: "
            "variazione per documentate necessità",
            en="{officer}: the permit under L. 104 of {day} arrived on {giunto}, after the programme was posted: a "
            "change for documented needs",
        ),
        "permesso": Text(it="permesso legge 104", en="permit under L. 104"),
        "riposo": Text(
            it="permesso legge 104 in giorno festivo ({festa}): il riposo resta dovuto entro il {due}",
            en="permit under L. 104 on a holiday ({festa}): the rest stays owed, by {due}",
        ),
    }
    measures: ClassVar[dict[str, tuple[str, str]]] = {"oltre": ("giorni", "limite")}
    status: ClassVar[Status] = Status.AUDITED
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.STATI})
    looks_at: ClassVar[frozenset[Fact]] = frozenset({Fact.ASSENZE, Fact.PROGRAMMA})

    giorni: int = 3
    giorni_recupero: int = 14

    def encode(self, m: Model) -> None:
        """State nothing: permits are facts of the input."""

    def audit(self, record: Record) -> Iterator[Finding]:
        """Count the days of each officer, then read when permits arrived."""
        for officer in record.officers:
            days = self._taken(record, officer.id)
            if len(days) > self.giorni:
                beyond = days[self.giorni :]
                values = {"giorni": len(days), "limite": self.giorni}
                yield self.found(
                    Severity.REPORT, "oltre", officer=officer.id, days=beyond, amount=len(beyond), values=values
                )
        yield from self._late(record)

    def _taken(self, record: Record, officer: str) -> tuple[date, ...]:
        cells = ((day, record.cell(officer, day)) for day in record.days)
        return tuple(day for day, cell in cells if cell is not None and cell.code is DayCode.L104)

    def _late(self, record: Record) -> Iterator[Finding]:
        posted = record.instance.published_on
        for absence in record.instance.seat.absences if posted is not None else ():
            first = next((day for day in record.days if absence.holds(day)), None)
            approved = absence.code is DayCode.L104 and absence.state is AbsenceState.APPROVATA
            late = posted is not None and absence.known_at is not None and absence.known_at > posted
            if approved and late and first is not None and absence.officer in record.instance.officer:
                values = {"giunto": absence.known_at}
                yield self.found(
                    Severity.REPORT, "dopo_pubblicazione", officer=absence.officer, days=(first,), values=values
                )

    def opens(self, record: Record) -> Iterator[Credit]:
        """Yield the rest owed for each permit on a mid-week holiday."""
        for officer in record.officers:
            for day in self._taken(record, officer.id):
                if record.instance.is_midweek_holiday(day):
                    due = day + timedelta(days=self.giorni_recupero)
                    yield Credit(officer=officer.id, kind=CreditKind.RF, earned=day, due=due)

    def enters(self, record: Record) -> Iterator[Entry]:
        """Enter each permit, and the rest that stays owed."""
        for officer in record.officers:
            for day in self._taken(record, officer.id):
                yield self.entry(AccountKind.L104, "permesso", officer=officer.id, day=day, amount=1)
        for credit in self.opens(record):
            yield self.entry(
                AccountKind.RF_DOVUTI,
                "riposo",
                officer=credit.officer,
                day=credit.earned,
                amount=1,
                due=credit.due,
                values={"festa": record.instance.festive_name(credit.earned) or ""},
            )
