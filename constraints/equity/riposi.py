"""Good practice on rests: P-1 a weekly rest is not squeezed, P-2 eleven hours between two duties."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, ClassVar

from roster.calendar import elapsed_minutes
from roster.domain import DayCode, ShiftClass, Text, Tier
from roster.rule import Citation, Finding, Rule, Severity, Status

if TYPE_CHECKING:
    from roster.model import Alternative, Model
    from roster.record import Record

_ONE_DAY = timedelta(days=1)
_CHECKED = date(2026, 11, 22)


class RiposoNonCompresso(Rule):
    """No evening shift on the day before a weekly rest, no night that starts before ``ora_alba`` on the day after.

    Either squeezes the rest; each costs ``forza`` times the weight of preferences.
    """

    id: ClassVar[str] = "P-1"
    title: ClassVar[Text] = Text(
        it="Né serale prima né notte dopo il riposo settimanale",
        en="Neither an evening before nor a night after the weekly rest",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="prassi",
            article="P-1",
            text="Il riposo settimanale non segue un turno serale e non precede una notte che inizia alle ore 00.",
            checked_on=_CHECKED,
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "serale_prima": Text(
            it="{officer}: il riposo del {riposo} segue il turno serale {turno} del {day}",
            en="{officer}: the rest of {riposo} follows evening shift {turno} of {day}",
        ),
        "notte_dopo": Text(
            it="{officer}: al riposo del {riposo} segue la notte {turno} del {day}",
            en="{officer}: the rest of {riposo} is followed by night {turno} of {day}",
        ),
    }
    status: ClassVar[Status] = Status.PREFERENCE

    ora_alba: int = 6
    forza: int = 3

    def encode(self, m: Model) -> None:
        """Charge the two neighbours of each rest together: one count from 0 to 2 per date."""
        weight = self.forza * m.instance.profile.weights.preferenze
        for officer in m.officers if weight else ():
            for day in (m.instance.previous_day, *m.instance.days):
                rests = m.with_code(officer.id, day, DayCode.RS)
                near = list(m.of_class(officer.id, day - _ONE_DAY, ShiftClass.SER) if day >= m.instance.days[0] else ())
                near += [a for a in m.of_class(officer.id, day + _ONE_DAY, ShiftClass.NOT) if self._adjacent(a)]
                if rests and near:
                    m.penalise(Tier.WISHES, m.beyond((*near, *rests, *rests), 2, 4), weight)

    def _adjacent(self, night: Alternative) -> bool:
        return any(s.is_night and s.shift.start_minute < self.ora_alba * 60 for s in night.stints)

    def audit(self, record: Record) -> Iterator[Finding]:
        """Read each evening and night of the month, and the evening of the day before the 1st."""
        for officer in record.officers if record.instance.profile.weights.preferenze else ():
            for day in (record.instance.previous_day, *record.days):
                stints = record.stints_on(officer.id, day)
                evening = next((stint for stint in stints if stint.is_evening), None)
                early = (s for s in stints if s.is_night and s.shift.start_minute < self.ora_alba * 60)
                night = next(early, None)
                after, before = day + _ONE_DAY, day - _ONE_DAY
                if evening and after <= record.days[-1] and self._rests(record, officer.id, after):
                    yield self._finding(record, officer.id, "serale_prima", day, after, evening.shift.hours_label())
                if night and day >= record.days[0] and self._rests(record, officer.id, before):
                    yield self._finding(record, officer.id, "notte_dopo", day, before, night.shift.hours_label())

    def _rests(self, record: Record, officer: str, day: date) -> bool:
        cell = record.cell(officer, day)
        return cell is not None and cell.code is DayCode.RS

    def _finding(self, record: Record, officer: str, says: str, day: date, rest: date, shift: str) -> Finding:
        return self.found(
            Severity.PREFERENCE,
            says,
            officer=officer,
            days=(day, rest),
            values={"riposo": rest, "turno": shift},
            tier=Tier.WISHES,
            cost=self.forza * record.instance.profile.weights.preferenze,
        )


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
            checked_on=_CHECKED,
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
                        values={"prima": day - _ONE_DAY, "intervallo": f"{gap / 60:.3g}", "minimo": self.ore},
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
