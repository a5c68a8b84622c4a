"""Cross checks of the shift table: periods of whole months, one shift for a code on each date, nothing outside them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from itertools import combinations

from roster.domain import Cell, Dated, Seat, Shift
from roster.reader.seat_issue import Issue, Path, overlap, reversed_dates
from roster.workbook.text import fold_code

_Table = Mapping[str, tuple[Shift, ...]]


def check_shifts(seat: Seat) -> Iterator[Issue]:
    """Yield what does not fit in the periods of the shift table, and what names a shift on a date it does not hold."""
    shifts = seat.profile.shifts
    for index, shift in enumerate(shifts):
        at: Path = ("profile", "shifts", index)
        yield from reversed_dates(shift, at)
        if shift.first is not None and shift.first.day != 1:
            yield Issue((*at, "first"), "shift_starts_mid_month", {"value": shift.code, "first": shift.first})
        if shift.last is not None and (shift.last + timedelta(days=1)).day != 1:
            yield Issue((*at, "last"), "shift_ends_mid_month", {"value": shift.code, "last": shift.last})
    yield from _clashes(shifts)
    table: defaultdict[str, tuple[Shift, ...]] = defaultdict(tuple)
    for shift in shifts:
        table[shift.code] += (shift,)
    if any(shift.first or shift.last for shift in shifts):
        yield from _out_of_period(seat, table)


def _clashes(shifts: tuple[Shift, ...]) -> Iterator[Issue]:
    """Yield the codes written twice for the same dates; codes are looked up without case."""
    by_code: defaultdict[str, list[int]] = defaultdict(list)
    for index, shift in enumerate(shifts):
        by_code[fold_code(shift.code)].append(index)
    for same in by_code.values():
        for first, second in combinations(same, 2):
            one, other = shifts[first], shifts[second]
            at: Path = ("profile", "shifts", second, "code")
            clash: Path = ("profile", "shifts", first, "code")
            if one.code != other.code or not (one.first or one.last or other.first or other.last):
                yield Issue(at, "duplicate", {"value": other.code}, other=clash)
            elif overlap(one, other):
                yield Issue(at, "shifts_overlap", {"value": other.code}, other=clash)


def _out_of_period(seat: Seat, table: _Table) -> Iterator[Issue]:
    for index, event in enumerate(seat.events):
        for code in event.shifts:
            yield from _missing(table, code, event, ("events", index, "shifts"))
    for index, wish in enumerate(seat.wishes):
        if wish.shift is not None:
            yield from _missing(table, wish.shift, _only(wish.day), ("wishes", index, "shift"))
    for index, lock in enumerate(seat.locks):
        yield from _missing_in_cell(table, lock.cell, lock.day, ("locks", index, "cell"))
    for index, past in enumerate(seat.history.days):
        yield from _missing_in_cell(table, past.cell, past.day, ("history", "days", index, "cell"))


def _missing_in_cell(table: _Table, cell: Cell, day: date, at: Path) -> Iterator[Issue]:
    for duty in cell.duties:
        yield from _missing(table, duty.shift, _only(day), at)


def _missing(table: _Table, code: str, when: Dated, at: Path) -> Iterator[Issue]:
    """Yield an issue when a declared shift holds on no date of ``when``."""
    known = table.get(code)
    if known and not any(overlap(shift, when) for shift in known):
        yield Issue(at, "shift_out_of_period", {"value": code, "day": when.first})


def _only(day: date) -> Dated:
    return Dated(first=day, last=day)
