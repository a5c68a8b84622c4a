"""ANQ Art. 21(1)(6): training and hourly permits of the safety representatives (R.L.S.)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from constraints.norme.permessi_orari import hourly_permits, hours_before
from roster.domain import AccountKind, DayCode, Text
from roster.domain.hours import day_credit
from roster.domain.known import Fact
from roster.rule import Citation, Finding, Rule, Severity, Status

if TYPE_CHECKING:
    from roster.domain import Entry, Officer
    from roster.model import Model
    from roster.record import Record

_DECEMBER = 12


class RappresentantiSicurezza(Rule):
    """A representative has up to ``ore`` hours of paid permits a year, and ``ore_aggiornamento`` of training.

    The training comes on top of the ``giornate`` of updating of Art. 14(2): in December, days of updating (AGG) that
    are worth less than both together are shown, an hourly AGG of the month included. A whole day of permit counts an
    ordinary day. Permits of who is no representative are shown. The balance of the year says what was used before.
    """

    id: ClassVar[str] = "ANQ-21.1"
    title: ClassVar[Text] = Text(
        it="R.L.S.: sessanta ore annue di permessi e otto ore di aggiornamento in più",
        en="Safety representatives: sixty hours of permits a year and eight more of training",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="ANQ",
            article="21, c. 6",
            text="ciascun rappresentante per la sicurezza utilizza appositi permessi retribuiti orari pari a sessanta "
            "ore annue.",
            checked_on=date(2026, 11, 22),
        ),
        Citation(
            source="ANQ",
            article="21, c. 1",
            text="Le ore destinate a tale formazione si aggiungono a quelle previste all'art. 14, comma 2 del presente "
            "accordo.",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "oltre": Text(
            it="{officer}: permessi R.L.S. per {ore} ore nell'anno, il {day} oltre le {limite} riconosciute",
            en="{officer}: permits of a safety representative for {ore} hours in the year, on {day} beyond the "
            "{limite} recognised",
        ),
        "non_rappresentante": Text(
            it="{officer}: permesso R.L.S. il {day}, ma non risulta rappresentante per la sicurezza",
            en="{officer}: permit of a safety representative on {day}, but is not known to be one",
        ),
        "senza_durata": Text(
            it="{officer}: il permesso orario R.L.S. del {day} è senza durata e non è conteggiato",
            en="{officer}: the hourly permit of {day} as safety representative has no length and is not counted",
        ),
        "formazione": Text(
            it="{officer}, R.L.S.: nell'anno {ore} ore di aggiornamento; con quelle del rappresentante ne servono "
            "{limite}",
            en="{officer}, safety representative: {ore} hours of updating in the year; with those of a representative "
            "{limite} are due",
        ),
        "giornata": Text(it="giornata di permesso R.L.S.: {amount}", en="day of permit as representative: {amount}"),
        "permesso": Text(it="permesso orario R.L.S.: {amount}", en="hourly permit as representative: {amount}"),
    }
    measures: ClassVar[dict[str, tuple[str, str]]] = {"oltre": ("ore", "limite"), "formazione": ("ore", "limite")}
    status: ClassVar[Status] = Status.AUDITED
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.RICHIESTE, Fact.STATI, Fact.ASSENZE, Fact.CONTATORI})
    looks_at: ClassVar[frozenset[Fact]] = frozenset({Fact.FORZA, Fact.ORARIO})

    ore: int = 60
    ore_aggiornamento: int = 8
    giornate: int = 6
    ore_settimanali: int = 36

    def encode(self, m: Model) -> None:
        """State nothing: permits are facts of the input."""

    def audit(self, record: Record) -> Iterator[Finding]:
        """Add up the permits; in December, the training."""
        used: defaultdict[str, list[tuple[date, int]]] = defaultdict(list)
        for entry in self.enters(record):
            used[entry.officer].append((entry.day, entry.amount))
        for permit in hourly_permits(record, DayCode.RLS):
            if permit.minutes is None:
                yield self.found(Severity.REPORT, "senza_durata", officer=permit.officer, days=(permit.day,))
        for officer, rows in used.items():
            if not record.instance.officer[officer].safety_representative:
                yield self.found(Severity.REPORT, "non_rappresentante", officer=officer, days=(min(rows)[0],))
            yield from self._beyond(record, officer, sorted(rows))
        for person in record.officers if record.instance.month == _DECEMBER else ():
            if person.safety_representative:
                yield from self._training(record, person)

    def _beyond(self, record: Record, officer: str, rows: list[tuple[date, int]]) -> Iterator[Finding]:
        before, recognised = hours_before(record, officer, DayCode.RLS)
        limit = self.ore if recognised is None else recognised
        total, beyond = before * 60, []
        for day, minutes in rows:
            total += minutes
            if total > limit * 60:
                beyond.append(day)
        if beyond:
            values = {"ore": total / 60, "limite": limit}
            days, over = tuple(dict.fromkeys(beyond)), total - limit * 60
            yield self.found(Severity.REPORT, "oltre", officer=officer, days=days, amount=over, values=values)

    def _training(self, record: Record, officer: Officer) -> Iterator[Finding]:
        row = record.instance.counters.get(officer.id)
        cells = [record.cell(officer.id, day) for day in record.days]
        if row is None or not row.updating or None in cells:
            return
        ordinary = day_credit(officer, self.ore_settimanali * 60)
        days = row.updating + sum(cell is not None and cell.code is DayCode.AGG for cell in cells)
        hours = sum(p.minutes or 0 for p in hourly_permits(record, DayCode.AGG) if p.officer == officer.id)
        done, due = days * ordinary + hours, self.giornate * ordinary + self.ore_aggiornamento * 60
        if done < due:
            values = {"ore": done / 60, "limite": due / 60}
            last = record.days[-1]
            yield self.found(
                Severity.REPORT, "formazione", officer=officer.id, days=(last,), amount=due - done, values=values
            )

    def enters(self, record: Record) -> Iterator[Entry]:
        """Enter whole days and hourly permits."""
        for officer in record.officers:
            for day in record.days:
                cell = record.cell(officer.id, day)
                if cell is not None and cell.code is DayCode.RLS:
                    minutes = day_credit(officer, self.ore_settimanali * 60)
                    yield self.entry(AccountKind.RLS, "giornata", officer=officer.id, day=day, amount=minutes)
        for permit in hourly_permits(record, DayCode.RLS):
            if permit.minutes is not None:
                yield self.entry(
                    AccountKind.RLS, "permesso", officer=permit.officer, day=permit.day, amount=permit.minutes
                )
