"""Rests for mid-week holidays: how many are owed (RIGHT-MONTH), and by when (L. 395/1990 art. 11(5))."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

from roster.domain import Credit, CreditKind, DayCode, Text, Tier
from roster.domain.rest import rests_only_on_holidays
from roster.rule import Citation, Finding, Rule, Severity, Status

if TYPE_CHECKING:
    from roster.domain import Officer
    from roster.model import Alternative, Model
    from roster.record import Record

_COMMA_5 = Citation(
    source="L. 395/1990",
    article="11, c. 5",
    text="Il personale che, per particolari esigenze di servizio, non possa usufruire del giorno di riposo "
    "settimanale, ha diritto a goderne, entro le due settimane successive, secondo i criteri stabiliti "
    "dall'Amministrazione. La medesima disciplina si applica al personale che, per particolari esigenze di servizio, "
    "presta servizio in un giorno festivo non domenicale.",
    checked_on=date(2026, 11, 22),
)


class RiposiFestiviSpettanti(Rule):
    """Up to any date no more rests for mid-week holidays (RF) are enjoyed than are owed.

    Owed are the open credits brought into the month and one for each mid-week holiday so far on which the officer was
    in force, neither absent nor on a non-working day (NL). A weekly rest on the holiday leaves the right open; with
    reading Q12 ``mai`` it may not fall there, unless absences leave its week no other date.
    """

    id: ClassVar[str] = "RIGHT-MONTH"
    title: ClassVar[Text] = Text(
        it="Non più riposi festivi (RF) di quanti ne spettano", en="No more holiday rests (RF) than are owed"
    )
    cites: ClassVar[tuple[Citation, ...]] = (_COMMA_5,)
    says: ClassVar[dict[str, Text]] = {
        "non_spettante": Text(
            it="{officer}: il riposo festivo del {day} non spetta: i diritti maturati fino ad allora sono {diritti}",
            en="{officer}: the holiday rest of {day} is not owed: the rights earned up to that day are {diritti}",
        ),
        "coincide": Text(
            it="{officer}: il riposo settimanale cade il {day}, festivo infrasettimanale, e la lettura Q12 lo esclude",
            en="{officer}: the weekly rest falls on {day}, a mid-week holiday, and reading Q12 excludes it",
        ),
    }
    setting: ClassVar[str] = "Q12"

    def encode(self, m: Model) -> None:
        """Bound the rests given before each new holiday and by the end of the month."""
        holidays = [day for day in m.instance.days if m.instance.is_midweek_holiday(day)]
        until = [day - timedelta(days=1) for day in holidays] + [m.instance.days[-1]]
        apart = m.instance.profile.readings.q12_riposo_su_festivo == "mai"
        for officer in m.officers:
            for day in holidays if apart else ():
                together = m.with_code(officer.id, day, DayCode.RS)
                if together and not rests_only_on_holidays(m.instance, officer, day):
                    m.forbid(*together)
            given = [a for day in m.instance.days for a in m.with_code(officer.id, day, DayCode.RF)]
            for last in until if given else ():
                owed = [day for day in holidays if day <= last and officer.in_force(day)]
                lost = [a for day in owed for a in m.alternatives(officer.id, day) if self._loses(a)]
                used = [a for a in given if a.day <= last]
                rights = m.instance.rest_credits(officer.id, (DayCode.RF,)) + len(owed)
                if used and len({a.day for a in used}) + len({a.day for a in lost}) > rights:
                    m.add(m.total((*used, *lost)) <= rights)

    def _loses(self, a: Alternative) -> bool:
        return a.code.is_absence or a.code is DayCode.NL

    def audit(self, record: Record) -> Iterator[Finding]:
        """Keep the account of each officer date by date; then read the weekly rests on holidays."""
        for officer in record.officers:
            yield from self._together(record, officer)
            rights, given = record.instance.rest_credits(officer.id, (DayCode.RF,)), 0
            for day in record.days:
                cell = record.cell(officer.id, day)
                if record.instance.is_midweek_holiday(day) and officer.in_force(day):
                    rights += cell is None or not (cell.code.is_absence or cell.code is DayCode.NL)
                if cell is None or cell.code is not DayCode.RF:
                    continue
                given += 1
                if given > rights:
                    yield self.found(
                        Severity.HARD, "non_spettante", officer=officer.id, days=(day,), values={"diritti": rights}
                    )

    def _together(self, record: Record, officer: Officer) -> Iterator[Finding]:
        if record.instance.profile.readings.q12_riposo_su_festivo != "mai":
            return
        for day in filter(record.instance.is_midweek_holiday, record.days):
            cell = record.cell(officer.id, day)
            rests = cell is not None and cell.code is DayCode.RS
            if rests and not rests_only_on_holidays(record.instance, officer, day):
                yield self.found(Severity.HARD, "coincide", officer=officer.id, days=(day,))


class RecuperoDelFestivo(Rule):
    """What is owed by a date of the month for mid-week holidays is given within the month.

    A holiday worked, or rested with RF, is owed by ``giorni_lavorato`` days later; one on which the weekly rest fell by
    ``giorni_coincidenza`` days later (Q12); a credit by its own due date. Oldest first, each day not given costs
    ``ore_giornata`` hours.
    """

    id: ClassVar[str] = "L395-11.5"
    title: ClassVar[Text] = Text(
        it="I riposi per i festivi infrasettimanali si recuperano entro due settimane",
        en="Rests for mid-week holidays are recovered within two weeks",
    )
    cites: ClassVar[tuple[Citation, ...]] = (_COMMA_5,)
    says: ClassVar[dict[str, Text]] = {
        "non_goduto": Text(
            it="{officer}: entro il mese scadono {scadenza} riposi festivi e ne gode {goduti}: ne restano {amount}",
            en="{officer}: {scadenza} holiday rests fall due within the month and {goduti} are given: {amount} remain",
        ),
    }
    status: ClassVar[Status] = Status.PREFERENCE
    setting: ClassVar[str] = "Q12"

    giorni_lavorato: int = 14
    giorni_coincidenza: int = 28
    ore_giornata: int = 6

    def encode(self, m: Model) -> None:
        """Charge what falls due in the month beyond the rests given in it."""
        last = m.instance.days[-1]
        holidays = [day for day in m.instance.days if m.instance.is_midweek_holiday(day)]
        for officer in m.officers:
            due = [
                a
                for day in holidays
                if officer.in_force(day)
                for a in m.alternatives(officer.id, day)
                if (days := self._days_to(a)) is not None and day + timedelta(days=days) <= last
            ]
            credits_due = self._credits_due(m, officer, last)
            if not credits_due and not due:
                continue
            given = [a for day in m.instance.days for a in m.with_code(officer.id, day, DayCode.RF)]
            missing = m.new_count(credits_due + len({a.day for a in due}))
            m.add(m.total(due) - m.total(given) + credits_due <= missing)
            m.penalise(Tier.HOURS, missing, self.ore_giornata)

    def _days_to(self, a: Alternative) -> int | None:
        if a.code.is_service or a.code is DayCode.RF:
            return self.giorni_lavorato
        return self.giorni_coincidenza if a.code is DayCode.RS else None

    def _credits_due(self, m: Model, officer: Officer, last: date) -> int:
        found = m.instance.credits.get(officer.id, ())
        return sum(credit.kind is CreditKind.RF and credit.due <= last for credit in found)

    def opens(self, record: Record) -> Iterator[Credit]:
        """Yield a rest owed for each mid-week holiday of the month, due as it was worked or met the weekly rest."""
        for officer in record.officers:
            for day in record.days:
                cell = record.cell(officer.id, day)
                if cell is None or not record.instance.is_midweek_holiday(day):
                    continue
                if cell.code.is_service or cell.code in (DayCode.RF, DayCode.RS):
                    days = self.giorni_coincidenza if cell.code is DayCode.RS else self.giorni_lavorato
                    due = day + timedelta(days=days)
                    yield Credit(officer=officer.id, kind=CreditKind.RF, earned=day, due=due)

    def audit(self, record: Record) -> Iterator[Finding]:
        """Count what falls due and what is given; a date nobody wrote might be the rest."""
        last = record.days[-1]
        for officer in record.officers:
            owed = record.instance.credits.get(officer.id, ())
            due = sum(credit.due <= last for credit in owed if credit.kind is CreditKind.RF)
            given, unknown = 0, 0
            for day in record.days:
                cell = record.cell(officer.id, day)
                if cell is None:
                    unknown += officer.in_force(day)
                    continue
                given += cell.code is DayCode.RF
                if record.instance.is_midweek_holiday(day) and officer.in_force(day):
                    worked = cell.code.is_service or cell.code is DayCode.RF
                    due += worked and day + timedelta(days=self.giorni_lavorato) <= last
                    due += cell.code is DayCode.RS and day + timedelta(days=self.giorni_coincidenza) <= last
            missing = due - given - unknown
            if missing > 0:
                yield self.found(
                    Severity.REPORT,
                    "non_goduto",
                    officer=officer.id,
                    days=(last,),
                    amount=missing,
                    values={"scadenza": due, "goduti": given},
                    tier=Tier.HOURS,
                    cost=missing * self.ore_giornata,
                )
