"""Good practice P-1: a weekly rest is not squeezed between an evening and a night."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from roster.domain import ShiftClass, Text, Tier
from roster.domain.known import Fact
from roster.domain.rest import gives_weekly_rest
from roster.rule import Citation, Finding, Rule, Severity, Status

if TYPE_CHECKING:
    from roster.domain import Instance
    from roster.model import Choice, Model, Offer
    from roster.record import Record

_ONE_DAY = timedelta(days=1)


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
            checked_on=date(2026, 11, 22),
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
    setting: ClassVar[str] = "Q4, Q12"
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.TABELLA, Fact.STATI})
    looks_at: ClassVar[frozenset[Fact]] = frozenset({Fact.LUOGO, Fact.STORICO})

    ora_alba: int = 6
    forza: int = 3

    def encode(self, m: Model) -> None:
        """Charge the two neighbours of each rest together: one count from 0 to 2 per date."""
        weight = self.forza * m.instance.profile.weights.preferenze
        beside = partial(self._beside, m.instance)
        for officer in m.officers if weight else ():
            for day in (m.instance.previous_day, *m.instance.days):
                dates = (day - _ONE_DAY, day, day + _ONE_DAY)
                rests, near = m.once(beside, *(m.offer(officer.id, date_) for date_ in dates))
                if rests and near:
                    together = m.given(officer.id, (*near, *rests, *rests))
                    m.penalise(Tier.WISHES, m.beyond(together, 2, 4), weight)

    def _beside(self, instance: Instance, before: Offer, day: Offer, after: Offer) -> tuple[list[Choice], list[Choice]]:
        """Return the rests of a date, and the duties on its two sides that squeeze them."""
        rests = [c for c in day.choices if gives_weekly_rest(instance, c.day, c.code)]
        near = list(before.of_class((ShiftClass.SER,)) if rests and rests[0].day >= instance.days[0] else ())
        near += [c for c in after.of_class((ShiftClass.NOT,)) if self._adjacent(c)]
        return rests, near

    def _adjacent(self, night: Choice) -> bool:
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
        return cell is not None and gives_weekly_rest(record.instance, day, cell.code)

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
