"""What a roster made elsewhere says, before anybody decides what it means: words, each with the cell it stands in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Layer(StrEnum):
    """Whether a cell tells what was programmed or what was worked."""

    PROGRAMMED = "programmato"
    WORKED = "svolto"


class Layout(StrEnum):
    """How a file lays people, dates and duties out."""

    PERSONS_IN_ROWS = "persone in righe"
    PERSONS_IN_COLUMNS = "persone in colonne"
    DAILY_SHEETS = "un foglio al giorno"
    ASSIGNMENTS = "una riga per assegnazione"


class Weight(StrEnum):
    """What a remark asks of who reads it."""

    UNDERSTOOD = "capito"
    """Told so that it can be checked: which sheet, which row of days, who was matched with whom."""
    PASSED_OVER = "tralasciato"
    """Content that is no part of the roster: a legend, a total, a note."""
    DOUBT = "da controllare"
    """A choice that could be wrong: a name with a typing slip, a hidden row, a title with another month."""


@dataclass(frozen=True)
class Place:
    """Sheet and cell of a word; a remark about a whole sheet has no cell."""

    sheet: str
    cell: str

    def __str__(self) -> str:
        return f"{self.sheet}!{self.cell}" if self.cell else self.sheet


@dataclass(frozen=True)
class Remark:
    """One thing the reader did: a sentence of the message catalogue, filled, and where."""

    weight: Weight
    key: str
    values: Mapping[str, object] = field(default_factory=dict)
    place: Place | None = None


@dataclass(frozen=True)
class Person:
    """How a file names an officer, as typed; what it does not say is empty."""

    matricola: str = ""
    name: str = ""
    unit: str = ""
    ruolo: str = ""


@dataclass(frozen=True)
class Entry:
    """What a file writes of a person on a date.

    ``words`` is the text of the cell, of one layer. ``shift`` and ``post`` are words the layout says apart from it: the
    headings of a daily sheet, the columns of a list of assignments. There ``words`` may be empty.
    """

    person: Person
    day: date
    words: str
    place: Place
    shift: str = ""
    post: str = ""
    layer: Layer = Layer.PROGRAMMED


@dataclass(frozen=True)
class Written:
    """Everything a file says of one month.

    ``people`` has everybody the file lists, in its order and with the cell of the name, also those without an entry.
    ``entries`` are of dates of the month; ``around`` those of the days before and after it that stand at its borders.
    ``blanks`` are the cells of the month that a grid keeps for a person and leaves empty, entries without words: a
    finding about an empty cell has its address from them. ``legend`` has the codes that the file itself explains, as
    typed, with their explanation. The two lines of a cell that nothing tells to be two layers are one entry, its
    ``words`` with the line break.
    """

    layout: Layout
    year: int
    month: int
    people: Mapping[Person, Place]
    entries: tuple[Entry, ...]
    remarks: tuple[Remark, ...] = ()
    around: tuple[Entry, ...] = ()
    blanks: tuple[Entry, ...] = ()
    legend: Mapping[str, str] = field(default_factory=dict)
