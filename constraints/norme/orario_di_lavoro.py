"""The contract on hours (d.P.R. 39/2018) and d.P.R. 82/1999 art. 27: what is due, what completes it, late reliefs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from constraints.anq.a09_conti import RECUPERI
from constraints.anq.shift_ledger import OVERTIME_SAYS, overtime_entries, shift_text
from roster.domain import AccountKind, ExtraKind, Text
from roster.domain.hours import day_credit, minutes_of
from roster.obligation import Account, Citation

if TYPE_CHECKING:
    from roster.domain import Cell, Entry, Officer
    from roster.record import Record

_READ = date(2026, 11, 22)
_TWIN = "(forze di polizia militari; gemello dell'art. 10)"


class OrarioDelContratto(Account):
    """Each week ``ore_settimanali`` are due, in equal parts on its working dates; a shift counts for its nominal hours.

    Working dates are Monday to Saturday, or to Friday on five days a week: a date not in force asks for nothing. A day
    of service away (mission, training) counts as an ordinary day. Minutes are on the date the shift starts.
    """

    id: ClassVar[str] = "DPR39-10.1"
    title: ClassVar[Text] = Text(it="L'orario di lavoro è di 36 ore settimanali", en="Working time is 36 hours a week")
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="d.P.R. 39/2018",
            article=f"27, c. 1 {_TWIN}",
            text="La durata dell'orario di lavoro e' di 36 ore settimanali.",
            checked_on=_READ,
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "dovute": Text(it="ore dovute della giornata: {amount}", en="hours due for the day: {amount}"),
        "turno": Text(it="turno {turno}: {amount}", en="shift {turno}: {amount}"),
        "senza_posto": Text(
            it="giornata di servizio senza posto ({codice}): {amount}",
            en="day of service without a post ({codice}): {amount}",
        ),
    }

    ore_settimanali: int = 36

    def enters(self, record: Record) -> Iterator[Entry]:
        """Enter the hours due and those of service, date by date."""
        weekly = self.ore_settimanali * 60
        for officer in record.officers:
            ordinary = day_credit(officer, weekly)
            for day in record.days:
                if officer.in_force(day) and day.weekday() < weekly // ordinary:
                    yield self.entry(AccountKind.DOVUTE, "dovute", officer=officer.id, day=day, amount=ordinary)
            for day, cell in record.month_cells(officer.id):
                if cell.code.is_service:
                    yield from self._served(record, officer, day, cell, ordinary)

    def _served(self, record: Record, officer: Officer, day: date, cell: Cell, ordinary: int) -> Iterator[Entry]:
        stints = record.stints_on(officer.id, day)
        for stint in stints if len(stints) == len(cell.duties) else ():
            values = {"turno": shift_text(stint)}
            minutes = stint.shift.minutes
            yield self.entry(AccountKind.ORDINARIE, "turno", officer=officer.id, day=day, amount=minutes, values=values)
        if cell.code.is_away:
            values = {"codice": cell.code.value}
            yield self.entry(
                AccountKind.ORDINARIE, "senza_posto", officer=officer.id, day=day, amount=ordinary, values=values
            )


class RecuperiAccreditati(Account):
    """Rests for mid-week holidays, recoveries and compensatory rests are credited with an ordinary day.

    The other absences are credited by ANQ-9.2.
    """

    id: ClassVar[str] = "DPR39-10.2"
    title: ClassVar[Text] = Text(
        it="Recuperi e riposi compensativi completano l'orario di lavoro",
        en="Recoveries and compensatory rests complete the working hours",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="d.P.R. 39/2018",
            article=f"27, c. 2 {_TWIN}",
            text="Al completamento dell'orario di lavoro di cui al comma 1 concorrono le assenze riconosciute ai sensi "
            "delle vigenti disposizioni, ivi compresi le assenze per malattia, le licenze ordinaria e straordinaria, "
            "i recuperi di cui al comma 4 e i riposi compensativi.",
            checked_on=_READ,
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "recupero": Text(it="giornata di {codice} accreditata: {amount}", en="day of {codice} credited: {amount}"),
    }
    setting: ClassVar[str] = "Q18"

    ore_settimanali: int = 36

    def enters(self, record: Record) -> Iterator[Entry]:
        """Credit each recovery of the month."""
        for officer in record.officers:
            for day, cell in record.month_cells(officer.id):
                if cell.code not in RECUPERI:
                    continue
                minutes = minutes_of(record.instance, officer, day, cell, self.ore_settimanali * 60)
                yield self.entry(
                    AccountKind.ACCREDITATE,
                    "recupero",
                    officer=officer.id,
                    day=day,
                    amount=minutes or 0,
                    values={"codice": cell.code.value},
                )


class CambioTardivo(Account):
    """At a post that cannot be left the time until the relief comes is overtime, by band.

    Of the article only the heading could be read; its sense is that of the twin rule of the Polizia di Stato.
    """

    id: ClassVar[str] = "DPR82-27"
    title: ClassVar[Text] = Text(
        it="Chi attende il cambio resta in servizio: è straordinario",
        en="Who waits for the relief stays on duty: it is overtime",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(source="d.P.R. 82/1999", article="27", text="Obbligo di permanenza in servizio", checked_on=_READ),
    )
    says: ClassVar[dict[str, Text]] = OVERTIME_SAYS
    setting: ClassVar[str] = "Extra.kind"

    def enters(self, record: Record) -> Iterator[Entry]:
        """Enter the late reliefs of the facts."""
        yield from overtime_entries(self, record, (ExtraKind.CAMBIO_TARDIVO,))
