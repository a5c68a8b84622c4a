"""The kinds of value a column of the input workbook can hold: how each is read, refused and written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import ClassVar

from roster.domain.base import Text
from roster.workbook.cells import CellError, Codes, format_cell, parse_cell
from roster.workbook.moments import (
    MINUTES_OF_DAY,
    clock,
    day_and_month,
    day_of,
    minutes_of,
    moment_of,
    shown_day_and_month,
)
from roster.workbook.text import fold, fold_code, text_of

Names = Mapping[str, dict[str, str]]
"""For each sort of code (``unit``, ``shift``, ``post``, ``officer``…): folded form to the form declared."""

_YES = frozenset({"si", "s", "x", "1", "true", "vero", "yes", "y"})
_NO = frozenset({"no", "n", "0", "false", "falso"})
_LAST_WRONG_YEAR = 1900
"""Spreadsheets hold no date before it and believe that it was a leap year."""
_BETWEEN_CODES = re.compile(r"[\s,;]+")


class RefusedError(ValueError):
    """A value that cannot be used: ``key`` names the sentence of area ``input``, ``values`` fill it."""

    def __init__(self, key: str, **values: object) -> None:
        self.key = key
        self.values = values
        super().__init__(key)


@dataclass(frozen=True)
class Kind:
    """Free text; the other kinds narrow it. ``hint`` names the sentence of area ``input_format`` that explains it."""

    hint: ClassVar[str] = "text"

    def read(self, value: object, names: Names) -> object:
        """Return the value for the domain. It is never blank: blank cells are judged before.

        Raises:
            RefusedError: when the value is not of this kind.

        """
        return value.strip() if isinstance(value, str) else text_of(value)

    def write(self, value: object, lang: str) -> object:
        """Return what to put in the cell, so that :meth:`read` gives ``value`` back."""
        return value


@dataclass(frozen=True)
class Label(Kind):
    """For the eye of whoever fills the sheet: written, never read."""

    hint: ClassVar[str] = "label"


@dataclass(frozen=True)
class Code(Kind):
    """A code declared here, or one that another sheet declares: ``of`` says of what.

    Case and accents of a code already declared do not matter. A code nobody declared is left to the cross checks,
    except for ``loose`` names (skills, groups), which the first use declares.
    """

    hint: ClassVar[str] = "code"
    of: str
    loose: bool = False

    def read(self, value: object, names: Names) -> object:
        """Return the code as declared."""
        if self.of == "officer" and not isinstance(value, str):
            raise RefusedError("staff_number_not_text", value=text_of(value))
        text = text_of(value)
        if self.loose:
            return names[self.of].setdefault(fold_code(text), text)
        return names[self.of].get(fold_code(text), text)


@dataclass(frozen=True)
class CodeList(Kind):
    """Codes that another sheet declares, parted by commas, semicolons or blanks."""

    hint: ClassVar[str] = "codes"
    of: str

    def read(self, value: object, names: Names) -> object:
        """Return the codes as declared."""
        found = (word for word in _BETWEEN_CODES.split(text_of(value)) if word)
        return tuple(names[self.of].get(fold_code(word), word) for word in found)

    def write(self, value: object, lang: str) -> object:
        """Return the codes joined by commas."""
        return ", ".join(value) if isinstance(value, tuple) else value


@dataclass(frozen=True)
class Choice(Kind):
    """One word of a closed list; ``options`` are the words as the program writes them."""

    hint: ClassVar[str] = "choice"
    options: tuple[str, ...]

    def read(self, value: object, names: Names) -> object:
        """Return the word of the list."""
        return _chosen(text_of(value), self.options)

    def write(self, value: object, lang: str) -> object:
        """Return the word."""
        return str(value)


@dataclass(frozen=True)
class ChoiceList(Choice):
    """Some words of a closed list, parted by commas or semicolons."""

    hint: ClassVar[str] = "choices"

    def read(self, value: object, names: Names) -> object:
        """Return the words of the list."""
        return tuple(_chosen(word, self.options) for word in re.split("[,;]", text_of(value)) if word.strip())

    def write(self, value: object, lang: str) -> object:
        """Return the words joined by commas."""
        return ", ".join(map(str, value)) if isinstance(value, tuple) else value


def _chosen(text: str, options: tuple[str, ...]) -> str:
    word = next((option for option in options if fold(option) == fold(text)), None)
    if word is None:
        raise RefusedError("not_in_list", value=text, options=", ".join(options))
    return word


@dataclass(frozen=True)
class Flag(Kind):
    """Yes or no; blank is the default of the field."""

    hint: ClassVar[str] = "flag"
    blank: bool = False

    def read(self, value: object, names: Names) -> object:
        """Return the truth value."""
        word = fold(text_of(value))
        if word in _YES | _NO:
            return word in _YES
        raise RefusedError("not_a_flag", value=text_of(value))

    def write(self, value: object, lang: str) -> object:
        """Return the word, nothing when it is what blank means and only a column of noes would come of it."""
        if value is False and not self.blank:
            return None
        return yes(lang) if value else "no"


def yes(lang: str) -> str:
    """Return the word that says yes."""
    return "yes" if lang == "en" else "sì"


@dataclass(frozen=True)
class Whole(Kind):
    """A whole number."""

    hint: ClassVar[str] = "whole"

    def read(self, value: object, names: Names) -> object:
        """Return the number."""
        try:
            number = float(text_of(value).replace(",", "."))
        except ValueError:
            number = 0.5
        if isinstance(value, bool | date | time) or not number.is_integer():
            raise RefusedError("not_whole", value=_as_shown(value))
        return int(number)


def _as_shown(value: object) -> object:
    """Return what a cell shows: a number has a comma in Italian, and all its decimals."""
    shown = text_of(value)
    return Text(it=shown.replace(".", ","), en=shown) if isinstance(value, float) else shown


@dataclass(frozen=True)
class Day(Kind):
    """A date."""

    hint: ClassVar[str] = "day"

    def read(self, value: object, names: Names) -> object:
        """Return the date."""
        day = day_of(value)
        if day is None:
            raise RefusedError("not_a_date", value=text_of(value))
        return day

    def write(self, value: object, lang: str) -> object:
        """Return the date; one that spreadsheets count wrongly as ISO text."""
        return value.isoformat() if isinstance(value, date) and value.year <= _LAST_WRONG_YEAR else value


@dataclass(frozen=True)
class Moment(Kind):
    """A date with its time, or a date alone for its midnight."""

    hint: ClassVar[str] = "moment"

    def read(self, value: object, names: Names) -> object:
        """Return the date and time."""
        moment = moment_of(value)
        if moment is None:
            raise RefusedError("not_a_moment", value=text_of(value))
        return moment

    def write(self, value: object, lang: str) -> object:
        """Return the instant; what a spreadsheet cannot hold (a zone, fractions of a second) as ISO text."""
        if isinstance(value, datetime) and (value.tzinfo or value.microsecond or value.year <= _LAST_WRONG_YEAR):
            return value.isoformat()
        return value


@dataclass(frozen=True)
class Clock(Kind):
    """A time of the day in minutes from midnight; 24:00 is allowed where something ends."""

    hint: ClassVar[str] = "clock"
    ends: bool = True

    def read(self, value: object, names: Names) -> object:
        """Return the minutes."""
        minutes = minutes_of(value)
        if minutes is None:
            raise RefusedError("not_a_time", value=text_of(value))
        if minutes == MINUTES_OF_DAY and not self.ends:
            raise RefusedError("midnight_start", value=text_of(value))
        return minutes

    def write(self, value: object, lang: str) -> object:
        """Return the time as text: what a person types over it stays as typed."""
        return clock(value) if isinstance(value, int) else value


@dataclass(frozen=True)
class DayAndMonth(Kind):
    """A day of every year."""

    hint: ClassVar[str] = "day_and_month"

    def read(self, value: object, names: Names) -> object:
        """Return the pair of day and month."""
        found = day_and_month(value)
        if found is None:
            raise RefusedError("not_a_day_of_the_year", value=text_of(value))
        return found

    def write(self, value: object, lang: str) -> object:
        """Return the day and the name of the month."""
        return shown_day_and_month(value) if isinstance(value, tuple) else value


@dataclass(frozen=True)
class RosterCell(Kind):
    """A cell of a roster, in the language of :mod:`roster.workbook.cells`."""

    hint: ClassVar[str] = "roster_cell"

    def read(self, value: object, names: Names) -> object:
        """Return the cell."""
        try:
            return parse_cell(value, Codes(names["shift"], names["post"]))
        except CellError as error:
            raise RefusedError("not_a_cell", value=text_of(value)) from error

    def write(self, value: object, lang: str) -> object:
        """Return the text of the cell."""
        return format_cell(value)  # type: ignore[arg-type]  # a column of this kind holds cells only
