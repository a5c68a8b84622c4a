"""The register of derogations: who went beyond a cap or a protection, on which ground, and grounds that cover nothing.

A ground covers what the audit says it covers: one of the wrong kind stands beside the excess and covers nothing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from roster.domain.codes import Counted
from roster.domain.facts import Ground
from roster.domain.officer import Officer
from roster.rule import Finding
from roster.writer.facts import Facts


@dataclass(frozen=True)
class Entry:
    """One officer beyond one limit, or one ground that covers nothing.

    ``counted`` and ``cap`` are None where no monthly cap is at stake. Without ``ground`` nothing covers the excess;
    with ``unused`` the ground covers nothing, and ``beside`` are the rules broken where it speaks, which it would have
    covered were it of the kind and subject they ask for.
    """

    officer: Officer | None
    days: tuple[date, ...]
    ground: Ground | None
    rule: str = ""
    counted: Counted | None = None
    cap: int | None = None
    value: int | None = None
    unused: bool = False
    beside: tuple[str, ...] = ()


def register(facts: Facts) -> tuple[Entry, ...]:
    """Return what grounds cover, then excesses of a cap that nothing covers, then grounds that cover nothing."""
    covered = tuple(_covered(facts))
    excesses = tuple(_uncovered(facts, covered))
    return (*covered, *excesses, *_unused(facts, excesses))


def beyond_caps(facts: Facts) -> Iterator[Entry]:
    """Yield who is beyond a cap, officer by officer, whatever the ground: what may be posted of the register."""
    for officer in facts.officers:
        tally = facts.tally[officer.id]
        for counted in Counted:
            cap, value = tally.cap(counted), tally.count(counted)
            if cap is not None and value > cap:
                days = tuple(sorted(stint.day for stint in tally.shifts_of(counted)))
                yield Entry(officer, days, None, counted=counted, cap=cap, value=value)


def _covered(facts: Facts) -> Iterator[Entry]:
    """Yield what each ground covers, by officer in the order of the grid, rule and ground."""
    grounds = {ground.id: ground for ground in facts.instance.seat.grounds}
    found: defaultdict[tuple[str, str, str], list[Finding]] = defaultdict(list)
    for finding in facts.findings:
        if finding.ground is not None and finding.ground in grounds:
            found[finding.officer or "", finding.rule, finding.ground].append(finding)
    places = {officer.id: place for place, officer in enumerate(facts.officers)}
    for (who, rule, ground), rows in sorted(found.items(), key=lambda row: (places.get(row[0][0], -1), row[0])):
        days = tuple(sorted({day for finding in rows for day in finding.days}))
        officer, counted = facts.instance.officer.get(who), grounds[ground].counted
        if officer is None or counted is None:
            yield Entry(officer, days, grounds[ground], rule, value=sum(finding.amount for finding in rows))
        else:
            tally = facts.tally[who]
            yield Entry(officer, days, grounds[ground], rule, counted, tally.cap(counted), tally.count(counted))


def _uncovered(facts: Facts, covered: tuple[Entry, ...]) -> Iterator[Entry]:
    """Yield the excesses of a cap with more shifts than the grounds cover."""
    for entry in beyond_caps(facts):
        days = {
            day
            for other in covered
            if other.officer is entry.officer and other.counted is entry.counted
            for day in other.days
        }
        if len(days) < (entry.value or 0) - (entry.cap or 0):
            yield entry


def _unused(facts: Facts, excesses: tuple[Entry, ...]) -> Iterator[Entry]:
    used = {finding.ground for finding in facts.findings}
    first, last = facts.days[0], facts.days[-1]
    for ground in facts.instance.seat.grounds:
        if ground.id not in used and ground.first <= last and first <= ground.last:
            beside = tuple(dict.fromkeys(_beside(facts, excesses, ground)))
            officer = facts.instance.officer.get(ground.officer or "")
            yield Entry(officer, (), ground, counted=ground.counted, unused=True, beside=beside)


def _beside(facts: Facts, excesses: tuple[Entry, ...], ground: Ground) -> Iterator[str]:
    """Yield the rules broken on dates and by officers the ground speaks of; of a cap, only its own excesses."""
    beyond = {entry.officer.id for entry in excesses if entry.officer and entry.counted is ground.counted}
    for finding in facts.findings:
        who = finding.officer
        if not finding.blocks or who is None or (ground.counted is not None and who not in beyond):
            continue
        if any(ground.covers(who, day, finding.shift or ground.shift or "") for day in finding.days):
            yield finding.rule
