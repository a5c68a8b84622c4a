"""The days of rest of L. 937/1977, given for the holidays that were suppressed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from roster.domain import AccountKind, DayCode, Text
from roster.domain.known import Fact
from roster.rule import Citation, Finding, Rule, Severity, Status

if TYPE_CHECKING:
    from roster.domain import Balance, Entry, Officer
    from roster.model import Model
    from roster.record import Record

_DECEMBER = 12


class Giornate937(Rule):
    """Of the six days of the year, ``a_richiesta`` are given on request within it (code FS); beyond is shown.

    The other two follow ordinary leave and are in its length (DPR395-14). In December the days of a known balance that
    are left are shown: after the 31st they are paid, no longer enjoyed.
    """

    id: ClassVar[str] = "L937-1"
    title: ClassVar[Text] = Text(
        it="Sei giornate della legge 937: due col congedo ordinario, quattro a richiesta nell'anno",
        en="Six days under L. 937: two with ordinary leave, four on request within the year",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="L. 937/1977",
            article="1",
            text="sono attribuite, in aggiunta ai periodi di congedo previsti dalle norme vigenti, sei giornate "
            "complessive di riposo da fruire nel corso dell'anno solare come segue: a) due giornate in aggiunta al "
            "congedo ordinario; b) quattro giornate, a richiesta degli interessati, tenendo conto delle esigenze dei "
            "servizi.",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "oltre": Text(
            it="{officer}: giornate della legge 937 nell'anno {giorni}, oltre le {limite} a richiesta, dal {day}",
            en="{officer}: days under L. 937 in the year {giorni}, beyond the {limite} on request, from {day}",
        ),
        "residue": Text(
            it="{officer}: giornate della legge 937 ancora da fruire entro il {day}: {amount}",
            en="{officer}: days under L. 937 still to be enjoyed by {day}: {amount}",
        ),
        "goduta": Text(it="giornata della legge 937", en="day under L. 937"),
    }
    measures: ClassVar[dict[str, tuple[str, str]]] = {"oltre": ("giorni", "limite")}
    status: ClassVar[Status] = Status.AUDITED
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.STATI, Fact.CONTATORI})
    looks_at: ClassVar[frozenset[Fact]] = frozenset()

    a_richiesta: int = 4

    def encode(self, m: Model) -> None:
        """State nothing: leave is a fact of the input."""

    def audit(self, record: Record) -> Iterator[Finding]:
        """Add the days of the month to those of the year."""
        for officer in record.officers:
            balance = self._of_the_year(record, officer)
            limit = self.a_richiesta if balance is None or balance.entitled is None else balance.entitled
            days = self._taken(record, officer.id)
            total = (balance.enjoyed if balance else 0) + len(days)
            if total > limit and days:
                beyond = days[-min(len(days), total - limit) :]
                values = {"giorni": total, "limite": limit}
                yield self.found(
                    Severity.REPORT, "oltre", officer=officer.id, days=beyond, amount=len(beyond), values=values
                )
            left = limit - total - sum(record.cell(officer.id, day) is None for day in record.days)
            if record.instance.month == _DECEMBER and balance is not None and left > 0:
                yield self.found(Severity.REPORT, "residue", officer=officer.id, days=(record.days[-1],), amount=left)

    def _of_the_year(self, record: Record, officer: Officer) -> Balance | None:
        rows = record.instance.balances.get((officer.id, DayCode.FS), ())
        return next((row for row in rows if row.year == record.instance.year), None)

    def _taken(self, record: Record, officer: str) -> tuple[date, ...]:
        cells = ((day, record.cell(officer, day)) for day in record.days)
        return tuple(day for day, cell in cells if cell is not None and cell.code is DayCode.FS)

    def enters(self, record: Record) -> Iterator[Entry]:
        """Enter each day enjoyed."""
        for officer in record.officers:
            for day in self._taken(record, officer.id):
                yield self.entry(AccountKind.L937, "goduta", officer=officer.id, day=day, amount=1)
