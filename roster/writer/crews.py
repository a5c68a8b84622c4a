"""Who goes out on a date: crews of escorts and hospital guards; who is in charge of each shift."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import TYPE_CHECKING

from roster.domain.codes import ServiceKind
from roster.domain.officer import Officer
from roster.domain.post import Post
from roster.domain.shift import Shift

if TYPE_CHECKING:
    from roster.writer.day import Service

_IN_CHARGE = (ServiceKind.SORVEGLIANZA_GENERALE, ServiceKind.PREPOSTO)


@dataclass(frozen=True)
class Crew:
    """Officers who serve together outside the seat, the highest in rank first."""

    post: Post
    shift: Shift
    officers: tuple[Officer, ...]
    leaves: datetime
    returns: datetime

    @property
    def head(self) -> Officer:
        """The highest in rank, who leads unless the commander says otherwise."""
        return self.officers[0]


def crews(services: Iterable[Service]) -> tuple[Crew, ...]:
    """Return the crews of a date by start of the shift; ``services`` are in the order of the daily sheet."""
    outside = ((service, service.post) for service in services if service.post is not None and service.post.outside)
    return tuple(
        _crew(post, [service for service, _ in rows])
        for (_, post), rows in groupby(outside, key=lambda row: (row[0].shift.code, row[1]))
    )


def _crew(post: Post, rows: list[Service]) -> Crew:
    stint = rows[0].stint
    return Crew(post, stint.shift, tuple(row.officer for row in rows), stint.real_start, stint.real_end)


def in_charge(services: Iterable[Service]) -> Mapping[Shift, tuple[tuple[Post, tuple[Officer, ...]], ...]]:
    """Return for each shift who holds the ``sorveglianza generale``, then the preposti, by post."""
    found: dict[Shift, tuple[tuple[Post, tuple[Officer, ...]], ...]] = {}
    for shift, rows in groupby(services, key=lambda service: service.shift):
        held: dict[Post, list[Officer]] = {}
        for row in rows:
            if row.post is not None and row.post.service in _IN_CHARGE:
                held.setdefault(row.post, []).append(row.officer)
        ordered = sorted(held.items(), key=lambda item: _IN_CHARGE.index(item[0].service))
        found[shift] = tuple((post, tuple(officers)) for post, officers in ordered)
    return found
