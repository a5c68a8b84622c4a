"""What may be known of a seat, and so what a rule can be checked on (catalogue A.10)."""

from __future__ import annotations

from enum import StrEnum


class Fact(StrEnum):
    """One kind of fact that an input states and a roster made elsewhere may leave out.

    The roster itself, who does what on which date, is always known; so are the national festive days.
    """

    FORZA = "arrivi alla sede e partenze"
    ANAGRAFE = "date di nascita e di entrata in servizio"
    SESSO = "sesso"
    RUOLO = "ruolo e qualifica"
    UNITA = "unità di assegnazione"
    RICHIESTE = "diritti, domande, consensi, idoneità e mandati"
    ABILITAZIONI = "interpelli e abilitazioni"
    ORARIO = "tipo di orario"
    TABELLA = "tabella dei turni"
    ACCORDO = "accordo decentrato: tetti, deroghe, prestiti"
    LUOGO = "sede e santo patrono"
    POSTI = "posti di servizio"
    FABBISOGNO = "coperture ed eventi"
    STATI = "riposi e assenze di chi non è in servizio"
    """Missing where a file names only who is on duty: daily sheets, lists of assignments."""
    ASSENZE = "assenze con data di conoscenza"
    STORICO = "giorni del mese precedente"
    CONTATORI = "contatori, crediti e saldi"
    STRAORDINARI = "lavoro fuori dai turni"
    MOTIVAZIONI = "motivazioni registrate"
    VARIAZIONI = "registro delle variazioni"
    PROGRAMMA = "programma esposto e sua data"
    REPERIBILITA = "turni e quote di reperibilità"
    CIRCOSCRIZIONE = "forza delle altre sedi"
    ISTANZE = "desiderata, blocchi, studi, assemblee"


EVERYTHING = frozenset(Fact)
