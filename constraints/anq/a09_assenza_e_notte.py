"""ANQ Art. 9(15), first half: no night after a day of absence."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

from roster.domain import DayCode, Officer, ShiftClass, Text, Tier
from roster.domain.known import Fact
from roster.rule import Citation, Finding, Rule, Severity

if TYPE_CHECKING:
    from roster.domain import Filling, Stint
    from roster.model import Alternative, Model
    from roster.record import Record

_ONE_DAY = timedelta(days=1)
_RESTS = tuple(code for code in DayCode if code.is_rest)
_ABSENCES = tuple(code for code in DayCode if code.is_absence)


class NienteNotteDopoAssenza(Rule):
    """After a day of absence no night has its service day on the next date.

    Q1 ``si`` counts rests as absences; Q2 ``solo adiacente`` bars only the night that starts before ``ora_alba``;
    Q3 ``vietata`` makes rests that follow an absence part of it. By good practice no other shift starts before
    ``ora_alba`` on that date either: that is a preference.
    """

    id: ClassVar[str] = "ANQ-9.15a"
    title: ClassVar[Text] = Text(
        it="Nessun turno notturno il giorno dopo un'assenza", en="No night on the day after an absence"
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="ANQ",
            article="9, c. 15",
            text="Le giornate di assenza a vario titolo non possono essere seguite dall'espletamento di un turno "
            "notturno",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "notte": Text(
            it="{officer}: il {day} svolge il turno notturno {turno}, ma il {assenza} è assente",
            en="{officer}: on {day} does night {turno}, but is absent on {assenza}",
        ),
        "notte_dopo_riposo": Text(
            it="{officer}: il {day} svolge il turno notturno {turno} dopo il riposo del {assenza}, che la sede conta "
            "tra le assenze (Q1)",
            en="{officer}: on {day} does night {turno} after the rest of {assenza}, which the seat counts as an "
            "absence (Q1)",
        ),
        "presto": Text(
            it="{officer}: il {day} inizia il turno {turno} prima delle {alba}, il giorno dopo l'assenza del {assenza}",
            en="{officer}: on {day} starts shift {turno} before {alba}, on the day after the absence of {assenza}",
        ),
    }
    setting: ClassVar[str] = "Q1, Q2, Q3, Q4"
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.TABELLA, Fact.STATI})
    looks_at: ClassVar[frozenset[Fact]] = frozenset({Fact.ASSENZE, Fact.STORICO})

    ora_alba: int = 6

    def encode(self, m: Model) -> None:
        """Forbid nights after certain absences; where the absence is a choice, choose one of the two."""
        readings = m.instance.profile.readings
        block = readings.q03_assenza_riposo_notte == "vietata"
        codes = _ABSENCES + _RESTS if readings.q01_riposo_e_assenza == "si" else _ABSENCES
        weight = m.instance.profile.weights.preferenze
        for officer in m.officers:
            for day in m.instance.days:
                before = m.with_code(officer.id, day - _ONE_DAY, *codes)
                if before:
                    self._separate(m, before, officer, day, weight)
            if block:
                self._encode_blocks(m, officer)

    def _separate(self, m: Model, before: tuple[Alternative, ...], officer: Officer, day: date, weight: int) -> None:
        nights = [a for a in m.of_class(officer.id, day, ShiftClass.NOT) if any(self._barred(m, s) for s in a.stints)]
        if before[0].literal is m.true:
            m.forbid(*nights)
        elif nights:
            m.at_most_one((*before, *nights))
        early = [
            a
            for a in m.duties(officer.id, day)
            if any(not s.is_night and s.shift.start_minute < self.ora_alba * 60 for s in a.stints)
        ]
        if early:
            m.penalise(Tier.WISHES, m.beyond((*before, *early), 1, 2), weight)

    def _barred(self, m: Model, stint: Stint) -> bool:
        adjacent = m.instance.profile.readings.q02_notte_tardiva_dopo_assenza == "solo adiacente"
        return stint.is_night and (not adjacent or stint.shift.start_minute < self.ora_alba * 60)

    def _encode_blocks(self, m: Model, officer: Officer) -> None:
        """Carry along "absent, or resting since an absence" from the first day of the history to the last night."""
        first = min(m.instance.history.get(officer.id, {}), default=m.instance.days[0])
        blocked = None
        for n in range((m.instance.days[-1] - first).days + 1):
            day = first + n * _ONE_DAY
            nights = [
                a for a in m.of_class(officer.id, day, ShiftClass.NOT) if any(self._barred(m, s) for s in a.stints)
            ]
            if blocked is not None and nights and day in m.instance.days_in_month:
                m.within(m.total(nights) + blocked, 0, 1)
            rests, absences = m.with_code(officer.id, day, *_RESTS), m.with_code(officer.id, day, *_ABSENCES)
            since, blocked = blocked, None
            if absences or (rests and since is not None):
                blocked = m.new_bool()
                m.add(m.total(absences) <= blocked)
                if rests and since is not None:
                    m.add(since + m.total(rests) - blocked <= 1)

    def audit(self, record: Record) -> Iterator[Finding]:
        """Read each duty of the month and the day, or the block of free days, before it."""
        adjacent = record.instance.profile.readings.q02_notte_tardiva_dopo_assenza == "solo adiacente"
        weight = record.instance.profile.weights.preferenze
        for officer in record.officers:
            for stint in record.stints_of_month(officer.id):
                early = stint.shift.start_minute < self.ora_alba * 60
                values: dict[str, Filling] = {"turno": stint.shift.hours_label()}
                if stint.is_night and (early or not adjacent):
                    absence = self._absence_before(record, officer.id, stint.day)
                    if absence is not None:
                        cell = record.cell(officer.id, absence)
                        says = "notte_dopo_riposo" if cell is not None and cell.code.is_rest else "notte"
                        yield self._finding(Severity.HARD, says, officer, stint, {**values, "assenza": absence})
                elif early and not stint.is_night and self._is_absent(record, officer.id, stint.day - _ONE_DAY):
                    values |= {"assenza": stint.day - _ONE_DAY, "alba": self.ora_alba}
                    if weight:
                        yield self._finding(Severity.PREFERENCE, "presto", officer, stint, values, weight)

    def _finding(
        self, severity: Severity, says: str, officer: Officer, stint: Stint, values: dict[str, Filling], cost: int = 0
    ) -> Finding:
        return self.found(
            severity,
            says,
            officer=officer.id,
            days=(stint.day, stint.day - _ONE_DAY),
            post=stint.post.code if stint.post else None,
            shift=stint.shift.code,
            values=values,
            tier=Tier.WISHES if cost else None,
            cost=cost,
        )

    def _is_absent(self, record: Record, officer: str, day: date) -> bool:
        cell = record.cell(officer, day)
        rests_too = record.instance.profile.readings.q01_riposo_e_assenza == "si"
        return cell is not None and (cell.code.is_absence or (rests_too and cell.code.is_rest))

    def _absence_before(self, record: Record, officer: str, day: date) -> date | None:
        """Return the date of the absence a night of ``day`` follows, directly or (Q3) through rests."""
        before = day - _ONE_DAY
        if self._is_absent(record, officer, before):
            return before
        if record.instance.profile.readings.q03_assenza_riposo_notte != "vietata":
            return None
        while (cell := record.cell(officer, before)) is not None and cell.code.is_rest:
            before -= _ONE_DAY
        return before if cell is not None and cell.code.is_absence else None
