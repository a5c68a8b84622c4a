"""L. 395/1990 art. 11(4): a day of rest a week."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from constraints.norme.conti_riposi import WEEKLY_SAYS, weekly_rests
from roster.domain import Text
from roster.domain.known import Fact
from roster.domain.rest import gives_weekly_rest, may_rest, rest_weeks, spoilt_by_history
from roster.rule import Citation, Finding, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Callable

    from roster.domain import Entry, Instance, Officer
    from roster.model import Choice, Expression, Model, Offer
    from roster.record import Record

_ONE_DAY = timedelta(days=1)


class RiposoSettimanale(Rule):
    """Each week has ``riposi`` days of rest (RS) without a minute of duty.

    Not even of a shift of the day before, nor of the journey to an outside post for one of the day after.

    With reading Q12 ``RF e credito RS`` an RF on a mid-week holiday is one. Weeks are ISO weeks, or with Q13 every
    seven dates in a row. A week that runs into the next month is tested only when approved absences leave no date there
    for the rest: otherwise the debt is carried. Weeks of which some day is unknown, or with a date not in force, are
    not tested. A week that facts and history alone left without a possible rest is not due to the shifts;
    one spent wholly absent owes none. A duty written over an approved absence is no fact: there a rest could stand.
    """

    id: ClassVar[str] = "L395-11.4"
    title: ClassVar[Text] = Text(it="Un giorno di riposo ogni settimana", en="A day of rest every week")
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="L. 395/1990",
            article="11, c. 4",
            text="Il personale del Corpo di polizia penitenziaria ha diritto ad un giorno di riposo settimanale.",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        **WEEKLY_SAYS,
        "senza_riposo": Text(
            it="{officer}: nessun giorno di riposo settimanale dal {inizio} al {fine}",
            en="{officer}: no day of weekly rest from {inizio} to {fine}",
        ),
        "riposo_toccato": Text(
            it="{officer}: nessun giorno di riposo settimanale intero dal {inizio} al {fine}: quello del {riposo} è "
            "toccato dal turno del giorno prima o dal viaggio per quello del giorno dopo",
            en="{officer}: no whole day of weekly rest from {inizio} to {fine}: that of {riposo} is touched by the "
            "shift of the day before or by the journey to that of the day after",
        ),
    }
    setting: ClassVar[str] = "Q12, Q13"
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.STATI})
    looks_at: ClassVar[frozenset[Fact]] = frozenset(
        {Fact.FORZA, Fact.ORARIO, Fact.TABELLA, Fact.LUOGO, Fact.POSTI, Fact.ASSENZE, Fact.STORICO}
    )

    riposi: int = 1

    def encode(self, m: Model) -> None:
        """Ask each week for its rests."""
        rest_and_spoilers = partial(_rest_and_spoilers, m.instance)
        for officer in m.officers:
            whole: dict[date, Expression] = {}
            for week in rest_weeks(m.instance, officer):
                if not all(m.alternatives(officer.id, day) for day in week):
                    continue
                for day in week:
                    if day not in whole:
                        whole[day] = self._whole_rest(m, officer.id, day, rest_and_spoilers)
                given = sum(found for day in week if isinstance(found := whole[day], int))
                if given < self.riposi:
                    rests = sum(whole[day] for day in week)
                    if given or any(may_rest(m.instance, officer.id, day) for day in week):
                        m.add(rests >= self.riposi)
                    else:
                        self._owe_where_duty_replaces_absence(m, officer.id, week, rests)

    def _owe_where_duty_replaces_absence(
        self, m: Model, officer: str, week: tuple[date, ...], rests: Expression
    ) -> None:
        for day in week:
            absent = day in m.instance.days_in_month and m.instance.absence(officer, day) is not None
            duties = m.duties(officer, day) if absent else ()
            if duties and not spoilt_by_history(m.instance, officer, day):
                m.add(self.riposi * m.total(duties) <= rests)

    def _whole_rest(
        self, m: Model, officer: str, day: date, rest_and_spoilers: Callable[..., tuple[list[Choice], ...]]
    ) -> Expression:
        """Return whether ``day`` is a whole rest; a literal of its own only where a duty may run into it."""
        offers = (m.offer(officer, date_) for date_ in (day - _ONE_DAY, day, day + _ONE_DAY))
        rests, into, early = (m.given(officer, found) for found in m.once(rest_and_spoilers, *offers))
        if not rests or any(a.literal is m.true for a in (*into, *early)):
            return 0
        if not into and not early:
            return 1 if rests[0].literal is m.true else m.total(rests)
        whole = m.new_bool()
        m.add(m.total(rests) >= whole)
        for spoiling in (into, early):
            if spoiling:
                m.add(m.total(spoiling) + whole <= 1)
        return whole

    def audit(self, record: Record) -> Iterator[Finding]:
        """Count the whole rests of each week that is known."""
        for officer in record.officers:
            for week in rest_weeks(record.instance, officer):
                cells = [record.cell(officer.id, day) for day in week]
                known = [cell for cell in cells if cell is not None]
                rests = [
                    day
                    for day, cell in zip(week, cells, strict=True)
                    if cell is not None and gives_weekly_rest(record.instance, day, cell.code)
                ]
                touched = [day for day in rests if self._touched(record, officer.id, day)]
                if len(known) < len(week) or len(rests) - len(touched) >= self.riposi:
                    continue
                possible = any(may_rest(record.instance, officer.id, day) for day in week)
                if possible or len(rests) > len(touched) or any(cell.code.is_service for cell in known):
                    replaced = self._duty_replaces_absence(record, officer.id, week)
                    from_facts = not possible and len(rests) == len(touched) and not replaced
                    yield self._finding(record, officer, week, touched, from_facts=from_facts)

    def _duty_replaces_absence(self, record: Record, officer: str, week: tuple[date, ...]) -> bool:
        """Return whether the roster has a duty on an approved absence, where the law leaves room for a rest."""
        return any(
            (cell := record.cell(officer, day)) is not None
            and bool(cell.duties)
            and day in record.instance.days_in_month
            and record.instance.absence(officer, day) is not None
            and not spoilt_by_history(record.instance, officer, day)
            for day in week
        )

    def enters(self, record: Record) -> Iterator[Entry]:
        """Enter the rests owed and enjoyed of the weeks, ISO weeks whatever Q13 says."""
        return weekly_rests(self, record, self.riposi, self._touched)

    def _touched(self, record: Record, officer: str, day: date) -> bool:
        into = any(stint.runs_into_next_day for stint in record.stints_on(officer, day - _ONE_DAY))
        return into or any(stint.starts_on_day_before for stint in record.stints_on(officer, day + _ONE_DAY))

    def _finding(
        self, record: Record, officer: Officer, week: tuple[date, ...], touched: list[date], *, from_facts: bool
    ) -> Finding:
        return self.found(
            Severity.HARD,
            "riposo_toccato" if touched else "senza_riposo",
            officer=officer.id,
            days=tuple(day for day in dict.fromkeys((*touched, *week)) if day in record.instance.days_in_month),
            values={"inizio": week[0], "fine": week[0] + 6 * _ONE_DAY, "riposo": touched[0] if touched else ""},
            from_facts=from_facts,
        )


def _rest_and_spoilers(instance: Instance, before: Offer, day: Offer, after: Offer) -> tuple[list[Choice], ...]:
    """Return the rests of a date, the duties of the day before that run into it, those of the day after that do."""
    rests = [choice for choice in day.choices if gives_weekly_rest(instance, choice.day, choice.code)]
    into = [choice for choice in before.duties if any(s.runs_into_next_day for s in choice.stints)]
    early = [choice for choice in after.duties if any(s.starts_on_day_before for s in choice.stints)]
    return rests, into, early
