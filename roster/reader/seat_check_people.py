"""Cross checks of officers: references, dates, fixed schedules, changes of ruolo and of unit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from roster.domain import Officer, Seat, WorkSchedule
from roster.messages import catalogue
from roster.reader.seat_issue import Declared, Issue, Path, repeated, reversed_dates
from roster.workbook.text import fold_code

YOUNGEST_AT_ENTRY = 16
"""Nobody enters the Corpo younger: a smaller distance is a date typed wrong."""
_FIXED = (WorkSchedule.CINQUE_GIORNI, WorkSchedule.SEI_GIORNI)


def check_people(seat: Seat, known: Declared) -> Iterator[Issue]:
    """Yield what does not fit in the officers."""
    yield from repeated((fold_code(o.id), o.id, ("officers", i, "id")) for i, o in enumerate(seat.officers))
    for index, officer in enumerate(seat.officers):
        at: Path = ("officers", index)
        yield from _check_references(officer, at, known)
        yield from _check_dates(officer, at)
        yield from _check_schedule(officer, at)
        yield from _check_change("ruolo", officer.previous_ruolo, officer.ruolo_from, at)
        yield from _check_change("unit", officer.previous_unit, officer.unit_from, at)


def _check_references(officer: Officer, at: Path, known: Declared) -> Iterator[Issue]:
    yield from known.unit(officer.unit, (*at, "unit"))
    yield from known.unit(officer.previous_unit, (*at, "previous_unit"))
    yield from known.shift(officer.fixed_shift, (*at, "fixed_shift"))
    yield from known.post(officer.fixed_post, (*at, "fixed_post"))
    for index, request in enumerate(officer.requests):
        parent, named = request.other_parent, (*at, "requests", index, "other_parent")
        if parent == officer.id:
            yield Issue(named, "other_parent_is_self", {"value": parent})
        else:
            yield from known.other_parent(parent, named)


def _check_dates(officer: Officer, at: Path) -> Iterator[Issue]:
    birth, service = officer.birth_date, officer.service_from
    if service.year - birth.year < YOUNGEST_AT_ENTRY:
        values = {"birth": birth, "service": service, "years": YOUNGEST_AT_ENTRY}
        yield Issue((*at, "service_from"), "born_after_service", values)
    first, last = officer.in_force_from, officer.in_force_to
    if first is not None and last is not None and last < first:
        yield Issue((*at, "in_force_to"), "ends_before_start", {"first": first, "last": last})
    if officer.union_officer is not None:
        yield from reversed_dates(officer.union_officer, (*at, "union_officer"))
    for index, request in enumerate(officer.requests):
        yield from reversed_dates(request, (*at, "requests", index))
    for index, skill in enumerate(officer.skills):
        yield from reversed_dates(skill, (*at, "skills", index))


def _check_schedule(officer: Officer, at: Path) -> Iterator[Issue]:
    if officer.schedule in _FIXED and not (officer.fixed_shift and officer.fixed_post):
        blank = "fixed_post" if officer.fixed_shift else "fixed_shift"
        yield Issue((*at, blank), "fixed_incomplete", {"schedule": officer.schedule})
    if officer.on_turns and (officer.fixed_shift or officer.fixed_post):
        filled = "fixed_shift" if officer.fixed_shift else "fixed_post"
        yield Issue((*at, filled), "fixed_on_turns")


def _check_change(what: str, previous: str | None, since: date | None, at: Path) -> Iterator[Issue]:
    if (previous is None) == (since is None):
        return
    before, after = f"previous_{what}", f"{what}_from"
    filled, blank = (after, before) if previous is None else (before, after)
    names = {"filled": catalogue()[f"input_column.{filled}"], "blank": catalogue()[f"input_column.{blank}"]}
    yield Issue((*at, filled), "half_change", names)
