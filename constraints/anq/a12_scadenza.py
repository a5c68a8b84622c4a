"""ANQ Art. 12(2): overtime compensated with rest, and by when the rest must be enjoyed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

from roster.domain import AccountKind, Credit, CreditKind, DayCode, Settlement, Text, Tier
from roster.domain.compensation import credits_due, days_asked
from roster.domain.hours import day_credit
from roster.domain.known import Fact
from roster.domain.overtime import beyond_ordinary, months_after, overtime_lines
from roster.rule import Citation, Finding, Rule, Severity, Status

if TYPE_CHECKING:
    from roster.domain import Entry, Extra, Instance, Officer
    from roster.model import Model
    from roster.record import Record

_ONE_DAY = timedelta(days=1)


class RiposoCompensativoEntroDueMesi(Rule):
    """A day of rest (RC) for each ordinary day of overtime to be compensated, enjoyed by the end of ``mesi`` months on.

    The overtime of a month is added up; what does not make a day stays in its account. Rests are given oldest first.
    Only the minimum of safety comes first: each one due by the end of the month and not given costs ``peso`` times an
    institutional post left open, in the tier of nominal cover. Each one given without a credit, nor asked for, nor
    approved, costs ``ore_non_dovute`` hours. Shown: what is enjoyed late, what falls due in the next month.
    """

    id: ClassVar[str] = "ANQ-12.2"
    title: ClassVar[Text] = Text(
        it="Il riposo compensativo si gode entro due mesi da quello dello straordinario",
        en="Compensatory rest is enjoyed within two months from the month of the overtime",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="ANQ",
            article="12, c. 2",
            text="Tenuto conto delle esigenze del servizio e della richiesta del dipendente, il riposo compensativo "
            "deve essere fruito entro due mesi da quello in cui le prestazioni sono state effettuate.",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "non_goduto": Text(
            it="{officer}: riposi compensativi da godere nel mese {scadenza}, goduti {goduti}: ne restano {amount}",
            en="{officer}: compensatory rests to be enjoyed within the month {scadenza}, enjoyed {goduti}: {amount} "
            "remain",
        ),
        "tardi": Text(
            it="{officer}: il riposo compensativo del {day} è goduto dopo la scadenza del {scadenza}",
            en="{officer}: the compensatory rest of {day} is enjoyed after it fell due on {scadenza}",
        ),
        "in_scadenza": Text(
            it="{officer}: riposi compensativi in scadenza entro il {scadenza}: {amount}",
            en="{officer}: compensatory rests that fall due by {scadenza}: {amount}",
        ),
        "senza_credito": Text(
            it="{officer}: riposi compensativi dati {goduti}, {amount} in più di quanti risultano spettare",
            en="{officer}: compensatory rests given {goduti}, {amount} more than appear to be owed",
        ),
        "maturato": Text(
            it="{minuti} minuti di straordinario da compensare nel mese: un giorno di riposo",
            en="{minuti} minutes of overtime to be compensated in the month: a day of rest",
        ),
        "resto": Text(
            it="{minuti} minuti da compensare, meno di un giorno: restano nel conto",
            en="{minuti} minutes to be compensated, less than a day: they stay in the account",
        ),
        "goduto": Text(it="riposo compensativo", en="compensatory rest"),
    }
    status: ClassVar[Status] = Status.PREFERENCE
    setting: ClassVar[str] = "weights.scoperto_istituto"
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.STATI, Fact.ASSENZE, Fact.CONTATORI, Fact.STRAORDINARI})
    looks_at: ClassVar[frozenset[Fact]] = frozenset({Fact.FORZA, Fact.ORARIO})

    mesi: int = 2
    ore_settimanali: int = 36
    peso: int = 2
    ore_non_dovute: int = 12

    def encode(self, m: Model) -> None:
        """Charge the rests due that are not given, and those given that are not owed."""
        asked = days_asked(m.instance)
        weight = self.peso * m.instance.profile.weights.scoperto_istituto
        for officer in m.officers:
            due = len(credits_due(m.instance, officer.id))
            given = [a for day in m.instance.days for a in m.with_code(officer.id, day, DayCode.RC)]
            if due:
                missing = m.new_count(due)
                m.count_short(given, due, missing)
                m.penalise(Tier.NOMINAL, missing, weight)
            owed = max(self._owed(m.instance, officer), self._wanted(m, officer, asked.get(officer.id, frozenset())))
            dates = {a.day for a in given}
            m.penalise(Tier.HOURS, m.beyond(given, owed, len(dates)), self.ore_non_dovute)

    def _wanted(self, m: Model, officer: Officer, asked: frozenset[date]) -> int:
        approved = (m.instance.absence(officer.id, day) for day in m.instance.days)
        return len(asked) + sum(absence is not None and absence.code is DayCode.RC for absence in approved)

    def _owed(self, instance: Instance, officer: Officer) -> int:
        ordinary = day_credit(officer, self.ore_settimanali * 60)
        lines = overtime_lines(instance, officer.id)
        minutes = sum(line.minutes for line in lines if line.settlement is Settlement.RIPOSO)
        return instance.rest_credits(officer.id, (DayCode.RC,)) + minutes // ordinary

    def opens(self, record: Record) -> Iterator[Credit]:
        """Yield a credit for each ordinary day of overtime to be compensated."""
        for officer in record.officers:
            for line, _, due in self._earned(record, officer):
                if due is not None:
                    yield Credit(officer=officer.id, kind=CreditKind.RC, earned=line.day, due=due)

    def _earned(self, record: Record, officer: Officer) -> Iterator[tuple[Extra, int, date | None]]:
        """Yield each day of rest earned, with the minutes so far and its due date; last the rest, which has none."""
        weekly = self.ore_settimanali * 60
        ordinary, minutes, last = day_credit(officer, weekly), 0, None
        for line, overtime in beyond_ordinary(record.instance, record.roster, officer, weekly):
            if line.settlement is not Settlement.RIPOSO:
                continue
            minutes, last = minutes + overtime, line
            while minutes >= ordinary:
                minutes -= ordinary
                yield line, ordinary, months_after(line.day, self.mesi + 1) - _ONE_DAY
        if last is not None and minutes:
            yield last, minutes, None

    def enters(self, record: Record) -> Iterator[Entry]:
        """Enter the rests earned, what does not make one, and the rests enjoyed."""
        for officer in record.officers:
            for line, minutes, due in self._earned(record, officer):
                earned = {"officer": officer.id, "day": line.day, "values": {"minuti": minutes}}
                if due is None:
                    yield self.entry(AccountKind.A_RIPOSO_COMPENSATIVO, "resto", amount=0, **earned)
                else:
                    yield self.entry(AccountKind.RC_DOVUTI, "maturato", amount=1, due=due, **earned)
            for day in self._enjoyed(record, officer):
                yield self.entry(AccountKind.RC_GODUTI, "goduto", officer=officer.id, day=day, amount=1)

    def _enjoyed(self, record: Record, officer: Officer) -> tuple[date, ...]:
        cells = ((day, record.cell(officer.id, day)) for day in record.days)
        return tuple(day for day, cell in cells if cell is not None and cell.code is DayCode.RC)

    def audit(self, record: Record) -> Iterator[Finding]:
        """Set the rests enjoyed against the credits, the first due first."""
        asked = days_asked(record.instance)
        for officer in record.officers:
            enjoyed = self._enjoyed(record, officer)
            own = [c for c in record.instance.credits.get(officer.id, ()) if c.kind is CreditKind.RC]
            own.sort(key=lambda credit: (credit.due, credit.earned))
            for day, credit in zip(enjoyed, own, strict=False):
                if day > credit.due:
                    values = {"scadenza": credit.due}
                    yield self.found(Severity.REPORT, "tardi", officer=officer.id, days=(day,), values=values)
            yield from self._not_enjoyed(record, officer, len(enjoyed))
            yield from self._falling_due(record, officer, own[len(enjoyed) :])
            yield from self._not_owed(record, officer, enjoyed, asked.get(officer.id, frozenset()))

    def _not_enjoyed(self, record: Record, officer: Officer, given: int) -> Iterator[Finding]:
        last = record.days[-1]
        owed = record.instance.credits.get(officer.id, ())
        due = sum(credit.kind is CreditKind.RC and credit.due <= last for credit in owed)
        unknown = sum(officer.in_force(day) and record.cell(officer.id, day) is None for day in record.days)
        missing = due - given - unknown
        if missing > 0:
            yield self.found(
                Severity.REPORT,
                "non_goduto",
                officer=officer.id,
                days=(last,),
                amount=missing,
                values={"scadenza": due, "goduti": given},
                tier=Tier.NOMINAL,
                cost=missing * self.peso * record.instance.profile.weights.scoperto_istituto,
            )

    def _falling_due(self, record: Record, officer: Officer, left: list[Credit]) -> Iterator[Finding]:
        last = record.days[-1]
        until = months_after(last, 2) - _ONE_DAY
        soon = sum(last < credit.due <= until for credit in left)
        if soon:
            yield self.found(
                Severity.REPORT,
                "in_scadenza",
                officer=officer.id,
                days=(last,),
                amount=soon,
                values={"scadenza": until},
            )

    def _not_owed(
        self, record: Record, officer: Officer, enjoyed: tuple[date, ...], asked: frozenset[date]
    ) -> Iterator[Finding]:
        instance = record.instance
        lines = overtime_lines(instance, officer.id)
        minutes = sum(line.minutes for line in lines if line.settlement is Settlement.RIPOSO)
        earned = minutes // day_credit(officer, self.ore_settimanali * 60)
        own = sum(credit.kind is CreditKind.RC for credit in instance.credits.get(officer.id, ()))
        facts = sum(
            (a := instance.absence(officer.id, day)) is not None and a.code is DayCode.RC for day in record.days
        )
        beyond = len(enjoyed) - max(own + earned, facts + len(asked))
        if beyond > 0:
            yield self.found(
                Severity.PREFERENCE,
                "senza_credito",
                officer=officer.id,
                days=enjoyed[-beyond:],
                amount=beyond,
                values={"goduti": len(enjoyed)},
                tier=Tier.HOURS,
                cost=beyond * self.ore_non_dovute,
            )
