"""Proven bounds of the tiers, each good only while the tiers above it are no worse than when it was found."""

from __future__ import annotations

from collections.abc import Mapping

from roster.domain.plan import Tier, TierResult

Worth = Mapping[Tier, int]
"""What a roster is worth: its value in each tier."""


class Bounds:
    """The best bounds found so far; a tier without one is bounded by 0."""

    def __init__(self) -> None:
        self._found: dict[Tier, tuple[tuple[int, ...], int]] = {}

    def note(self, tier: Tier, worth: Worth, bound: int) -> None:
        """Keep that no roster with ``worth`` in the tiers above has less than ``bound`` in ``tier``."""
        self._found[tier] = (_above(tier, worth), max(bound, self.of(tier, worth)))

    def known(self, tier: Tier, worth: Worth) -> bool:
        """Return whether a bound was found for what the tiers above have now."""
        return tier in self._found and self._found[tier][0] == _above(tier, worth)

    def of(self, tier: Tier, worth: Worth) -> int:
        """Return the bound of a tier for what the tiers above have now: with less of each there are fewer rosters."""
        above, bound = self._found.get(tier, ((), 0))
        return bound if all(now <= then for now, then in zip(_above(tier, worth), above, strict=False)) else 0

    def proved(self, tier: Tier, worth: Worth) -> bool:
        """Return whether no roster as good in the tiers above is better in this one."""
        return worth[tier] <= self.of(tier, worth)

    def closed(self, worth: Worth) -> list[Tier]:
        """Return the tiers that need no more search: proved best, as every tier above them is.

        Below a tier that is not, holding one at its value could keep a better roster out.
        """
        open_tiers = [tier for tier in Tier if not self.proved(tier, worth)]
        return [tier for tier in Tier if not open_tiers or tier < open_tiers[0]]

    def results(self, worth: Worth) -> tuple[TierResult, ...]:
        """Return the tiers with value and bound."""
        return tuple(TierResult(tier=tier, value=worth[tier], bound=self.of(tier, worth)) for tier in Tier)


def _above(tier: Tier, worth: Worth) -> tuple[int, ...]:
    return tuple(value for higher, value in sorted(worth.items()) if higher < tier)
