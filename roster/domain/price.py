"""One figure for a whole roster: its price, and its gap, by how much of its price it might be cheaper.

Tiers are in strict order and the search never weighs one against another. The price does, only to say in one figure how
far a roster is from what is proved: when to stop, and what benchmarks compare. The scale:

| what | price | points |
| --- | --- | --- |
| a duty of an institutional post left uncovered | 1000 | ``scoperto_istituto`` in MINIMUM or NOMINAL |
| a shift beyond a local cap | 200 | 1 in DEROGATION |
| one shift moved from an officer to another who had as many | 50 | twice ``equita_*`` in FAIRNESS |
| an hour owed or in excess, an officer beyond need | 5 | 1 in HOURS |
| a preference not met | 1 | ``preferenze`` in WISHES |

The price of the other posts, burdens and wishes follows from their weights. A duty below the minimum of safety is
missing in MINIMUM and in NOMINAL, and pays in both; a compensatory rest denied is two duties (NOMINAL). The n-th shift
of a kind costs more than the one before, so levelling has a price in every roster, the most level too: that part is in
the price, and makes the gap smaller than it is of what can be changed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from roster.domain.plan import Tier, TierResult
from roster.domain.profile import Weights

_DUTY, _BEYOND_CAP, _UNLEVEL, _HOUR, _PREFERENCE = 1000.0, 200.0, 50.0, 5.0, 1.0
_STEP = 2
"""Points, with weight 1, from the n-th shift of a kind to the next, for who is present on every date."""


def prices(weights: Weights) -> Mapping[Tier, float]:
    """Return the price of a point of each tier."""
    duty = _DUTY / weights.scoperto_istituto
    burdens = (weights.equita_notti, weights.equita_festivi, weights.equita_serali, weights.equita_posti_gravosi)
    return {
        Tier.MINIMUM: duty,
        Tier.NOMINAL: duty,
        Tier.DEROGATION: _BEYOND_CAP,
        Tier.HOURS: _HOUR,
        Tier.FAIRNESS: _UNLEVEL / (_STEP * max(1, *burdens)),
        Tier.WISHES: _PREFERENCE / max(1, weights.preferenze),
    }


def price_gap(tiers: Sequence[TierResult], weights: Weights) -> float:
    """Return the gap of a roster: what its tiers have above their bounds, as a part of its price; 0 when all is proved.

    Like the bounds it speaks of rosters in strict order: no worse in a tier to be better in a lower one. A tier that is
    better than its bound, as it may be while a higher one is worse than in the end, makes up for nothing.
    """
    of = prices(weights)
    whole = sum(of[result.tier] * result.value for result in tiers)
    beyond = sum(of[result.tier] * max(0, result.value - result.bound) for result in tiers)
    return beyond / whole if whole else 0.0
