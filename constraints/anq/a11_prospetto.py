"""ANQ Art. 11(8): the monthly statement of overtime to the regional unions."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from roster.domain import Text
from roster.obligation import Citation, Shown


class ProspettoDelloStraordinario(Shown):
    """By qualifica, who did overtime: hours done, hours to be paid, compensatory rests granted and still to grant."""

    id: ClassVar[str] = "ANQ-11.8"
    title: ClassVar[Text] = Text(
        it="Prospetto mensile dello straordinario alle organizzazioni sindacali, per qualifica",
        en="Monthly statement of overtime to the unions, by qualifica",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="ANQ",
            article="11, c. 8",
            text="Fermo restando quanto disposto all'articolo 7 del presente Accordo, le direzioni degli "
            "istituti/uffici/servizi avranno cura di trasmettere mensilmente alle organizzazioni sindacali regionali "
            "un prospetto riguardante la totalità del personale appartenente al Corpo di Polizia Penitenziaria "
            "presente nella struttura, distinto per qualifica, nei confronti del quale siano state disposte "
            "prestazioni di lavoro straordinario, con l'indicazione del numero d'ore effettuate, il numero delle ore "
            "retribuite e gli eventuali turni di riposo compensativo concessi o da concedere in luogo della "
            "retribuzione per il lavoro straordinario prestato.",
            checked_on=date(2026, 11, 22),
        ),
    )
    shown: ClassVar[Text] = Text(
        it="Cartella del servizio, foglio Straordinari: prospetto mensile per qualifica",
        en="Workbook of the service, sheet Overtime: monthly statement by qualifica",
    )
