"""Good practice on changes: P-6 a published programme changes as little as possible."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from roster.domain import Text, Tier
from roster.domain.known import Fact
from roster.domain.post_classes import representatives
from roster.rule import Citation, Finding, Rule, Severity, Status

if TYPE_CHECKING:
    from roster.domain import Cell
    from roster.model import Model
    from roster.record import Record


class ProgrammaStabile(Rule):
    """Each cell that differs from the programme already posted costs one.

    A change between interchangeable posts alone is shown and costs nothing: no rule can tell them apart.
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
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.PROGRAMMA})
    looks_at: ClassVar[frozenset[Fact]] = frozenset({Fact.ACCORDO, Fact.POSTI, Fact.STATI})

    def encode(self, m: Model) -> None:
        """Charge every cell unless its choice is the published one."""
        weight, published = m.instance.profile.weights.preferenze, m.instance.published
        if published is None or not weight:
            return
        stands_for = representatives(m.instance.seat.posts, m.instance.profile.derogations)
        for officer in m.officers:
            for day in m.instance.days:
                was = published.cell(officer.id, day)
                offered = m.alternatives(officer.id, day)
                if was is None or not offered:
                    continue
                kept = [a for a in offered if self._alike(a.cell, was, stands_for)]
                m.penalise(Tier.WISHES, 1 - m.total(kept) if kept else 1, weight)

    def _alike(self, cell: Cell, was: Cell, stands_for: Mapping[str, str]) -> bool:
        if cell.code is not was.code or len(cell.duties) != len(was.duties):
            return False
        return all(
            a.shift == b.shift and stands_for.get(a.post or "", a.post) == stands_for.get(b.post or "", b.post)
            for a, b in zip(cell.duties, was.duties, strict=True)
        )

    def audit(self, record: Record) -> Iterator[Finding]:
        """Compare every cell with the published one."""
        weight, published = record.instance.profile.weights.preferenze, record.instance.published
        if published is None or not weight:
            return
        group = representatives(record.instance.seat.posts, record.instance.profile.derogations)
        for officer in record.officers:
            for day in record.days:
                was, cell = published.cell(officer.id, day), record.cell(officer.id, day)
                if was is None or cell is None or was == cell:
                    continue
                before, after = (
                    (c.code, [(duty.shift, group.get(duty.post or "", duty.post)) for duty in c.duties])
                    for c in (was, cell)
                )
                yield self.found(
                    Severity.PREFERENCE,
                    "cambiata",
                    officer=officer.id,
                    days=(day,),
                    values={"prima": str(was), "adesso": str(cell)},
                    tier=Tier.WISHES,
                    cost=weight if before != after else 0,
                )
