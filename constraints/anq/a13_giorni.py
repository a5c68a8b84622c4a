"""ANQ Art. 13(5): on which days a turn of reperibilità may fall."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

from roster.domain import OnCall, Text
from roster.domain.known import Fact
from roster.rule import Citation, Finding, Rule, Severity, Subject

if TYPE_CHECKING:
    from roster.model import Model
    from roster.record import Record

_ONE_DAY = timedelta(days=1)


class ReperibilitaNeiGiorniDiServizio(Rule):
    """Every date a turn of reperibilità touches is one of service, here or away: no rest, free day or absence.

    Nor one on which the officer does not belong to the seat. A turn that ends at 24:00 does not touch the next date.
    What is not known of a date is no breach.
    """

    id: ClassVar[str] = "ANQ-13.5"
    title: ClassVar[Text] = Text(
        it="La reperibilità non coincide con giornate di riposo e di congedo",
        en="On-call turns never coincide with days of rest or leave",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="ANQ",
            article="13, c. 5",
            text="I turni di reperibilità non possono coincidere con le giornate di riposo e di congedo.",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "non_in_servizio": Text(
            it="{officer}: la reperibilità {shift} del {inizio} tocca il {giornata}, giornata di {stato}",
            en="{officer}: on-call turn {shift} of {inizio} touches {giornata}, a day of {stato}",
        ),
        "non_in_forza": Text(
            it="{officer}: la reperibilità {shift} del {inizio} tocca il {giornata}, quando non è in forza alla sede",
            en="{officer}: on-call turn {shift} of {inizio} touches {giornata}, a date on which the officer does not "
            "belong to the seat",
        ),
    }
    subject: ClassVar[Subject] = Subject.ON_CALL
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.TABELLA, Fact.STATI, Fact.REPERIBILITA})
    looks_at: ClassVar[frozenset[Fact]] = frozenset({Fact.FORZA, Fact.ASSENZE})

    def encode(self, m: Model) -> None:
        """Let a turn and the statuses that are no service exclude one another on every date it touches."""
        for turn in m.on_call:
            dates = [turn.day, turn.day + _ONE_DAY] if m.instance.shift[turn.shift].crosses_midnight else [turn.day]
            if not all(m.instance.officer[turn.officer].in_force(day) for day in dates):
                m.forbid(turn)
                continue
            for day in dates:
                free = [a for a in m.alternatives(turn.officer, day) if not a.code.is_service]
                if free:
                    m.at_most_one([turn, *free])

    def audit(self, record: Record) -> Iterator[Finding]:
        """Read the cells of the dates each turn touches."""
        for turn in record.on_call:
            shift = record.instance.shift.get(turn.shift)
            last = (shift.ends_at(turn.day) - timedelta(minutes=1)).date() if shift else turn.day
            officer = record.instance.officer.get(turn.officer)
            for day in dict.fromkeys((turn.day, last)):
                cell = record.cell(turn.officer, day)
                if officer is not None and not officer.in_force(day):
                    yield self._finding("non_in_forza", turn, day)
                elif cell is not None and not cell.code.is_service:
                    yield self._finding("non_in_servizio", turn, day, stato=cell.code.value)

    def _finding(self, says: str, turn: OnCall, day: date, **values: str) -> Finding:
        same_month = day.month == turn.day.month
        return self.found(
            Severity.HARD,
            says,
            officer=turn.officer,
            days=tuple(dict.fromkeys((day, turn.day) if same_month else (turn.day, day))),
            shift=turn.shift,
            values={"inizio": turn.day, "giornata": day, **values},
        )
