"""The notes people left on cells: the classic ones, and the conversations newer programs keep."""

from __future__ import annotations

from collections import defaultdict
from typing import IO
from xml.parsers import expat

from roster.reader.package import Package
from roster.reader.sheet_scan import Position, SheetError, place

_KINDS = {"comments": "t", "threadedComment": "text"}
"""Kinds of part, and the element that holds words in each."""
_NOTES = ("comment", "threadedComment")
_MOST_CHARACTERS = 32_767


def read_notes(package: Package, member: str) -> dict[Position, str]:
    """Return the notes of a sheet by cell.

    A conversation takes the place of the classic note at its cell, in which programs only announce it.

    Raises:
        SheetError: when a note stands at no cell.
        xml.parsers.expat.ExpatError: when a part is no XML.

    """
    found: dict[str, dict[Position, str]] = {kind: {} for kind in _KINDS}
    for relation in package.relations(member).values():
        if relation.kind in _KINDS and not relation.outside and relation.target in package.names:
            with package.open(relation.target) as stream:
                found[relation.kind] |= _notes(stream, _KINDS[relation.kind])
    return found["comments"] | found["threadedComment"]


def _notes(stream: IO[bytes], holder: str) -> dict[Position, str]:
    """Return the words of a part, several notes at a cell one under the other."""
    found: defaultdict[Position, list[str]] = defaultdict(list)
    where: list[Position] = []
    inside: list[str] = []
    words: list[str] = []

    def start(name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        if local in _NOTES:
            where[:] = [place(attributes.get("ref", ""))]
            words.clear()
        elif local in (holder, "rPh"):
            inside.append(local)

    def end(name: str) -> None:
        local = name.rpartition(":")[2]
        if local in _NOTES:
            text = "".join(words).replace("\r\n", "\n").replace("\r", "\n").strip()
            if text:
                found[where[0]].append(text[:_MOST_CHARACTERS])
        elif local in (holder, "rPh") and inside:
            inside.pop()

    def characters(piece: str) -> None:
        if inside == [holder]:  # not the reading aid of ideograms
            words.append(piece)

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = characters
    parser.StartDoctypeDeclHandler = _no_doctype
    parser.ParseFile(stream)
    return {at: "\n".join(texts) for at, texts in found.items()}


def _no_doctype(*_: object) -> None:
    raise SheetError("document type")
