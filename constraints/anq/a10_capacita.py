"""What no roster can cover, told before any is looked for: the capacity tests, each with the clause it follows from."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from roster.domain import Text
from roster.obligation import Citation, Shown

_CHECK = Text(
    it="«roster check», e prima della ricerca in «roster generate»: quanti servono, quanti possono, dove e quando",
    en='"roster check", and before the search in "roster generate": how many are needed, how many there are, '
    "where and when",
)


class CapacitaNotti(Shown):
    """The nights of the month against the caps and the ceiling of those who may do them."""

    id: ClassVar[str] = "CAP-N"
    title: ClassVar[Text] = Text(
        it="Notti richieste e notti che il personale può fare, prima di cercare il servizio",
        en="Nights demanded and nights the staff may do, before looking for a roster",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="ANQ",
            article="10, c. 9, lett. a)",
            text="turni notturni eccedenti il limite mensile stabilito ma non superiori a sei turni mensili;",
            checked_on=date(2026, 11, 22),
        ),
    )
    shown: ClassVar[Text] = _CHECK


class CapacitaFestivi(Shown):
    """The festive shifts of the month against the caps and the ceiling: December and January are the tight months."""

    id: ClassVar[str] = "CAP-F"
    title: ClassVar[Text] = Text(
        it="Turni festivi richiesti e turni che il personale può fare",
        en="Festive shifts demanded and shifts the staff may do",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="ANQ",
            article="10, c. 9, lett. b)",
            text="turni festivi domenicali e infrasettimanali eccedenti il tetto mensile stabilito, senza superare "
            "tre turni mensili. Tale limite è ridotto a 2 nei mesi in cui i giorni festivi sono 4;",
            checked_on=date(2026, 11, 22),
        ),
    )
    shown: ClassVar[Text] = _CHECK


class CapacitaSerali(Shown):
    """The evenings of the month against the caps and the ceiling."""

    id: ClassVar[str] = "CAP-E"
    title: ClassVar[Text] = Text(
        it="Serali richiesti e serali che il personale può fare",
        en="Evenings demanded and evenings the staff may do",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="ANQ",
            article="10, c. 9, lett. c)",
            text="turni serali (16.00/24.00 oppure 18.00/24.00) in eccedenza rispetto al tetto mensile stabilito "
            "senza superare gli otto turni mensili.",
            checked_on=date(2026, 11, 22),
        ),
    )
    shown: ClassVar[Text] = _CHECK


class CapacitaGiornate(Shown):
    """The shifts of each week against the days of duty that rests, leave and training leave."""

    id: ClassVar[str] = "CAP-H"
    title: ClassVar[Text] = Text(
        it="Turni richiesti nella settimana e giornate di servizio disponibili",
        en="Shifts demanded in a week and days of duty available",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="ANQ",
            article="9, c. 7",
            text="In ogni struttura penitenziaria il servizio deve essere programmato mensilmente osservando "
            "scrupolosamente l'orario di lavoro settimanale previsto dall'articolo 15, d.P.R. 51/2009.",
            checked_on=date(2026, 11, 22),
        ),
    )
    shown: ClassVar[Text] = _CHECK


class CapacitaPerGruppi(Shown):
    """The same tests for each ruolo, each sex at the posts of art. 42, and without the exempt at covered nights."""

    id: ClassVar[str] = "CAP-X"
    title: ClassVar[Text] = Text(
        it="Le stesse verifiche per ruolo, per sesso nelle sezioni, senza gli esonerati",
        en="The same tests by ruolo, by sex in the sections, without the exempt",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="ANQ",
            article="10, c. 7",
            text="A ciascun appartenente al Corpo di Polizia Penitenziaria non possono essere assegnati mensilmente "
            "turni serali, notturni e festivi in eccedenza all'aliquota mensile stabilita, per ciascun ruolo, in "
            "sede di contrattazione decentrata, tenendo conto dell'organico effettivo.",
            checked_on=date(2026, 11, 22),
        ),
    )
    shown: ClassVar[Text] = _CHECK


class CapacitaDelGiorno(Shown):
    """The posts of a date against those who are present and may hold them."""

    id: ClassVar[str] = "CAP-R"
    title: ClassVar[Text] = Text(
        it="Posti richiesti in un giorno e personale che può coprirli",
        en="Posts demanded on a date and staff who may cover them",
    )
    cites: ClassVar[tuple[Citation, ...]] = (
        Citation(
            source="ANQ",
            article="10, c. 2",
            text="Nell'impiego del personale deve essere comunque garantita, in via principale, la copertura dei "
            "posti di servizio relativamente ai compiti di istituto, in relazione a quanto disposto dal secondo "
            "comma dell'art. 5 della Legge 395/90.",
            checked_on=date(2026, 11, 22),
        ),
    )
    shown: ClassVar[Text] = _CHECK
