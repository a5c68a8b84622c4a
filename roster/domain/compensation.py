"""Compensatory rests (RC): the dates asked for, and those on which the planner may give one (ANQ Art. 12).

Definitions: that they are owed, and by when, is law.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from roster.domain.codes import AbsenceState, CreditKind, DayCode
from roster.domain.facts import Absence, Credit
from roster.domain.instance import Instance


def days_asked(instance: Instance) -> Mapping[str, frozenset[date]]:
    """Return by officer the dates of the month asked for as days of compensatory rest and not decided yet.

    A date refused is replaced by the one agreed. Dates of an approved absence are no longer asked for.
    """
    found: defaultdict[str, set[date]] = defaultdict(set)
    for absence in instance.seat.absences:
        if absence.code is DayCode.RC and absence.state is AbsenceState.CHIESTA and not absence.hourly:
            found[absence.officer].update(day for day in instance.days if _wanted(absence, day))
    return {
        officer: frozenset(day for day in days if instance.absence(officer, day) is None)
        for officer, days in found.items()
    }


def _wanted(absence: Absence, day: date) -> bool:
    if absence.agreed is not None:
        return day == absence.agreed
    return absence.refusal is None and absence.holds(day)


def credits_due(instance: Instance, officer: str) -> tuple[Credit, ...]:
    """Return the open compensatory rests that the month must give, those already late too, the first due first."""
    last = instance.days[-1]
    due = (c for c in instance.credits.get(officer, ()) if c.kind is CreditKind.RC and c.due <= last)
    return tuple(sorted(due, key=lambda credit: (credit.due, credit.earned)))


def days_to_give(instance: Instance) -> Mapping[str, frozenset[date]]:
    """Return by officer on turns the dates of the month on which the planner may give a compensatory rest.

    Those asked for; and, where one falls due within the month, the feriali without an approved absence (on a mid-week
    holiday it would cost the rest of that day).
    """
    asked = days_asked(instance)
    found = {}
    for officer in instance.officers:
        if officer.on_turns:
            dates = set(asked.get(officer.id, ()))
            if credits_due(instance, officer.id):
                feriali = (day for day in instance.days if not instance.is_festive(day))
                dates.update(day for day in feriali if instance.absence(officer.id, day) is None)
            if dates:
                found[officer.id] = frozenset(dates)
    return found
