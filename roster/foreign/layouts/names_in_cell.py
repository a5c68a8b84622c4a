"""The people that one cell names: parted by line breaks, commas, slashes, ``e``; a matricola may stand beside."""

from __future__ import annotations

import re

from roster.foreign.written import Person

_BREAK = re.compile(r"\n|;|,|/|\+|\s+e\s+|\s+ed\s+|\s+&\s+|\s+[-–]\s+")
_MATRICOLA = re.compile(r"\(?\b(?:matr?\.?\s*)?([A-Za-z]{0,2}\d{4,9})\b\)?", re.IGNORECASE)
_COUNT = re.compile(r"^\d{1,2}[.)]\s*")
_NOBODY = re.compile(
    r"[\W_]*|x+|n\.?\s?n\.?|scopert[oa]|chius[oa]|vacante|soppress[oa]|nessuno|non previst[oa]", re.IGNORECASE
)


def people_in(text: str, unit: str = "") -> tuple[Person, ...]:
    """Return the people that a cell names, as typed; none for a dash, ``chiuso`` or ``scoperto``."""
    pieces = (_COUNT.sub("", piece.strip(" .-–*•\t")) for piece in _BREAK.split(text))
    return tuple(_person(piece, unit) for piece in pieces if _NOBODY.fullmatch(piece) is None)


def _person(text: str, unit: str) -> Person:
    found = _MATRICOLA.search(text)
    if found is None:
        return Person(name=" ".join(text.split()), unit=unit)
    name = " ".join((text[: found.start()] + " " + text[found.end() :]).split()).strip(" -,()")
    return Person(found[1], name, unit)
