"""ANQ Art. 9(16), second sentence: after a night preferably the weekly rest."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

from roster.domain import DayCode, ShiftClass, Text, Tier
from roster.domain.rest import gives_weekly_rest
from roster.rule import Citation, Finding, Rule, Severity, Status

if TYPE_CHECKING:
    from roster.domain import Stint
    from roster.model import Alternative, Model
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

    def encode(self, m: Model) -> None:
        """Charge a night that neither another night nor, on the day free of it, a rest or absence follows."""
        weight = m.instance.profile.weights.preferenze
        for officer in m.officers if weight else ():
            for day in (m.instance.previous_day - _ONE_DAY, m.instance.previous_day, *m.instance.days):
                nights = m.of_class(officer.id, day, ShiftClass.NOT)
                next_day = m.alternatives(officer.id, day + _ONE_DAY)
                again = m.of_class(officer.id, day + _ONE_DAY, ShiftClass.NOT)
                for length in (1, 2):
                    ending = [a for a in nights if self._days_taken(a) == length]
                    rest_day = day + length * _ONE_DAY
                    if ending and next_day and rest_day >= m.instance.days[0]:
                        self._charge(m, ending, again, m.alternatives(officer.id, rest_day), weight)

    def _charge(
        self,
        m: Model,
        nights: list[Alternative],
        again: tuple[Alternative, ...],
        rest_day: tuple[Alternative, ...],
        weight: int,
    ) -> None:
        rests = [a for a in rest_day if gives_weekly_rest(m.instance, a.day, a.code) or a.code.is_absence]
        if not rest_day or any(a.literal is m.true for a in (*rests, *again)):
            return
        missing = m.new_bool()
        m.add(m.total(nights) - m.total((*again, *rests)) <= missing)
        m.penalise(Tier.WISHES, missing, weight)

    def _days_taken(self, night: Alternative) -> int:
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
