"""ANQ Art. 14(2)(3): six days of operational training and six of updating in the year."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from roster.domain import AccountKind, DayCode, Text
from roster.domain.known import Fact
from roster.rule import Citation, Finding, Rule, Severity, Status

if TYPE_CHECKING:
    from roster.domain import Entry, Officer
    from roster.model import Model
    from roster.record import Record

_DECEMBER = 12


class GiornateDiFormazione(Rule):
    """By 31 December each officer has had ``giornate`` days of each kind; before, who is behind a twelfth a month.

    Counted are the days since 1 January that the input states and those of the month (TIR, AGG); who entered service
    during the year is measured from that month and never in breach. Who is sent is not the planner's to decide: in
    December the breach is told, and no cell could avoid it. A date nobody wrote might be such a day.
    """

    id: ClassVar[str] = "ANQ-14.2"
    title: ClassVar[Text] = Text(
        it="Sei giornate di addestramento operativo e sei di aggiornamento entro il 31 dicembre",
        en="Six days of operational training and six of updating by 31 December",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="ANQ",
            article="14, c. 2",
            text="l'Amministrazione destina a ciascun dipendente ogni anno: a) 6 giornate lavorative per "
            "l'addestramento al tiro ed alle tecniche operative; b) 6 giornate lavorative per l'aggiornamento "
            "professionale.",
            checked_on=date(2026, 11, 22),
        ),
        Citation(
            source="ANQ",
            article="14, c. 3",
            text="Le attività formative di cui al comma 2 devono essere garantite entro il 31 dicembre di ogni anno.",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "mancano": Text(
            it="{officer}: giornate nell'anno di addestramento operativo {tiro}, di aggiornamento {aggiornamento}; ne "
            "servono {attese} per ciascuno, mancanti in tutto: {amount}",
            en="{officer}: days in the year of operational training {tiro}, of updating {aggiornamento}; {attese} of "
            "each are due, missing in all {amount}",
        ),
        "in_ritardo": Text(
            it="{officer}: giornate finora di addestramento operativo {tiro}, di aggiornamento {aggiornamento}; a un "
            "dodicesimo al mese ne servono {attese} per ciascuno",
            en="{officer}: days so far of operational training {tiro}, of updating {aggiornamento}; a twelfth a month "
            "asks for {attese} of each",
        ),
        "ignote": Text(
            it="persone di cui non sono indicate le giornate di formazione già svolte nell'anno, e di cui non si può "
            "verificare il ritardo: {amount}",
            en="persons of whom the days of training already had in the year are not stated, so that nobody can check "
            "whether they are behind: {amount}",
        ),
        "tiro": Text(it="giornata di addestramento operativo", en="day of operational training"),
        "aggiornamento": Text(it="giornata di aggiornamento", en="day of updating"),
    }
    status: ClassVar[Status] = Status.AUDITED
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.ANAGRAFE, Fact.STATI, Fact.CONTATORI})
    looks_at: ClassVar[frozenset[Fact]] = frozenset({Fact.FORZA})

    giornate: int = 6

    def encode(self, m: Model) -> None:
        """State nothing: days of training are facts of the input."""

    def audit(self, record: Record) -> Iterator[Finding]:
        """Count the days of each officer, when the input says what was done before."""
        rows = record.instance.counters
        register = any(row.shooting or row.updating for row in rows.values()) or any(self.enters(record))
        unknown = 0
        for officer in record.officers:
            if not officer.in_force(record.days[-1]):
                continue
            if register and officer.id in rows:
                yield from self._measured(record, officer)
            else:
                unknown += 1
        if unknown:
            yield self.found(Severity.REPORT, "ignote", amount=unknown)

    def _measured(self, record: Record, officer: Officer) -> Iterator[Finding]:
        row = record.instance.counters[officer.id]
        cells = [record.cell(officer.id, day) for day in record.days if officer.in_force(day)]
        codes = [cell.code for cell in cells if cell is not None]
        blank = len(cells) - len(codes)
        done = (row.shooting + codes.count(DayCode.TIR), row.updating + codes.count(DayCode.AGG))
        needed = -(-self.giornate * self._months(record, officer) // _DECEMBER)
        missing = sum(max(0, needed - days) for days in done)
        if missing <= blank:
            return
        whole_year = record.instance.month == _DECEMBER and officer.service_from.year < record.instance.year
        yield self.found(
            Severity.HARD if whole_year else Severity.REPORT,
            "mancano" if whole_year else "in_ritardo",
            officer=officer.id,
            days=(record.days[-1],),
            amount=missing,
            values={"tiro": done[0], "aggiornamento": done[1], "attese": needed},
            from_facts=whole_year,
        )

    def _months(self, record: Record, officer: Officer) -> int:
        entry, year, month = officer.service_from, record.instance.year, record.instance.month
        return month if entry.year < year else month - entry.month + 1

    def asked_by_year_end(self) -> Mapping[AccountKind, int]:
        """Return the days of each kind of training."""
        return {AccountKind.TIRO: self.giornate, AccountKind.AGGIORNAMENTO: self.giornate}

    def enters(self, record: Record) -> Iterator[Entry]:
        """Enter each day of training of the month."""
        kinds = {
            DayCode.TIR: (AccountKind.TIRO, "tiro"),
            DayCode.AGG: (AccountKind.AGGIORNAMENTO, "aggiornamento"),
        }
        for officer in record.officers:
            for day in record.days:
                cell = record.cell(officer.id, day)
                if cell is not None and cell.code in kinds:
                    account, says = kinds[cell.code]
                    yield self.entry(account, says, officer=officer.id, day=day, amount=1)
