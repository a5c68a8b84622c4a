"""What officers would like: a date free, a shift, not a shift."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from roster.calendar import between
from roster.domain import AbsenceState, Cell, DayCode, Text, Tier, Wish, WishKind
from roster.domain.known import Fact
from roster.rule import Citation, Finding, Rule, Severity, Status

if TYPE_CHECKING:
    from roster.model import Expression, Model
    from roster.record import Record


class Desiderata(Rule):
    """Each wish not met costs its weight times the weight of wishes in the profile.

    Met: ``libero`` by any date without service, ``turno`` by that shift, ``non turno`` by anything else. Each date of
    an absence asked for and not yet decided is a wish for a free date, of weight ``peso_assenza_chiesta``; a day of
    compensatory rest is more than a wish (ANQ-12.1).
    """

    id: ClassVar[str] = "DESIDERATA"
    title: ClassVar[Text] = Text(
        it="I desiderata del personale sono accolti quanto più possibile",
        en="The wishes of the staff are met as far as possible",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="prassi",
            article="Desiderata",
            text="I desiderata del personale sono accolti, per quanto possibile, dopo la copertura dei posti e "
            "l'equa ripartizione dei turni.",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "libero": Text(
            it="{officer}: il {day} libero desiderato non è concesso ({cella})",
            en="{officer}: {day} wished free is not granted ({cella})",
        ),
        "turno": Text(
            it="{officer}: il {day} non ha il turno {shift} desiderato ({cella})",
            en="{officer}: on {day} not the shift {shift} wished ({cella})",
        ),
        "non turno": Text(
            it="{officer}: il {day} ha il turno {shift}, che non desiderava",
            en="{officer}: on {day} shift {shift}, which was not wished",
        ),
        "assenza": Text(
            it="{officer}: il {day} è in servizio ({cella}) nonostante l'assenza chiesta",
            en="{officer}: on {day} on duty ({cella}) in spite of the absence asked for",
        ),
    }
    status: ClassVar[Status] = Status.PREFERENCE
    setting: ClassVar[str] = "weights.desiderata"
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.ASSENZE, Fact.ISTANZE})
    looks_at: ClassVar[frozenset[Fact]] = frozenset({Fact.STATI})

    peso_assenza_chiesta: int = 3

    def encode(self, m: Model) -> None:
        """Price every wish not met."""
        here = {officer.id for officer in m.officers}
        weight = m.instance.profile.weights.desiderata
        for wish in m.instance.seat.wishes:
            if wish.officer in here and wish.day in m.instance.days_in_month:
                m.penalise(Tier.WISHES, self._unmet(m, wish), wish.weight * weight)
        for absence in m.instance.seat.absences:
            wished = absence.state is AbsenceState.CHIESTA and absence.code is not DayCode.RC and not absence.hourly
            if absence.officer in here and wished:
                for day in between(absence.first, absence.last):
                    if day in m.instance.days_in_month:
                        served = [a for a in m.alternatives(absence.officer, day) if a.code.is_service]
                        m.penalise(Tier.WISHES, m.total(served), self.peso_assenza_chiesta * weight)

    def _unmet(self, m: Model, wish: Wish) -> Expression:
        options = m.alternatives(wish.officer, wish.day)
        if wish.kind is WishKind.LIBERO:
            return m.total(a for a in options if a.code.is_service)
        wished = [a for a in options if any(stint.shift.code == wish.shift for stint in a.stints)]
        if wish.kind is WishKind.NON_TURNO:
            return m.total(wished)
        return 1 - m.total(wished) if options else 0

    def audit(self, record: Record) -> Iterator[Finding]:
        """Compare each wish with the cell of its date."""
        instance = record.instance
        for wish in instance.seat.wishes:
            cell = record.cell(wish.officer, wish.day) if wish.day in instance.days_in_month else None
            if cell is not None and not _met(wish, cell):
                yield self._missed(record, wish.kind.value, wish.officer, wish.day, wish.weight, cell, wish.shift)
        for absence in instance.seat.absences:
            if absence.state is not AbsenceState.CHIESTA or absence.hourly or absence.code is DayCode.RC:
                continue
            for day in record.days:
                cell = record.cell(absence.officer, day) if absence.holds(day) else None
                if cell is not None and cell.code.is_service:
                    yield self._missed(record, "assenza", absence.officer, day, self.peso_assenza_chiesta, cell, None)

    def _missed(
        self, record: Record, says: str, officer: str, day: date, weight: int, cell: Cell, shift: str | None
    ) -> Finding:
        return self.found(
            Severity.PREFERENCE,
            says,
            officer=officer,
            days=(day,),
            shift=shift,
            values={"cella": str(cell)},
            tier=Tier.WISHES,
            cost=weight * record.instance.profile.weights.desiderata,
        )


def _met(wish: Wish, cell: Cell) -> bool:
    shifts = {duty.shift for duty in cell.duties}
    if wish.kind is WishKind.LIBERO:
        return not cell.code.is_service
    return (wish.shift in shifts) is (wish.kind is WishKind.TURNO)
