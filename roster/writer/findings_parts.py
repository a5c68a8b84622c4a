"""Parts that the document of the findings uses in more than one place: people and cells."""

from __future__ import annotations

import re
from datetime import date

from roster.domain.base import Frozen

_OWN_FILE = re.compile(r"\[(?P<file>[^\[\]]+)\](?P<sheet>.+)")


class Person(Frozen):
    """An officer: matricola, or the pseudonym that stands for it, and the name as sheets print it."""

    id: str
    label: str
    unit: str


class Place(Frozen):
    """A cell of the roster that a finding speaks of."""

    date: date
    file: str | None
    sheet: str
    cell: str


def place_of(day: date, cell: str, file: str | None) -> Place:
    """Return the parts of a cell; where units have their own files the sheet has the file before it, in brackets."""
    sheet, _, address = cell.rpartition("!")
    own = _OWN_FILE.fullmatch(sheet)
    if own is not None:
        file, sheet = own["file"], own["sheet"]
    return Place(date=day, file=file, sheet=sheet, cell=address)
