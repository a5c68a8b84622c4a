"""ANQ Art. 9(12): journey, handover and meal of a hospital guard are working time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from constraints.anq.a09_conti import beyond_the_shift
from roster.domain import Text
from roster.obligation import Account, Citation

if TYPE_CHECKING:
    from roster.domain import Entry, Post
    from roster.record import Record


class TempiDelPiantonamento(Account):
    """At a hospital guard the journeys, the handover and the meal at the canteen are working time beyond the shift.

    The journeys of escorts, and of any other post away from the seat, are entered here too: the contract counts them
    in the duty (d.P.R. 39/2018). The longer interval is the one that ANQ-9.15b and ANQ-9.16a read; what passes the
    weekly hours is overtime or is compensated in the week.
    """

    id: ClassVar[str] = "ANQ-9.12"
    title: ClassVar[Text] = Text(
        it="Viaggi, consegne e mensa del piantonamento sono orario di lavoro",
        en="Journeys, handover and meal of a hospital guard are working time",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="ANQ",
            article="9, c. 12",
            text="Nei casi di piantonamento di detenuti o di internati in strutture sanitarie, è considerato orario di "
            "lavoro il tempo necessario al raggiungimento delle strutture stesse, quello richiesto per il rientro "
            "nella sede lavorativa, al passaggio delle consegne ed all'eventuale fruizione dei pasti previsti presso "
            "la mensa obbligatoria di servizio.",
            checked_on=date(2026, 11, 22),
        ),
        Citation(
            source="d.P.R. 39/2018",
            article="27, c. 3 (forze di polizia militari; gemello dell'art. 10)",
            text="Il personale inviato in servizio fuori sede che sia impiegato oltre la durata del turno "
            "giornaliero, comprensivo sia dei viaggi che del tempo necessario all'effettuazione dell'incarico, e' "
            "esonerato dall'espletamento del turno ordinario previsto o dal completamento dello stesso.",
            checked_on=date(2026, 11, 22),
        ),
    )
    says: ClassVar[dict[str, Text]] = {
        "andata": Text(it="viaggio di andata, turno {turno}: {amount}", en="journey out, shift {turno}: {amount}"),
        "rientro": Text(it="viaggio di rientro, turno {turno}: {amount}", en="journey back, shift {turno}: {amount}"),
        "consegne": Text(
            it="consegne al piantonamento, turno {turno}: {amount}", en="handover at the guard, shift {turno}: {amount}"
        ),
        "mensa": Text(
            it="pasto in mensa dopo il piantonamento, turno {turno}: {amount}",
            en="meal at the canteen after the guard, shift {turno}: {amount}",
        ),
    }
    setting: ClassVar[str] = "Post.travel_out_min, travel_back_min, handover_min, meal_min"

    def enters(self, record: Record) -> Iterator[Entry]:
        """Enter the minutes beside each shift, one entry for each thing they were spent on."""
        for officer in record.officers:
            for stint in record.stints_of_month(officer.id):
                if stint.post is not None:
                    for says, minutes in self._minutes(stint.post):
                        yield beyond_the_shift(self, officer.id, stint, says, minutes)

    def _minutes(self, post: Post) -> Iterator[tuple[str, int]]:
        found = {"andata": post.travel_out_min, "rientro": post.travel_back_min}
        if post.guards_patients:
            found |= {"consegne": post.handover_min, "mensa": post.meal_min}
        yield from ((says, minutes) for says, minutes in found.items() if minutes)
