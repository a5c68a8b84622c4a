"""ANQ Art. 17(1): the time of the meal is working time in services that cannot be interrupted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from constraints.anq.a09_conti import beyond_the_shift
from constraints.anq.shift_ledger import shift_text
from roster.domain import AccountKind, Text
from roster.obligation import Account, Citation

if TYPE_CHECKING:
    from roster.domain import Entry, Stint
    from roster.record import Record


class PastoInServizio(Account):
    """A meal taken on duty takes no minute away from the shift; one at the canteen after it adds its own.

    The first is shown as an entry of nothing on the ordinary hours. The canteen of hospital guards is ANQ-9.12.
    """

    id: ClassVar[str] = "ANQ-17.1"
    title: ClassVar[Text] = Text(
        it="Il tempo del pasto è tempo di lavoro nei servizi che non si interrompono",
        en="The time of the meal is working time in services that cannot be interrupted",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="ANQ",
            article="17, c. 1",
            text="è considerato tempo di lavoro il tempo strettamente necessario per la consumazione del pasto per il "
            "personale impiegato in servizi istituzionali che per la loro tipologia non possono essere interrotti, "
            "nel servizio traduzioni e piantonamenti, negli uffici sicurezza e traduzioni (centrale e periferici), "
            "nonché quale conducente dei mezzi dell'Amministrazione.",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "in_servizio": Text(
            it="turno {turno}: il pasto si consuma in servizio e nulla è detratto dalle ore",
            en="shift {turno}: the meal is taken on duty and nothing is deducted from the hours",
        ),
        "mensa": Text(it="pasto dopo il turno {turno}: {amount}", en="meal after shift {turno}: {amount}"),
    }
    setting: ClassVar[str] = "Post.meal, Post.meal_min"

    def enters(self, record: Record) -> Iterator[Entry]:
        """Enter the meals of each shift."""
        for officer in record.officers:
            for stint in record.stints_of_month(officer.id):
                yield from self._of(officer.id, stint)

    def _of(self, officer: str, stint: Stint) -> Iterator[Entry]:
        post = stint.post
        if post is None:
            return
        if post.meal:
            yield self.entry(
                AccountKind.ORDINARIE,
                "in_servizio",
                officer=officer,
                day=stint.day,
                amount=0,
                values={"turno": shift_text(stint)},
            )
        if post.meal_min and not post.guards_patients:
            yield beyond_the_shift(self, officer, stint, "mensa", post.meal_min)
