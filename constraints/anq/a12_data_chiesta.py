"""ANQ Art. 12(1): the compensatory day is granted on the date asked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from roster.domain import AbsenceState, DayCode, Text, Tier
from roster.domain.compensation import days_asked
from roster.domain.known import Fact
from roster.rule import Citation, Finding, Rule, Severity, Status

if TYPE_CHECKING:
    from roster.model import Model
    from roster.record import Record


class RiposoCompensativoAllaDataChiesta(Rule):
    """Each day of compensatory rest (RC) is given on the date asked, or on the one agreed after a written refusal.

    Only the minimum of safety comes first: a date not given costs ``peso`` times an institutional post left open, in
    the tier of nominal cover. Shown: a refusal without a date agreed, a date agreed without the written reason.
    """

    id: ClassVar[str] = "ANQ-12.1"
    title: ClassVar[Text] = Text(
        it="Il riposo compensativo è dato alla data chiesta, o ad altra concordata per motivi scritti",
        en="Compensatory rest is given on the date asked, or on another agreed for written reasons",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="ANQ",
            article="12, c. 1",
            text="Il giorno di riposo compensativo ovvero di recupero ore deve essere autorizzato nella data indicata "
            "dal richiedente. Quando ostino esigenze di servizio, adeguatamente motivate per iscritto, "
            "l'Amministrazione concorderà con l'interessato la fruizione in altra data.",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "non_dato": Text(
            it="{officer}: il riposo compensativo chiesto per il {day} non è dato ({cella}): servono un motivo scritto "
            "e un'altra data concordata",
            en="{officer}: the compensatory rest asked for {day} is not given ({cella}): a written reason and another "
            "date agreed are due",
        ),
        "senza_altra_data": Text(
            it="{officer}: il riposo compensativo chiesto per il {day} è rifiutato senza un'altra data concordata",
            en="{officer}: the compensatory rest asked for {day} is refused without another date agreed",
        ),
        "senza_motivo": Text(
            it="{officer}: il riposo compensativo chiesto per il {day} è spostato al {altra} senza un motivo scritto",
            en="{officer}: the compensatory rest asked for {day} is moved to {altra} without a written reason",
        ),
    }
    status: ClassVar[Status] = Status.PREFERENCE
    setting: ClassVar[str] = "weights.scoperto_istituto"
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.ASSENZE})
    looks_at: ClassVar[frozenset[Fact]] = frozenset({Fact.STATI})

    peso: int = 2

    def encode(self, m: Model) -> None:
        """Charge each date asked on which anything else is chosen."""
        asked = days_asked(m.instance)
        weight = self.peso * m.instance.profile.weights.scoperto_istituto
        for officer in m.officers:
            for day in sorted(asked.get(officer.id, ())):
                if m.alternatives(officer.id, day):
                    given = m.with_code(officer.id, day, DayCode.RC)
                    m.penalise(Tier.NOMINAL, 1 - m.total(given) if given else 1, weight)

    def audit(self, record: Record) -> Iterator[Finding]:
        """Read the cells of the dates asked, then the refusals."""
        cost = self.peso * record.instance.profile.weights.scoperto_istituto
        here = {officer.id for officer in record.officers}
        for who, days in days_asked(record.instance).items():
            for day in sorted(days):
                cell = record.cell(who, day) if who in here else None
                if cell is not None and cell.code is not DayCode.RC:
                    priced = {"values": {"cella": str(cell)}, "tier": Tier.NOMINAL, "cost": cost}
                    yield self.found(Severity.PREFERENCE, "non_dato", officer=who, days=(day,), **priced)
        yield from self._refusals(record)

    def _refusals(self, record: Record) -> Iterator[Finding]:
        for absence in record.instance.seat.absences:
            asked = absence.code is DayCode.RC and absence.state is AbsenceState.CHIESTA
            day = next((day for day in record.days if absence.holds(day)), None)
            if not asked or day is None:
                continue
            if absence.refusal and absence.agreed is None:
                yield self.found(Severity.REPORT, "senza_altra_data", officer=absence.officer, days=(day,))
            elif absence.agreed is not None and not absence.refusal:
                values = {"altra": absence.agreed}
                yield self.found(Severity.REPORT, "senza_motivo", officer=absence.officer, days=(day,), values=values)
