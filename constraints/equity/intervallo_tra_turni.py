"""Good practice P-2: eleven hours between two duties."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

from roster.calendar import elapsed_minutes
from roster.domain import Text, Tier
from roster.rule import Citation, Finding, Rule, Severity, Status

if TYPE_CHECKING:
    from roster.model import Alternative, Model
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
    status: ClassVar[Status] = Status.PREFERENCE

    ore: int = 11
    ore_avviso: int = 8

    def encode(self, m: Model) -> None:
        """Charge each short interval: one count from 0 to 2 per pair of dates, in one clique per group of starts."""
        weight = m.instance.profile.weights.preferenze
        for officer in m.officers if weight else ():
            before = m.duties(officer.id, m.instance.previous_day)
            for day in m.instance.days:
                today = m.duties(officer.id, day)
                if today and before:
                    self._charge(m, before, today, weight)
                before = today

    def _charge(self, m: Model, before: tuple[Alternative, ...], today: tuple[Alternative, ...], weight: int) -> None:
        ends: defaultdict[datetime, list[Alternative]] = defaultdict(list)
        starts: defaultdict[datetime, list[Alternative]] = defaultdict(list)
        for a in before:
            ends[max(stint.real_end for stint in a.stints)].append(a)
        for a in today:
            starts[min(stint.real_start for stint in a.stints)].append(a)
        cliques = [
            (cost, [a for moment in late for a in ends[moment]] + [a for moment in early for a in starts[moment]])
            for cost, hours in ((1, self.ore), (2, self.ore_avviso))
            for late, early in _too_close(tuple(sorted(ends)), tuple(sorted(starts)), hours * 60)
        ]
        if not cliques:
            return
        most = max(cost for cost, _ in cliques)
        if all(a.literal is m.true for _, clique in cliques for a in clique):
            m.penalise(Tier.WISHES, most, weight)
            return
        short = m.new_count(most)
        for cost, clique in cliques:
            m.add(cost * m.total(clique) - short <= cost)
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


@lru_cache(maxsize=4096)
def _too_close(
    ends: tuple[datetime, ...], starts: tuple[datetime, ...], minutes: int
) -> tuple[tuple[tuple[datetime, ...], tuple[datetime, ...]], ...]:
    """Return the largest groups of ends and starts, both sorted, any of which are less than ``minutes`` apart."""
    groups: dict[tuple[datetime, ...], tuple[datetime, ...]] = {}
    for n, start in enumerate(starts, 1):
        late = tuple(end for end in ends if elapsed_minutes(end, start) < minutes)
        if late:
            groups[late] = starts[:n]
    return tuple(groups.items())
