"""The draw by lot: how likely it is that chance alone gives one person so many, or so few, of a group's shifts.

A group has ``total`` days on which one of its people could have had the burden (its chances) and bore it on ``drawn``
of them. Drawn by lot, each of these days is as likely as any other: the number that falls on the ``own`` chances of
one person is hypergeometric. In a workbook: ``HYPGEOM.DIST``.
"""

from __future__ import annotations

from math import exp, lgamma

SHARE_OF_CHANCE = 0.05
"""How often, in a group drawn by lot, somebody at all would pass for beyond chance: one group in twenty."""


def expected(own: int, drawn: int, total: int) -> float:
    """Return the mean of the draw: the share of the chances, of what was borne."""
    return drawn * own / total if total else 0.0


def variance(own: int, drawn: int, total: int) -> float:
    """Return the variance of the draw."""
    if total <= 1:
        return 0.0
    share = own / total
    return drawn * share * (1 - share) * (total - drawn) / (total - 1)


def at_least(done: int, own: int, drawn: int, total: int) -> float:
    """Return the probability that the draw gives ``done`` or more."""
    return min(1.0, sum(_exactly(k, own, drawn, total) for k in range(done, min(own, drawn) + 1)))


def at_most(done: int, own: int, drawn: int, total: int) -> float:
    """Return the probability that the draw gives ``done`` or fewer."""
    return min(1.0, sum(_exactly(k, own, drawn, total) for k in range(max(0, own + drawn - total), done + 1)))


def threshold(people: int) -> float:
    """Return how unlikely a figure must be to be beyond chance: two sides for each of the people compared."""
    return SHARE_OF_CHANCE / (2 * people)


def _exactly(k: int, own: int, drawn: int, total: int) -> float:
    if not 0 <= drawn - k <= total - own:
        return 0.0
    return exp(_choose(own, k) + _choose(total - own, drawn - k) - _choose(total, drawn))


def _choose(n: int, k: int) -> float:
    """Return the logarithm of a binomial coefficient: numbers of a year have thousands of digits."""
    return lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)
