"""Dates and times as spreadsheets hold them and as people type them, in Italian and in ISO form."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from roster.workbook.text import fold, text_of

MINUTES_OF_DAY = 24 * 60
MONTHS = (
    *("gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno"),
    *("luglio", "agosto", "settembre", "ottobre", "novembre", "dicembre"),
)
_ENGLISH = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_LEAP_YEAR = 2000
_SPREADSHEET_CENTURY = 69
"""Years of two digits below it are of this century, as spreadsheets read them."""
_ITALIAN = re.compile(r"(\d{1,2})[./\- ](\d{1,2})[./\- ](\d{4}|\d{2})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_WORDS = re.compile(r"(\d{1,2})(?: [°º])?[°º]? ([^\W\d]+)\.? (\d{4}|\d{2})")
_CLOCK = re.compile(r"(\d{1,2})(?:[:.,h](\d{2})(?:[:.]00)?)?")


def day_of(value: object) -> date | None:
    """Return a date: a date cell, ``07/12/2026``, ``7.12.26``, ``7 dicembre 2026``, ``2026-12-07``; None otherwise.

    A number without date format is not a date: nobody can tell it from a number typed by mistake.
    """
    if isinstance(value, datetime):
        return value.date() if value.time() == time() else None
    if isinstance(value, date):
        return value
    return _typed_day(text_of(value)) if isinstance(value, str) else None


def _typed_day(text: str) -> date | None:
    if found := _ISO.fullmatch(text):
        return _valid(*map(int, found.groups()))
    if found := _ITALIAN.fullmatch(text):
        day, month, year = found.groups()
        return _valid(_year(year), int(month), int(day))
    if found := _WORDS.fullmatch(text):
        day, name, year = found.groups()
        return _valid(_year(year), _month(name), int(day))
    return None


def _year(text: str) -> int:
    year = int(text)
    if len(text) > 2:
        return year
    return year + (2000 if year < _SPREADSHEET_CENTURY else 1900)


def _month(name: str) -> int:
    word = fold(name)
    names = ((number, month) for months in (MONTHS, _ENGLISH) for number, month in enumerate(months, start=1))
    return next((number for number, month in names if word in (month, month[:3])), 0)


def _valid(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def moment_of(value: object) -> datetime | None:
    """Return an instant: a date cell with or without time, a typed date with an optional time, ISO text."""
    if isinstance(value, datetime):
        return value
    if (day := day_of(value)) is not None:
        return datetime.combine(day, time())
    text = text_of(value)
    day_text, _, clock_text = text.rpartition(" ")
    day, minutes = day_of(day_text), minutes_of(clock_text)
    if day is not None and minutes is not None and minutes < MINUTES_OF_DAY:
        return datetime.combine(day, time(*divmod(minutes, 60)))
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def minutes_of(value: object) -> int | None:
    """Return minutes from midnight: a time cell, ``08:00``, ``8.00``, ``8``; None for what is not a time of the day."""
    if isinstance(value, time):
        return value.hour * 60 + value.minute
    if isinstance(value, timedelta):
        return _of_the_day(value.total_seconds() / 60)
    if isinstance(value, int | float) and not isinstance(value, bool):
        # ``8`` is an hour; ``8.3``, typed where ``8.30`` was meant, cannot be told from eight hours and a third
        return _of_the_day(value * 60) if float(value).is_integer() else None
    found = _CLOCK.fullmatch(text_of(value).casefold()) if isinstance(value, str) else None
    if found is None or int(found[2] or 0) > 59:
        return None
    return _of_the_day(int(found[1]) * 60 + int(found[2] or 0))


def _of_the_day(minutes: float) -> int | None:
    return round(minutes) if 0 <= minutes <= MINUTES_OF_DAY else None


def clock(minutes: int) -> str:
    """Return minutes from midnight as ``08:00``; the end of the day is ``24:00``."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def day_and_month(value: object) -> tuple[int, int] | None:
    """Return day and month of a day of every year: ``29 giugno``, ``29/06``, a date cell whatever its year."""
    if isinstance(value, str) and (day := _typed_day(f"{text_of(value)} {_LEAP_YEAR}")):
        return day.day, day.month
    if isinstance(value, str) and (day := _typed_day(f"{text_of(value).replace('.', '/')}/{_LEAP_YEAR}")):
        return day.day, day.month
    whole = day_of(value)
    return (whole.day, whole.month) if whole else None


def shown_day_and_month(pair: tuple[int, int]) -> str:
    """Return ``29 giugno``: text, so that no spreadsheet gives it a year."""
    day, month = pair
    return f"{day} {MONTHS[month - 1]}"
