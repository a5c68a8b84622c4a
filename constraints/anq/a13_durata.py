"""ANQ Art. 13(6): how long a turn of reperibilità lasts, and what it must stay clear of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, ClassVar

from roster.calendar import elapsed_minutes
from roster.domain import DerogationKind, OnCall, Shift, Text, Tier
from roster.domain.known import Fact
from roster.rule import Citation, Finding, Rule, Severity, Subject

if TYPE_CHECKING:
    from roster.model import Alternative, Model, OnCallAlternative
    from roster.record import Record

_MINUTE = timedelta(minutes=1)


class DurataReperibilita(Rule):
    """A turn of reperibilità lasts ``ore`` hours, longer only where a derogation names its shift.

    An officer has one a date at most, never during his or her own duty with its journeys and handover. One that ends
    less than ``prima_della_notte`` before a night of the same officer is a preference not met.
    """

    id: ClassVar[str] = "ANQ-13.6"
    title: ClassVar[Text] = Text(
        it="La reperibilità dura quanto un turno ordinario e non si sovrappone al proprio servizio",
        en="An on-call turn lasts as an ordinary shift and does not overlap one's own duty",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="ANQ",
            article="13, c. 6",
            text="La durata del turno di reperibilità è pari a quella di un turno ordinario di servizio giornaliero.",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "durata": Text(
            it="{officer}: la reperibilità {shift} del {day} dura {durata} ore; un turno ordinario ne dura {ore}",
            en="{officer}: on-call turn {shift} of {day} lasts {durata} hours; an ordinary shift lasts {ore}",
        ),
        "turno_ignoto": Text(
            it="{officer}: la reperibilità del {day} ha un turno, {shift}, che non è nella tabella",
            en="{officer}: the on-call turn of {day} has a shift, {shift}, that is not in the table",
        ),
        "sovrapposta": Text(
            it="{officer}: la reperibilità {shift} del {day} si sovrappone al proprio turno {turno} del {giorno}",
            en="{officer}: on-call turn {shift} of {day} overlaps the officer's own shift {turno} of {giorno}",
        ),
        "doppia": Text(
            it="{officer}: {amount} turni di reperibilità il {day}; ne è ammesso uno",
            en="{officer}: {amount} on-call turns on {day}; one is allowed",
        ),
        "notte_vicina": Text(
            it="{officer}: la reperibilità {shift} del {day} finisce {intervallo} ore prima della notte del {giorno}",
            en="{officer}: on-call turn {shift} of {day} ends {intervallo} hours before the night of {giorno}",
        ),
    }
    measures: ClassVar[dict[str, tuple[str, str]]] = {"durata": ("durata", "ore")}
    subject: ClassVar[Subject] = Subject.ON_CALL
    setting: ClassVar[str] = "Q4"
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.TABELLA, Fact.ACCORDO, Fact.REPERIBILITA})
    looks_at: ClassVar[frozenset[Fact]] = frozenset({Fact.POSTI, Fact.STORICO})

    ore: int = 6
    prima_della_notte: timedelta = timedelta(hours=8)

    def encode(self, m: Model) -> None:
        """Forbid turns of the wrong length; a turn excludes the duties it overlaps, and is charged before a night."""
        table, weight = m.instance.shift, m.instance.profile.weights.preferenze
        for turn in m.on_call:
            shift = table[turn.shift]
            if not self._ordinary(m, turn, shift):
                m.forbid(turn)
                continue
            start, end = shift.starts_at(turn.day), shift.ends_at(turn.day)
            near: list[list[Alternative]] = []
            for offset in (-1, 0, 1):
                duties = m.duties(turn.officer, turn.day + timedelta(days=offset))
                during = [a for a in duties if any(s.real_start < end and start < s.real_end for s in a.stints)]
                if during:
                    m.at_most_one([turn, *during])
                near.append([a for a in duties if a not in during and self._soon(end, a)])
            if any(near):
                charged = m.new_bool()
                for nights in near:
                    m.add(charged - m.total([turn, *nights]) >= -1)
                m.penalise(Tier.WISHES, charged, weight)

    def _ordinary(self, m: Model, turn: OnCallAlternative, shift: Shift) -> bool:
        longer, profile = shift.minutes > self.ore * 60, m.instance.profile
        kind = DerogationKind.TURNO_OLTRE_6_ORE
        named = longer and profile.derogation(kind, turn.day, shift=turn.shift) is not None
        return shift.minutes == self.ore * 60 or named

    def _soon(self, end: datetime, duty: Alternative) -> bool:
        least = self.prima_della_notte / _MINUTE
        starts = [stint.real_start for stint in duty.stints if stint.is_night]
        return any(end <= start and elapsed_minutes(end, start) < least for start in starts)

    def audit(self, record: Record) -> Iterator[Finding]:
        """Read the length of each turn, then the officer's own stints around it."""
        for (officer, day), turns in sorted(Counter((turn.officer, turn.day) for turn in record.on_call).items()):
            if turns > 1:
                yield self.found(Severity.HARD, "doppia", officer=officer, days=(day,), amount=turns)
        for turn in dict.fromkeys(record.on_call):
            shift = record.instance.shift.get(turn.shift)
            where = {"officer": turn.officer, "days": (turn.day,), "shift": turn.shift}
            if shift is None:
                yield self.found(Severity.HARD, "turno_ignoto", **where)
                continue
            longer = shift.minutes > self.ore * 60
            if shift.minutes != self.ore * 60 and not (longer and _derogated(record, turn)):
                values = {"durata": shift.minutes / 60, "ore": self.ore}
                yield self.found(Severity.HARD, "durata", values=values, **where)
            yield from self._around(record, turn, shift)

    def _around(self, record: Record, turn: OnCall, shift: Shift) -> Iterator[Finding]:
        where = {"officer": turn.officer, "shift": turn.shift}
        start, end = shift.starts_at(turn.day), shift.ends_at(turn.day)
        own = [stint for stint in record.stints(turn.officer) if stint.real_end > start]
        for stint in own:
            if stint.real_start < end:
                values = {"turno": stint.shift.hours_label(), "giorno": stint.day}
                days = (turn.day, stint.day) if stint.day != turn.day else (turn.day,)
                yield self.found(Severity.HARD, "sovrapposta", days=days, values=values, **where)
        nights = [s for s in own if s.is_night and s.real_start >= end]
        if nights:
            gap = elapsed_minutes(end, nights[0].real_start)
            if gap * _MINUTE < self.prima_della_notte:
                values = {"intervallo": gap / 60, "giorno": nights[0].day}
                cost = record.instance.profile.weights.preferenze
                priced = {"values": values, "tier": Tier.WISHES, "cost": cost}
                yield self.found(Severity.PREFERENCE, "notte_vicina", days=(turn.day, nights[0].day), **priced, **where)


def _derogated(record: Record, turn: OnCall) -> bool:
    return any(
        derogation.allows(DerogationKind.TURNO_OLTRE_6_ORE, turn.day, turn.shift)
        for derogation in record.instance.profile.derogations
    )
