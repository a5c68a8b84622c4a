"""Cross checks of what stands beside the programme: work outside the shifts, study, changes, balances."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from roster.domain import Extra, Officer, RequestKind, Seat, Study
from roster.reader.seat_check_facts import check_cell
from roster.reader.seat_issue import Declared, Issue, Path, overlap, repeated


def check_beside(seat: Seat, known: Declared) -> Iterator[Issue]:
    """Yield what does not fit in extras, studies, changes and balances."""
    yield from _check_extras(seat, known)
    yield from _check_studies(seat, known)
    yield from _check_changes(seat, known)
    yield from _check_balances(seat, known)


def _check_extras(seat: Seat, known: Declared) -> Iterator[Issue]:
    by_officer: defaultdict[str, list[tuple[int, Extra]]] = defaultdict(list)
    for index, extra in enumerate(seat.extras):
        yield from known.officer(extra.officer, ("extras", index, "officer"))
        by_officer[extra.officer].append((index, extra))
    for extras in by_officer.values():
        for (first, one), (second, other) in combinations(extras, 2):
            if one.start < other.end and other.start < one.end:
                at, clash = ("extras", second, "start_minute"), ("extras", first, "start_minute")
                yield Issue(at, "extras_overlap", {"value": other.kind}, other=clash)


def _check_studies(seat: Seat, known: Declared) -> Iterator[Issue]:
    officers = {officer.id: officer for officer in seat.officers}
    for index, study in enumerate(seat.studies):
        at: Path = ("studies", index, "officer")
        yield from known.officer(study.officer, at)
        officer = officers.get(study.officer)
        if officer is not None and not _is_student(officer, study):
            yield Issue(at, "study_without_right", {"officer": officer.label, "right": RequestKind.STUDENTE})


def _is_student(officer: Officer, study: Study) -> bool:
    return any(request.kind is RequestKind.STUDENTE and overlap(request, study) for request in officer.requests)


def _check_changes(seat: Seat, known: Declared) -> Iterator[Issue]:
    for index, change in enumerate(seat.changes):
        at: Path = ("changes", index)
        yield from known.officer(change.officer, (*at, "officer"))
        for name, cell in (("was", change.was), ("becomes", change.becomes)):
            if cell is not None:
                yield from check_cell(cell, (*at, name), known)


def _check_balances(seat: Seat, known: Declared) -> Iterator[Issue]:
    for index, balance in enumerate(seat.balances):
        yield from known.officer(balance.officer, ("balances", index, "officer"))
    yield from repeated(
        (f"{b.officer} {b.code} {b.year}", f"{b.officer} {b.code} {b.year}", ("balances", index, "code"))
        for index, b in enumerate(seat.balances)
    )
