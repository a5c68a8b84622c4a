"""ANQ Art. 9(2), 9(10), 9(12): what counts as working time beside the shifts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from constraints.anq.shift_ledger import shift_text
from roster.domain import AccountKind, DayCode, ExtraKind, Text
from roster.domain.hours import minutes_of
from roster.obligation import Account, Citation

if TYPE_CHECKING:
    from roster.domain import Entry, Stint
    from roster.record import Record

RECUPERI = frozenset({DayCode.RF, DayCode.RR, DayCode.RC})
"""Recoveries, which the contract names apart (d.P.R. 39/2018): not among the absences of Art. 9(2)."""

_READ = date(2026, 11, 22)


class AssenzeAccreditate(Account):
    """A full day of recognised absence is credited with an ordinary day: a sixth of ``ore_settimanali``, or a fifth.

    With reading Q18 ``ore previste`` it is credited with the hours of the shift that was planned. Recoveries and rests
    for mid-week holidays are credited by the contract (DPR39-10.2); recovery of hours (RO) gives back hours already
    worked and is credited with nothing.
    """

    id: ClassVar[str] = "ANQ-9.2"
    title: ClassVar[Text] = Text(
        it="Le assenze riconosciute completano l'orario di lavoro", en="Recognised absences complete the working hours"
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="ANQ",
            article="9, c. 2",
            text="La durata dell'orario di lavoro è prevista dal contratto. Al completamento dell'orario di lavoro "
            "concorrono le assenze riconosciute ai sensi delle vigenti disposizioni.",
            checked_on=_READ,
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "assenza": Text(
            it="giornata di assenza ({codice}) accreditata: {amount}", en="day of absence ({codice}) credited: {amount}"
        ),
    }
    setting: ClassVar[str] = "Q18"

    ore_settimanali: int = 36

    def enters(self, record: Record) -> Iterator[Entry]:
        """Credit each day of absence of the month."""
        for officer in record.officers:
            for day, cell in record.month_cells(officer.id):
                if not cell.code.is_absence or cell.code in RECUPERI:
                    continue
                minutes = minutes_of(record.instance, officer, day, cell, self.ore_settimanali * 60)
                yield self.entry(
                    AccountKind.ACCREDITATE,
                    "assenza",
                    officer=officer.id,
                    day=day,
                    amount=minutes or 0,
                    values={"codice": cell.code.value},
                )


class RiunioniDiServizio(Account):
    """The minutes of a periodic service meeting are ordinary working time, on the date it starts."""

    id: ClassVar[str] = "ANQ-9.10a"
    title: ClassVar[Text] = Text(
        it="Le riunioni periodiche di servizio sono orario di lavoro", en="Periodic service meetings are working time"
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="ANQ",
            article="9, c. 10",
            text="È considerato, ad ogni effetto, orario di lavoro il tempo impiegato nelle riunioni periodiche di cui "
            "al comma 5, lettera c), dell'articolo 31, d.P.R. 15 febbraio 1999, n. 82, finalizzate all'illustrazione "
            "delle disposizioni che regolano il servizio.",
            checked_on=_READ,
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "riunione": Text(
            it="riunione di servizio, ore {inizio}-{fine}: {amount}", en="service meeting, {inizio}-{fine}: {amount}"
        ),
    }

    def enters(self, record: Record) -> Iterator[Entry]:
        """Enter the meetings of the month."""
        for officer in record.officers:
            for extra in record.instance.extras_of(officer.id):
                if extra.kind is ExtraKind.RIUNIONE and extra.day in record.instance.days_in_month:
                    yield self.entry(
                        AccountKind.ORDINARIE,
                        "riunione",
                        officer=officer.id,
                        day=extra.day,
                        amount=extra.minutes,
                        values={"inizio": f"{extra.start:%H:%M}", "fine": f"{extra.end:%H:%M}"},
                    )


class PassaggioDelleConsegne(Account):
    """Handover at the post is working time beyond the shift, where the kind of service asks for it.

    At hospital guards it is entered with the journey (ANQ-9.12).
    """

    id: ClassVar[str] = "ANQ-9.10b"
    title: ClassVar[Text] = Text(
        it="Il passaggio delle consegne è orario di lavoro", en="The time of handover is working time"
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="ANQ",
            article="9, c. 10",
            text="È altresì considerato orario di lavoro il tempo necessario al passaggio delle consegne, nei casi in "
            "cui la specifica tipologia del servizio lo richieda.",
            checked_on=_READ,
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "consegne": Text(it="consegne dopo il turno {turno}: {amount}", en="handover after shift {turno}: {amount}"),
    }
    setting: ClassVar[str] = "Post.handover_min"

    def enters(self, record: Record) -> Iterator[Entry]:
        """Enter the handover of each shift at a post that has one."""
        for officer in record.officers:
            for stint in record.stints_of_month(officer.id):
                post = stint.post
                if post is not None and post.handover_min and not post.guards_patients:
                    yield beyond_the_shift(self, officer.id, stint, "consegne", post.handover_min)


def beyond_the_shift(rule: Account, officer: str, stint: Stint, says: str, minutes: int) -> Entry:
    """Return the entry of some minutes of work beside a shift."""
    return rule.entry(
        AccountKind.OLTRE_IL_TURNO,
        says,
        officer=officer,
        day=stint.day,
        amount=minutes,
        values={"turno": shift_text(stint)},
    )
