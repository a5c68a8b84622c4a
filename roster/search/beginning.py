"""Who begins what: the first rosters of the blocks of a seat, those that take longest first."""

from __future__ import annotations

from collections.abc import Sequence

from roster.search.blocks import Block
from roster.search.task import Cells, Start

_OFF_TURNS = 0.1
"""What an officer who is not on turns takes, in officers who are."""


class Beginnings:
    """The tasks that lead to a first roster of each block, largest first; whoever does one owns the block."""

    def __init__(self, groups: Sequence[Block], known: Cells) -> None:
        by_size = sorted(range(len(groups)), key=lambda number: takes(groups[number]), reverse=True)
        self._waiting = [Start(number, known or None) for number in by_size]

    @property
    def tasks(self) -> int:
        """How many tasks wait."""
        return len(self._waiting)

    def next(self) -> Start | None:
        """Return what should be begun now; None when nothing waits."""
        return self._waiting.pop(0) if self._waiting else None


def takes(group: Block) -> float:
    """Return how long a block takes, in officers on turns."""
    on_turns = sum(officer.on_turns for officer in group.officers)
    return on_turns + _OFF_TURNS * (len(group.officers) - on_turns)
