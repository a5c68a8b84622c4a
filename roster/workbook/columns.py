"""Columns that several sheets share, and the closed lists as tuples of words."""

from __future__ import annotations

from enum import StrEnum
from typing import get_args

from roster.domain import Readings, Ruolo, Sex
from roster.workbook.kinds import Choice, ChoiceList, Code, CodeList, Day, Flag, Kind, Label, Whole
from roster.workbook.layout import Column

TEXT = Kind()
DAY = Day()
WHOLE = Whole()
FLAG = Flag()
UNIT, SHIFT, POST, OFFICER = Code("unit"), Code("shift"), Code("post"), Code("officer")
SKILL, GROUP = Code("skill", loose=True), Code("group", loose=True)
SHIFTS, POSTS = CodeList("shift"), CodeList("post")


def words(codes: type[StrEnum]) -> tuple[str, ...]:
    """Return the words of a closed list."""
    return tuple(code.value for code in codes)


def choice(codes: type[StrEnum]) -> Choice:
    """Return the kind of a column that holds one word of a closed list."""
    return Choice(words(codes))


def reading_options(field: str) -> tuple[str, ...]:
    """Return the alternatives of a reading of the law."""
    return get_args(Readings.model_fields[field].annotation)


SEX = choice(Sex)
RUOLO = choice(Ruolo)
RUOLI = ChoiceList(words(Ruolo))
OFFICER_COLUMN = Column("officer", OFFICER, needed=True, width=12)
PERSON_COLUMN = Column("person", Label(), width=24)
FIRST = Column("first", DAY, width=12)
LAST = Column("last", DAY, width=12)
FIRST_NEEDED = Column("first", DAY, needed=True, width=12)
LAST_NEEDED = Column("last", DAY, needed=True, width=12)
NOTE = Column("note", TEXT, width=36)
