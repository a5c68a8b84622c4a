"""Two parents in the administration: d.P.R. 57/2022 art. 24 lett. a)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, ClassVar

from roster.domain import RequestKind, Text
from roster.domain.known import Fact
from roster.rule import Citation, Finding, Rule, Severity

if TYPE_CHECKING:
    from roster.domain import Officer, Request, Stint
    from roster.model import Alternative, Model
    from roster.record import Record

_ONE_DAY = timedelta(days=1)


class TurniDeiGenitori(Rule):
    """The shifts of two parents in the administration, with a child up to six, never overlap completely.

    Completely: they are equal, or one contains the other, by nominal times. Compared are the shift of who asked, on a
    date when the request holds, and those of the other parent around it: a night that begins late on the day before is
    the same night. Both parents at this seat are bound; when the other serves elsewhere, or is not named, one line
    says that nobody can check it here.
    """

    id: ClassVar[str] = "DPR57-24a"
    title: ClassVar[Text] = Text(
        it="A domanda, mai turni del tutto sovrapposti tra genitori nell'amministrazione con figli fino a sei anni",
        en="On request, shifts of two parents in the administration, child up to six, never overlap completely",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="d.P.R. 164/2002",
            article="17, c. 1, lett. a), ora d.P.R. 57/2022, art. 24, lett. a)",
            text="esonero dalla sovrapposizione dei turni, a richiesta degli interessati, tra coniugi dipendenti dalla "
            "stessa Amministrazione con figli fino a sei anni di eta'",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "sovrapposti": Text(
            it="{officer}: il turno {turno} del {giorno} e quello di {altro} ({turno_altro} del {giorno_altro}) si "
            "sovrappongono del tutto, con un figlio fino a sei anni",
            en="{officer}: shift {turno} of {giorno} and that of {altro} ({turno_altro} of {giorno_altro}) overlap "
            "completely, with a child up to six",
        ),
        "altrove": Text(
            it="{officer}: l'altro genitore non è in forza qui o non è indicato; la sovrapposizione dei turni va "
            "verificata con la sua sede",
            en="{officer}: the other parent does not serve here, or is not named; overlapping shifts must be checked "
            "with the other seat",
        ),
    }
    needs: ClassVar[frozenset[Fact]] = frozenset({Fact.RICHIESTE, Fact.TABELLA})
    looks_at: ClassVar[frozenset[Fact]] = frozenset({Fact.FORZA, Fact.STORICO})

    def encode(self, m: Model) -> None:
        """State that of two shifts that overlap completely at most one is given, in one clique per interval."""
        for officer in m.officers:
            for request in officer.requests:
                if request.kind is RequestKind.GENITORI_NEL_CORPO and request.other_parent not in (None, officer.id):
                    for day in (m.instance.previous_day, *m.instance.days):
                        if request.holds(day):
                            self._apart(m, officer.id, request.other_parent or "", day)

    def _apart(self, m: Model, officer: str, other: str, day: date) -> None:
        mine = m.duties(officer, day)
        spans = {(stint.start, stint.end) for a in mine for stint in a.stints}
        for near in (day - _ONE_DAY, day, day + _ONE_DAY):
            if {day, near}.isdisjoint(m.instance.days_in_month):
                continue
            theirs = m.duties(other, near)
            for start, end in sorted(spans) if theirs else ():
                own = [a for a in mine if any((s.start, s.end) == (start, end) for s in a.stints)]
                against: list[Alternative] = []
                for a in theirs:
                    inside = any(start <= s.start and s.end <= end for s in a.stints)
                    if inside or any(s.start <= start and end <= s.end for s in a.stints):
                        against.append(a)
                if against:
                    m.at_most_one((*own, *against))

    def audit(self, record: Record) -> Iterator[Finding]:
        """Compare each shift of who asked with those of the other parent on that date and on both sides of it."""
        here = {officer.id: officer for officer in record.officers}
        for officer in record.officers:
            for request in officer.requests:
                if request.kind is not RequestKind.GENITORI_NEL_CORPO:
                    continue
                other = here.get(request.other_parent or "")
                if other is not None and other.id != officer.id:
                    yield from self._couple(record, officer, other, request)
                elif any(request.holds(day) and officer.in_force(day) for day in record.days):
                    yield self.found(Severity.REPORT, "altrove", officer=officer.id)

    def _couple(self, record: Record, officer: Officer, other: Officer, request: Request) -> Iterator[Finding]:
        month = record.instance.days_in_month
        for mine in record.stints(officer.id):
            if not request.holds(mine.day):
                continue
            for back in (-1, 0, 1):
                for theirs in record.stints_on(other.id, mine.day + timedelta(days=back)):
                    if (mine.day in month or theirs.day in month) and _together(mine, theirs):
                        yield self._found(officer, mine, theirs, other)

    def _found(self, officer: Officer, mine: Stint, theirs: Stint, other: Officer) -> Finding:
        return self.found(
            Severity.HARD,
            "sovrapposti",
            officer=officer.id,
            days=tuple(sorted({mine.day, theirs.day}, reverse=True)),
            post=mine.post.code if mine.post else None,
            shift=mine.shift.code,
            values={
                "turno": mine.shift.hours_label(),
                "giorno": mine.day,
                "altro": other.label,
                "turno_altro": theirs.shift.hours_label(),
                "giorno_altro": theirs.day,
            },
        )


def _together(one: Stint, other: Stint) -> bool:
    """Return whether what two shifts share is the whole of one of them."""
    start, end = max(one.start, other.start), min(one.end, other.end)
    return (start, end) in ((one.start, one.end), (other.start, other.end))
