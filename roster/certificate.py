"""What the bounds of the tiers of cover prove, in duties: tiers count weighted points, people count duties."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date

from roster.domain.compensation import credits_due, days_asked
from roster.domain.instance import Demand, Instance
from roster.domain.plan import Certificate, Tier, TierResult
from roster.domain.post_classes import representatives
from roster.domain.roster import Roster
from roster.record import Record

_Asked = Callable[[Demand], int]
_ASKED: tuple[tuple[Tier, _Asked], ...] = (
    (Tier.MINIMUM, lambda line: line.minimum),
    (Tier.NOMINAL, lambda line: line.nominal),
)


def certificates(instance: Instance, roster: Roster, tiers: Sequence[TierResult]) -> tuple[Certificate, ...]:
    """Return for each tier of cover what its bound proves in duties, where that is at least one.

    The bound of NOMINAL supposes that MINIMUM is no worse: it proves nothing of the whole seat until MINIMUM is proved
    best, because parts of a seat could exchange what they leave uncovered.
    """
    results = {result.tier: result for result in tiers}
    minimum = results.get(Tier.MINIMUM)
    found = []
    for tier, asked in _ASKED:
        if tier in results and (tier is Tier.MINIMUM or (minimum is not None and minimum.proved)):
            certificate = _certificate(instance, roster, results[tier], asked)
            found += [certificate] if certificate else []
    return tuple(found)


def _certificate(instance: Instance, roster: Roster, result: TierResult, asked: _Asked) -> Certificate | None:
    """Return the fewest duties that ``result.bound`` leaves room for, with the roster's own points for the rests.

    Every point of the roster that is not of a duty is one of compensatory rests not given. A roster that has no more of
    these has at least the other points in duties, and a duty has at most the heaviest weight.
    """
    weight = {post.code: instance.profile.weights.uncovered(post.task) for post in instance.seat.posts}
    heaviest = max((weight[line.post] for line in instance.demands if asked(line)), default=1)
    missing = _missing(Record(instance, roster), asked)
    rests = result.value - sum(weight[post] * duties for post, duties in missing.items())
    least = -((rests - result.bound) // heaviest)
    if least < 1:
        return None
    with_rests = result.tier is Tier.NOMINAL and _rests_are_wanted(instance)
    return Certificate(tier=result.tier, least=least, here=missing.total(), with_rests=with_rests)


def _missing(record: Record, asked: _Asked) -> Counter[str]:
    """Return the duties left uncovered by the first post of each class: its posts make up for one another."""
    instance = record.instance
    first = representatives(instance.seat.posts, instance.profile.derogations)
    short: Counter[tuple[date, str, str]] = Counter()
    for line in instance.demands:
        short[line.day, line.shift, first[line.post]] += asked(line)
    for (day, shift, post), officers in record.on_slot.items():
        short[day, shift, first[post]] -= len(officers)
    missing: Counter[str] = Counter()
    for (_, _, code), duties in short.items():
        missing[code] += max(0, duties)
    return missing


def _rests_are_wanted(instance: Instance) -> bool:
    asked = any(days_asked(instance).values())
    return asked or any(credits_due(instance, officer.id) for officer in instance.officers)
