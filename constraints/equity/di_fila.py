"""Good practice on runs: P-3 two nights in a row at most, P-5 six days of service in a row at most."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import count
from typing import TYPE_CHECKING, ClassVar

from roster.calendar import between
from roster.domain import ShiftClass, Text, Tier
from roster.domain.known import Fact
from roster.rule import Citation, Finding, Rule, Severity, Status

if TYPE_CHECKING:
    from roster.domain import Instance
    from roster.model import Alternative, Choice, Model, Offer
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
    measures: ClassVar[dict[str, tuple[str, str]]] = {"di_fila": ("notti", "massimo")}
    status: ClassVar[Status] = Status.PREFERENCE
    setting: ClassVar[str] = "Q4"
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.TABELLA})
    looks_at: ClassVar[frozenset[Fact]] = frozenset({Fact.STORICO})

    massimo: int = 2

    def encode(self, m: Model) -> None:
        """Charge each run of dates one longer than allowed that is all nights."""
        weight = m.instance.profile.weights.preferenze
        for officer in m.officers if weight else ():
            dates = _and_before(m.instance, self.massimo)
            nights = {day: m.of_class(officer.id, day, ShiftClass.NOT) for day in dates}
            for last in range(self.massimo, len(dates)):
                found = [nights[day] for day in reversed(dates[last - self.massimo : last + 1])]
                if all(found):
                    run = [a for night in found for a in night]
                    m.penalise(Tier.WISHES, m.beyond(run, self.massimo, len(found)), weight)

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
    measures: ClassVar[dict[str, tuple[str, str]]] = {"di_fila": ("giorni", "massimo")}
    status: ClassVar[Status] = Status.PREFERENCE
    needs: ClassVar[frozenset[Fact]] = frozenset()
    looks_at: ClassVar[frozenset[Fact]] = frozenset({Fact.STATI, Fact.ASSENZE, Fact.STORICO})

    massimo: int = 6

    def encode(self, m: Model) -> None:
        """Charge each run of dates one longer than allowed without a free day; only the free choices enter."""
        weight = m.instance.profile.weights.preferenze
        for officer in m.officers if weight else ():
            dates = _and_before(m.instance, self.massimo)
            free = {day: _free_unless_decided(m, officer.id, day) for day in dates}
            for last in range(self.massimo, len(dates)):
                found = [free[day] for day in reversed(dates[last - self.massimo : last + 1])]
                if None not in found:
                    none_free = m.new_bool()
                    m.add(m.total(a for day in found for a in day or ()) + none_free >= 1)
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


def _and_before(instance: Instance, days: int) -> list[date]:
    """Return the dates of the month and some ``days`` before."""
    return [*between(instance.days[0] - days * _ONE_DAY, instance.previous_day), *instance.days]


def _free_unless_decided(m: Model, officer: str, day: date) -> list[Alternative] | None:
    """Return the choices of ``day`` that are no service; None when they are the only ones, or nothing is known."""
    offer = m.offer(officer, day)
    free = m.once(_no_service, offer)
    if not offer.choices or (free and free[0].decided):
        return None
    return m.given(officer, free)


def _no_service(offer: Offer) -> list[Choice]:
    return [choice for choice in offer.choices if not choice.code.is_service]
