"""ANQ Art. 7(5): what the unions may look up of each seat."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from roster.domain import Text
from roster.obligation import Citation, Shown


class DatiDellaSede(Shown):
    """What the software of the services shows of a seat, as far as a roster holds it.

    Address and contacts of the seat, its planned strength and postings to other seats are not data of a roster.
    """

    id: ClassVar[str] = "ANQ-7.5"
    title: ClassVar[Text] = Text(
        it="Dati della sede consultabili dalle organizzazioni sindacali",
        en="Data of the seat that the unions may look up",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="ANQ",
            article="7, c. 5",
            text="L'accesso al GUSweb consentirà per ogni sede di servizio di verificare: a) dati relativi alla sede "
            "(indirizzo, recapiti telefonici ed elettronici, indicazione dei nominativi del Direttore, del "
            "Comandante del reparto e del Comandante e/o Coordinatore del nucleo traduzioni e piantonamenti; b) "
            "elenco di tutte le unità operative con indicazione della tipologia di servizio con qualifica e "
            "nominativo del responsabile; c) elenco di tutte le postazioni di servizio, codice F.E.S.I. "
            "attribuito, indicazione degli orari di lavoro distinti per fasce giornaliere e tipo di giornata "
            "(festiva o feriale); d) elenco giornaliero dei servizi (programmati ed effettivi) del personale; e) "
            "brogliaccio con visualizzazione mensile dei servizi programmati ed effettivi; f) forza locale - "
            "situazione organico e situazione movimenti;",
            checked_on=date(2026, 11, 22),
        ),
    )
    shown: ClassVar[Text] = Text(
        it="direttore, comandante e forza nei fogli giornalieri; unità e responsabili nel Brogliaccio; posti e codici "
        "F.E.S.I. nei fogli giornalieri, orari in Copertura; servizi programmati ed effettivi nei fogli "
        "giornalieri, nel Brogliaccio e in Variazioni",
        en="director, commander and force in the daily sheets; units and who is in charge in the Brogliaccio; posts "
        "and F.E.S.I. codes in the daily sheets, hours in Coverage; programmed and effective services in the "
        "daily sheets, the Brogliaccio and Changes",
    )
