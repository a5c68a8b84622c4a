"""By when a rest owed is recovered: L. 395/1990 art. 11(5), d.P.R. 39/2018 art. 10(5)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

from constraints.norme.riposo_in_festivo import in_place_of_rest
from roster.calendar import iso_weeks
from roster.domain import Credit, CreditKind, DayCode, Text, Tier
from roster.domain.known import Fact
from roster.domain.rest import holiday_in_place_of_rest, rest_may_be_owed
from roster.domain.rests_owed import Owed, decided_code, givable, may_be_owed
from roster.obligation import Elsewhere
from roster.rule import Citation, Finding, Rule, Severity

if TYPE_CHECKING:
    from roster.domain import Officer
    from roster.model import Alternative, Expression, Model
    from roster.record import Record

_READ = date(2026, 11, 22)
_CODES = (DayCode.RF, DayCode.RR)


class RecuperoDeiRiposi(Rule):
    """A rest owed is given by the date it falls due, where the month still can; otherwise it is shown and priced.

    Owed are the open credits, by their own due dates; a mid-week holiday of the month worked, or rested with RF, by
    ``giorni_lavorato`` days later; one on which the weekly rest fell, by ``giorni_coincidenza`` days later (Q12); with
    Q12 ``RF e credito RS`` the weekly rest in whose place an RF stands, by ``giorni_lavorato`` days later. An RF gives
    back a holiday, an RR a weekly rest. The month can where, whatever each week keeps for its own rest, enough dates
    are left free by absences, locks and the fixed schedule. Of what falls due by the end of the month each rest not
    given costs ``ore_giornata`` hours; what falls due later is a credit.
    """

    id: ClassVar[str] = "L395-11.5"
    title: ClassVar[Text] = Text(
        it="I riposi settimanali e festivi perduti si recuperano entro due settimane",
        en="Weekly and holiday rests that were lost are recovered within two weeks",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="L. 395/1990",
            article="11, c. 5",
            text="Il personale che, per particolari esigenze di servizio, non possa usufruire del giorno di riposo "
            "settimanale, ha diritto a goderne, entro le due settimane successive, secondo i criteri stabiliti "
            "dall'Amministrazione. La medesima disciplina si applica al personale che, per particolari esigenze di "
            "servizio, presta servizio in un giorno festivo non domenicale.",
            checked_on=_READ,
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "oltre_il_termine": Text(
            it="{officer}: il riposo maturato il {nato} andava goduto ({codice}) entro il {day}: il mese lo consentiva",
            en="{officer}: the rest earned on {nato} was to be given ({codice}) by {day}: the month allowed it",
        ),
        "non_goduto": Text(
            it="{officer}: entro il mese scadono {scadenza} riposi da recuperare con {codice} e ne gode {goduti}: ne "
            "restano {amount}, già scaduti prima del mese o senza date libere",
            en="{officer}: {scadenza} rests to be given back with {codice} fall due by the end of the month and "
            "{goduti} are given: {amount} remain, expired before the month or without a free date",
        ),
    }
    setting: ClassVar[str] = "Q1, Q3, Q12, Q13"
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.ORARIO, Fact.STATI, Fact.CONTATORI})
    looks_at: ClassVar[frozenset[Fact]] = frozenset(
        {Fact.FORZA, Fact.TABELLA, Fact.LUOGO, Fact.POSTI, Fact.ASSENZE, Fact.STORICO, Fact.ISTANZE}
    )

    giorni_lavorato: int = 14
    giorni_coincidenza: int = 28
    ore_giornata: ClassVar[int] = 6
    """A price, not a limit: a sixth of the week."""

    def encode(self, m: Model) -> None:
        """Ask for a rest in every span that must hold one; charge what falls due beyond the rests given."""
        for officer in m.officers:
            owed = may_be_owed(m.instance, officer, self.giorni_lavorato)
            if owed:
                self._state(m, officer, owed, self._in_place(m, officer))

    def _in_place(self, m: Model, officer: Officer) -> dict[date, Expression]:
        weeks = iso_weeks(m.instance.days) if rest_may_be_owed(m.instance) else ()
        return {day: stands for week in weeks for day, stands in in_place_of_rest(m, officer.id, week).items()}

    def _state(self, m: Model, officer: Officer, owed: list[Owed], places: dict[date, Expression]) -> None:
        last = m.instance.days[-1]
        must = givable(m.instance, officer, owed)
        for code in _CODES:
            kept = [o for o in must if o.code is code]
            starts = sorted({max(o.first, m.instance.days[0]) for o in kept})
            ends = {o.due for o in kept} | {end for o in kept if (end := self._later(o)) <= last}
            for start in starts:
                for end in sorted(ends):
                    inside = [o for o in kept if max(o.first, m.instance.days[0]) >= start and o.due <= end]
                    if inside:
                        due = self._due(m, officer, inside, places, end)
                        m.add(due <= self._given(m, officer, code, start, end))
            every = [o for o in owed if o.code is code and o.due <= last]
            if len(every) > len(kept):
                due = self._due(m, officer, every, places, last)
                missing = m.new_count(len(every))
                m.add(due - m.total(self._all_given(m, officer, code)) <= missing)
                m.penalise(Tier.HOURS, missing, self.ore_giornata)

    def _later(self, o: Owed) -> date:
        """Return when a holiday is due on which the weekly rest falls."""
        meets = not o.certain and o.code is DayCode.RF
        return o.first + timedelta(days=self.giorni_coincidenza) if meets else o.due

    def _due(
        self, m: Model, officer: Officer, owed: Sequence[Owed], places: dict[date, Expression], end: date
    ) -> Expression:
        """Return how many of ``owed`` arise and fall due by ``end``."""
        amount: Expression = sum(o.certain for o in owed)
        for o in owed:
            if not o.certain and o.code is DayCode.RR:
                amount += places.get(o.first, 0)
            elif not o.certain:
                meets = self._later(o) <= end
                arising = (
                    a
                    for a in m.alternatives(officer.id, o.first)
                    if a.code.is_service or a.code is DayCode.RF or (meets and a.code is DayCode.RS)
                )
                amount += m.total(arising)
        return amount

    def _given(self, m: Model, officer: Officer, code: DayCode, start: date, end: date) -> Expression:
        """Return the rests of free dates; those of decided dates gave back others already."""
        days = (start + timedelta(days=n) for n in range((end - start).days + 1))
        free = (day for day in days if decided_code(m.instance, officer, day) is None)
        return m.total(a for day in free for a in m.with_code(officer.id, day, code))

    def _all_given(self, m: Model, officer: Officer, code: DayCode) -> Iterator[Alternative]:
        return (a for day in m.instance.days for a in m.with_code(officer.id, day, code))

    def opens(self, record: Record) -> Iterator[Credit]:
        """Yield what each mid-week holiday leaves owed, and each weekly rest in whose place an RF stands."""
        for officer in record.officers:
            for day in filter(record.instance.is_midweek_holiday, record.days):
                cell = record.cell(officer.id, day)
                if cell is not None and (cell.code.is_service or cell.code in (DayCode.RF, DayCode.RS)):
                    days = self.giorni_coincidenza if cell.code is DayCode.RS else self.giorni_lavorato
                    due = day + timedelta(days=days)
                    yield Credit(officer=officer.id, kind=CreditKind.RF, earned=day, due=due)
            for day in self._stood(record, officer):
                yield Credit(officer=officer.id, kind=CreditKind.RS, earned=day, due=day + self._days())

    def _days(self) -> timedelta:
        return timedelta(days=self.giorni_lavorato)

    def _stood(self, record: Record, officer: Officer) -> list[date]:
        """Return the holidays of the weeks that end in the month whose RF stands for the weekly rest."""
        found = []
        for week in iso_weeks(record.days) if rest_may_be_owed(record.instance) else ():
            cells = {day: record.cell(officer.id, day) for day in week}
            codes = {day: cell.code for day, cell in cells.items() if cell is not None}
            found.append(holiday_in_place_of_rest(record.instance, codes))
        return [day for day in found if day is not None]

    def audit(self, record: Record) -> Iterator[Finding]:
        """Give each rest of the month to what it can still give back in time, the first due first."""
        for officer in record.officers:
            owed = may_be_owed(record.instance, officer, self.giorni_lavorato)
            if owed:
                yield from self._of_officer(record, officer, owed)

    def _of_officer(self, record: Record, officer: Officer, owed: list[Owed]) -> Iterator[Finding]:
        must = givable(record.instance, officer, owed)
        stood = self._stood(record, officer)
        cells = {day: record.cell(officer.id, day) for day in record.days if officer.in_force(day)}
        for code in _CODES:
            spans = self._arisen(record, officer, [o for o in must if o.code is code], stood)
            free = [
                day
                for day, cell in cells.items()
                if (cell is None or cell.code is code) and decided_code(record.instance, officer, day) is None
            ]
            unmet = self._unmet(spans, free)
            for earned, due in unmet:
                yield self._late(record, officer, code, earned, due)
            every = self._arisen(record, officer, [o for o in owed if o.code is code], stood)
            given = sum(cell is not None and cell.code is code for cell in cells.values())
            unknown = sum(cell is None for cell in cells.values())
            missing = len(every) - given - unknown - len(unmet)
            if missing > 0:
                yield self._short(record, officer, code, missing, due=len(every), given=given)

    def _arisen(
        self, record: Record, officer: Officer, owed: Sequence[Owed], stood: Sequence[date]
    ) -> list[tuple[date, date]]:
        """Return the first and last date of those of ``owed`` that the roster makes due by the end of the month."""
        found = []
        for o in owed:
            due = o.due
            if not o.certain and o.code is DayCode.RF:
                cell = record.cell(officer.id, o.first)
                if cell is None or not (cell.code.is_service or cell.code in (DayCode.RF, DayCode.RS)):
                    continue
                met = cell.code is DayCode.RS
                due = o.first + timedelta(days=self.giorni_coincidenza if met else self.giorni_lavorato)
            if due <= record.days[-1] and (o.certain or o.code is DayCode.RF or o.first in stood):
                found.append((o.first, due))
        return found

    def _unmet(self, spans: Sequence[tuple[date, date]], dates: Sequence[date]) -> list[tuple[date, date]]:
        """Return the spans left when each date in turn serves the one that ends first among those it lies in."""
        left = sorted(spans, key=lambda span: span[1])
        for day in dates:
            served = next((span for span in left if span[0] <= day <= span[1]), None)
            if served is not None:
                left.remove(served)
        return left

    def _late(self, record: Record, officer: Officer, code: DayCode, earned: date, due: date) -> Finding:
        days = (due - timedelta(days=n) for n in range((due - earned).days + 1))
        return self.found(
            Severity.HARD,
            "oltre_il_termine",
            officer=officer.id,
            days=tuple(day for day in days if day in record.instance.days_in_month),
            values={"nato": earned, "codice": code.value},
        )

    def _short(self, record: Record, officer: Officer, code: DayCode, missing: int, *, due: int, given: int) -> Finding:
        return self.found(
            Severity.REPORT,
            "non_goduto",
            officer=officer.id,
            days=(record.days[-1],),
            amount=missing,
            values={"codice": code.value, "scadenza": due, "goduti": given},
            tier=Tier.HOURS,
            cost=missing * self.ore_giornata,
        )


class CoincidenzaDelRiposo(Elsewhere):
    """The rest owed when the weekly rest meets a mid-week holiday is given within four weeks, as Q12 reads it."""

    id: ClassVar[str] = "DPR39-10.5"
    title: ClassVar[Text] = Text(
        it="Il riposo settimanale che coincide con un festivo infrasettimanale dà un altro riposo entro quattro "
        "settimane",
        en="A weekly rest that meets a mid-week holiday gives one more rest within four weeks",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="d.P.R. 39/2018",
            article="27, c. 5 (forze di polizia militari; gemello dell'art. 10)",
            text="Al personale impiegato in turni continuativi, qualora il giorno di riposo settimanale o il giorno "
            "libero coincida con una festivita' infrasettimanale, e' concesso un ulteriore giorno di riposo da fruire "
            "entro le quattro settimane successive.",
            checked_on=_READ,
        ),
    )
    by: ClassVar[tuple[str, ...]] = ("L395-11.5", "RIGHT-MONTH")
