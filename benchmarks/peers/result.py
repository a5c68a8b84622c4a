"""What an engine reached, judged by the product's auditor and by nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from benchmarks.peers.answer import Values
from benchmarks.peers.story import Stand
from roster.auditor import audit
from roster.domain.instance import Instance
from roster.domain.plan import Tier, TierResult
from roster.domain.roster import Roster
from roster.model import Model
from roster.planning import fixed_cells
from roster.registry import rules
from roster.rule import Subject
from roster.search.posts import with_posts


@dataclass(frozen=True)
class PeerResult:
    """The roster of an engine, None when it found none; ``blocking`` counts the hard rules it breaks.

    ``tiers`` holds the values recomputed by the audit, with the solver's own bounds. ``stands`` and ``took`` are in
    wall seconds from the call, the building of the model included; a roster that breaks rules has no stands. Turns of
    reperibilità are not judged, and decided by the product only.
    """

    roster: Roster | None
    blocking: int
    tiers: tuple[TierResult, ...]
    stands: Sequence[Stand]
    took: float
    notes: tuple[str, ...]


def roster_of(m: Model, values: Values) -> Roster:
    """Return the roster that the variables of ``m`` say, with posts for classes of posts."""
    instance = m.instance
    cells = {
        (officer.id, day): next(a.cell for a in found if values[a.literal.index])
        for officer in instance.officers
        for day in instance.days
        if (found := m.alternatives(officer.id, day))
    }
    placed = with_posts(instance, cells, fixed_cells(instance))
    rows = {officer.id: tuple(placed.get((officer.id, day)) for day in instance.days) for officer in instance.officers}
    return Roster(year=instance.year, month=instance.month, cells=rows)


def judged(instance: Instance, roster: Roster, bounds: Mapping[Tier, int]) -> tuple[int, tuple[TierResult, ...]]:
    """Return how many hard rules a roster breaks, and the value of each tier, both from the findings alone."""
    findings = [f for f in audit(instance, roster) if rules()[f.rule].subject is not Subject.ON_CALL]
    costs = dict.fromkeys(Tier, 0)
    for finding in findings:
        if finding.tier is not None and rules()[finding.rule].subject is Subject.CELLS:
            costs[finding.tier] += finding.cost
    tiers = (TierResult(tier=tier, value=cost, bound=bounds[tier]) for tier, cost in costs.items())
    return sum(finding.blocks for finding in findings), tuple(tiers)
