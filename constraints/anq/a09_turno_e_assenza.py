"""ANQ Art. 9(15), second half: no absence after a shift that ends late on the day before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, ClassVar

from roster.domain import DayCode, Instance, Text
from roster.domain.known import Fact
from roster.rule import Citation, Finding, Rule, Severity

if TYPE_CHECKING:
    from roster.domain import Stint
    from roster.model import Alternative, Model
    from roster.record import Record

_ABSENCES = tuple(code for code in DayCode if code.is_absence)
_RESTS = tuple(code for code in DayCode if code.is_rest)


class NienteAssenzaDopoTurnoTardivo(Rule):
    """No shift ends after ``ora_limite`` on the day before an absence; an end at that very hour passes.

    Ends are nominal inside the institute and real (handover, journey back) outside, unless Q16 says otherwise. Q1
    ``si`` counts rests as absences. An absence learnt of on its own day or later could not be planned for: it is
    reported only. A shift of the old month before an approved absence is a fact this month cannot change.
    """

    id: ClassVar[str] = "ANQ-9.15b"
    title: ClassVar[Text] = Text(
        it="Nessun turno che termini dopo le 18.00 il giorno prima di un'assenza",
        en="No shift that ends after 18:00 on the day before an absence",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="ANQ",
            article="9, c. 15",
            text="Le giornate di assenza a vario titolo non possono essere seguite dall'espletamento di un turno "
            "notturno e non possono seguire ad un turno che termini dopo le ore 18.00 del giorno precedente.",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "tardi": Text(
            it="{officer}: il turno {turno} del {giorno} tiene in servizio fino alle {fine}, oltre le ore {limite} "
            "del giorno che precede l'assenza del {assenza}",
            en="{officer}: shift {turno} of {giorno} keeps on duty until {fine}, past {limite} of the day "
            "before the absence of {assenza}",
        ),
        "tardi_riposo": Text(
            it="{officer}: il turno {turno} del {giorno} tiene in servizio fino alle {fine}, oltre le ore {limite} "
            "del giorno che precede il riposo del {assenza}, che la sede conta tra le assenze (Q1)",
            en="{officer}: shift {turno} of {giorno} keeps on duty until {fine}, past {limite} of the day "
            "before the rest of {assenza}, which the seat counts as an absence (Q1)",
        ),
        "imprevista": Text(
            it="{officer}: il turno {turno} del {giorno} tiene in servizio fino alle {fine}, oltre le ore {limite} "
            "del giorno che precede l'assenza del {assenza}, di cui l'ufficio ha saputo solo quel giorno o dopo",
            en="{officer}: shift {turno} of {giorno} keeps on duty until {fine}, past {limite} of the day "
            "before the absence of {assenza}, which the office learnt of only on that day or later",
        ),
    }
    measures: ClassVar[dict[str, tuple[str, str]]] = {
        "tardi": ("fine", "limite"),
        "tardi_riposo": ("fine", "limite"),
        "imprevista": ("fine", "limite"),
    }
    setting: ClassVar[str] = "Q1, Q16"
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.TABELLA, Fact.STATI})
    looks_at: ClassVar[frozenset[Fact]] = frozenset({Fact.POSTI, Fact.ASSENZE, Fact.STORICO})

    ora_limite: int = 18

    def encode(self, m: Model) -> None:
        """Forbid late duties before certain absences; where the absence is a choice, choose one of the two."""
        instance = m.instance
        codes = _ABSENCES + _RESTS if instance.profile.readings.q01_riposo_e_assenza == "si" else _ABSENCES
        for officer in m.officers:
            for day in (*instance.days, instance.next_day):
                absences = m.with_code(officer.id, day, *codes)
                approved = instance.absence(officer.id, day)
                if not absences or (approved is not None and approved.unforeseen_on(day)):
                    continue
                late = self._late(m, officer.id, day)
                if approved is None and any(a.day < instance.days[0] for a in late):
                    m.forbid(*absences)
                late = [a for a in late if a.day >= instance.days[0]]
                if absences[0].literal is m.true:
                    m.forbid(*late)
                elif late:
                    m.at_most_one((*absences, *late))

    def _late(self, m: Model, officer: str, day: date) -> list[Alternative]:
        limit = datetime.combine(day - timedelta(days=1), time(self.ora_limite))
        before = (a for back in (1, 2) for a in m.duties(officer, day - timedelta(days=back)))
        return [a for a in before if any(self._real_or_nominal(m, s) > limit for s in a.stints)]

    def _real_or_nominal(self, m: Model, stint: Stint) -> datetime:
        reading = m.instance.profile.readings.q16_consegne
        return {"misto": stint.closes_at, "reale": stint.real_end, "nominale": stint.end}[reading]

    def audit(self, record: Record) -> Iterator[Finding]:
        """Read each absence, from the 1st to the first day of the next month, and the duties before it."""
        instance = record.instance
        reading = instance.profile.readings.q16_consegne
        rests_too = instance.profile.readings.q01_riposo_e_assenza == "si"
        for officer in record.officers:
            for day in (*instance.days, instance.next_day):
                cell = record.cell(officer.id, day)
                if cell is None or not (cell.code.is_absence or (rests_too and cell.code.is_rest)):
                    continue
                limit = datetime.combine(day - timedelta(days=1), time(self.ora_limite))
                for back in (2, 1):
                    for stint in record.stints_on(officer.id, day - timedelta(days=back)):
                        ends = stint.closes_at if reading == "misto" else stint.real_end
                        ends = stint.end if reading == "nominale" else ends
                        if ends > limit:
                            says = "tardi_riposo" if cell.code.is_rest else "tardi"
                            yield self._finding(instance, officer.id, stint, ends, day, says)

    def _finding(self, instance: Instance, officer: str, stint: Stint, ends: datetime, day: date, says: str) -> Finding:
        approved = instance.absence(officer, day)
        unforeseen = approved is not None and approved.unforeseen_on(day)
        return self.found(
            Severity.REPORT if unforeseen else Severity.HARD,
            "imprevista" if unforeseen else says,
            officer=officer,
            days=(stint.day, day) if stint.day in instance.days_in_month else (day, stint.day),
            post=stint.post.code if stint.post else None,
            shift=stint.shift.code,
            values={
                "turno": stint.shift.hours_label(),
                "giorno": stint.day,
                "fine": f"{ends:%H:%M}" if ends.time() != time(0) else "24:00",
                "limite": f"{self.ora_limite:02}:00",
                "assenza": day,
            },
            from_facts=not unforeseen and approved is not None and stint.day < instance.days[0],
        )
