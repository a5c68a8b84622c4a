"""How many rests for mid-week holidays, and recoveries of weekly rests, are owed in a month (RIGHT-MONTH)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

from constraints.norme.conti_riposi import HOLIDAY_SAYS, holiday_rests
from constraints.norme.riposo_in_festivo import in_place_of_rest
from roster.calendar import iso_weeks
from roster.domain import DayCode, Text, Tier
from roster.domain.known import Fact
from roster.domain.recall import was_free
from roster.domain.rest import holiday_in_place_of_rest, rest_may_be_owed, rests_only_on_holidays
from roster.rule import Citation, Finding, Rule, Severity

if TYPE_CHECKING:
    from roster.domain import Entry, Officer
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
    in force, neither absent nor on a non-working day (NL). A weekly rest on the holiday, or a permit under L. 104
    (L104-33), leaves the right open; with reading Q12 ``mai`` it may not fall there, unless absences leave its week no
    other date; with ``RF e credito RS`` RF is written there. Recoveries (RR) that no absence asks for, beyond the
    weekly rests known to be owed, those perhaps lost to calls of the month among them, are shown and cost
    ``ore_giornata`` hours each: a credit may be missing from the input.
    """

    id: ClassVar[str] = "RIGHT-MONTH"
    title: ClassVar[Text] = Text(
        it="Non più riposi festivi (RF) di quanti ne spettano", en="No more holiday rests (RF) than are owed"
    )
    cites: ClassVar[tuple[Citation, ...]] = (_COMMA_5,)
    says: ClassVar[dict[str, Text]] = {
        **HOLIDAY_SAYS,
        "non_spettante": Text(
            it="{officer}: il riposo festivo del {day} non spetta: i diritti maturati fino ad allora sono {diritti}",
            en="{officer}: the holiday rest of {day} is not owed: the rights earned up to that day are {diritti}",
        ),
        "coincide": Text(
            it="{officer}: il riposo settimanale cade il {day}, festivo infrasettimanale, e la lettura Q12 lo esclude",
            en="{officer}: the weekly rest falls on {day}, a mid-week holiday, and reading Q12 excludes it",
        ),
        "recuperi": Text(
            it="{officer}: {dati} riposi recupero (RR) nel mese, ma ne risultano spettanti {diritti}",
            en="{officer}: {dati} recoveries of a rest (RR) in the month, but {diritti} are known to be owed",
        ),
    }
    measures: ClassVar[dict[str, tuple[str, str]]] = {"recuperi": ("dati", "diritti")}
    setting: ClassVar[str] = "Q12"
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.LUOGO, Fact.STATI, Fact.CONTATORI})
    looks_at: ClassVar[frozenset[Fact]] = frozenset(
        {
            Fact.FORZA,
            Fact.ORARIO,
            Fact.TABELLA,
            Fact.POSTI,
            Fact.ASSENZE,
            Fact.STORICO,
            Fact.STRAORDINARI,
            Fact.PROGRAMMA,
        }
    )

    ore_giornata: ClassVar[int] = 6
    """A price, not a limit: a sixth of the week."""

    def encode(self, m: Model) -> None:
        """Bound the rests given before each new holiday and by the end of the month; charge recoveries not owed."""
        holidays = [day for day in m.instance.days if m.instance.is_midweek_holiday(day)]
        until = [day - timedelta(days=1) for day in holidays] + [m.instance.days[-1]]
        for officer in m.officers:
            self._keep_apart(m, officer, holidays)
            self._charge_recoveries(m, officer)
            given = [a for day in m.instance.days for a in m.with_code(officer.id, day, DayCode.RF)]
            for last in until if given else ():
                owed = [day for day in holidays if day <= last and officer.in_force(day)]
                lost = [a for day in owed for a in m.alternatives(officer.id, day) if self._loses(a)]
                used = [a for a in given if a.day <= last]
                rights = m.instance.rest_credits(officer.id, (DayCode.RF,)) + len(owed)
                if used and len({a.day for a in used}) + len({a.day for a in lost}) > rights:
                    m.add(m.total((*used, *lost)) <= rights)

    def _keep_apart(self, m: Model, officer: Officer, holidays: Sequence[date]) -> None:
        reading = m.instance.profile.readings.q12_riposo_su_festivo
        for day in holidays if reading != "RS e credito RF" else ():
            together = m.with_code(officer.id, day, DayCode.RS)
            if together and (reading != "mai" or not rests_only_on_holidays(m.instance, officer, day)):
                m.forbid(*together)

    def _charge_recoveries(self, m: Model, officer: Officer) -> None:
        given = [
            a
            for day in m.instance.days
            for a in m.with_code(officer.id, day, DayCode.RR)
            if m.instance.absence(officer.id, day) is None
        ]
        if not given:
            return
        owed = m.instance.rest_credits(officer.id, (DayCode.RS, DayCode.RR))
        owed += len({extra.day for extra in m.instance.extras_of(officer.id) if extra.day in m.instance.days_in_month})
        called = [
            a
            for day in m.instance.days
            for a in m.alternatives(officer.id, day)
            if a.code.is_service and was_free(m.instance, officer.id, day) is not None
        ]
        stands = [
            literal
            for week in (iso_weeks(m.instance.days) if rest_may_be_owed(m.instance) else ())
            for literal in in_place_of_rest(m, officer.id, week).values()
        ]
        days = len({a.day for a in given})
        if days > owed:
            excess = m.new_count(days)
            m.add(m.total(given) - m.total(called) - sum(stands) - owed <= excess)
            m.penalise(Tier.HOURS, excess, self.ore_giornata)

    def _loses(self, a: Alternative) -> bool:
        return (a.code.is_absence and a.code is not DayCode.L104) or a.code is DayCode.NL

    def audit(self, record: Record) -> Iterator[Finding]:
        """Keep the account of each officer date by date; then read the weekly rests on holidays, and the recoveries."""
        for officer in record.officers:
            yield from self._together(record, officer)
            yield from self._recoveries(record, officer)
            rights, given = record.instance.rest_credits(officer.id, (DayCode.RF,)), 0
            for day in record.days:
                cell = record.cell(officer.id, day)
                if record.instance.is_midweek_holiday(day) and officer.in_force(day):
                    absent = cell is not None and cell.code.is_absence and cell.code is not DayCode.L104
                    rights += not absent and (cell is None or cell.code is not DayCode.NL)
                if cell is None or cell.code is not DayCode.RF:
                    continue
                given += 1
                if given > rights:
                    yield self.found(
                        Severity.HARD, "non_spettante", officer=officer.id, days=(day,), values={"diritti": rights}
                    )

    def enters(self, record: Record) -> Iterator[Entry]:
        """Enter the rests owed and enjoyed."""
        return holiday_rests(self, record)

    def _together(self, record: Record, officer: Officer) -> Iterator[Finding]:
        reading = record.instance.profile.readings.q12_riposo_su_festivo
        for day in filter(record.instance.is_midweek_holiday, record.days if reading != "RS e credito RF" else ()):
            cell = record.cell(officer.id, day)
            if cell is None or cell.code is not DayCode.RS:
                continue
            if reading != "mai" or not rests_only_on_holidays(record.instance, officer, day):
                yield self.found(Severity.HARD, "coincide", officer=officer.id, days=(day,))

    def _recoveries(self, record: Record, officer: Officer) -> Iterator[Finding]:
        cells = {day: record.cell(officer.id, day) for day in record.days}
        given = [
            day
            for day, cell in cells.items()
            if cell is not None and cell.code is DayCode.RR and record.instance.absence(officer.id, day) is None
        ]
        if not given:
            return
        instance = record.instance
        owed = instance.rest_credits(officer.id, (DayCode.RS, DayCode.RR)) + self._stood(record, officer)
        owed += len({extra.day for extra in instance.extras_of(officer.id)} & instance.days_in_month)
        owed += sum(
            cell is not None and cell.code.is_service and was_free(instance, officer.id, day) is not None
            for day, cell in cells.items()
        )
        if len(given) > owed:
            missing = len(given) - owed
            yield self.found(
                Severity.REPORT,
                "recuperi",
                officer=officer.id,
                days=tuple(reversed(given)),
                amount=missing,
                values={"dati": len(given), "diritti": owed},
                tier=Tier.HOURS,
                cost=missing * self.ore_giornata,
            )

    def _stood(self, record: Record, officer: Officer) -> int:
        weeks = iso_weeks(record.days) if rest_may_be_owed(record.instance) else ()
        found = 0
        for week in weeks:
            cells = {day: record.cell(officer.id, day) for day in week}
            codes = {day: cell.code for day, cell in cells.items() if cell is not None}
            found += holiday_in_place_of_rest(record.instance, codes) is not None
        return found
