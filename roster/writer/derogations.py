"""The register of derogations: who went beyond a cap or a protection, on which ground."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from roster.domain.codes import Counted
from roster.domain.facts import Ground
from roster.domain.officer import Officer
from roster.writer.facts import Facts
from roster.writer.tally import Tally


@dataclass(frozen=True)
class Entry:
    """One officer beyond one limit. ``counted`` and ``cap`` are None where the ground is not about a monthly cap."""

    officer: Officer
    counted: Counted | None
    cap: int | None
    value: int | None
    days: tuple[date, ...]
    grounds: tuple[Ground, ...]
    rule: str = ""


def register(facts: Facts) -> tuple[Entry, ...]:
    """Return the derogations of the month in the order of the grid: beyond caps first, then others with a ground."""
    beyond = [entry for officer in facts.officers for entry in _beyond_caps(facts, facts.tally[officer.id])]
    listed = {(entry.officer.id, ground.id) for entry in beyond for ground in entry.grounds}
    return (*beyond, *_by_ground(facts, listed))


def _beyond_caps(facts: Facts, tally: Tally) -> Iterator[Entry]:
    for counted in Counted:
        cap, value = tally.cap(counted), tally.count(counted)
        if cap is None or value <= cap:
            continue
        stints = tally.shifts_of(counted)
        days = tuple(sorted(stint.day for stint in stints))
        grounds = tuple(
            ground
            for ground in facts.instance.grounds_for(tally.officer.id)
            if ground.counted is counted and any(ground.covers(s.officer, s.day, s.shift.code) for s in stints)
        )
        yield Entry(tally.officer, counted, cap, value, days, grounds)


def _by_ground(facts: Facts, listed: set[tuple[str, str]]) -> Iterator[Entry]:
    grounds = {ground.id: ground for ground in facts.instance.seat.grounds}
    for finding in facts.findings:
        officer = facts.instance.officer.get(finding.officer or "")
        ground = grounds.get(finding.ground or "")
        if officer is None or ground is None or (officer.id, ground.id) in listed:
            continue
        yield Entry(officer, None, None, None, finding.days, (ground,), finding.rule)
