"""Good practice P-4: shifts rotate forward."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

from roster.domain import ShiftClass, Text, Tier
from roster.domain.known import Fact
from roster.rule import Citation, Finding, Rule, Severity, Status

if TYPE_CHECKING:
    from roster.model import Choice, Model, Offer
    from roster.record import Record

_ONE_DAY = timedelta(days=1)
_BY_DAY = (ShiftClass.MAT, ShiftClass.POM, ShiftClass.SER)


class RotazioneInAvanti(Rule):
    """From one duty day to the next the class does not go back: morning, afternoon, evening. Nights take no part."""

    id: ClassVar[str] = "P-4"
    title: ClassVar[Text] = Text(
        it="Rotazione in avanti: mattina, pomeriggio, sera", en="Forward rotation: morning, afternoon, evening"
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="prassi",
            article="P-4",
            text="I turni ruotano in avanti: dalla mattina al pomeriggio, dal pomeriggio alla sera.",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "indietro": Text(
            it="{officer}: dal turno {prima} del {giorno_prima} al turno {shift} del {day} la rotazione torna indietro",
            en="{officer}: from shift {prima} of {giorno_prima} to shift {shift} of {day} rotation goes back",
        ),
    }
    status: ClassVar[Status] = Status.PREFERENCE
    setting: ClassVar[str] = "Q4"
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.TABELLA})
    looks_at: ClassVar[frozenset[Fact]] = frozenset({Fact.STORICO})

    def encode(self, m: Model) -> None:
        """Charge a step back with one literal per pair of dates, in one clique per boundary between classes."""
        weight = m.instance.profile.weights.preferenze
        for officer in m.officers if weight else ():
            before = m.offer(officer.id, m.instance.previous_day)
            for day in m.instance.days:
                today = m.offer(officer.id, day)
                cliques = m.once(_steps_back, before, today)
                if cliques and all(choice.decided for clique in cliques for choice in clique):
                    m.penalise(Tier.WISHES, 1, weight)
                elif cliques:
                    back = m.new_bool()
                    for clique in cliques:
                        m.count_beyond(m.given(officer.id, clique), 1, back)
                    m.penalise(Tier.WISHES, back, weight)
                before = today

    def audit(self, record: Record) -> Iterator[Finding]:
        """Compare the latest class of a date with the earliest of the next."""
        weight = record.instance.profile.weights.preferenze
        rank = {shift_class: n for n, shift_class in enumerate(_BY_DAY)}
        for officer in record.officers if weight else ():
            for day in record.days:
                before = [s for s in record.stints_on(officer.id, day - _ONE_DAY) if s.shift_class in rank]
                after = [s for s in record.stints_on(officer.id, day) if s.shift_class in rank]
                if not before or not after:
                    continue
                latest = max(before, key=lambda s: rank[s.shift_class])
                earliest = min(after, key=lambda s: rank[s.shift_class])
                if rank[earliest.shift_class] < rank[latest.shift_class]:
                    yield self.found(
                        Severity.PREFERENCE,
                        "indietro",
                        officer=officer.id,
                        days=(day, day - _ONE_DAY),
                        shift=earliest.shift.code,
                        values={"prima": latest.shift.code, "giorno_prima": day - _ONE_DAY},
                        tier=Tier.WISHES,
                        cost=weight,
                    )


def _steps_back(before: Offer, today: Offer) -> list[tuple[Choice, ...]]:
    """Return the groups of duties of two dates any two of which, one of each, go back."""
    pairs = ((before.of_class(_BY_DAY[n:]), today.of_class(_BY_DAY[:n])) for n in range(1, len(_BY_DAY)))
    return [(*later, *earlier) for later, earlier in pairs if later and earlier]
