"""The invented seat *Vallombra*: who serves there, in which unit, by which cycle. All names are invented."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any


class Cycle(StrEnum):
    """The cycles of tests/foreign/month.py."""

    DOMENICA_POMERIGGIO = "1"
    DOMENICA_NOTTE = "2"
    DOMENICA_SERA = "3"
    DOMENICA_MATTINA = "4"
    DIURNO = "5"
    MATTINE = "6"
    POMERIGGI = "7"
    UFFICIO = "8"


@dataclass(frozen=True)
class Agent:
    """One line of the seat; ``place`` is the post held in the base month, ``phase`` the week the cycle starts in."""

    matricola: str
    surname: str
    name: str
    sex: str
    qualifica: str
    ruolo: str
    unit: str
    place: str
    cycle: Cycle
    phase: int = 0
    born: date = date(1985, 5, 5)
    entered: date = date(2009, 3, 2)
    rights: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    union: bool = False
    since: date | None = None
    until: date | None = None
    more: dict[str, object] = field(default_factory=dict, hash=False)


_TURNS = (Cycle.DOMENICA_POMERIGGIO, Cycle.DOMENICA_NOTTE, Cycle.DOMENICA_SERA, Cycle.DOMENICA_MATTINA)


def _agent(matricola: str, surname: str, name: str, place: str, number: int, **more: Any) -> Agent:
    """Return an agente on turns of UO1; ``number`` spreads cycles and phases."""
    plain: dict[str, Any] = {
        "sex": "M",
        "qualifica": "Assistente capo",
        "ruolo": "agenti-assistenti",
        "unit": "UO1",
        "cycle": _TURNS[number % 4],
        "phase": number // 4 % 4,
    }
    return Agent(matricola, surname, name, place=place, **{**plain, **more})


def _senior(matricola: str, surname: str, name: str, qualifica: str, ruolo: str, phase: int, **more: Any) -> Agent:
    """Return a sovrintendente or ispettore who takes the sorveglianza generale in turns."""
    fixed: dict[str, Any] = {"qualifica": qualifica, "ruolo": ruolo, "cycle": _TURNS[0], "phase": phase}
    return _agent(matricola, surname, name, "SG", 0, **{**fixed, **more})


OVER_50 = "esonero notti 50 anni o 30 servizio"
BEFORE_1976: dict[str, Any] = {"born": date(1971, 2, 11), "entered": date(1994, 1, 10)}

PEOPLE: tuple[Agent, ...] = (
    _senior("0031007", "Fabbri", "Giuliano", "Ispettore superiore", "ispettori", 0),
    _senior("0031020", "De Santis", "Maria Grazia", "Ispettore capo", "ispettori", 2, sex="F"),
    _senior("0032044", "Nicolò", "Rosario", "Sovrintendente capo", "sovrintendenti", 0),
    _senior("0032101", "Pellegrini", "Tiziana", "Sovrintendente", "sovrintendenti", 1, sex="F"),
    _senior("0032119", "D'Alò", "Carmine", "Vice sovrintendente", "sovrintendenti", 2),
    _senior("0032150", "Marchetti", "Ivano", "Vice sovrintendente", "sovrintendenti", 3),
    _agent("0041203", "Rossi", "Mario", "SEZ1", 0),
    _agent("0041204", "Rossi", "Marco", "SEZ2", 1),
    _agent("0041315", "Bianchini", "Stefano", "SEZ1", 2),
    _agent("0041377", "Lo Presti", "Calogero", "SEZ2", 3),
    _agent("0041402", "Esposito", "Gennaro", "SEZ1", 4),
    _agent("0041433", "Zanella", "Andrea", "SEZ2", 5),
    _agent("0041490", "Quaranta", "Vito", "SEZ1", 6),
    _agent("0041512", "Iannuzzi", "Pasquale", "SEZ2", 7),
    _agent("0041530", "Cattaneo", "Luca", "SEZ1", 8, qualifica="Agente scelto"),
    _agent("0041561", "Deiana", "Efisio", "SEZ2", 9, qualifica="Agente scelto"),
    _agent("0041588", "Tommasi", "Federico", "SEZ1", 10, qualifica="Agente"),
    _agent("0041600", "Ferrari", "Daniele", "SEZ2", 11, qualifica="Agente"),
    _agent("0041622", "Gallo", "Salvatore", "SEZ1", 12, union=True),
    _agent("0041644", "Vitale", "Antonino", "SEZ2", 13),
    _agent("0041671", "Battaglia", "Rocco", "SEZ1", 14),
    _agent("0041699", "Colombo", "Ambrogio", "SEZ2", 15),
    _agent("0043011", "Mancini", "Elena", "SEZF", 0, sex="F"),
    _agent("0043025", "Sanna", "Graziella", "SEZF", 5, sex="F"),
    _agent("0043040", "Palumbo", "Assunta", "SEZF", 10, sex="F"),
    _agent("0043058", "Ricci", "Chiara", "SEZF", 15, sex="F", qualifica="Agente"),
    _agent("0044007", "Grimaldi", "Ugo", "PORT", 0, unit="UO2", rights=(OVER_50,), **BEFORE_1976),
    _agent("0044019", "Barbieri", "Sergio", "PORT", 5, unit="UO2", rights=(OVER_50,), **BEFORE_1976),
    _agent("0044023", "Testa", "Massimo", "PORT", 10, unit="UO2", **BEFORE_1976),
    _agent("0044038", "Conti", "Fabio", "PORT", 15, unit="UO2"),
    _agent("0044052", "Longo", "Giuseppe", "REGIA", 2, unit="UO2", skills=("sala regia",)),
    _agent("0044066", "Leone", "Michele", "REGIA", 7, unit="UO2", skills=("sala regia",)),
    _agent("0044071", "Martinelli", "Paolo", "REGIA", 8, unit="UO2", skills=("sala regia",)),
    _agent("0044085", "Serra", "Gavino", "REGIA", 13, unit="UO2", skills=("sala regia",)),
    _agent("0045013", "Fontana", "Lucia", "COLL", 0, sex="F", cycle=Cycle.DIURNO, rights=("figlio sotto 3 anni",)),
    _agent(
        "0045027",
        "Caruso",
        "Noemi",
        "COLL",
        0,
        sex="F",
        cycle=Cycle.DIURNO,
        phase=1,
        rights=("gravidanza o figlio sotto 1 anno",),
    ),
    _agent(
        "0045031",
        "Moretti",
        "Giada",
        "COLL",
        0,
        sex="F",
        cycle=Cycle.MATTINE,
        more={"other_parent": "0045032"},
        rights=("genitori nell'amministrazione, figlio fino a 6 anni",),
    ),
    _agent(
        "0045032",
        "Rinaldi",
        "Dario",
        "COLL",
        0,
        cycle=Cycle.POMERIGGI,
        more={"other_parent": "0045031"},
        rights=("genitori nell'amministrazione, figlio fino a 6 anni",),
    ),
    _agent("0045050", "Greco", "Ilaria", "COLL", 0, sex="F", cycle=Cycle.DIURNO, rights=("studente",)),
    _agent(
        "0045064",
        "Bruno",
        "Teresa",
        "COLL",
        0,
        sex="F",
        cycle=Cycle.DIURNO,
        phase=1,
        rights=("genitore solo: no turni continuativi",),
    ),
    _agent(
        "0045078",
        "Amato",
        "Rita",
        "COLL",
        0,
        sex="F",
        cycle=Cycle.DIURNO,
        rights=("figlio sotto 3 anni: no missioni oltre un giorno",),
    ),
    _agent("0046002", "Costa", "Emanuele", "SEZ1", 3, since=date(2026, 10, 12), qualifica="Agente"),
    _agent("0046018", "Villa", "Simone", "SEZ2", 6, until=date(2026, 10, 18)),
    _agent("0047001", "Orlandi", "Piera", "MATR", 0, sex="F", cycle=Cycle.UFFICIO, skills=("matricola",)),
    _agent("0047015", "Sartori", "Guido", "MATR", 0, cycle=Cycle.UFFICIO, skills=("matricola",)),
)

BY_MATRICOLA = {agent.matricola: agent for agent in PEOPLE}


def of_surname(surname: str, name: str = "") -> Agent:
    """Return the only agent of that surname, or of surname and name."""
    found = [a for a in PEOPLE if a.surname == surname and name in ("", a.name)]
    assert len(found) == 1, surname
    return found[0]
