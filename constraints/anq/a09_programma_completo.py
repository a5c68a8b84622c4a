"""ANQ Art. 9(7): the programme is made for the whole month and says where everybody is on every date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from roster.domain import DayCode, Text
from roster.domain.known import Fact
from roster.rule import Citation, Finding, Rule, Severity

if TYPE_CHECKING:
    from roster.domain import Cell, Instance, Officer
    from roster.model import Alternative, Model
    from roster.record import Record

_GIVEN_BY_THE_PLANNER = frozenset({DayCode.RR, DayCode.RC, DayCode.RO})


class ProgrammaCompleto(Rule):
    """Every officer in force has one status on every date of the month, and nobody else has any.

    A duty names a shift of the table and a post of the seat; the day of an approved absence is that absence or a rest;
    no absence stands without an approved record, recoveries excepted, because the planner gives those. Shown: duties at
    a post of another unit that the profile does not lend to.
    """

    id: ClassVar[str] = "ANQ-9.7a"
    title: ClassVar[Text] = Text(
        it="Il servizio è programmato per tutto il mese: ogni casella è scritta e completa",
        en="The service is planned for the whole month: every cell is written and complete",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="ANQ",
            article="9, c. 7",
            text="In ogni struttura penitenziaria il servizio deve essere programmato mensilmente osservando "
            "scrupolosamente l'orario di lavoro settimanale previsto dall'articolo 15, d.P.R. 51/2009.",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "vuota": Text(it="{officer}: il {day} non ha alcuna posizione", en="{officer}: nothing is written on {day}"),
        "fuori_forza": Text(
            it="{officer}: il {day} non è in forza alla sede, ma ha una posizione scritta ({scritto})",
            en="{officer}: on {day} does not belong to the seat, but something is written ({scritto})",
        ),
        "turno_ignoto": Text(
            it="{officer}: il {day} il turno {shift} non è nella tabella dei turni",
            en="{officer}: on {day} shift {shift} is not in the table of shifts",
        ),
        "posto_ignoto": Text(
            it="{officer}: il {day}, turno {shift}, il posto di servizio manca o non è tra quelli della sede",
            en="{officer}: on {day}, shift {shift}, the post is missing or is not one of the seat",
        ),
        "assenza_ignorata": Text(
            it="{officer}: il {day} ha un'assenza approvata ({codice}), ma è scritto {scritto}",
            en="{officer}: on {day} has an approved absence ({codice}), but {scritto} is written",
        ),
        "assenza_senza_titolo": Text(
            it="{officer}: il {day} è scritta l'assenza {scritto}, ma non risulta alcuna assenza approvata",
            en="{officer}: on {day} absence {scritto} is written, but no approved absence is on record",
        ),
        "altra_unita": Text(
            it="{officer}: il {day}, turno {shift}, è al posto {post} di un'altra unità ({altra}), alla quale la "
            "propria ({propria}) non presta personale",
            en="{officer}: on {day}, shift {shift}, is at post {post} of another unit ({altra}), to which the "
            "officer's own ({propria}) lends nobody",
        ),
    }
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.FORZA, Fact.TABELLA, Fact.POSTI, Fact.STATI, Fact.ASSENZE})
    looks_at: ClassVar[frozenset[Fact]] = frozenset({Fact.UNITA, Fact.ACCORDO})

    def encode(self, m: Model) -> None:
        """Forbid what the choices offer or a fixed cell says on the days of a fact; the rest holds by construction."""
        for officer in m.officers:
            for day in m.instance.days:
                offered = m.alternatives(officer.id, day)
                absence = m.instance.absence(officer.id, day)
                if len(offered) > 1 and absence is None:
                    continue
                allowed = None if absence is None else absence.code
                m.forbid(*(a for a in offered if not self._stands(m, officer, a, allowed)))

    def _stands(self, m: Model, officer: Officer, a: Alternative, absence: DayCode | None) -> bool:
        if not officer.in_force(a.day):
            return False
        if absence is not None:
            return a.code is absence or a.code.is_rest
        if a.code.is_absence:
            return a.code in _GIVEN_BY_THE_PLANNER
        return len(a.stints) == len(a.cell.duties) and all(stint.post is not None for stint in a.stints)

    def audit(self, record: Record) -> Iterator[Finding]:
        """Read every cell of every row of the roster."""
        instance = record.instance
        in_force = {officer.id for officer in record.officers}
        for officer_id in record.roster.cells:
            if officer_id not in in_force:
                yield from self._nobody(record, officer_id)
        for officer in record.officers:
            for day in record.days:
                cell = record.roster.cell(officer.id, day)
                if not officer.in_force(day):
                    if cell is not None:
                        yield self._finding("fuori_forza", officer.id, day, scritto=str(cell))
                elif cell is None:
                    yield self._finding("vuota", officer.id, day)
                else:
                    yield from self._written(instance, officer.id, day, cell)
            yield from self._of_other_units(record, officer)

    def _nobody(self, record: Record, officer_id: str) -> Iterator[Finding]:
        for day in record.days:
            cell = record.roster.cell(officer_id, day)
            if cell is not None:
                yield self._finding("fuori_forza", officer_id, day, scritto=str(cell))

    def _written(self, instance: Instance, officer: str, day: date, cell: Cell) -> Iterator[Finding]:
        absence = instance.absence(officer, day)
        if absence is not None:
            if cell.code is not absence.code and not cell.code.is_rest:
                yield self._finding("assenza_ignorata", officer, day, scritto=str(cell), codice=absence.code.value)
        elif cell.code.is_absence and cell.code not in _GIVEN_BY_THE_PLANNER:
            yield self._finding("assenza_senza_titolo", officer, day, scritto=str(cell))
        for duty in cell.duties:
            if duty.shift not in instance.shift:
                yield self._finding("turno_ignoto", officer, day, shift=duty.shift)
            elif duty.post not in instance.post:
                yield self._finding("posto_ignoto", officer, day, shift=duty.shift)

    def _of_other_units(self, record: Record, officer: Officer) -> Iterator[Finding]:
        for stint in record.stints_of_month(officer.id):
            own = officer.unit_on(stint.day)
            if stint.post is not None and not record.instance.may_lend(own, stint.post.unit):
                yield self.found(
                    Severity.REPORT,
                    "altra_unita",
                    officer=officer.id,
                    days=(stint.day,),
                    post=stint.post.code,
                    shift=stint.shift.code,
                    values={"altra": stint.post.unit, "propria": own},
                )

    def _finding(self, says: str, officer: str, day: date, shift: str | None = None, **values: str) -> Finding:
        return self.found(Severity.HARD, says, officer=officer, days=(day,), shift=shift, values=values)
