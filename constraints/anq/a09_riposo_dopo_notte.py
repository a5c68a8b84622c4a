"""ANQ Art. 9(16), second sentence: after a night preferably the weekly rest."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from roster.domain import DayCode, ShiftClass, Text, Tier
from roster.domain.known import Fact
from roster.domain.rest import gives_weekly_rest
from roster.rule import Citation, Finding, Rule, Severity, Status

if TYPE_CHECKING:
    from roster.domain import Instance, Stint
    from roster.model import Choice, Model, Offer
    from roster.record import Record

_ONE_DAY = timedelta(days=1)


class RiposoDopoLaNotte(Rule):
    """The weekly rest follows the last night of a run, on the first date without a minute of that night.

    A day of absence serves the person as well and costs nothing; any other status costs one.
    """

    id: ClassVar[str] = "ANQ-9.16b"
    title: ClassVar[Text] = Text(
        it="Dopo il servizio notturno, preferibilmente il riposo settimanale",
        en="After night service, preferably the weekly rest",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="ANQ",
            article="9, c. 16",
            text="Al servizio notturno deve preferibilmente seguire il riposo settimanale.",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "senza_riposo": Text(
            it="{officer}: dopo la notte {notte} del {giorno_notte} il {day} non è riposo settimanale",
            en="{officer}: after night {notte} of {giorno_notte}, {day} is not the weekly rest",
        ),
    }
    status: ClassVar[Status] = Status.PREFERENCE
    setting: ClassVar[str] = "Q4, Q12"
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.TABELLA, Fact.STATI})
    looks_at: ClassVar[frozenset[Fact]] = frozenset({Fact.LUOGO, Fact.POSTI, Fact.ASSENZE, Fact.STORICO})

    def encode(self, m: Model) -> None:
        """Charge a night that neither another night nor, on the day free of it, a rest or absence follows."""
        weight = m.instance.profile.weights.preferenze
        unrested = partial(self._unrested, m.instance)
        for officer in m.officers if weight else ():
            for day in (m.instance.previous_day - _ONE_DAY, m.instance.previous_day, *m.instance.days):
                dates = (day, day + _ONE_DAY, day + 2 * _ONE_DAY)
                for nights, after in m.once(unrested, *(m.offer(officer.id, date_) for date_ in dates)):
                    missing = m.new_bool()
                    m.add(m.total(m.given(officer.id, nights)) - m.total(m.given(officer.id, after)) <= missing)
                    m.penalise(Tier.WISHES, missing, weight)

    def _unrested(
        self, instance: Instance, day: Offer, next_day: Offer, after_next: Offer
    ) -> list[tuple[list[Choice], list[Choice]]]:
        """Return the nights of a date that end on one date, with what may lawfully follow, where that is open."""
        again = next_day.of_class((ShiftClass.NOT,))
        found = []
        for length, free in ((1, next_day), (2, after_next)):
            ending = [night for night in day.of_class((ShiftClass.NOT,)) if self._days_taken(night) == length]
            in_month = bool(free.choices) and free.choices[0].day >= instance.days[0]
            if ending and next_day.choices and in_month:
                rests = [c for c in free.choices if gives_weekly_rest(instance, c.day, c.code) or c.code.is_absence]
                if not any(choice.decided for choice in (*rests, *again)):
                    found.append((ending, [*again, *rests]))
        return found

    def _days_taken(self, night: Choice) -> int:
        return 2 if any(s.is_night and s.runs_into_next_day for s in night.stints) else 1

    def audit(self, record: Record) -> Iterator[Finding]:
        """Read each night that is the last of its run and the cell of the first date free of it."""
        weight = record.instance.profile.weights.preferenze
        for officer in record.officers if weight else ():
            nights = {stint.day: stint for stint in record.stints(officer.id) if stint.is_night}
            for day, night in nights.items():
                taken = 2 if night.runs_into_next_day else 1
                rest_day = day + taken * _ONE_DAY
                if rest_day < record.days[0] or day + _ONE_DAY in nights:
                    continue
                known = record.cell(officer.id, day + _ONE_DAY) is not None
                cell = record.cell(officer.id, rest_day)
                if known and cell is not None and not self._recovers(record, rest_day, cell.code):
                    yield self._finding(officer.id, night, rest_day, weight)

    def _recovers(self, record: Record, day: date, code: DayCode) -> bool:
        return gives_weekly_rest(record.instance, day, code) or code.is_absence

    def _finding(self, officer: str, night: Stint, rest_day: date, weight: int) -> Finding:
        return self.found(
            Severity.PREFERENCE,
            "senza_riposo",
            officer=officer,
            days=(rest_day, night.day),
            shift=night.shift.code,
            values={"notte": night.shift.hours_label(), "giorno_notte": night.day},
            tier=Tier.WISHES,
            cost=weight,
        )
