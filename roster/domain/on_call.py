"""Facts of the input that planning and auditing reperibilità both start from (ANQ Art. 13)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from roster.domain.codes import RequestKind
from roster.domain.facts import Counters
from roster.domain.instance import Instance


class RegionForce(NamedTuple):
    """Force of a provveditorato on a date, this seat included, and the on-call turns of its other seats."""

    present: int
    elsewhere: int


def region_force(instance: Instance, day: date) -> RegionForce | None:
    """Return the force that the one per cent of Art. 13(3) is taken of; None when the other seats are not known.

    By reading Q11 it is who is in force on the date, or those less the approved absences of the day.
    """
    rows = [row for row in instance.seat.region if row.day == day]
    if not rows:
        return None
    less_absent = instance.profile.readings.q11_forza_presente == "meno assenti"
    own = [officer.id for officer in instance.officers if officer.in_force(day)]
    absent = sum(row.absent for row in rows) + sum(_is_absent(instance, officer, day) for officer in own)
    force = len(own) + sum(row.force for row in rows)
    return RegionForce(force - absent if less_absent else force, sum(row.on_call for row in rows))


def _is_absent(instance: Instance, officer: str, day: date) -> bool:
    absence = instance.absence(officer, day)
    return absence is not None and absence.code.is_absence


def turns_ahead(instance: Instance) -> Mapping[str, int]:
    """Return by volunteer how many turns he or she is ahead of the one who is most behind, by past counters.

    Who served part of the year only is measured against the mean rate of the volunteers for those months.
    """
    volunteers = [
        officer.id for officer in instance.officers if any(r.kind is RequestKind.REPERIBILITA for r in officer.requests)
    ]
    rows = {officer: instance.counters.get(officer, Counters(officer=officer)) for officer in volunteers}
    turns, months = sum(row.on_call for row in rows.values()), sum(row.months for row in rows.values())
    ahead = {o: row.on_call - (turns * row.months // months if months else 0) for o, row in rows.items()}
    least = min(ahead.values(), default=0)
    return {officer: value - least for officer, value in ahead.items()}
