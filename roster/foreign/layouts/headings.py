"""The words that offices put around a grid: headings of columns, totals, units, layers, legends, signatures."""

from __future__ import annotations

import re
from enum import Enum, auto
from functools import lru_cache

from roster.foreign.written import Layer
from roster.workbook.text import fold


class Heading(Enum):
    """What a column outside the days holds."""

    MATRICOLA = auto()
    NAME = auto()
    SURNAME = auto()
    FIRST_NAME = auto()
    UNIT = auto()
    RUOLO = auto()
    NUMBER = auto()
    LAYER = auto()
    DATE = auto()
    SHIFT = auto()
    START = auto()
    END = auto()
    POST = auto()
    STATUS = auto()
    OTHER = auto()


_HEADINGS: dict[Heading, tuple[str, ...]] = {
    Heading.MATRICOLA: ("matricola", "matr", "n matricola", "n matr", "nr matricola", "staff number", "matricola n"),
    Heading.NAME: (
        *("nominativo", "nominativi", "cognome e nome", "cognome nome", "nome e cognome", "nome cognome", "dipendente"),
        *(
            "cognome/nome",
            "grado cognome e nome",
            "grado e nominativo",
            "qualifica e nominativo",
            "qualifica nominativo",
        ),
        *("personale", "dipendenti", "agente", "operatore", "unita di personale", "name", "officer", "cognome e n"),
        *("qualifica cognome e nome", "grado cognome nome", "poliziotto", "grado e cognome"),
    ),
    Heading.SURNAME: ("cognome", "surname"),
    Heading.FIRST_NAME: ("nome", "first name"),
    Heading.UNIT: (
        *("unita", "reparto", "unita operativa", "u o", "uo", "settore", "nucleo", "ufficio", "sezione", "unit"),
        *("reparto ufficio", "unita di assegnazione", "assegnazione"),
    ),
    Heading.RUOLO: ("ruolo", "qualifica", "grado", "qual", "qualif", "rank", "q ca"),
    Heading.NUMBER: (
        "n",
        "nr",
        "num",
        "no",
        "n ord",
        "n d ordine",
        "numero",
        "prog",
        "progr",
        "n progr",
        "n prog",
        "#",
    ),
    Heading.LAYER: ("riga", "programmato svolto", "prog eff", "p s", "prog svolto", "previsto effettivo", "strato"),
    Heading.DATE: ("data", "giorno", "date", "data servizio", "data del servizio", "data turno", "giorni", "gg", "day"),
    Heading.SHIFT: (
        "turno",
        "orario",
        "quadrante",
        "fascia",
        "fascia oraria",
        "turno di servizio",
        "shift",
        "orario turno",
    ),
    Heading.START: (
        *(
            "inizio",
            "dalle",
            "dalle ore",
            "ora inizio",
            "inizio turno",
            "ore inizio",
            "entrata",
            "ora entrata",
            "start",
        ),
        *("inizio servizio", "ora di inizio"),
    ),
    Heading.END: (
        *("fine", "alle", "alle ore", "ora fine", "fine turno", "ore fine", "uscita", "ora uscita", "end"),
        *("fine servizio", "ora di fine"),
    ),
    Heading.POST: (
        *("posto", "posto di servizio", "servizio", "postazione", "mansione", "incarico", "post", "posto servizio"),
        *("impiego", "luogo"),
    ),
    Heading.STATUS: ("causale", "codice", "assenza", "stato", "cod", "codice assenza", "status", "giustificativo"),
}
_HEADING_OF = {fold(word): heading for heading, words in _HEADINGS.items() for word in words}

_LAYERS = {
    Layer.PROGRAMMED: (
        *(
            "p",
            "prog",
            "programmato",
            "progr",
            "programma",
            "programmata",
            "previsto",
            "prev",
            "pianificato",
            "teorico",
        ),
        *("programmati", "posted", "programmed"),
    ),
    Layer.WORKED: (
        *("s", "e", "eff", "effettivo", "effettuato", "svolto", "espletato", "consuntivo", "reale", "fatto", "svolti"),
        *("worked", "effettivi"),
    ),
}
_LAYER_OF = {word: layer for layer, words in _LAYERS.items() for word in words}

_TOTAL = re.compile(
    r"(sub ?)?tot(al[ei]|\b)|presen(ti|ze)\b|assen(ti|ze)\b|somma\b|in servizio\b|copertura\b|fabbisogno\b|forza\b|"
    r"conteggio\b|riepilogo\b|n(umero|r|°)? (di )?(mattin|pomerigg|sera|nott|turni|presenti|agenti|unita)|"
    r"differenza\b|scopert[io]\b|carenz|unita (presenti|in servizio|impiegate)|personale (presente|in servizio)|total"
)
_SHIFT_NAMES = frozenset(
    ("m", "p", "s", "n", "mattina", "mattine", "pomeriggio", "pomeriggi", "sera", "sere", "notte", "notti", "riposi")
)
_UNIT = re.compile(
    r"(\d+[a-z]? )?(reparto|sezion[ei]|nucleo|ufficio|unita|settore|squadra|gruppo|n t p|ntp|n t s|nts|portineria|"
    r"matricola|casellario|block house|colloqui|cucina|m o f|mof|segreteria|comando|sorveglianza|infermeria|magazzino|"
    r"cinofili|polo|padiglione|braccio|piano|ispettori|sovrintendenti|assistenti|agenti|ruolo|personale|u o|uo)\b"
)
_LEGEND = re.compile(r"legenda|legend\b|abbreviazion|codici\b|sigle\b|significato")
_CLOSING = re.compile(
    r"legenda|legend\b|note\b|nota\b|n b\b|nb\b|abbreviazion|codici\b|sigle\b|annotazion|avvertenz|"
    r"(il|la|l) (comandante|direttore|direttrice|responsabile|coordinat|ufficio|addett|vice|capo|commissario|sost)|"
    r"firma|visto|data\b|affisso|esposto|p il comandante|f to|timbro|per presa visione|il presente"
)
_SAYS_PROGRAMMED = re.compile(r"\b(programmat|previst|pianificat|prog\b|progr\b|programmed)")
_SAYS_WORKED = re.compile(r"\b(svolt|effettu|effettiv|eff\b|espletat|consuntiv|worked)")


@lru_cache(maxsize=4096)
def heading_of(text: str) -> Heading | None:
    """Return what a heading says its column holds; None for an unknown one."""
    folded = fold(text)
    if folded in _HEADING_OF:
        return _HEADING_OF[folded]
    words = folded.split()
    if "nominativ" in folded or ("nome" in words and len(words) > 1) or ("cognome" in words and len(words) > 1):
        return Heading.NAME
    return Heading.MATRICOLA if folded.startswith(("matricola", "matr ")) and len(folded) < 20 else None


def layer_of(text: str) -> Layer | None:
    """Return the layer that a word beside a row, above a column or in a title names."""
    return _LAYER_OF.get(fold(text))


def layer_in(text: str) -> Layer | None:
    """Return the layer that a title or the name of a sheet speaks of; None when it speaks of none or of both."""
    folded = fold(text)
    programmed, worked = _SAYS_PROGRAMMED.search(folded), _SAYS_WORKED.search(folded)
    if (programmed is None) == (worked is None):
        return None
    return Layer.PROGRAMMED if programmed else Layer.WORKED


def layers_in(text: str) -> tuple[Layer, ...]:
    """Return both layers in the order in which a text names them; nothing when it does not name both."""
    folded = fold(text)
    programmed, worked = _SAYS_PROGRAMMED.search(folded), _SAYS_WORKED.search(folded)
    if programmed is None or worked is None:
        return ()
    order = (Layer.PROGRAMMED, Layer.WORKED)
    return order if programmed.start() < worked.start() else order[::-1]


def is_total(text: str) -> bool:
    """Return whether a label is that of a row or column of counts."""
    return _TOTAL.match(fold(text)) is not None


def is_shift_name(text: str) -> bool:
    """Return whether a label is the name of a shift, as counts at the foot of a grid have it."""
    return fold(text) in _SHIFT_NAMES


def is_unit(text: str) -> bool:
    """Return whether a label is that of a unit, a section or a ruolo above its people."""
    return _UNIT.match(fold(text)) is not None


def is_legend(text: str) -> bool:
    """Return whether a text opens a legend."""
    return _LEGEND.match(fold(text)) is not None


def is_closing(text: str) -> bool:
    """Return whether a text belongs to what stands below a grid: legend, notes, signatures."""
    return _CLOSING.match(fold(text)) is not None
