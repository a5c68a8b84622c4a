"""A month as the report reads it, and which months can stand side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from roster.domain.instance import Instance
from roster.domain.known import EVERYTHING, Fact
from roster.domain.roster import Roster
from roster.errors import InputError, Problem


@dataclass(frozen=True)
class Month:
    """Who did what in a month, what is known of the seat (``known``), and where it stands written.

    ``name`` is the file as a person knows it; ``addresses`` the cell of an officer on a date, where there are cells.
    """

    instance: Instance
    roster: Roster
    name: str = ""
    known: frozenset[Fact] = EVERYTHING
    addresses: Mapping[tuple[str, date], str] = field(default_factory=dict)

    @property
    def when(self) -> tuple[int, int]:
        """Year and month."""
        return self.instance.year, self.instance.month


def in_order(months: Sequence[Month]) -> tuple[Month, ...]:
    """Return months by date.

    Raises:
        InputError: when there is none, one of them comes twice, or they are of different seats.

    """
    if not months:
        raise InputError([Problem("equality.no_month", {})])
    ordered = tuple(sorted(months, key=lambda month: month.when))
    problems = []
    for before, after in pairwise(ordered):
        values: dict[str, object] = {"first": before.name, "second": after.name}
        if before.when == after.when:
            problems.append(Problem("equality.same_month", {**values, "month": f"{after.when[1]:02}/{after.when[0]}"}))
        seats = {month.instance.profile.seat for month in (before, after) if Fact.LUOGO in month.known}
        if len(seats) > 1:
            problems.append(Problem("equality.other_seat", {**values, "seats": ", ".join(sorted(seats))}))
    if problems:
        raise InputError(problems)
    return ordered


def known_of_all(months: Sequence[Month]) -> frozenset[Fact]:
    """Return what is known in every month: people are compared by that alone."""
    return frozenset.intersection(*(month.known for month in months))
