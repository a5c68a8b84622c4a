"""ANQ Art. 9(16), first sentence: the interval before a night."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, ClassVar

from roster.calendar import elapsed_minutes
from roster.domain import Text
from roster.rule import Citation, Finding, Rule, Severity

if TYPE_CHECKING:
    from roster.model import Alternative, Model
    from roster.record import Record


class IntervalloPrimaDellaNotte(Rule):
    """Between the end of any earlier shift and the start of a night pass at least ``ore_minime`` hours.

    Ends and starts are the real ones, travel and handover included, unless reading Q16 is ``nominale``.
    """

    id: ClassVar[str] = "ANQ-9.16a"
    title: ClassVar[Text] = Text(
        it="Almeno otto ore tra la fine di un turno e l'inizio di un turno notturno",
        en="At least eight hours between the end of any shift and the start of a night",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="ANQ",
            article="9, c. 16",
            text="Il turno notturno deve essere effettuato, rispetto ad altri turni precedenti, con un "
            "intervallo tassativo di almeno otto ore.",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "breve": Text(
            it="{officer}: tra il turno {prima} del {giorno_prima} e la notte {notte} del {day} passano {ore} ore; "
            "ne servono almeno {minime}",
            en="{officer}: from shift {prima} of {giorno_prima} to night {notte} of {day} pass {ore} hours; "
            "at least {minime} are due",
        ),
    }
    setting: ClassVar[str] = "Q16"

    ore_minime: int = 8

    def encode(self, m: Model) -> None:
        """Forbid each night together with every duty that ends too late for it, in one clique per starting time."""
        for officer in m.officers:
            for day in m.instance.days:
                nights = [
                    (self._starts(m, a), a) for a in m.duties(officer.id, day) if any(s.is_night for s in a.stints)
                ]
                earlier = [a for back in (1, 2) for a in m.duties(officer.id, day - timedelta(days=back))]
                for start in sorted({start for start, _ in nights}):
                    late = [a for a in earlier if elapsed_minutes(self._ends(m, a), start) < self.ore_minime * 60]
                    if late:
                        m.at_most_one([a for begins, a in nights if begins <= start] + late)

    def _starts(self, m: Model, night: Alternative) -> datetime:
        nominal = m.instance.profile.readings.q16_consegne == "nominale"
        return min(s.start if nominal else s.real_start for s in night.stints if s.is_night)

    def _ends(self, m: Model, duty: Alternative) -> datetime:
        nominal = m.instance.profile.readings.q16_consegne == "nominale"
        return max(s.end if nominal else s.real_end for s in duty.stints)

    def audit(self, record: Record) -> Iterator[Finding]:
        """Read consecutive stints: a night too close to the one before it."""
        nominal = record.instance.profile.readings.q16_consegne == "nominale"
        for officer in record.officers:
            for before, night in pairwise(record.stints(officer.id)):
                if not night.is_night or night.day not in record.instance.days_in_month:
                    continue
                gap = (
                    elapsed_minutes(before.end, night.start)
                    if nominal
                    else elapsed_minutes(before.real_end, night.real_start)
                )
                if gap < self.ore_minime * 60:
                    yield self.found(
                        Severity.HARD,
                        "breve",
                        officer=officer.id,
                        days=(night.day, before.day),
                        shift=night.shift.code,
                        amount=self.ore_minime * 60 - gap,
                        values={
                            "prima": before.shift.hours_label(),
                            "giorno_prima": before.day,
                            "notte": night.shift.hours_label(),
                            "ore": f"{gap / 60:g}",
                            "minime": self.ore_minime,
                        },
                    )
