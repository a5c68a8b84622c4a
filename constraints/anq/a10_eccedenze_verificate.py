"""Auditing half of the caps of Art. 10: which shifts go beyond the limits, and which ground covers which."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from constraints.anq.a10_motivi import MOTIVI
from roster.domain import Counted, Ground, Officer, Stint, Tier
from roster.domain.counted import Limit, elsewhere, monthly_limits
from roster.rule import Finding, Rule, Severity

if TYPE_CHECKING:
    from roster.record import Record


@dataclass(frozen=True)
class Excess:
    """Shifts beyond the limits: ``covered`` by a ground each, or by none. ``limit`` is the one gone beyond most."""

    limit: Limit
    shifts: int
    covered: tuple[tuple[Stint, Ground], ...]
    uncovered: tuple[Stint, ...]


def excess(
    stints: Sequence[Stint],
    limits: Sequence[Limit],
    grounds: Sequence[Ground],
    covers: Callable[[Ground, Stint], bool],
) -> Excess | None:
    """Return what goes beyond ``limits`` (each covering the dates of the one before), None when nothing does.

    Shifts under the narrowest limit take their grounds first: no other order leaves fewer uncovered under any limit.
    """
    under = [[s for s in stints if s.day in limit.days] for limit in limits]
    needs = [max(0, len(rows) - limit.shifts) for rows, limit in zip(under, limits, strict=True)]
    if not any(needs):
        return None
    order = list(dict.fromkeys(s for rows in under for s in sorted(rows, key=lambda s: s.start, reverse=True)))
    match = matched(order, grounds, covers)
    missing = [max(0, need - sum(s in match for s in rows)) for rows, need in zip(under, needs, strict=True)]
    worst = max(range(len(limits)), key=lambda level: (missing[level], needs[level]))
    bare = [s for s in under[worst] if s not in match]
    used: list[Stint] = []
    for rows, need in zip(under, needs, strict=True):
        spare = [s for s in order if s in match and s in rows and s not in used]
        used += spare[: max(0, need - sum(s in rows for s in used))]
    return Excess(
        limits[worst],
        len(under[worst]),
        tuple((s, match[s]) for s in used),
        tuple(bare[-missing[worst] :]) if missing[worst] > 0 else (),
    )


def matched(
    stints: Sequence[Stint], grounds: Sequence[Ground], covers: Callable[[Ground, Stint], bool]
) -> dict[Stint, Ground]:
    """Return a largest assignment of stints to grounds, each ground within its quantity, the first stints served first.

    Augmenting paths: a stint once served stays served.
    """
    held: defaultdict[int, list[Stint]] = defaultdict(list)

    def place(stint: Stint, tried: set[int]) -> bool:
        for n, ground in enumerate(grounds):
            if n in tried or not covers(ground, stint):
                continue
            tried.add(n)
            if len(held[n]) < ground.quantity:
                held[n].append(stint)
                return True
            for other in held[n]:
                if place(other, tried):
                    held[n].remove(other)
                    held[n].append(stint)
                    return True
        return False

    for stint in stints:
        place(stint, set())
    return {stint: grounds[n] for n, rows in held.items() for stint in rows}


def cap_findings(rule: Rule, record: Record, officer: Officer, what: Counted) -> Iterator[Finding]:
    """Yield what an audit finds of an officer beyond the cap of the ruolo: with and without a ground, and elsewhere."""
    limits = monthly_limits(record.instance, officer, what)
    found = excess(
        record.counted(officer.id, what),
        limits,
        [g for g in record.instance.grounds_for(officer.id) if g.counted is what and g.kind in MOTIVI],
        lambda g, s: g.names(s.day, s.shift.code),
    )
    if found:
        yield from excess_findings(rule, officer.id, found)
    yield from elsewhere_findings(rule, officer.id, limits)


def excess_findings(rule: Rule, officer: str, found: Excess, of: str = "") -> Iterator[Finding]:
    """Yield the breach ``oltre`` for the shifts without a ground, and one ``coperto`` for each ground in use.

    ``of`` goes before the names of the sentences.
    """
    values = {"turni": found.shifts + found.limit.used, "tetto": found.limit.cap}
    if found.uncovered:
        yield rule.found(
            Severity.HARD,
            f"{of}oltre",
            officer=officer,
            days=tuple(s.day for s in found.uncovered),
            shift=found.uncovered[0].shift.code,
            amount=len(found.uncovered),
            values=values,
        )
    by_ground: defaultdict[str, list[Stint]] = defaultdict(list)
    for stint, ground in found.covered:
        by_ground[ground.id].append(stint)
    for ground_id, stints in by_ground.items():
        stints.sort(key=lambda s: s.start)
        yield rule.found(
            Severity.HARD,
            f"{of}coperto",
            officer=officer,
            days=tuple(s.day for s in stints),
            shift=stints[0].shift.code,
            amount=len(stints),
            values={**values, "motivazione": ground_id},
            tier=Tier.DEROGATION,
            cost=len(stints),
            ground=ground_id,
        )


def elsewhere_findings(rule: Rule, officer: str, limits: Sequence[Limit], of: str = "") -> Iterator[Finding]:
    """Yield the breach ``altrove``, none of this roster's making, when other seats alone went beyond the cap."""
    for limit in limits:
        if limit.used > limit.cap:
            yield rule.found(
                Severity.HARD,
                f"{of}altrove",
                officer=officer,
                amount=limit.used - limit.cap,
                values={"turni": limit.used, "tetto": limit.cap},
                from_facts=True,
            )


def ceiling_findings(rule: Rule, record: Record, officer: str, what: Counted, ceiling: int) -> Iterator[Finding]:
    """Yield what an audit finds of an officer above a ceiling: here, or already at other seats."""
    there = elsewhere(record.instance.officer[officer], what)
    stints = record.counted(officer, what)
    values = {"turni": len(stints) + there, "massimo": ceiling}
    over = len(stints) - max(0, ceiling - there)
    if over > 0:
        days = tuple(stint.day for stint in stints[-over:])
        shift = stints[-over].shift.code
        yield rule.found(Severity.HARD, "oltre", officer=officer, days=days, shift=shift, amount=over, values=values)
    if there > ceiling:
        values = {"turni": there, "massimo": ceiling}
        yield rule.found(
            Severity.HARD, "altrove", officer=officer, amount=there - ceiling, values=values, from_facts=True
        )
