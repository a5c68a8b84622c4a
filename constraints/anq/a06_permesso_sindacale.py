"""ANQ Art. 6(5): no night on the day after a day of union leave."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

from roster.domain import DayCode, ShiftClass, Text
from roster.domain.known import Fact
from roster.rule import Citation, Finding, Rule, Severity

if TYPE_CHECKING:
    from roster.model import Model
    from roster.record import Record


class NienteNotteDopoPermessoSindacale(Rule):
    """A full day of union leave is not followed by a night with service day on the next date.

    Hourly union permits are not days and bind nothing.
    """

    id: ClassVar[str] = "ANQ-6.5"
    title: ClassVar[Text] = Text(
        it="Nessun turno notturno il giorno dopo un permesso sindacale",
        en="No night on the day after a day of union leave",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="ANQ",
            article="6, c. 5",
            text="I dirigenti sindacali che abbiano usufruito di giornate di permesso sindacale non possono essere "
            "impiegati nel giorno successivo nel turno notturno.",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "notte": Text(
            it="{officer}: il {day} svolge il turno notturno {notte}, il giorno dopo il permesso sindacale "
            "del {permesso}",
            en="{officer}: on {day} does night {notte}, on the day after the union leave of {permesso}",
        ),
    }
    setting: ClassVar[str] = "Q4"
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.TABELLA, Fact.STATI})
    looks_at: ClassVar[frozenset[Fact]] = frozenset({Fact.ASSENZE, Fact.STORICO})

    def encode(self, m: Model) -> None:
        """Forbid nights after a day of union leave that is certain; after one that is not, at most one of the two."""
        for officer in m.officers:
            for day in m.instance.days:
                leave = m.with_code(officer.id, day - timedelta(days=1), DayCode.SIN)
                if not leave:
                    continue
                nights = m.of_class(officer.id, day, ShiftClass.NOT)
                if leave[0].literal is m.true:
                    m.forbid(*nights)
                elif nights:
                    m.at_most_one((*leave, *nights))

    def audit(self, record: Record) -> Iterator[Finding]:
        """Read each night of the month and the cell of the day before."""
        for officer in record.officers:
            for night in record.stints_of_month(officer.id):
                before = night.day - timedelta(days=1)
                cell = record.cell(officer.id, before)
                if night.is_night and cell is not None and cell.code is DayCode.SIN:
                    yield self.found(
                        Severity.HARD,
                        "notte",
                        officer=officer.id,
                        days=(night.day, before),
                        post=night.post.code if night.post else None,
                        shift=night.shift.code,
                        values={"notte": night.shift.hours_label(), "permesso": before},
                    )
