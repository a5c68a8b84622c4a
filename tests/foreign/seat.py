"""The input workbook of *Vallombra*, typed into the headings of ``roster template`` by openpyxl."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from pathlib import Path

from openpyxl import Workbook

from tests.foreign.month import ABSENCES, Cell, planned
from tests.foreign.people import PEOPLE

_AGREEMENT = "Accordo decentrato di Vallombra, inventato, 15/01/2026"
QUADRANTS = ("N", "M", "P", "S")
HOURS = {
    "N": ("00:00", "06:00"),
    "M": ("06:00", "12:00"),
    "P": ("12:00", "18:00"),
    "S": ("18:00", "24:00"),
    "U": ("08:00", "15:12"),
    "L": ("08:00", "16:00"),
    "N8": ("00:00", "08:00"),
}
POSTS: Mapping[str, str] = {
    "SEZ1": "Prima sezione",
    "SEZ2": "Seconda sezione",
    "SEZF": "Sezione femminile",
    "SG": "Sorveglianza generale",
    "PORT": "Portineria",
    "REGIA": "Sala regia",
    "OSP": "Reparto ospedaliero",
    "COLL": "Sala colloqui",
    "MATR": "Ufficio matricola",
}
UNITS = {"UO1": "Reparto detentivo", "UO2": "Servizi generali"}
Absent = tuple[str, date, str]
"""Matricola, date, code."""


def write_seat(path: Path, year: int, month: int, *, absences: Iterable[Absent] = (), history: bool = True) -> None:
    """Write the input for a month: the base absences and ``absences``, fourteen days of history by the cycles."""
    book = Workbook()
    del book["Sheet"]
    for title, rows in _sheets(year, month, absences, history=history):
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    book.save(path)


def _sheets(
    year: int, month: int, absences: Iterable[Absent], *, history: bool
) -> Iterable[tuple[str, Sequence[Sequence[object]]]]:
    yield "Sede", _SITE
    yield (
        "Orari",
        [
            ("Codice", "Inizio", "Fine", "Riferimento"),
            *((code, *hours, f"{_AGREEMENT}, art. 2") for code, hours in HOURS.items()),
        ],
    )
    yield "Unità", [("Codice", "Denominazione"), *UNITS.items()]
    yield "Prestiti", [("Da unità", "A unità"), ("UO1", "UO2"), ("UO2", "UO1")]
    yield (
        "Tetti",
        [
            ("Ruolo", "Notturni", "Festivi", "Serali", "Fonte"),
            *((r, n, 2, 6, f"{_AGREEMENT}, art. 5") for r, n in _NIGHTS.items()),
        ],
    )
    yield "Deroghe", [("Deroga", "Riferimento", "Turni"), ("turno oltre 6 ore", f"{_AGREEMENT}, art. 3", "U")]
    yield "Personale", _people()
    yield "Diritti", _rights()
    yield "Abilità", [("Matricola", "Abilità"), *((a.matricola, skill) for a in PEOPLE for skill in a.skills)]
    yield "Posti", _POSTS
    yield "Coperture", _cover()
    yield "Assenze", _absences(absences)
    yield (
        "Studio",
        [("Matricola", "Impegno", "Dal", "Al"), ("0045050", "esame", date(2026, 10, 14), date(2026, 10, 14))],
    )
    if history:
        yield "Storico", _history(date(year, month, 1))
        yield "Contatori", _counters(month)


_SITE = (
    ("Voce", "Valore"),
    ("Istituto", "Vallombra"),
    ("Tipo", "Casa circondariale"),
    ("Comune", "Vallombra"),
    ("Provveditorato", "Provveditorato di prova"),
    ("Accordo locale", _AGREEMENT),
    ("Accordo in vigore dal", date(2026, 2, 1)),
    ("Informazione preventiva data il", date(2025, 12, 1)),
    ("Esame congiunto concluso il", date(2025, 12, 12)),
    ("Festa del patrono", "24 giugno"),
    ("Santo patrono", "San Giovanni"),
)
_NIGHTS = {"agenti-assistenti": 5, "sovrintendenti": 4, "ispettori": 4, "funzionari": 1}
_POSTS = (
    ("Codice", "Posto di servizio", "Unità", "Codice F.E.S.I.", "Compito", "Servizio", "Art. 42", "Ristretti", "H24",
     "Reparto ospedaliero", "Ruoli ammessi", "Abilità richiesta"),
    ("SEZ1", POSTS["SEZ1"], "UO1", "A2", "istituto", "sezione", "sì", "M", "sì", None, "agenti-assistenti", None),
    ("SEZ2", POSTS["SEZ2"], "UO1", "A2", "istituto", "sezione", "sì", "M", "sì", None, "agenti-assistenti", None),
    ("SEZF", POSTS["SEZF"], "UO1", "A2", "istituto", "sezione", "sì", "F", None, None, "agenti-assistenti", None),
    ("SG", POSTS["SG"], "UO1", "A1", "istituto", "sorveglianza generale", None, None, None, None,
     "sovrintendenti, ispettori", None),
    ("PORT", POSTS["PORT"], "UO2", "A1", "istituto", "portineria", None, None, "sì", None, None, None),
    ("REGIA", POSTS["REGIA"], "UO2", "A1", "istituto", "altro", None, None, None, None, None, "sala regia"),
    ("OSP", POSTS["OSP"], "UO2", "A3", "istituto", "altro", None, None, None, "sì", None, None),
    ("COLL", POSTS["COLL"], "UO1", "A1", "istituto", "colloqui", None, None, None, None, None, None),
    ("MATR", POSTS["MATR"], "UO1", "A1", "ufficio", "matricola", None, None, None, None, None, "matricola"),
)  # fmt: skip


def _people() -> list[tuple[object, ...]]:
    heads = (
        "Matricola", "Cognome", "Nome", "Sesso", "Qualifica", "Ruolo", "Data di nascita", "In servizio dal", "Unità",
        "Orario", "Turno fisso", "Posto fisso", "In forza dal", "In forza fino al", "Dirigente sindacale",
        "Mandato sindacale dal",
    )  # fmt: skip
    rows: list[tuple[object, ...]] = [heads]
    for a in PEOPLE:
        fixed = ("5 giorni", "U", a.place) if a.place == "MATR" else ("turni", None, None)
        mandate = ("sì", date(2025, 1, 1)) if a.union else (None, None)
        person = (a.matricola, a.surname, a.name, a.sex, a.qualifica, a.ruolo, a.born, a.entered, a.unit)
        rows.append((*person, *fixed, a.since, a.until, *mandate))
    return rows


def _rights() -> list[tuple[object, ...]]:
    heads = ("Matricola", "Diritto", "Dal", "Riferimento", "Altro genitore")
    found = [
        (a.matricola, right, date(2026, 1, 1), "Domanda prot. 7 del 2026", a.more.get("other_parent"))
        for a in PEOPLE
        for right in a.rights
    ]
    return [heads, *found]


def _cover() -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = [("Posto", "Turno", "Giorni", "Minimo", "Previsto")]
    for post in POSTS:
        if post == "MATR":
            rows.append((post, "U", "feriale", 0, 1))
        else:
            rows += [(post, shift, "tutti", 0, 1) for shift in (("M", "P") if post == "COLL" else QUADRANTS)]
    return rows


def _absences(more: Iterable[Absent]) -> list[tuple[object, ...]]:
    asked = date(2026, 8, 3)
    told = sorted({*((who, day, code) for (who, day), code in ABSENCES.items()), *more})
    heads = ("Matricola", "Assenza", "Dal", "Al", "Stato", "Conosciuta il")
    return [heads, *((who, code, day, day, "approvata", asked) for who, day, code in told)]


def _history(first: date) -> list[tuple[object, ...]]:
    days = [first - timedelta(days=back) for back in range(14, 0, -1)]
    here = [a for a in PEOPLE if a.until is None or a.until >= first]
    return [("Matricola", *days), *((a.matricola, *(_own(planned(a, day)) for day in days)) for a in here)]


def _counters(month: int) -> list[tuple[object, ...]]:
    """Return the year to date, the same for everybody: no credit is open."""
    heads = ("Matricola", "Mesi", "Notti", "Serali", "Festivi", "Addestramento operativo", "Aggiornamento")
    done = month - 1
    return [heads, *((a.matricola, done, 4 * done, 4 * done, done, 5, 5) for a in PEOPLE)]


def _own(cell: Cell) -> str | None:
    """Return a cell in the language of sheet Storico."""
    if isinstance(cell, str):
        return cell or None
    return " + ".join(f"{turn.shift} {turn.post}" for turn in cell)
