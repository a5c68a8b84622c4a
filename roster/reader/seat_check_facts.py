"""Cross checks of absences, wishes, grounds, locks, history and the force of the region."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from roster.domain import Absence, AbsenceState, Cell, Officer, Seat, WishKind
from roster.reader.seat_issue import Declared, Issue, Path, overlap, repeated
from roster.workbook.text import fold_code


def check_facts(seat: Seat, known: Declared) -> Iterator[Issue]:
    """Yield what does not fit in the dated facts."""
    yield from _check_absences(seat, known)
    yield from _check_wishes(seat, known)
    yield from _check_grounds(seat, known)
    yield from _check_locks(seat, known)
    yield from _check_history(seat, known)
    yield from _check_region(seat)


def _check_absences(seat: Seat, known: Declared) -> Iterator[Issue]:
    by_officer: defaultdict[str, list[tuple[int, Absence]]] = defaultdict(list)
    for index, absence in enumerate(seat.absences):
        yield from known.officer(absence.officer, ("absences", index, "officer"))
        if absence.minutes is not None and not absence.hourly:
            yield Issue(("absences", index, "minutes"), "minutes_not_hourly", {"value": absence.minutes})
        if absence.state is AbsenceState.APPROVATA and not absence.hourly:
            by_officer[absence.officer].append((index, absence))
    for absences in by_officer.values():
        for (first, one), (second, other) in combinations(absences, 2):
            if overlap(one, other):
                at, clash = ("absences", second, "first"), ("absences", first, "first")
                yield Issue(at, "absences_overlap", {"value": other.code}, other=clash)


def _check_wishes(seat: Seat, known: Declared) -> Iterator[Issue]:
    for index, wish in enumerate(seat.wishes):
        yield from known.officer(wish.officer, ("wishes", index, "officer"))
        yield from known.shift(wish.shift, ("wishes", index, "shift"))
        if wish.kind is not WishKind.LIBERO and wish.shift is None:
            yield Issue(("wishes", index, "shift"), "wish_without_shift", {"value": wish.kind})


def _check_grounds(seat: Seat, known: Declared) -> Iterator[Issue]:
    yield from repeated((fold_code(g.id), g.id, ("grounds", i, "id")) for i, g in enumerate(seat.grounds))
    for index, ground in enumerate(seat.grounds):
        at: Path = ("grounds", index)
        yield from known.officer(ground.officer, (*at, "officer"))
        yield from known.shift(ground.shift, (*at, "shift"))
        if ground.is_personal and ground.officer is None:
            yield Issue((*at, "officer"), "personal_ground_of_nobody", {"value": ground.kind})
        if ground.last < ground.first:
            yield Issue((*at, "last"), "ends_before_start", {"first": ground.first, "last": ground.last})


def _check_locks(seat: Seat, known: Declared) -> Iterator[Issue]:
    officers = {officer.id: officer for officer in seat.officers}
    yield from repeated(
        (f"{lock.officer} {lock.day}", f"{lock.officer} {lock.day:%d/%m/%Y}", ("locks", index, "day"))
        for index, lock in enumerate(seat.locks)
    )
    for index, lock in enumerate(seat.locks):
        at: Path = ("locks", index)
        yield from known.officer(lock.officer, (*at, "officer"))
        yield from check_cell(lock.cell, (*at, "cell"), known)
        officer: Officer | None = officers.get(lock.officer)
        if officer is not None and not officer.in_force(lock.day):
            yield Issue((*at, "day"), "lock_out_of_force", {"day": lock.day, "officer": officer.label})


def check_cell(cell: Cell, at: Path, known: Declared) -> Iterator[Issue]:
    """Yield the codes of a cell that nobody declared."""
    for duty in cell.duties:
        yield from known.shift(duty.shift, at)
        yield from known.post(duty.post, at)


def _check_history(seat: Seat, known: Declared) -> Iterator[Issue]:
    history = seat.history
    unknown: set[str] = set()
    for index, past in enumerate(history.days):
        at: Path = ("history", "days", index)
        if past.officer not in unknown:
            issues = tuple(known.officer(past.officer, (*at, "officer")))
            unknown.update(past.officer for _ in issues)
            yield from issues
        yield from check_cell(past.cell, (*at, "cell"), known)
    yield from repeated(
        (f"{past.officer} {past.day}", f"{past.officer} {past.day:%d/%m/%Y}", ("history", "days", index, "cell"))
        for index, past in enumerate(history.days)
    )
    for index, row in enumerate(history.counters):
        yield from known.officer(row.officer, ("history", "counters", index, "officer"))
    yield from repeated(
        (row.officer, row.officer, ("history", "counters", index, "officer"))
        for index, row in enumerate(history.counters)
    )
    for index, credit in enumerate(history.credits):
        yield from known.officer(credit.officer, ("history", "credits", index, "officer"))
        if credit.due < credit.earned:
            values = {"due": credit.due, "earned": credit.earned}
            yield Issue(("history", "credits", index, "due"), "due_before_earned", values)


def _check_region(seat: Seat) -> Iterator[Issue]:
    yield from repeated(
        (f"{row.seat} {row.day}", f"{row.seat} {row.day:%d/%m/%Y}", ("region", index, "day"))
        for index, row in enumerate(seat.region)
    )
    for index, row in enumerate(seat.region):
        if row.absent > row.force:
            yield Issue(("region", index, "absent"), "absent_over_force", {"absent": row.absent, "force": row.force})
