"""Good practice on runs: P-3 two nights in a row at most, P-5 six days of service in a row at most."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count
from typing import TYPE_CHECKING, ClassVar

from roster.domain import ShiftClass, Text, Tier
from roster.rule import Citation, Finding, Rule, Severity, Status

if TYPE_CHECKING:
    from roster.model import Model
    from roster.record import Record

_ONE_DAY = timedelta(days=1)


class NottiDiFila(Rule):
    """Not more than ``massimo`` nights on dates in a row; each one more costs one."""

    id: ClassVar[str] = "P-3"
    title: ClassVar[Text] = Text(it="Non più di due notti di fila", en="Not more than two nights in a row")
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="prassi",
            article="P-3",
            text="Non si svolgono più di due notti di fila.",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "di_fila": Text(
            it="{officer}: {notti} notti di fila fino al {day}, oltre le {massimo}",
            en="{officer}: {notti} nights in a row until {day}, more than {massimo}",
        ),
    }
    status: ClassVar[Status] = Status.PREFERENCE

    massimo: int = 2

    def encode(self, m: Model) -> None:
        """Charge each run of dates one longer than allowed that is all nights."""
        weight = m.instance.profile.weights.preferenze
        for officer in m.officers if weight else ():
            for day in m.instance.days:
                dates = [day - n * _ONE_DAY for n in range(self.massimo + 1)]
                nights = [m.of_class(officer.id, date_, ShiftClass.NOT) for date_ in dates]
                if all(nights):
                    run = [a for night in nights for a in night]
                    m.penalise(Tier.WISHES, m.beyond(run, self.massimo, len(dates)), weight)

    def audit(self, record: Record) -> Iterator[Finding]:
        """Count the nights of each run that goes beyond the limit in the month."""
        weight = record.instance.profile.weights.preferenze
        for officer in record.officers if weight else ():
            nights = {stint.day for stint in record.stints(officer.id) if stint.is_night}
            for last in sorted(nights & record.instance.days_in_month):
                if last + _ONE_DAY in nights:
                    continue
                run = next(n for n in count() if last - n * _ONE_DAY not in nights)
                beyond = min(run - self.massimo, last.day)
                if beyond > 0:
                    yield self.found(
                        Severity.PREFERENCE,
                        "di_fila",
                        officer=officer.id,
                        days=tuple(last - n * _ONE_DAY for n in range(run)),
                        amount=beyond,
                        values={"notti": run, "massimo": self.massimo},
                        tier=Tier.WISHES,
                        cost=weight * beyond,
                    )


class GiorniDiFila(Rule):
    """Not more than ``massimo`` dates of service in a row, across the months; each one more costs one."""

    id: ClassVar[str] = "P-5"
    title: ClassVar[Text] = Text(
        it="Non più di sei giorni di servizio di fila", en="Not more than six days of service in a row"
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="prassi",
            article="P-5",
            text="Non si presta servizio per più di sei giorni di fila, anche a cavallo di due mesi.",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "di_fila": Text(
            it="{officer}: {giorni} giorni di servizio di fila fino al {day}, oltre i {massimo}",
            en="{officer}: {giorni} days of service in a row until {day}, more than {massimo}",
        ),
    }
    status: ClassVar[Status] = Status.PREFERENCE

    massimo: int = 6

    def encode(self, m: Model) -> None:
        """Charge each run of dates one longer than allowed without a free day; only the free choices enter."""
        weight = m.instance.profile.weights.preferenze
        for officer in m.officers if weight else ():
            for day in m.instance.days:
                dates = [day - n * _ONE_DAY for n in range(self.massimo + 1)]
                if not all(m.alternatives(officer.id, date_) for date_ in dates):
                    continue
                free = [a for date_ in dates for a in m.alternatives(officer.id, date_) if not a.code.is_service]
                if any(a.literal is m.true for a in free):
                    continue
                none_free = m.new_bool()
                m.add(m.total(free) + none_free >= 1)
                m.penalise(Tier.WISHES, none_free, weight)

    def audit(self, record: Record) -> Iterator[Finding]:
        """Count the dates by which each run of service goes beyond the limit in the month."""
        weight = record.instance.profile.weights.preferenze
        for officer in record.officers if weight else ():
            run = self._run_before(record, officer.id)
            beyond = 0
            for day in record.days:
                run = run + 1 if self._serves(record, officer.id, day) else 0
                beyond = beyond + 1 if run > self.massimo else 0
                ends = day == record.days[-1] or not self._serves(record, officer.id, day + _ONE_DAY)
                if beyond and ends:
                    yield self._finding(officer.id, day, run, beyond, weight)

    def _run_before(self, record: Record, officer: str) -> int:
        day, run = record.instance.previous_day, 0
        while self._serves(record, officer, day - run * _ONE_DAY):
            run += 1
        return run

    def _serves(self, record: Record, officer: str, day: date) -> bool:
        cell = record.cell(officer, day)
        return cell is not None and cell.code.is_service

    def _finding(self, officer: str, last: date, run: int, beyond: int, weight: int) -> Finding:
        return self.found(
            Severity.PREFERENCE,
            "di_fila",
            officer=officer,
            days=tuple(last - n * _ONE_DAY for n in range(run)),
            amount=beyond,
            values={"giorni": run, "massimo": self.massimo},
            tier=Tier.WISHES,
            cost=weight * beyond,
        )
