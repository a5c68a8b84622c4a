"""Everything the report looks at, worked out once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from roster.domain.known import Fact
from roster.domain.officer import Officer
from roster.domain.post import Post
from roster.equality.chances import PersonDay, person_days
from roster.equality.comparison import Spread, spreads
from roster.equality.figures import Figures, figures_of
from roster.equality.month import Month, in_order, known_of_all


@dataclass(frozen=True)
class View:
    """Months in order, what is known in all of them, and the figures of everybody."""

    months: tuple[Month, ...]
    known: frozenset[Fact]
    days: tuple[PersonDay, ...]
    figures: tuple[Figures, ...]
    spreads: tuple[Spread, ...]

    @cached_property
    def officer(self) -> Mapping[str, Officer]:
        """Everybody by id, as the last month that knows him or her says."""
        return {officer.id: officer for month in self.months for officer in month.instance.officers}

    @cached_property
    def post(self) -> Mapping[str, Post]:
        """Every post by code, as the last month that knows it says."""
        return {post.code: post for month in self.months for post in month.instance.seat.posts}

    @cached_property
    def by_month(self) -> Mapping[tuple[int, int], Month]:
        """Months by year and month."""
        return {month.when: month for month in self.months}

    def month_of(self, day: date) -> Month:
        """Return the month a date is in."""
        return self.by_month[day.year, day.month]

    def cells(self, officer: str, days: Iterable[date]) -> tuple[str, ...]:
        """Return where the dates of a person stand written; nothing for rosters that are not in cells."""
        found = (self.month_of(day).addresses.get((officer, day)) for day in days)
        return tuple(cell for cell in found if cell is not None)


def view_of(months: Sequence[Month]) -> View:
    """Return the view of months of one seat.

    Raises:
        InputError: as :func:`roster.equality.month.in_order`, or when a month is before the agreement.

    """
    ordered = in_order(months)
    known = known_of_all(ordered)
    days = tuple(day for month in ordered for day in person_days(month, known))
    figures = figures_of(days)
    return View(ordered, known, days, figures, tuple(spreads(figures)))
