"""The heading of a day as people write it: ``1``, ``lun 1``, ``1 L``, ``01/12``, ``1-dic``, a date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from roster.foreign.layouts.month_names import MONTH_OF, full_year
from roster.foreign.table import Value
from roster.workbook.text import fold_code, text_of

LAST_DAY = 31
_FIRST_YEAR = 1900
"""A spreadsheet shows the number 1 formatted as a date as the first of January of this year."""

_NAMES = (
    ("lunedi", "monday"),
    ("martedi", "tuesday"),
    ("mercoledi", "wednesday"),
    ("giovedi", "thursday"),
    ("venerdi", "friday"),
    ("sabato", "saturday"),
    ("domenica", "sunday"),
)
_MARCH = "mar"
_BEFORE = re.compile(r"([a-z]+)[\s.,/-]*(\d.*)")
_AFTER = re.compile(r"(\d+(?:[./-]\d+){0,2})[\s.,/-]*([a-z]+)\.?")
_NUMBER = re.compile(r"0?(\d{1,2})[.°º]?")
_DAY_MONTH = re.compile(r"(\d{1,2})[./-](\d{1,2})(?:[./-](\d{4}|\d{2}))?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[t ]00:00(?::00)?)?")
_NAMED_MONTH = re.compile(r"(\d{1,2})[°º]?[\s./-]*([a-z]+)\.?(?:[\s./-]*'?(\d{4}|\d{2}))?")


def _weekday_words() -> dict[str, frozenset[int]]:
    """Return the days of the week that each word, or its beginning of one to three letters, can mean."""
    words: dict[str, set[int]] = {}
    for number, (italian, english) in enumerate(_NAMES):
        for word in (italian, *(italian[:size] for size in (1, 2, 3)), english, english[:3]):
            words.setdefault(word, set()).add(number)
    return {word: frozenset(numbers) for word, numbers in words.items()}


_WEEKDAYS = _weekday_words()


@dataclass(frozen=True)
class DayMark:
    """A day as a heading writes it; what it does not say is 0 or empty. ``M`` is Tuesday or Wednesday."""

    day: int
    month: int = 0
    year: int = 0
    weekdays: frozenset[int] = frozenset()


def weekdays_of(value: Value) -> frozenset[int]:
    """Return the days of the week a heading can mean; none when it is no day of the week."""
    return _WEEKDAYS.get(fold_code(text_of(value)).rstrip("."), frozenset()) if isinstance(value, str) else frozenset()


def day_marks(values: Sequence[Value]) -> dict[int, DayMark]:
    """Return the headings of days among the values of a row, by position.

    ``1 mar`` is the first of March when every other heading ends so, otherwise a Tuesday.
    """
    texts = [fold_code(text_of(value)).rstrip(".") for value in values if isinstance(value, str)]
    march = 2 * sum(text.endswith(_MARCH) for text in texts) > sum(text[:1].isdigit() for text in texts)
    found = ((position, day_mark(value, march=march)) for position, value in enumerate(values) if value is not None)
    return {position: mark for position, mark in found if mark is not None}


def day_mark(value: Value, *, march: bool = False) -> DayMark | None:
    """Return the day that a heading names, None when it names none."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return DayMark(int(value)) if float(value).is_integer() and 1 <= value <= LAST_DAY else None
    if isinstance(value, datetime | date):
        if value.year == _FIRST_YEAR and value.month == 1:
            return DayMark(value.day)
        return DayMark(value.day, value.month, value.year)
    return _typed(value, march=march) if isinstance(value, str) and value[:40].strip() else None


@lru_cache(maxsize=65536)
def _typed(value: str, *, march: bool) -> DayMark | None:
    text = fold_code(" ".join(value[:40].split()))
    weekdays: frozenset[int] = frozenset()
    if (before := _BEFORE.fullmatch(text)) and (before[1] in _WEEKDAYS or before[1] in ("giorno", "gg")):
        weekdays, text = _WEEKDAYS.get(before[1], frozenset()), before[2]
    elif (after := _AFTER.fullmatch(text)) and after[2] in _WEEKDAYS and not (march and after[2] == _MARCH):
        weekdays, text = _WEEKDAYS[after[2]], after[1]
    return _dated(text, weekdays)


def _dated(text: str, weekdays: frozenset[int]) -> DayMark | None:
    day = month = year = 0
    if found := _NUMBER.fullmatch(text):
        day = int(found[1])
    elif found := _ISO.fullmatch(text):
        year, month, day = map(int, found.groups())
    elif found := _DAY_MONTH.fullmatch(text):
        day, month, year = int(found[1]), int(found[2]), full_year(found[3])
        if not 1 <= month <= 12:
            return None
    elif (found := _NAMED_MONTH.fullmatch(text)) and found[2] in MONTH_OF:
        day, month, year = int(found[1]), MONTH_OF[found[2]], full_year(found[3])
    return DayMark(day, month, year, weekdays) if 1 <= day <= LAST_DAY else None
