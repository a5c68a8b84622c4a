"""ANQ Art. 9(1)(b): less and less overtime is planned."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from roster.domain import Text
from roster.domain.known import Fact
from roster.domain.overtime import planned_minutes
from roster.rule import Citation, Finding, Rule, Severity, Status

if TYPE_CHECKING:
    from roster.model import Model
    from roster.record import Record


class RiduzioneDelloStraordinario(Rule):
    """The overtime planned in the month per head is not more than the average per head and month of the past.

    The past are the hours and months of the counters of who is in force. Shown when it grows, and when overtime is
    planned and no past is known to measure it by.
    """

    id: ClassVar[str] = "ANQ-9.1b"
    title: ClassVar[Text] = Text(
        it="Il ricorso allo straordinario programmato si riduce progressivamente",
        en="Planned overtime is progressively reduced",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="ANQ",
            article="9, c. 1, lett. b",
            text="riduzione progressiva del ricorso al lavoro straordinario;",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "cresce": Text(
            it="straordinario programmato: {ore} ore a persona nel mese, contro {media} di media nei mesi precedenti",
            en="planned overtime: {ore} hours per head in the month, against {media} on average in the months before",
        ),
        "senza_confronto": Text(
            it="straordinario programmato: {ore} ore a persona nel mese; i mesi precedenti non sono noti, "
            "non si può dire se il ricorso allo straordinario si riduce",
            en="planned overtime: {ore} hours per head in the month; the months before are not known, whether overtime "
            "is being reduced cannot be told",
        ),
    }
    measures: ClassVar[dict[str, tuple[str, str]]] = {"cresce": ("ore", "media")}
    status: ClassVar[Status] = Status.AUDITED
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.CONTATORI, Fact.STRAORDINARI})
    looks_at: ClassVar[frozenset[Fact]] = frozenset()

    def encode(self, m: Model) -> None:
        """State nothing: overtime is a fact of the input, the search never plans any."""

    def audit(self, record: Record) -> Iterator[Finding]:
        """Compare the hours per head of the month with those of the counters."""
        planned, heads = planned_minutes(record.instance), len(record.officers)
        if not planned:
            return
        rows = [row for o in record.officers if (row := record.instance.counters.get(o.id)) is not None]
        hours, months = sum(row.planned_overtime for row in rows), sum(row.months for row in rows)
        now = planned / 60 / heads
        if not months:
            yield self.found(Severity.REPORT, "senza_confronto", values={"ore": now})
        elif planned * months > 60 * hours * heads:
            values = {"ore": now, "media": hours / months}
            yield self.found(Severity.REPORT, "cresce", values=values)
