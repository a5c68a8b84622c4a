"""ANQ Art. 13(9): overtime and call-outs are duty for the rest before a night and for the eve of an absence."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, ClassVar

from roster.calendar import elapsed_minutes
from roster.domain import DayCode, ShiftClass, Text
from roster.domain.known import Fact
from roster.rule import Citation, Finding, Rule, Severity

if TYPE_CHECKING:
    from roster.domain import Cell, Extra
    from roster.model import Alternative, Model
    from roster.record import Record

_READ = date(2026, 11, 22)
_ONE_DAY = timedelta(days=1)
_REACH = 2
"""Days after the one it starts on that overtime can bear on: it lasts a day at most."""
_ABSENCES = tuple(code for code in DayCode if code.is_absence)
_RESTS = tuple(code for code in DayCode if code.is_rest)


class StraordinarioComeServizio(Rule):
    """Overtime of any kind, call-outs from the arrival on, counts as duty for Art. 9(15) and 9(16).

    A night begins at least ``ore_minime`` hours after its end (nominal start with Q16 ``nominale``, real otherwise);
    no absence follows a day on which it ends after ``ora_limite`` (rests too with Q1 ``si``). Overtime is a fact: what
    can give way is the night, or an absence nobody approved yet. Before an approved one, or the rest of a fixed
    schedule, the breach comes from facts, and reported only where the office learnt of the absence too late. Shown: a
    weekly rest with a minute of work in it, meetings too, is no rest day (D-10).
    """

    id: ClassVar[str] = "ANQ-13.9"
    title: ClassVar[Text] = Text(
        it="Straordinario e chiamate contano come servizio prima della notte e dell'assenza",
        en="Overtime and call-outs count as duty before a night and before an absence",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="ANQ",
            article="13, c. 9",
            text="In caso di effettivo impiego in servizio sarà corrisposto, dal momento in cui il dipendente "
            "raggiunge l'istituto, il compenso per lavoro straordinario.",
            checked_on=_READ,
        ),
        Citation(
            source="ANQ",
            article="9, c. 15",
            text="Le giornate di assenza a vario titolo non possono essere seguite dall'espletamento di un turno "
            "notturno e non possono seguire ad un turno che termini dopo le ore 18.00 del giorno precedente.",
            checked_on=_READ,
        ),
        Citation(
            source="ANQ",
            article="9, c. 16",
            text="Il turno notturno deve essere effettuato, rispetto ad altri turni precedenti, con un "
            "intervallo tassativo di almeno otto ore.",
            checked_on=_READ,
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "notte_vicina": Text(
            it="{officer}: tra la fine dello straordinario, alle {fine} del {giorno}, e la notte {shift} del {day} "
            "passano {ore} ore; ne servono almeno {minime}",
            en="{officer}: from the end of overtime, at {fine} of {giorno}, to night {shift} of {day} pass {ore} "
            "hours; at least {minime} are due",
        ),
        "tardi": Text(
            it="{officer}: lo straordinario del {giorno} termina il {fine}, oltre il {limite}, giorno che precede "
            "{cella} del {assenza}",
            en="{officer}: overtime of {giorno} ends on {fine}, after {limite}, the day before {cella} of {assenza}",
        ),
        "riposo_toccato": Text(
            it="{officer}: il riposo settimanale del {day} non è intero: vi cade lavoro dalle {inizio} alle {fine}",
            en="{officer}: the weekly rest of {day} is not whole: work from {inizio} to {fine} falls in it",
        ),
    }
    measures: ClassVar[dict[str, tuple[str, str]]] = {"notte_vicina": ("ore", "minime"), "tardi": ("fine", "limite")}
    setting: ClassVar[str] = "Q1, Q4, Q16"
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.TABELLA, Fact.STRAORDINARI})
    looks_at: ClassVar[frozenset[Fact]] = frozenset({Fact.ORARIO, Fact.POSTI, Fact.STATI, Fact.ASSENZE})

    ore_minime: int = 8
    ora_limite: int = 18

    def encode(self, m: Model) -> None:
        """Forbid the nights too near the end of overtime, and the absences nobody approved after a late one."""
        for officer in m.officers:
            for extra in m.instance.extras_of(officer.id):
                if extra.kind.is_overtime:
                    for day in m.instance.days:
                        if 0 <= (day - extra.day).days <= _REACH:
                            m.forbid(*self._nights(m, extra, day), *self._absences(m, extra, day))

    def _nights(self, m: Model, extra: Extra, day: date) -> list[Alternative]:
        nominal = m.instance.profile.readings.q16_consegne == "nominale"
        nights = m.of_class(extra.officer, day, ShiftClass.NOT)
        starts = [(s.start if nominal else s.real_start, a) for a in nights for s in a.stints if s.is_night]
        least = self.ore_minime * 60
        return [a for at, a in starts if extra.start < at and elapsed_minutes(extra.end, at) < least]

    def _absences(self, m: Model, extra: Extra, day: date) -> tuple[Alternative, ...]:
        limit = datetime.combine(day - _ONE_DAY, time(self.ora_limite))
        if extra.end <= limit or extra.day >= day or m.instance.absence(extra.officer, day) is not None:
            return ()
        rests_too = m.instance.profile.readings.q01_riposo_e_assenza == "si"
        rests = _RESTS if rests_too and m.instance.officer[extra.officer].on_turns else ()
        return m.with_code(extra.officer, day, *_ABSENCES, *rests)

    def audit(self, record: Record) -> Iterator[Finding]:
        """Read what follows each line of work outside the shifts."""
        for officer in record.officers:
            for extra in record.instance.extras_of(officer.id):
                if extra.kind.is_overtime:
                    yield from self._before_nights(record, extra)
                    yield from self._before_absences(record, extra)
                yield from self._in_rests(record, extra)

    def _before_nights(self, record: Record, extra: Extra) -> Iterator[Finding]:
        nominal = record.instance.profile.readings.q16_consegne == "nominale"
        for night in record.stints_of_month(extra.officer):
            start = night.start if nominal else night.real_start
            if not night.is_night or start <= extra.start:
                continue
            gap = elapsed_minutes(extra.end, start)
            if gap < self.ore_minime * 60:
                values = {
                    "fine": f"{extra.end:%H:%M}",
                    "giorno": extra.end.date(),
                    "ore": max(0, gap) / 60,
                    "minime": self.ore_minime,
                }
                yield self.found(
                    Severity.HARD,
                    "notte_vicina",
                    officer=extra.officer,
                    days=tuple(dict.fromkeys((night.day, extra.day))),
                    shift=night.shift.code,
                    amount=self.ore_minime * 60 - gap,
                    values=values,
                )

    def _before_absences(self, record: Record, extra: Extra) -> Iterator[Finding]:
        rests_too = record.instance.profile.readings.q01_riposo_e_assenza == "si"
        for day in (extra.day + _ONE_DAY, extra.day + 2 * _ONE_DAY):
            cell = record.cell(extra.officer, day)
            here = day in record.instance.days_in_month or day == record.instance.next_day
            late = extra.end > datetime.combine(day - _ONE_DAY, time(self.ora_limite))
            if here and late and cell is not None and (cell.code.is_absence or (rests_too and cell.code.is_rest)):
                yield self._late(record, extra, day, cell)

    def _late(self, record: Record, extra: Extra, day: date, cell: Cell) -> Finding:
        approved = record.instance.absence(extra.officer, day)
        given = approved is not None or (cell.code.is_rest and not record.instance.officer[extra.officer].on_turns)
        unforeseen = approved is not None and approved.unforeseen_on(day)
        limit = datetime.combine(day - _ONE_DAY, time(self.ora_limite))
        values = {"giorno": extra.day, "fine": extra.end, "limite": limit}
        return self.found(
            Severity.REPORT if unforeseen else Severity.HARD,
            "tardi",
            officer=extra.officer,
            days=(day, extra.day) if day in record.instance.days_in_month else (extra.day, day),
            values={**values, "cella": str(cell), "assenza": day},
            from_facts=not unforeseen and given,
        )

    def _in_rests(self, record: Record, extra: Extra) -> Iterator[Finding]:
        for day in (extra.day, extra.day + _ONE_DAY):
            cell = record.cell(extra.officer, day) if day in record.instance.days_in_month else None
            midnight = datetime.combine(day, time())
            if midnight < extra.end and cell is not None and cell.code is DayCode.RS:
                values = {"inizio": f"{extra.start:%H:%M}", "fine": f"{extra.end:%H:%M}"}
                yield self.found(Severity.REPORT, "riposo_toccato", officer=extra.officer, days=(day,), values=values)
