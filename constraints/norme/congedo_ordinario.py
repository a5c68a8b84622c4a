"""Ordinary leave: how many days, of which year, by when (d.P.R. 395/1995 art. 14, d.P.R. 39/2018 art. 9)."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from roster.calendar import SUNDAY, iso_week
from roster.domain import AccountKind, DayCode, Text, WorkSchedule
from roster.domain.exemption import anniversary
from roster.domain.known import Fact
from roster.rule import Citation, Finding, Rule, Severity, Status

if TYPE_CHECKING:
    from roster.domain import Balance, Entry, Officer
    from roster.model import Model
    from roster.record import Record

_FIVE_DAYS = (WorkSchedule.CINQUE_GIORNI, WorkSchedule.FLESSIBILE)
_SATURDAY = 5
_MONTHS = 12
_HALF_MONTH = 15


@dataclass
class _Fund:
    """Days of leave of a year still to be enjoyed, and the last date for it."""

    year: int
    left: int
    until: date


class CongedoOrdinario(Rule):
    """Leave enjoyed stays within what each year gives, the oldest used first; what is left of a year has a last date.

    Days by years of service completed by the end of the year (``anni``), in the first three years and beyond; in the
    year of entry in twelfths, rounded up. They include two of L. 937/1977. Only working days of a leave count: not a
    mid-week holiday, not the Sunday of a week without another rest, which is its rest, nor the weekend of who does not
    work on it. What the office recognises in a balance prevails.
    """

    id: ClassVar[str] = "DPR395-14"
    title: ClassVar[Text] = Text(
        it="Congedo ordinario entro le giornate spettanti, quello degli anni passati entro diciotto mesi",
        en="Ordinary leave within the days due, that of past years within eighteen months",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="d.P.R. 395/1995",
            article="14, c. 2-3, 5-6",
            text="La durata del congedo ordinario e' di 32 giorni lavorativi. Per il personale con oltre 15 anni di "
            "servizio e per quello con oltre 25 anni di servizio la durata del congedo ordinario e' rispettivamente di "
            "37 e di 45 giorni lavorativi.",
            checked_on=date(2026, 11, 22),
        ),
        Citation(
            source="d.P.R. 39/2018",
            article="9, c. 1",
            text="Qualora indifferibili esigenze di servizio non abbiano reso possibile la completa fruizione del "
            "congedo ordinario nel corso dell'anno, la parte residua deve essere fruita entro i diciotto mesi "
            "successivi.",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "oltre": Text(
            it="{officer}: giorni di congedo ordinario oltre quelli spettanti, dal {day}: {amount}",
            en="{officer}: days of ordinary leave beyond those due, from {day}: {amount}",
        ),
        "scaduto": Text(
            it="{officer}: giorni di congedo ordinario del {anno} non fruiti entro il {entro}: {amount}",
            en="{officer}: days of ordinary leave of {anno} not enjoyed by {entro}: {amount}",
        ),
        "senza_saldi": Text(
            it="i saldi del congedo ordinario non sono indicati; giorni di congedo del mese non verificabili: {amount}",
            en="the balances of ordinary leave are not stated; days of leave of the month not to be checked: {amount}",
        ),
        "goduto": Text(it="giorno di congedo ordinario del {anno}", en="day of ordinary leave of {anno}"),
        "non_lavorativo": Text(
            it="giorno non lavorativo dentro il congedo: non si conta", en="no working day inside a leave: not counted"
        ),
    }
    status: ClassVar[Status] = Status.AUDITED
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.ANAGRAFE, Fact.ORARIO, Fact.STATI, Fact.CONTATORI})
    looks_at: ClassVar[frozenset[Fact]] = frozenset({Fact.LUOGO, Fact.STORICO})

    anni: tuple[int, int, int] = (3, 15, 25)
    sei_giorni: tuple[int, int, int, int] = (30, 32, 37, 45)
    cinque_giorni: tuple[int, int, int, int] = (26, 28, 32, 39)
    mesi_riporto: int = 18

    def encode(self, m: Model) -> None:
        """State nothing: leave is a fact of the input."""

    def audit(self, record: Record) -> Iterator[Finding]:
        """Charge the leave of each officer to the years, then read what they have left."""
        stated = any(code is DayCode.CO for _, code in record.instance.balances)
        unchecked = 0
        for officer in record.officers:
            charged, funds = self._charged(record, officer)
            unchecked += len(charged)
            beyond = tuple(day for day, year in charged if year is None)
            if beyond:
                yield self.found(Severity.REPORT, "oltre", officer=officer.id, days=beyond, amount=len(beyond))
            for fund in funds:
                if fund.left and fund.until <= record.days[-1]:
                    values = {"anno": str(fund.year), "entro": fund.until}
                    yield self.found(Severity.REPORT, "scaduto", officer=officer.id, amount=fund.left, values=values)
        if unchecked and not stated:
            yield self.found(Severity.REPORT, "senza_saldi", amount=unchecked)

    def enters(self, record: Record) -> Iterator[Entry]:
        """Enter each working day of leave with the year it is charged to, and the others with nothing."""
        for officer in record.officers:
            charged, _ = self._charged(record, officer)
            years = dict(charged)
            for day in self._written(record, officer):
                counts = day in years
                year = years.get(day) or record.instance.year
                yield self.entry(
                    AccountKind.CONGEDO_ORDINARIO,
                    "goduto" if counts else "non_lavorativo",
                    officer=officer.id,
                    day=day,
                    amount=int(counts),
                    values={"anno": str(year)} if counts else {},
                    year=year if counts else None,
                )

    def _charged(self, record: Record, officer: Officer) -> tuple[list[tuple[date, int | None]], list[_Fund]]:
        """Return each working day of leave with the year whose days it takes, None beyond all; and what years keep."""
        rows = record.instance.balances.get((officer.id, DayCode.CO), ())
        funds = [self._fund(officer, row) for row in rows if row.year <= record.instance.year]
        if not any(fund.year == record.instance.year for fund in funds):
            year = record.instance.year
            funds.append(_Fund(year, self._due(officer, year), self._last_date(year)))
        charged: list[tuple[date, int | None]] = []
        for day in self._written(record, officer):
            if not self._working(record, officer, day):
                continue
            fund = next((fund for fund in funds if fund.left > 0 and day <= fund.until), None)
            if fund is not None:
                fund.left -= 1
            charged.append((day, fund.year if fund else None))
        return charged, funds

    def _written(self, record: Record, officer: Officer) -> Iterator[date]:
        for day in record.days:
            cell = record.cell(officer.id, day)
            if cell is not None and cell.code is DayCode.CO:
                yield day

    def _working(self, record: Record, officer: Officer, day: date) -> bool:
        if record.instance.is_midweek_holiday(day):
            return False
        if day.weekday() == _SATURDAY:
            return officer.schedule not in _FIVE_DAYS
        if day.weekday() == SUNDAY:
            cells = (record.cell(officer.id, other) for other in iso_week(day))
            return officer.on_turns and any(cell is not None and cell.code is DayCode.RS for cell in cells)
        return True

    def _fund(self, officer: Officer, row: Balance) -> _Fund:
        due = self._due(officer, row.year) if row.entitled is None else row.entitled
        return _Fund(row.year, max(0, due - row.enjoyed), row.until or self._last_date(row.year))

    def _due(self, officer: Officer, year: int) -> int:
        last = date(year, _MONTHS, 31)
        step = sum(anniversary(officer.service_from, years) <= last for years in self.anni)
        days = (self.cinque_giorni if officer.schedule in _FIVE_DAYS else self.sei_giorni)[step]
        entry = officer.service_from
        if entry.year != year:
            return days if entry.year < year else 0
        whole = monthrange(year, entry.month)[1] - entry.day + 1 > _HALF_MONTH
        return -(-days * (_MONTHS - entry.month + whole) // _MONTHS)

    def _last_date(self, year: int) -> date:
        years, month = divmod(_MONTHS + self.mesi_riporto - 1, _MONTHS)
        return date(year + years, month + 1, monthrange(year + years, month + 1)[1])
