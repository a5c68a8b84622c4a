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
class Start:
    """Encode a block and find its first roster: ``known`` where it still obeys every rule, else one is dived for."""

    block: int
    known: Cells | None = None


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


Turn = Bound | Polish
Task = Start | Turn


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
    """A block has its first roster."""

    task: Start
    stand: Stand


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
