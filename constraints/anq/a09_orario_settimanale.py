"""ANQ Art. 9(7) with the contract: 36 hours a week, worked or credited."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from constraints.anq.week_ledger import WeekLedger
from constraints.norme.riposo_in_festivo import in_place_of_rest
from roster.calendar import iso_week, monday_of
from roster.domain import DayCode, Text, Tier
from roster.domain.hours import (
    day_credit,
    fact_minutes,
    longest_shift,
    minutes_of,
    weeks,
)
from roster.domain.known import Fact
from roster.domain.rest import holiday_in_place_of_rest, rested_in_history
from roster.rule import Citation, Finding, Rule, Severity

if TYPE_CHECKING:
    from roster.domain import Instance, Officer
    from roster.domain.hours import Week
    from roster.model import Expression, Model
    from roster.record import Record


class OrarioSettimanale(Rule):
    """Minutes worked and credited in an ISO week stay less than one shift away from those due.

    Where no shift is longer than ``ore_turno`` that means exactly ``ore_settimanali``; where a derogation lets shifts
    be longer, the longest one is the measure and what remains of the difference is priced. Days nobody knows (next
    month, unknown past, not in force) may bring anything from nothing to one ordinary day or longest shift: only what
    no such day could mend is a breach. What the history or approved absences make unavoidable comes from facts.
    A holiday rest that stands for the weekly rest (Q12 ``RF e credito RS``) counts no minute, as that rest would not.
    Recovery of hours (RO) stands only in a week with a shift longer than ``ore_turno``.
    """

    id: ClassVar[str] = "ANQ-9.7b"
    title: ClassVar[Text] = Text(it="Trentasei ore alla settimana", en="Thirty-six hours a week")
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="ANQ",
            article="9, c. 7",
            text="In ogni struttura penitenziaria il servizio deve essere programmato mensilmente osservando "
            "scrupolosamente l'orario di lavoro settimanale previsto dall'articolo 15, d.P.R. 51/2009.",
            checked_on=date(2026, 11, 22),
        ),
        Citation(
            source="d.P.R. 395/1995",
            article="12, c. 1",
            text="La durata dell'orario ordinario di lavoro e' di 36 ore settimanali.",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "eccesso": Text(
            it="{officer}: nella settimana del {lunedi} le ore sono {ore}, oltre le {dovute} dovute",
            en="{officer}: in the week of {lunedi} the hours are {ore}, beyond the {dovute} due",
        ),
        "difetto": Text(
            it="{officer}: nella settimana del {lunedi} le ore arrivano al più a {ore}, meno delle {dovute} dovute",
            en="{officer}: in the week of {lunedi} the hours reach {ore} at most, fewer than the {dovute} due",
        ),
        "scarto": Text(
            it="{officer}: nella settimana del {lunedi} le ore sono {ore} invece di {dovute}",
            en="{officer}: in the week of {lunedi} the hours are {ore} instead of {dovute}",
        ),
        "recupero": Text(
            it="{officer}: il {day} ha un recupero ore, ma nella settimana nessun turno supera le {turno} ore",
            en="{officer}: on {day} recovers hours, but no shift of the week is longer than {turno} hours",
        ),
    }
    measures: ClassVar[dict[str, tuple[str, str]]] = {
        "eccesso": ("ore", "dovute"),
        "difetto": ("ore", "dovute"),
        "scarto": ("ore", "dovute"),
    }
    setting: ClassVar[str] = "Q12, Q18, turno oltre 6 ore"
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.ORARIO, Fact.TABELLA, Fact.STATI})
    looks_at: ClassVar[frozenset[Fact]] = frozenset(
        {Fact.FORZA, Fact.ACCORDO, Fact.LUOGO, Fact.POSTI, Fact.ASSENZE, Fact.STORICO, Fact.PROGRAMMA}
    )

    ore_settimanali: int = 36
    ore_turno: int = 6

    def encode(self, m: Model) -> None:
        """Bound the minutes of each week; only what differs from the commonest length of a day enters a constraint."""
        for officer in m.officers:
            for week in weeks(m.instance, officer):
                self._encode_week(m, officer, week)

    def _encode_week(self, m: Model, officer: Officer, week: Week) -> None:
        due = self.ore_settimanali * 60
        ledger = WeekLedger(m, officer, week, due, self._uncounted(m, officer, week))
        unit = longest_shift(m.instance, week.month, self.ore_turno * 60)
        credit = day_credit(officer, due)
        facts = [fact_minutes(m.instance, officer, day, due) for day in week.month]
        reach = sum(credit if fact is None else fact for fact in facts)
        if not rested_in_history(m.instance, officer.id, week.past):
            reach -= credit
        most = max(due + unit - 1 - ledger.past, sum(fact or 0 for fact in facts))
        least = min(due - unit + 1 - ledger.past - ledger.unknown * max(credit, unit), reach)
        ledger.bound(least - ledger.missing * max(credit, unit), most)
        if ledger.complete:
            ledger.charge(due - ledger.past)
            self._encode_recoveries(m, officer, week)

    def _uncounted(self, m: Model, officer: Officer, week: Week) -> list[Expression]:
        days = iso_week(week.month[0])
        return list(in_place_of_rest(m, officer.id, days).values()) if not week.unknown else []

    def _encode_recoveries(self, m: Model, officer: Officer, week: Week) -> None:
        given = [
            a
            for day in week.month
            for a in m.with_code(officer.id, day, DayCode.RO)
            if m.instance.absence(officer.id, day) is None
        ]
        if not given:
            return
        long = [
            a
            for day in (*week.past, *week.month)
            for a in m.duties(officer.id, day)
            if any(stint.shift.minutes > self.ore_turno * 60 for stint in a.stints)
        ]
        if not long:
            m.forbid(*given)
        for a in given if long else ():
            m.add(m.total([a]) <= m.total(long))

    def audit(self, record: Record) -> Iterator[Finding]:
        """Add up each week of each officer and compare."""
        for officer in record.officers:
            for week in weeks(record.instance, officer):
                yield from self._audit_week(record, officer, week)

    def _audit_week(self, record: Record, officer: Officer, week: Week) -> Iterator[Finding]:
        instance, due = record.instance, self.ore_settimanali * 60
        past, unknown_past = self._sum(record, officer, week.past)
        month, unknown_month = self._sum(record, officer, week.month)
        month -= self._in_place_of_rest(record, officer, week)
        unknown = week.unknown + unknown_past
        unit = longest_shift(instance, week.month, self.ore_turno * 60)
        day = day_credit(officer, due)
        longest = max(day, unit)
        reach, certain = self._facts(instance, officer, week, day)
        total, at_best = past + month, past + month + (unknown + unknown_month) * longest
        if month > max(due + unit - 1 - past, certain):
            yield self._finding("eccesso", officer, week, total, amount=total - due)
        elif month + unknown_month * longest < min(due - unit + 1 - past - unknown * longest, reach):
            yield self._finding("difetto", officer, week, at_best, amount=due - at_best)
        else:
            complete = not unknown and not unknown_month
            cost = -(-abs(total - due) // 60) if complete else 0
            if total >= due + unit or at_best <= due - unit:
                says = "eccesso" if total >= due + unit else "difetto"
                yield self._finding(says, officer, week, total, amount=abs(total - due), cost=cost, from_facts=True)
            elif cost:
                yield self._finding("scarto", officer, week, total, amount=abs(total - due), cost=cost)
        if not unknown and not unknown_month:
            yield from self._audit_recoveries(record, officer, week)

    def _in_place_of_rest(self, record: Record, officer: Officer, week: Week) -> int:
        """Return the minutes of an RF that stands for the weekly rest (Q12), and so counts none."""
        cells = {day: record.cell(officer.id, day) for day in (*week.past, *week.month)}
        codes = {day: cell.code for day, cell in cells.items() if cell is not None}
        stands = holiday_in_place_of_rest(record.instance, codes) is not None
        return day_credit(officer, self.ore_settimanali * 60) if stands else 0

    def _sum(self, record: Record, officer: Officer, days: tuple[date, ...]) -> tuple[int, int]:
        """Return the minutes known of ``days`` and on how many of them nothing is."""
        minutes, unknown = 0, 0
        for day in days:
            cell = record.cell(officer.id, day)
            found = None if cell is None else minutes_of(record.instance, officer, day, cell, self.ore_settimanali * 60)
            minutes, unknown = minutes + (found or 0), unknown + (found is None)
        return minutes, unknown

    def _facts(self, instance: Instance, officer: Officer, week: Week, credit: int) -> tuple[int, int]:
        """Return the minutes ordinary days could reach, one of rest apart when still due, and those of facts."""
        owed = 0 if rested_in_history(instance, officer.id, week.past) else credit
        found = [fact_minutes(instance, officer, day, self.ore_settimanali * 60) for day in week.month]
        return sum(credit if f is None else f for f in found) - owed, sum(f for f in found if f is not None)

    def _audit_recoveries(self, record: Record, officer: Officer, week: Week) -> Iterator[Finding]:
        days = (*week.past, *week.month)
        if any(s.shift.minutes > self.ore_turno * 60 for day in days for s in record.stints_on(officer.id, day)):
            return
        for day in week.month:
            cell = record.cell(officer.id, day)
            given = record.instance.absence(officer.id, day) is None
            if cell is not None and cell.code is DayCode.RO and given:
                dates = (day, *(other for other in week.month if other != day))
                yield self.found(
                    Severity.HARD, "recupero", officer=officer.id, days=dates, values={"turno": self.ore_turno}
                )

    def _finding(
        self,
        says: str,
        officer: Officer,
        week: Week,
        minutes: int,
        *,
        amount: int,
        cost: int = 0,
        from_facts: bool = False,
    ) -> Finding:
        return self.found(
            Severity.PREFERENCE if says == "scarto" else Severity.HARD,
            says,
            officer=officer.id,
            days=week.month,
            amount=amount,
            values={
                "lunedi": monday_of(week.month[0]),
                "ore": minutes / 60,
                "dovute": self.ore_settimanali,
            },
            tier=Tier.HOURS if cost else None,
            cost=cost,
            from_facts=from_facts,
        )
