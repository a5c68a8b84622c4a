"""ANQ Art. 14(3): updating is shared fairly, and told in good time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from roster.domain import AbsenceState, DayCode, Ruolo, Text
from roster.domain.known import Fact
from roster.rule import Citation, Finding, Rule, Severity, Status

if TYPE_CHECKING:
    from roster.domain import Officer
    from roster.model import Model
    from roster.record import Record

_Group = tuple[str, Ruolo]


class AggiornamentoPerTutti(Rule):
    """Within a ruolo and unit nobody has had over ``scarto`` days of updating more than another since 1 January.

    Compared are those of whom the input states the days, in service since before the year. A day of training that the
    office learnt of after the programme was posted is shown too: it was not told in good time. The agreement gives no
    number: two days are the project's.
    """

    id: ClassVar[str] = "ANQ-14.3"
    title: ClassVar[Text] = Text(
        it="Aggiornamento a tutti con equità e comunicato per tempo", en="Updating shared fairly and told in good time"
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="ANQ",
            article="14, c. 3",
            text="L'aggiornamento professionale deve essere rivolto a tutto il personale del Corpo di Polizia "
            "Penitenziaria secondo criteri di equità, trasparenza e nel rispetto del principio delle pari "
            "opportunità, assicurando preventiva e tempestiva comunicazione.",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "scarto": Text(
            it="unità {unita}, {ruolo}: giornate di aggiornamento nell'anno da {minimo} ({chi_meno}) a {massimo} "
            "({chi_piu})",
            en="unit {unita}, {ruolo}: days of updating in the year from {minimo} ({chi_meno}) to {massimo} "
            "({chi_piu})",
        ),
        "tardiva": Text(
            it="{officer}: la formazione dal {day} è stata comunicata il {giunta}, dopo la pubblicazione del programma",
            en="{officer}: the training from {day} was told on {giunta}, after the programme was posted",
        ),
    }
    status: ClassVar[Status] = Status.AUDITED
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.ANAGRAFE, Fact.RUOLO, Fact.UNITA, Fact.STATI, Fact.CONTATORI})
    looks_at: ClassVar[frozenset[Fact]] = frozenset({Fact.FORZA, Fact.ASSENZE, Fact.PROGRAMMA})

    scarto: int = 2

    def encode(self, m: Model) -> None:
        """State nothing: days of training are facts of the input."""

    def audit(self, record: Record) -> Iterator[Finding]:
        """Compare the days of updating in each group, then read when training was told."""
        groups: defaultdict[_Group, list[tuple[int, Officer]]] = defaultdict(list)
        last = record.days[-1]
        for officer in record.officers:
            row = record.instance.counters.get(officer.id)
            if row is not None and officer.in_force(last) and officer.service_from.year < record.instance.year:
                cells = (record.cell(officer.id, day) for day in record.days)
                here = sum(cell is not None and cell.code is DayCode.AGG for cell in cells)
                groups[officer.unit_on(last), officer.ruolo_on(last)].append((row.updating + here, officer))
        for (unit, ruolo), rows in sorted(groups.items()):
            least = min(rows, key=lambda row: row[0])
            most = max(rows, key=lambda row: row[0])
            if most[0] - least[0] > self.scarto:
                values = {"unita": unit, "ruolo": ruolo, "minimo": least[0], "massimo": most[0]}
                names = {"chi_meno": least[1].label, "chi_piu": most[1].label}
                yield self.found(
                    Severity.REPORT, "scarto", days=(last,), amount=most[0] - least[0], values={**values, **names}
                )
        yield from self._told_late(record)

    def _told_late(self, record: Record) -> Iterator[Finding]:
        posted = record.instance.published_on
        for absence in record.instance.seat.absences if posted is not None else ():
            training = absence.code in (DayCode.AGG, DayCode.TIR) and absence.state is AbsenceState.APPROVATA
            first = next((day for day in record.days if absence.holds(day)), None)
            late = posted is not None and absence.known_at is not None and absence.known_at > posted
            if training and late and first is not None:
                values = {"giunta": absence.known_at}
                yield self.found(Severity.REPORT, "tardiva", officer=absence.officer, days=(first,), values=values)
