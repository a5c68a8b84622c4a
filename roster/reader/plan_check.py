"""Checks that a roster speaks of the people, days, shifts and posts of its instance."""

from __future__ import annotations

from collections.abc import Iterator

from roster.domain.instance import Instance
from roster.domain.plan import Plan
from roster.domain.roster import Cell, Roster
from roster.errors import Problem


def check_plan(plan: Plan) -> Iterator[Problem]:
    """Yield what is wrong with the roster of a plan that a program or a person wrote as JSON."""
    instance, roster = plan.instance, plan.roster
    if (roster.year, roster.month) != (instance.year, instance.month):
        found, expected = f"{roster.year}-{roster.month:02}", f"{instance.year}-{instance.month:02}"
        yield Problem("plan.other_month", {"found": found, "expected": expected}, cell="roster.month")
        return
    for officer, row in roster.cells.items():
        place = f"roster.cells.{officer}"
        if officer not in instance.officer:
            yield Problem("plan.officer_unknown", {"id": officer}, cell=place)
        if len(row) != len(instance.days):
            yield Problem("plan.days_wrong", {"found": len(row), "expected": len(instance.days)}, cell=place)
        for number, cell in enumerate(row):
            if cell is not None:
                yield from check_cell(instance, cell, "", f"{place}[{number}]")
    for number, turn in enumerate(roster.on_call):
        place = f"roster.on_call[{number}]"
        yield from check_turn(instance, turn.officer, turn.shift, "", (place, place))
        if turn.day not in instance.days_in_month:
            yield Problem("plan.date_unreadable", {"value": turn.day}, cell=place)


def check_cell(instance: Instance, cell: Cell, sheet: str, place: str) -> Iterator[Problem]:
    """Yield the codes of a cell that the seat does not know."""
    for duty in cell.duties:
        values: dict[str, object] = {"value": str(cell)}
        if duty.shift not in instance.shift:
            yield Problem("plan.shift_unknown", values | _shift(instance, duty.shift), sheet, place)
        elif duty.post is not None and duty.post not in instance.post:
            yield Problem("plan.post_unknown", values | {"code": duty.post}, sheet, place)


def check_turn(instance: Instance, officer: str, shift: str, sheet: str, places: tuple[str, str]) -> Iterator[Problem]:
    """Yield what a turn of reperibilità names and the seat does not know; ``places`` are officer, shift."""
    if officer not in instance.officer:
        yield Problem("plan.officer_unknown", {"id": officer}, sheet, places[0])
    if shift not in instance.shift:
        yield Problem("plan.shift_unknown", {"value": shift} | _shift(instance, shift), sheet, places[1])


def _shift(instance: Instance, code: str) -> dict[str, object]:
    return {"code": code, "options": ", ".join(instance.shift)}


def strangers(instance: Instance, roster: Roster) -> Iterator[Problem]:
    """Yield what the roster names and the input does not know: the audit would pass over it in silence."""
    for officer in sorted(roster.cells.keys() - instance.officer.keys()):
        yield Problem("plan.unknown_officer", {"officer": officer})
    duties = {duty for row in roster.cells.values() for cell in row if cell for duty in cell.duties}
    for shift in sorted({duty.shift for duty in duties} - instance.shift.keys()):
        yield Problem("plan.unknown_shift", {"shift": shift})
    for post in sorted({duty.post for duty in duties if duty.post} - instance.post.keys()):
        yield Problem("plan.unknown_post", {"post": post})
