"""ANQ Art. 9(16), first sentence: the interval before a night."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from itertools import combinations
from typing import TYPE_CHECKING, ClassVar

from roster.calendar import elapsed_minutes
from roster.domain import Text
from roster.domain.known import Fact
from roster.rule import Citation, Finding, Rule, Severity

if TYPE_CHECKING:
    from roster.domain import Stint
    from roster.model import Choice, Model, Offer
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
    measures: ClassVar[dict[str, tuple[str, str]]] = {"breve": ("ore", "minime")}
    setting: ClassVar[str] = "Q4, Q16"
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.TABELLA})
    looks_at: ClassVar[frozenset[Fact]] = frozenset({Fact.POSTI, Fact.STORICO})

    ore_minime: int = 8

    def encode(self, m: Model) -> None:
        """Forbid each night together with every duty that ends too late for it, in one clique per starting time."""
        nominal = m.instance.profile.readings.q16_consegne == "nominale"
        too_near = partial(self._too_near, nominal)
        for officer in m.officers:
            for day in m.instance.days:
                dates = (day - timedelta(days=back) for back in range(3))
                inside, cliques = m.once(too_near, *(m.offer(officer.id, date_) for date_ in dates))
                m.forbid(*m.given(officer.id, inside))
                for clique in cliques:
                    m.at_most_one(m.given(officer.id, clique))

    def _too_near(
        self, nominal: bool, day: Offer, before: Offer, two_before: Offer
    ) -> tuple[list[Choice], list[list[Choice]]]:
        """Return the cells too near in themselves, and the groups of nights and earlier duties too near each other."""
        with_night = [c for c in day.duties if any(s.is_night for s in c.stints)]
        inside = [c for c in with_night if len(c.stints) > 1 and self._too_close_inside(nominal, c)]
        nights = [(min(s.start if nominal else s.real_start for s in c.stints if s.is_night), c) for c in with_night]
        earlier = [
            (max(s.end if nominal else s.real_end for s in c.stints), c) for c in (*before.duties, *two_before.duties)
        ]
        cliques = []
        for start in sorted({start for start, _ in nights}):
            late = [c for end, c in earlier if elapsed_minutes(end, start) < self.ore_minime * 60]
            if late:
                cliques.append([c for begins, c in nights if begins <= start] + late)
        return inside, cliques

    def _too_close_inside(self, nominal: bool, cell: Choice) -> bool:
        """Return whether two shifts of one cell leave too little before the second, a night."""
        pairs = combinations(sorted(cell.stints, key=lambda s: s.start), 2)
        spans = (
            (before.end, night.start) if nominal else (before.real_end, night.real_start)
            for before, night in pairs
            if night.is_night
        )
        return any(elapsed_minutes(end, start) < self.ore_minime * 60 for end, start in spans)

    def audit(self, record: Record) -> Iterator[Finding]:
        """Read each night and whichever of the earlier stints ended last."""
        nominal = record.instance.profile.readings.q16_consegne == "nominale"
        for officer in record.officers:
            last: Stint | None = None
            for stint in record.stints(officer.id):
                if stint.is_night and last is not None and stint.day in record.instance.days_in_month:
                    yield from self._short(officer.id, last, stint, nominal=nominal)
                last = stint if last is None else max(last, stint, key=lambda s: s.end if nominal else s.real_end)

    def _short(self, officer: str, before: Stint, night: Stint, *, nominal: bool) -> Iterator[Finding]:
        end, start = (before.end, night.start) if nominal else (before.real_end, night.real_start)
        gap = elapsed_minutes(end, start)
        if gap < self.ore_minime * 60:
            yield self.found(
                Severity.HARD,
                "breve",
                officer=officer,
                days=tuple(dict.fromkeys((night.day, before.day))),
                shift=night.shift.code,
                amount=self.ore_minime * 60 - gap,
                values={
                    "prima": before.shift.hours_label(),
                    "giorno_prima": before.day,
                    "notte": night.shift.hours_label(),
                    "ore": max(0, gap) / 60,
                    "minime": self.ore_minime,
                },
            )
