"""The minutes of a week of an officer in the model, with as few terms as they need: for ANQ-9.7b."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain
from math import gcd
from typing import TYPE_CHECKING

from roster.domain import Tier
from roster.domain.hours import day_credit, minutes_of

if TYPE_CHECKING:
    from datetime import date

    from roster.domain import Officer
    from roster.domain.hours import Week
    from roster.model import Alternative, Expression, Model, Offer


class WeekLedger:
    """Minutes of the month's part of a week: days times the commonest length, less what other choices fall short of it.

    With shifts of one length that leaves the rests alone in the constraint. ``past`` are the minutes of the history,
    ``unknown`` the other days nobody knows, ``missing`` those of the month. Shortfalls are counted in their
    greatest common divisor. Where one of the literals ``uncounted`` is true an ordinary day is taken off.
    """

    def __init__(
        self, m: Model, officer: Officer, week: Week, weekly: int, uncounted: Sequence[Expression] = ()
    ) -> None:
        self._m, self._officer, self._weekly = m, officer, weekly
        past = [minutes for day in week.past for minutes in self._minutes(day)]
        self.past = sum(minutes or 0 for minutes in past)
        self.unknown = week.unknown + past.count(None)
        rows = [self._known(day) for day in week.month]
        self._rows = [(cell, minutes) for cell, minutes in rows if cell]
        self.missing = len(rows) - len(self._rows)
        lengths = Counter(chain.from_iterable(minutes for _, minutes in self._rows))
        length = max(lengths, key=lambda minutes: lengths[minutes], default=0)
        self._full = len(self._rows) * length
        off = day_credit(officer, weekly)
        self._unit = gcd(*(length - minutes for minutes in lengths), *(off for _ in uncounted)) or 1
        free = [(cell, minutes) for cell, minutes in self._rows if cell[0].literal is not m.true]
        decided = [minutes for cell, minutes in self._rows if cell[0].literal is m.true]
        self._decided = sum(length - other for minutes in decided for other in minutes) // self._unit
        self._free: list[tuple[Expression, int]] = [
            (a.literal, (length - other) // self._unit)
            for cell, minutes in free
            for a, other in zip(cell, minutes, strict=True)
            if other != length
        ]
        self._free += [(literal, off // self._unit) for literal in uncounted]
        self._low = sum((length - max(minutes)) // self._unit for _, minutes in free)
        self._high = sum((length - min(minutes)) // self._unit for _, minutes in free)
        self._high += off // self._unit if uncounted else 0

    def _minutes(self, day: date) -> list[int | None]:
        """Return the minutes of each alternative of a date, None where nobody knows them."""
        m, officer = self._m, self._officer
        offer = m.offer(officer.id, day)
        return [
            minutes_of(m.instance, officer, day, choice.cell, self._weekly) if minutes is None else minutes
            for choice, minutes in zip(offer.choices, m.once(_lengths, offer), strict=True)
        ]

    def _known(self, day: date) -> tuple[list[Alternative], list[int]]:
        """Return what may be given on a date and has known minutes, and these."""
        found = zip(self._m.alternatives(self._officer.id, day), self._minutes(day), strict=True)
        known = [(a, minutes) for a, minutes in found if minutes is not None]
        return [a for a, _ in known], [minutes for _, minutes in known]

    @property
    def complete(self) -> bool:
        """True when every day of the week is known or to be decided."""
        return not self.unknown and not self.missing

    def _short(self) -> Expression:
        return sum((by * literal for literal, by in self._free), start=0)

    def bound(self, least: int, most: int) -> None:
        """State that the minutes of the month's part lie between ``least`` and ``most``."""
        low = -((most - self._full) // self._unit) - self._decided
        high = (self._full - least) // self._unit - self._decided
        if not self._free:
            if not low <= 0 <= high:
                self._m.forbid(self._rows[0][0][0])
        elif low > self._low or high < self._high:
            self._m.within(self._short(), low, high)
        self._low, self._high = max(self._low, low), min(self._high, high)

    def charge(self, due: int) -> None:
        """Charge each hour begun between the minutes of the month's part and ``due``."""
        gap = self._full - self._unit * self._decided - due
        ends = [abs(gap - self._unit * by) for by in (self._low, self._high)]
        hours = -(-max(ends) // 60)
        if not self._free or self._low >= self._high:
            self._m.penalise(Tier.HOURS, hours)
            return
        cost = self._m.new_count(hours)
        beyond = gap - self._unit * self._short()
        self._m.add(60 * cost >= beyond)
        self._m.add(60 * cost >= -beyond)
        self._m.penalise(Tier.HOURS, cost)


def _lengths(offer: Offer) -> list[int | None]:
    """Return the minutes of each duty of an offer; None for what is no duty, or has a shift that nobody knows."""
    whole = (choice.stints and len(choice.stints) == len(choice.cell.duties) for choice in offer.choices)
    return [
        sum(stint.shift.minutes for stint in choice.stints) if known else None
        for choice, known in zip(offer.choices, whole, strict=True)
    ]
