"""A plan: the roster with the input it was made from, what was proved of it, and what made it."""

from __future__ import annotations

from datetime import date
from enum import IntEnum

from pydantic import Field

from roster.domain.base import Frozen
from roster.domain.instance import Instance
from roster.domain.roster import Roster


class Tier(IntEnum):
    """Tiers of the objective, in strict order: a lower one is never worsened to better a higher one."""

    MINIMUM = 1
    """Uncovered minimum of safety."""
    NOMINAL = 2
    """Uncovered nominal cover."""
    DEROGATION = 3
    """Shifts beyond local caps, each with its ground."""
    HOURS = 4
    """Hours owed or in excess, rests owed and not given."""
    FAIRNESS = 5
    """Levelling of nights, evenings, festive days, unpopular posts."""
    WISHES = 6
    """Wishes and preferences P-1..P-6."""


def gap_of(value: float, bound: float) -> float:
    """Return how much better than ``value`` the best may be, as a part of it; 0 when the bound is reached."""
    return max(0.0, value - bound) / value if value > 0 else 0.0


class TierResult(Frozen):
    """Value of the roster in a tier, and the proven bound.

    No roster that is as good in the higher tiers can have less than ``bound`` in this one.
    """

    tier: Tier
    value: int
    bound: int

    @property
    def proved(self) -> bool:
        """True when the value is the best possible."""
        return self.value <= self.bound

    @property
    def gap(self) -> float:
        """Relative distance between value and bound, 0 when proved."""
        return gap_of(self.value, self.bound)


class Certificate(Frozen):
    """What the bound of a tier of cover proves in duties: no roster leaves fewer than ``least`` of them uncovered.

    In tier MINIMUM that holds for every roster; in tier NOMINAL for those that are as good on the minimum of safety,
    and where ``with_rests`` also on the compensatory rests, which weigh in the same tier. ``here`` is how many this
    roster leaves.
    """

    tier: Tier
    least: int = Field(ge=1)
    here: int = Field(ge=1)
    with_rests: bool = False


class Provenance(Frozen):
    """What made the plan, enough to make it again, and by which agreement.

    ``rules_read_on`` is when the sources of the rules were last read: the version of the law the program states.
    """

    version: str
    solver: str | None = None
    seed: int = 0
    workers: int = Field(default=0, ge=0)
    seconds: float = Field(default=0.0, ge=0)
    input_sha256: str = ""
    agreement: str = ""
    agreement_from: date | None = None
    rules_read_on: date | None = None


class Plan(Frozen):
    """A roster with everything its audit needs.

    ``tiers`` are those of the duties; reperibilità is decided on the finished roster and reported by its own rules.
    ``certificates`` are what the tiers of cover prove in duties, of the roster as it was found.
    """

    instance: Instance
    roster: Roster
    tiers: tuple[TierResult, ...] = ()
    certificates: tuple[Certificate, ...] = ()
    provenance: Provenance
