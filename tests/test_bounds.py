"""A bound holds for rosters that are no worse above, and for no others."""

from __future__ import annotations

from roster.domain import Tier
from roster.search.bounds import Bounds, Worth


def worth(*values: int) -> Worth:
    """Values by tier; 0 where not given."""
    return dict(zip(Tier, (*values, *[0] * (len(Tier) - len(values))), strict=True))


def test_a_bound_holds_while_no_tier_above_is_worse() -> None:
    bounds = Bounds()
    bounds.note(Tier.HOURS, worth(3, 9, 1, 20), 7)
    assert bounds.of(Tier.HOURS, worth(3, 9, 1, 15)) == 7
    assert bounds.of(Tier.HOURS, worth(3, 8, 0, 30)) == 7
    assert bounds.of(Tier.HOURS, worth(2, 10, 0, 15)) == 0
    assert bounds.of(Tier.FAIRNESS, worth(3, 9, 1, 20)) == 0


def test_a_bound_found_later_is_never_lower() -> None:
    bounds = Bounds()
    bounds.note(Tier.NOMINAL, worth(3, 9), 7)
    bounds.note(Tier.NOMINAL, worth(2, 9), 5)
    assert bounds.of(Tier.NOMINAL, worth(2, 9)) == 7


def test_a_bound_is_known_only_for_exactly_what_stood_above() -> None:
    """With less above a new one may be higher: it is worth looking for."""
    bounds = Bounds()
    bounds.note(Tier.NOMINAL, worth(3, 9), 7)
    assert bounds.known(Tier.NOMINAL, worth(3, 5))
    assert not bounds.known(Tier.NOMINAL, worth(2, 9))


def test_what_is_proved_under_more_is_proved_under_less() -> None:
    bounds = Bounds()
    bounds.note(Tier.MINIMUM, worth(3), 3)
    bounds.note(Tier.NOMINAL, worth(3, 9), 7)
    assert bounds.closed(worth(3, 9)) == [Tier.MINIMUM]
    assert bounds.proved(Tier.NOMINAL, worth(3, 7))
