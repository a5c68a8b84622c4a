"""What is asked of those who search, and what they answer: all of it may cross to another process.

Only cells and figures do, never a model or a solver.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from roster.domain.plan import Tier, TierResult
from roster.domain.roster import Cell

Key = tuple[str, date]
Cells = Mapping[Key, Cell]


@dataclass(frozen=True)
class DivePart:
    """Find a roster of one part of a block, as if its units did not lend."""

    block: int
    part: int


@dataclass(frozen=True)
class Start:
    """Encode a block, unless it is encoded, and find its first roster.

    That is ``known`` where it still obeys every rule; else one is dived for, if ``dive``. What is known may be
    ``joined`` from dives into its parts.
    """

    block: int
    known: Cells | None = None
    dive: bool = True
    joined: bool = False


@dataclass(frozen=True)
class Bound:
    """Price the roster of a block exactly, and bound ``tiers``."""

    block: int
    tiers: tuple[Tier, ...]


@dataclass(frozen=True)
class Polish:
    """Better the roster of a block for so many seconds."""

    block: int
    seconds: float


First = DivePart | Start
Turn = Bound | Polish
Task = First | Turn


@dataclass(frozen=True)
class Dived:
    """The roster of a part, None when there was none."""

    cells: Cells | None


@dataclass(frozen=True)
class Stand:
    """Where a block stands: its best roster, what it is worth, and what more can be done.

    When not ``exact``, the roster may be worth more than its tiers say.
    """

    cells: Cells
    tiers: tuple[TierResult, ...]
    exact: bool
    finished: bool
    bounding: float
    """Seconds that its slowest bound took."""


@dataclass(frozen=True)
class Begun:
    """What a task towards a first roster brought; None where a block was only encoded."""

    task: First
    result: Dived | Stand | None


@dataclass(frozen=True)
class Turned:
    """A turn was taken, in so many seconds."""

    task: Turn
    stand: Stand
    seconds: float


@dataclass(frozen=True)
class Told:
    """A tier of a block came to stand so."""

    block: int
    result: TierResult


@dataclass(frozen=True)
class Failed:
    """A task ended in an exception."""

    error: Exception


Answer = Begun | Turned | Told | Failed
