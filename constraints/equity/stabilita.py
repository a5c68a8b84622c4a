"""Good practice on changes: P-6 a published programme changes as little as possible."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from roster.domain import Cell, Duty, Text, Tier
from roster.rule import Citation, Finding, Rule, Severity, Status

if TYPE_CHECKING:
    from roster.model import Model
    from roster.record import Record


class ProgrammaStabile(Rule):
    """Each cell that differs from the programme already posted costs one.

    The model knows classes of interchangeable posts: to it a cell is unchanged when shift and class are.
    """

    id: ClassVar[str] = "P-6"
    title: ClassVar[Text] = Text(
        it="Dopo la pubblicazione si cambiano meno caselle possibile",
        en="After publication as few cells as possible change",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="prassi",
            article="P-6",
            text="Il servizio pubblicato si cambia il meno possibile.",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "cambiata": Text(
            it="{officer}: il {day} era pubblicato {prima}, ora è {adesso}",
            en="{officer}: on {day} {prima} was posted, now it is {adesso}",
        ),
    }
    status: ClassVar[Status] = Status.PREFERENCE

    def encode(self, m: Model) -> None:
        """Charge every cell unless its choice is the published one."""
        weight, published = m.instance.profile.weights.preferenze, m.instance.published
        if published is None or not weight:
            return
        stands_for = {post.code: group.representative.code for group in m.classes for post in group.members}
        for officer in m.officers:
            for day in m.instance.days:
                was = published.cell(officer.id, day)
                offered = m.alternatives(officer.id, day)
                if was is None or not offered:
                    continue
                same = self._in_classes(was, stands_for)
                kept = [a for a in offered if a.cell == was or self._in_classes(a.cell, stands_for) == same]
                m.penalise(Tier.WISHES, 1 - m.total(kept) if kept else 1, weight)

    def _in_classes(self, cell: Cell, stands_for: dict[str, str]) -> Cell:
        duties = (Duty(shift=d.shift, post=stands_for.get(d.post or "", d.post)) for d in cell.duties)
        return Cell(code=cell.code, duties=tuple(duties))

    def audit(self, record: Record) -> Iterator[Finding]:
        """Compare every cell with the published one."""
        weight, published = record.instance.profile.weights.preferenze, record.instance.published
        if published is None or not weight:
            return
        for officer in record.officers:
            for day in record.days:
                was, cell = published.cell(officer.id, day), record.cell(officer.id, day)
                if was is not None and cell is not None and was != cell:
                    yield self.found(
                        Severity.PREFERENCE,
                        "cambiata",
                        officer=officer.id,
                        days=(day,),
                        values={"prima": str(was), "adesso": str(cell)},
                        tier=Tier.WISHES,
                        cost=weight,
                    )
