"""Hours as people type them: ``8/14``, ``08-14``, ``07:30/13:30``, ``22-6``, ``dalle 8 alle 14``, ``0800-1400``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time

from roster.domain.shift import MINUTES_OF_DAY, Shift

_HOUR = 60
_CLOCK = r"(\d{1,2})(?:[:.,h](\d{2}))?"
_TO = r"\s*(?:[-–—/>]|alle(?:\s+ore)?|a)\s*"
_TYPED = re.compile(rf"(?<![\w:.,])(?:dalle\s+|ore\s+|h\.?\s*)*{_CLOCK}{_TO}{_CLOCK}(?:\s*h)?(?![\w:]|[.,]\d)")
_TOGETHER = re.compile(r"(?<![\w:.,])(\d{2})(\d{2})\s*[-–—/]\s*(\d{2})(\d{2})(?!\w)")
_FOUR_DIGITS = re.compile(r"(\d{2})(\d{2})")


@dataclass(frozen=True, order=True)
class Hours:
    """An interval of clock times: minutes from midnight of the start, and how long it lasts."""

    start: int
    minutes: int

    @property
    def end(self) -> int:
        """Minutes from midnight of the service day; above 1,440 when it ends on the next day."""
        return self.start + self.minutes

    def label(self) -> str:
        """Return the interval as the program writes it, ``08-14``: also the code of a shift that has no other."""
        return self.as_shift("-").hours_label()

    def as_shift(self, code: str) -> Shift:
        """Return the shift of that code at these hours, with no reference in any agreement."""
        return Shift(code=code, start=time(self.start // _HOUR, self.start % _HOUR), minutes=self.minutes)


@dataclass(frozen=True)
class Clocked:
    """Hours found in words: what stands before and after them, and whether they began at 24:00."""

    hours: Hours
    before: str
    after: str
    from_midnight: bool


def of_shift(shift: Shift) -> Hours:
    """Return the hours of a shift."""
    return Hours(shift.start_minute, shift.minutes)


def find_hours(words: str) -> Clocked | None:
    """Return the first hours in ``words``, None when there are none."""
    for pattern in (_TOGETHER, _TYPED):
        for match in pattern.finditer(words):
            clocks = _minutes(match[1], match[2]), _minutes(match[3], match[4])
            found = _interval(*clocks)
            if found is not None:
                return Clocked(found, words[: match.start()], words[match.end() :], clocks[0] == MINUTES_OF_DAY)
    return None


def hours_alone(words: str) -> Hours | None:
    """Return the hours that ``words`` say, None when they say anything else."""
    found = find_hours(words.strip().lower())
    return found.hours if found is not None and not (found.before + found.after).strip() else None


def four_digits(words: str) -> Hours | None:
    """Return the hours of ``0814``: it could be another number, and who asks has to say so."""
    match = _FOUR_DIGITS.fullmatch(words)
    return _interval(_minutes(match[1], None), _minutes(match[2], None)) if match else None


def _minutes(hour: str, minute: str | None) -> int | None:
    found = int(hour) * _HOUR + int(minute or 0)
    return found if found <= MINUTES_OF_DAY and int(minute or 0) < _HOUR else None


def _interval(start: int | None, end: int | None) -> Hours | None:
    if start is None or end is None:
        return None
    start %= MINUTES_OF_DAY
    return Hours(start, (end - start - 1) % MINUTES_OF_DAY + 1)
