"""Cross checks of a seat, in no month: what refers to what, what is written twice, what contradicts itself."""

from __future__ import annotations

from collections.abc import Iterator

from roster.domain import Seat
from roster.reader.seat_check_beside import check_beside
from roster.reader.seat_check_facts import check_facts
from roster.reader.seat_check_people import check_people
from roster.reader.seat_check_shifts import check_shifts
from roster.reader.seat_check_site import check_site
from roster.reader.seat_issue import Declared, Issue


def check_seat(seat: Seat, declared: Declared | None = None) -> Iterator[Issue]:
    """Yield everything that does not fit together in ``seat``.

    ``declared`` holds the codes to take as known; without it, those that ``seat`` declares.
    """
    known = declared or declared_by(seat)
    yield from check_site(seat, known)
    yield from check_shifts(seat)
    yield from check_people(seat, known)
    yield from check_facts(seat, known)
    yield from check_beside(seat, known)


def declared_by(seat: Seat) -> Declared:
    """Return the codes a seat declares."""
    return Declared(
        units=frozenset(unit.code for unit in seat.profile.units),
        shifts=frozenset(shift.code for shift in seat.profile.shifts),
        posts=frozenset(post.code for post in seat.posts),
        officers=frozenset(officer.id for officer in seat.officers),
    )
