"""Months as titles, sheets and files name them: ``DICEMBRE 2026``, ``mese di dicembre '26``, ``12/2026``."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache

from roster.foreign.table import Value
from roster.workbook.moments import MONTHS
from roster.workbook.text import fold_code, text_of

_ENGLISH = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
MONTH_OF = {
    word: number
    for names in (_ENGLISH, MONTHS)
    for number, name in enumerate(names, start=1)
    for word in (name, name[:3], "sett" if name == "settembre" else name)
}
"""Number of a month by its name or its first three letters."""

_WORD = "|".join(sorted(MONTH_OF, key=len, reverse=True))
_NAMED = re.compile(rf"(?<![a-z])({_WORD})\.?(?![a-z])(?:[\s_./-]*(?:del\s+|anno\s+)?['’]?(\d{{4}}|\d\d)(?!\d))?")
_NUMBERED = re.compile(r"(?<![\d./-])(0?[1-9]|1[0-2])\s?[/.\-_]\s?(20\d\d)(?![\d])(?![/.-]\d)")
_BY_YEAR = re.compile(r"(?<!\d)(20\d\d)[-_.]?(0[1-9]|1[0-2])(?!\d)(?![-_.]\d)")
_PERIOD = re.compile(r"0?1[./-](\d{1,2})[./-](20\d\d)\D{1,10}(\d{1,2})[./-](\d{1,2})[./-](20\d\d)")
_YEAR = re.compile(r"(?<!\d)(?<!\d[/.-])(20\d\d)(?!\d)(?![/.-]\d)")
_DAY_BEFORE = re.compile(r"(?<!\d)(\d{1,2})[°º]?[\s./-]*$")
_FROM_THE_FIRST = re.compile(r"(?<!\d)0?1[°º]?\s*(?:al|a|-|–|/)\s*(?:giorno\s*)?\d{1,2}[°º]?\s*$")
_OF_A_ROSTER = re.compile(r"mese|month|turn|servizi|program|brogliaccio|roster|foglio|pianific|prospetto|anno")
_SHORT = 3


_YEARS = range(2000, 2100)


@dataclass(frozen=True)
class MonthName:
    """A month as a text names it; ``year`` is 0 when it is not said."""

    month: int
    year: int = 0

    @property
    def is_likely(self) -> bool:
        """Whether the year, if said, can be that of a roster: ``OTTOBRE 1926`` is a slip."""
        return self.year == 0 or self.year in _YEARS


def full_year(text: str | None) -> int:
    """Return a year of two or four digits, 0 for none."""
    year = int(text or 0)
    return year + 2000 if text and len(text) == 2 else year


def months_of(value: Value) -> tuple[MonthName, ...]:
    """Return the months that a title names. The first of a month as a date is a title of that month.

    The date of a document (``Roma, 20 novembre 2026``) names no month of a roster.
    """
    if isinstance(value, datetime | date):
        return (MonthName(value.month, value.year),) if value.day == 1 else ()
    return _named(text_of(value)) if isinstance(value, str) else ()


@lru_cache(maxsize=4096)
def _named(title: str) -> tuple[MonthName, ...]:
    text = fold_code(title[:200])
    found = [MonthName(int(m[1]), int(m[2])) for m in _NUMBERED.finditer(text)]
    found += [MonthName(int(m[2]), int(m[1])) for m in _BY_YEAR.finditer(text)]
    found += [MonthName(int(m[1]), int(m[2])) for m in _PERIOD.finditer(text) if _whole_month(m)]
    for match in _NAMED.finditer(text):
        if _is_title(text, match):
            found.append(MonthName(MONTH_OF[match[1]], full_year(match[2])))
    return tuple(dict.fromkeys(found))


def _whole_month(period: re.Match[str]) -> bool:
    month, year, last, same_month, same_year = map(int, period.groups())
    return (month, year) == (same_month, same_year) and 1 <= month <= 12 and last == monthrange(year, month)[1]


def _is_title(text: str, match: re.Match[str]) -> bool:
    """Tell a month from a date, from a surname (``Maggio``) and from a word that only begins like one."""
    before = text[: match.start()]
    if day := _DAY_BEFORE.search(before):
        return int(day[1]) >= 28 and _FROM_THE_FIRST.search(before) is not None
    if match[2]:
        return True
    alone = not (before + text[match.end() :]).strip(" .:-_'’0123456789")
    return len(match[1]) > _SHORT and (alone or _OF_A_ROSTER.search(text) is not None)


def years_of(value: Value) -> tuple[int, ...]:
    """Return the years that a title names apart from dates."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return (int(value),) if float(value).is_integer() and 2000 < value < 2100 else ()
    return tuple(int(year) for year in _YEAR.findall(text_of(value)[:200])) if isinstance(value, str) else ()
