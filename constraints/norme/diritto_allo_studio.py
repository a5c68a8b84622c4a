"""Permits for study: 150 hours a year (d.P.R. 395/1995 art. 21, which extends d.P.R. 782/1985 art. 78)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from constraints.norme.permessi_orari import hourly_permits, hours_before
from roster.domain import AccountKind, DayCode, Text
from roster.domain.known import Fact
from roster.rule import Citation, Finding, Rule, Severity, Status

if TYPE_CHECKING:
    from roster.domain import Entry
    from roster.model import Model
    from roster.record import Record


class PermessiDiStudio(Rule):
    """Study permits take at most ``ore`` hours a year, or what the office recognises.

    A whole day counts ``ore_giornata`` hours, whatever the shift. The balance of the year says what was used before
    the month; without it only the month is counted.
    """

    id: ClassVar[str] = "DPR395-21"
    title: ClassVar[Text] = Text(
        it="Permessi di studio entro 150 ore l'anno", en="Study permits within 150 hours a year"
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="d.P.R. 782/1985",
            article="78 (esteso dal d.P.R. 395/1995, art. 21)",
            text="A tal fine, oltre ai normali periodi di congedo straordinario per esami, e' concesso un periodo "
            "annuale complessivo di 150 ore da dedicare alla frequenza dei corsi stessi.",
            checked_on=date(2026, 11, 22),
        ),
        Citation(
            source="d.P.R. 164/2002",
            article="22, c. 1",
            text="possono essere attribuite e conteggiate le quattro giornate immediatamente precedenti agli esami "
            "sostenuti in ragione di sei ore per ogni giorno.",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "oltre": Text(
            it="{officer}: permessi di studio per {ore} ore nell'anno, il {day} oltre le {limite} riconosciute",
            en="{officer}: study permits of {ore} hours in the year, on {day} beyond the {limite} recognised",
        ),
        "senza_durata": Text(
            it="{officer}: il permesso orario di studio del {day} è senza durata e non è conteggiato",
            en="{officer}: the hourly study permit of {day} has no length and is not counted",
        ),
        "giornata": Text(it="giornata di studio: {amount}", en="day of study: {amount}"),
        "permesso": Text(it="permesso orario di studio: {amount}", en="hourly study permit: {amount}"),
    }
    measures: ClassVar[dict[str, tuple[str, str]]] = {"oltre": ("ore", "limite")}
    status: ClassVar[Status] = Status.AUDITED
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.STATI, Fact.ASSENZE, Fact.CONTATORI})
    looks_at: ClassVar[frozenset[Fact]] = frozenset({Fact.FORZA})

    ore: int = 150
    ore_giornata: int = 6

    def encode(self, m: Model) -> None:
        """State nothing: permits are facts of the input."""

    def audit(self, record: Record) -> Iterator[Finding]:
        """Add up the permits of each officer, and show those without a length."""
        used: defaultdict[str, list[tuple[date, int]]] = defaultdict(list)
        for entry in self.enters(record):
            used[entry.officer].append((entry.day, entry.amount))
        for permit in hourly_permits(record, DayCode.STU):
            if permit.minutes is None:
                yield self.found(Severity.REPORT, "senza_durata", officer=permit.officer, days=(permit.day,))
        for officer, rows in used.items():
            before, recognised = hours_before(record, officer, DayCode.STU)
            limit = self.ore if recognised is None else recognised
            total = before * 60
            beyond = []
            for day, minutes in sorted(rows):
                total += minutes
                if total > limit * 60:
                    beyond.append(day)
            if beyond:
                values = {"ore": total / 60, "limite": limit}
                days = tuple(dict.fromkeys(beyond))
                over = total - limit * 60
                yield self.found(Severity.REPORT, "oltre", officer=officer, days=days, amount=over, values=values)

    def enters(self, record: Record) -> Iterator[Entry]:
        """Enter whole days and hourly permits."""
        for officer in record.officers:
            for day in record.days:
                cell = record.cell(officer.id, day)
                if cell is not None and cell.code is DayCode.STU:
                    minutes = self.ore_giornata * 60
                    yield self.entry(AccountKind.STUDIO, "giornata", officer=officer.id, day=day, amount=minutes)
        for permit in hourly_permits(record, DayCode.STU):
            if permit.minutes is not None:
                yield self.entry(
                    AccountKind.STUDIO, "permesso", officer=permit.officer, day=permit.day, amount=permit.minutes
                )
