"""Encoding half of the caps of Art. 10: so many shifts in the month, and beyond that what recorded grounds cover."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from constraints.anq.a10_motivi import MOTIVI
from roster.domain import Counted, Ground, Officer, Stint, Tier
from roster.domain.counted import Limit, monthly_limits

if TYPE_CHECKING:
    from roster.model import Alternative, Expression, Model

Taken = Sequence[tuple["Alternative", Stint]]
Covers = Callable[[Ground, Stint], bool]


def impose_cap(m: Model, officer: Officer, what: Counted) -> None:
    """State the cap of the ruolo on what an officer is counted in the month; beyond it, what grounds on it cover."""
    taken = m.counted(officer.id, what)
    if taken:
        limits = monthly_limits(m.instance, officer, what)
        grounds = [g for g in m.instance.grounds_for(officer.id) if g.kind in MOTIVI and g.counted is what]
        impose_limits(m, taken, limits, grounds, lambda g, s: g.names(s.day, s.shift.code))


def impose_limits(m: Model, taken: Taken, limits: Sequence[Limit], grounds: Sequence[Ground], covers: Covers) -> None:
    """State every limit on ``taken`` and price each shift that a ground lets go beyond.

    Shifts on which the same grounds speak behave alike and share their variables: how many of them each ground covers.
    Each ground covers up to its quantity, each shift is covered once.
    """
    if not grounds:
        for limit in limits:
            m.at_most([a for a, stint in taken if stint.day in limit.days], limit.shifts)
        return
    groups = _alike(taken, limits, grounds, covers)
    covered = _covered(m, groups, grounds)
    for level, limit in enumerate(limits):
        inside = [a for (depth, _), alike in groups.items() if depth <= level for a in alike]
        beyond = [y for (depth, _), counts in covered.items() if depth <= level for y in counts]
        m.add(m.total(inside) <= limit.shifts + sum(beyond))
    m.penalise(Tier.DEROGATION, sum(y for counts in covered.values() for y in counts))


_Group = tuple[int, tuple[int, ...]]


def _alike(
    taken: Taken, limits: Sequence[Limit], grounds: Sequence[Ground], covers: Covers
) -> dict[_Group, list[Alternative]]:
    """Group shifts by the narrowest limit they fall under and by the grounds that could cover them."""
    groups: defaultdict[_Group, list[Alternative]] = defaultdict(list)
    for a, stint in taken:
        depth = next((level for level, limit in enumerate(limits) if stint.day in limit.days), None)
        if depth is not None:
            speaking = tuple(n for n, ground in enumerate(grounds) if covers(ground, stint))
            groups[depth, speaking].append(a)
    return groups


def _covered(
    m: Model, groups: dict[_Group, list[Alternative]], grounds: Sequence[Ground]
) -> dict[_Group, list[Expression]]:
    by_ground: defaultdict[int, list[Expression]] = defaultdict(list)
    covered: dict[_Group, list[Expression]] = {}
    for group, alike in groups.items():
        counts: list[Expression] = [m.new_count(min(grounds[n].quantity, len(alike))) for n in group[1]]
        if counts:
            m.add(sum(counts) <= m.total(alike))
            for n, count in zip(group[1], counts, strict=True):
                by_ground[n].append(count)
        covered[group] = counts
    for n, counts in by_ground.items():
        m.add(sum(counts) <= grounds[n].quantity)
    return covered
