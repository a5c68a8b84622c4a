"""Good practice P-2: eleven hours between two duties."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, ClassVar

from roster.calendar import elapsed_minutes
from roster.domain import Text, Tier
from roster.domain.known import Fact
from roster.rule import Citation, Finding, Rule, Severity, Status

if TYPE_CHECKING:
    from roster.model import Choice, Model, Offer
    from roster.record import Record

_ONE_DAY = timedelta(days=1)


class UndiciOreTraTurni(Rule):
    """At least ``ore`` hours between the duties of two dates in a row; under ``ore_avviso`` the cost is double.

    Ends and starts are real: handover and journeys count.
    """

    id: ClassVar[str] = "P-2"
    title: ClassVar[Text] = Text(it="Undici ore tra un turno e il successivo", en="Eleven hours between two duties")
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="prassi",
            article="P-2",
            text="Tra la fine di un turno e l'inizio del successivo passano almeno undici ore.",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "breve": Text(
            it="{officer}: tra il turno del {prima} e quello del {day} passano {intervallo} ore, meno di {minimo}",
            en="{officer}: from the duty of {prima} to that of {day} pass {intervallo} hours, fewer than {minimo}",
        ),
    }
    measures: ClassVar[dict[str, tuple[str, str]]] = {"breve": ("intervallo", "minimo")}
    status: ClassVar[Status] = Status.PREFERENCE
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.TABELLA})
    looks_at: ClassVar[frozenset[Fact]] = frozenset({Fact.POSTI, Fact.STORICO})

    ore: int = 11
    ore_avviso: int = 8

    def encode(self, m: Model) -> None:
        """Charge each short interval: one count from 0 to 2 per pair of dates, in one clique per group of starts."""
        weight = m.instance.profile.weights.preferenze
        for officer in m.officers if weight else ():
            before = m.offer(officer.id, m.instance.previous_day)
            for day in m.instance.days:
                today = m.offer(officer.id, day)
                cliques = m.once(self._cliques, before, today)
                if cliques:
                    self._charge(m, officer.id, cliques, weight)
                before = today

    def _cliques(self, before: Offer, today: Offer) -> list[tuple[int, list[Choice]]]:
        """Return the groups of duties any two of which, of the two dates, are too near, with what that costs."""
        ends: defaultdict[datetime, list[Choice]] = defaultdict(list)
        starts: defaultdict[datetime, list[Choice]] = defaultdict(list)
        for choice in before.duties:
            ends[max(stint.real_end for stint in choice.stints)].append(choice)
        for choice in today.duties:
            starts[min(stint.real_start for stint in choice.stints)].append(choice)
        return [
            (cost, [c for moment in late for c in ends[moment]] + [c for moment in early for c in starts[moment]])
            for cost, hours in ((1, self.ore), (2, self.ore_avviso))
            for late, early in _too_close(sorted(ends), sorted(starts), hours * 60)
        ]

    def _charge(self, m: Model, officer: str, cliques: list[tuple[int, list[Choice]]], weight: int) -> None:
        most = max(cost for cost, _ in cliques)
        if all(choice.decided for _, clique in cliques for choice in clique):
            m.penalise(Tier.WISHES, most, weight)
            return
        short = m.new_count(most)
        for cost, clique in cliques:
            m.count_beyond(m.given(officer, clique), 1, short, each=cost)
        m.penalise(Tier.WISHES, short, weight)

    def audit(self, record: Record) -> Iterator[Finding]:
        """Measure from the last end of a date to the first start of the next."""
        weight = record.instance.profile.weights.preferenze
        for officer in record.officers if weight else ():
            for day in record.days:
                today, before = record.stints_on(officer.id, day), record.stints_on(officer.id, day - _ONE_DAY)
                if not today or not before:
                    continue
                gap = elapsed_minutes(max(s.real_end for s in before), min(s.real_start for s in today))
                if gap < self.ore * 60:
                    very_short = gap < self.ore_avviso * 60
                    yield self.found(
                        Severity.REPORT if very_short else Severity.PREFERENCE,
                        "breve",
                        officer=officer.id,
                        days=(day, day - _ONE_DAY),
                        amount=self.ore * 60 - gap,
                        values={"prima": day - _ONE_DAY, "intervallo": gap / 60, "minimo": self.ore},
                        tier=Tier.WISHES,
                        cost=weight * (2 if very_short else 1),
                    )


def _too_close(
    ends: list[datetime], starts: list[datetime], minutes: int
) -> list[tuple[tuple[datetime, ...], list[datetime]]]:
    """Return the largest groups of ends and starts, both sorted, any of which are less than ``minutes`` apart."""
    groups: dict[tuple[datetime, ...], list[datetime]] = {}
    for n, start in enumerate(starts, 1):
        late = tuple(end for end in ends if elapsed_minutes(end, start) < minutes)
        if late:
            groups[late] = starts[:n]
    return list(groups.items())
