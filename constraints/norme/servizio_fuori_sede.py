"""d.P.R. 39/2018 art. 10(3): twelve hours after service out of seat that runs deep into the night."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from roster.calendar import elapsed_minutes
from roster.domain import Text
from roster.domain.known import Fact
from roster.rule import Citation, Finding, Rule, Severity

if TYPE_CHECKING:
    from roster.domain import Extra, Stint
    from roster.model import Choice, Model, Offer
    from roster.record import Record

_ONE_DAY = timedelta(days=1)


class _Service(NamedTuple):
    """Service out of seat, from the departure to the return; ``day`` is its service day."""

    start: datetime
    end: datetime
    day: date


class DodiciOreDopoIlFuoriSede(Rule):
    """After service out of seat that ends ``ore_oltre_mezzanotte`` hours after midnight or later, ``ore_minime`` pass.

    Out of seat are escorts, journeys included, and the lines of work marked so. The midnight is the first after the
    departure: an end at 02:59 gives no right, nor does service that begins after midnight. What must wait is any duty
    that begins after the departure, by its real start.
    """

    id: ClassVar[str] = "DPR39-10.3"
    title: ClassVar[Text] = Text(
        it="Dodici ore di intervallo dopo il servizio fuori sede protratto di tre ore oltre la mezzanotte",
        en="Twelve hours after service out of seat that runs three hours past midnight",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="d.P.R. 39/2018",
            article="27, c. 3 (forze di polizia militari; gemello dell'art. 10)",
            text="Il personale inviato in missione, qualora il servizio si protragga oltre le ore 24:00 per almeno tre "
            "ore, ha diritto ad un intervallo per il recupero psico-fisico non inferiore alle dodici ore.",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "breve": Text(
            it="{officer}: rientrato dal fuori sede alle {fine} del {giorno}, ha il turno {shift} del {day} dopo {ore} "
            "ore; ne servono almeno {minime}",
            en="{officer}: back from service out of seat at {fine} of {giorno}, has shift {shift} of {day} after {ore} "
            "hours; at least {minime} are due",
        ),
    }
    measures: ClassVar[dict[str, tuple[str, str]]] = {"breve": ("ore", "minime")}
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.TABELLA, Fact.POSTI})
    looks_at: ClassVar[frozenset[Fact]] = frozenset({Fact.STORICO, Fact.STRAORDINARI})

    ore_oltre_mezzanotte: int = 3
    ore_minime: int = 12

    def encode(self, m: Model) -> None:
        """Forbid the duties too near after work out of seat; exclude them with the escorts that end too late."""
        escorts = any(post.escort for post in m.instance.seat.posts)
        for officer in m.officers:
            for extra in m.instance.extras_of(officer.id):
                if extra.away and self._entitles(extra.start, extra.end):
                    for n in range(3):
                        duties = m.duties(officer.id, extra.day + n * _ONE_DAY)
                        m.forbid(*(a for a in duties if self._is_near(a.stints, extra.start, extra.end)))
            for day in m.instance.days if escorts else ():
                self._after_escorts(m, officer.id, day)

    def _after_escorts(self, m: Model, officer: str, day: date) -> None:
        """State one clique for each return late enough to bear on the duties of ``day``."""
        inside, cliques = m.once(self._too_near, *(m.offer(officer, day - n * _ONE_DAY) for n in range(3)))
        m.forbid(*m.given(officer, inside))
        for clique in cliques:
            m.at_most_one(m.given(officer, clique))

    def _too_near(self, today: Offer, before: Offer, two_before: Offer) -> tuple[list[Choice], list[list[Choice]]]:
        """Return the cells too near in themselves, and the groups of late escorts and duties too near after them."""
        inside = [choice for choice in today.duties if len(choice.stints) > 1 and self._too_close_inside(choice)]
        cliques = []
        for earlier in (before, two_before):
            late = [(s, choice) for choice in earlier.duties for s in choice.stints if self._by_escort(s)]
            for end in sorted({s.real_end for s, _ in late}):
                soon = [c for c in today.duties if any(self._is_soon(end, s.real_start) for s in c.stints)]
                if soon:
                    cliques.append([*soon, *dict.fromkeys(choice for s, choice in late if s.real_end >= end)])
        return inside, cliques

    def _entitles(self, start: datetime, end: datetime) -> bool:
        midnight = datetime.combine(start.date(), time()) + _ONE_DAY
        return end >= midnight + timedelta(hours=self.ore_oltre_mezzanotte)

    def _by_escort(self, stint: Stint) -> bool:
        return stint.post is not None and stint.post.escort and self._entitles(stint.real_start, stint.real_end)

    def _is_soon(self, end: datetime, start: datetime) -> bool:
        return elapsed_minutes(end, start) < self.ore_minime * 60

    def _is_near(self, stints: Iterable[Stint], start: datetime, end: datetime) -> bool:
        return any(s.real_start > start and self._is_soon(end, s.real_start) for s in stints)

    def _too_close_inside(self, cell: Choice) -> bool:
        return any(self._is_near(cell.stints, s.real_start, s.real_end) for s in cell.stints if self._by_escort(s))

    def audit(self, record: Record) -> Iterator[Finding]:
        """Measure from each late return to the duties that begin after it left."""
        for officer in record.officers:
            stints = record.stints(officer.id)
            services = [service for s in stints if (service := self._escort(s)) is not None]
            services += [
                service for e in record.instance.extras_of(officer.id) if (service := self._away(e)) is not None
            ]
            for service in sorted(services):
                for stint in stints:
                    if stint.day in record.instance.days_in_month and stint.real_start > service.start:
                        yield from self._short(officer.id, service, stint)

    def _escort(self, stint: Stint) -> _Service | None:
        if stint.post is None or not stint.post.escort:
            return None
        return self._long(_Service(stint.real_start, stint.real_end, stint.day))

    def _away(self, extra: Extra) -> _Service | None:
        return self._long(_Service(extra.start, extra.end, extra.day)) if extra.away else None

    def _long(self, service: _Service) -> _Service | None:
        """Return the service when it ends late enough, by the clock."""
        past = service.end - datetime.combine(service.start + _ONE_DAY, time())
        return service if past >= timedelta(hours=self.ore_oltre_mezzanotte) else None

    def _short(self, officer: str, service: _Service, stint: Stint) -> Iterator[Finding]:
        gap = elapsed_minutes(service.end, stint.real_start)
        if gap >= self.ore_minime * 60:
            return
        yield self.found(
            Severity.HARD,
            "breve",
            officer=officer,
            days=tuple(dict.fromkeys((stint.day, service.day))),
            shift=stint.shift.code,
            post=stint.post.code if stint.post else None,
            amount=self.ore_minime * 60 - gap,
            values={
                "fine": f"{service.end:%H:%M}",
                "giorno": service.end.date(),
                "ore": max(0, gap) / 60,
                "minime": self.ore_minime,
            },
        )
