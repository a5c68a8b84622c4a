"""Who begins what: the first rosters of the blocks of a seat, those that take longest first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from roster.domain.instance import Instance
from roster.search.blocks import Block, parts_of
from roster.search.task import Cells, Dived, DivePart, First, Stand, Start

_WHOLE = 60
"""Officers on turns up to whom a block is dived into as a whole; a larger one is unit by unit."""
_OFF_TURNS = 0.1
"""What an officer who is not on turns takes, in officers who are."""
_ENCODING = 0.3
"""What encoding a block takes of the time of its first roster."""


@dataclass
class _Beginning:
    """A block being begun: what it takes as a whole and by part, who owns it, and the rosters of its parts."""

    takes: float
    parts: Sequence[float]
    owner: int | None = None
    dived: dict[int, Dived] = field(default_factory=dict)


@dataclass(frozen=True)
class _Waiting:
    takes: tuple[float, float]
    """What its block takes as a whole, and the task itself."""
    task: First
    owner: int | None = None
    """The only one who can do it; None when anybody can."""


class Beginnings:
    """The tasks that lead to a first roster of each block.

    A block of more than 60 officers on turns whose units lend is first dived into unit by unit, by whoever is free,
    while its owner encodes the whole; the owner of any other block does all of it.
    """

    def __init__(self, instance: Instance, groups: Sequence[Block], known: Cells) -> None:
        self._known = known or None
        self._blocks = [_Beginning(takes(group), _parts(group, instance)) for group in groups]
        self._waiting: list[_Waiting] = []
        for number, block in enumerate(self._blocks):
            self._wait(_ENCODING * block.takes, Start(number, self._known, dive=not block.parts))
            if self._known is None:
                self._dive(number)

    @property
    def tasks(self) -> int:
        """How many tasks wait."""
        return len(self._waiting)

    def next(self, hand: int) -> First | None:
        """Return what ``hand`` should begin now; None when there is nothing it could."""
        found = next((waiting for waiting in self._waiting if waiting.owner in (None, hand)), None)
        if found is None:
            return None
        self._waiting.remove(found)
        return found.task

    def take(self, hand: int, task: First, result: Dived | Stand | None) -> None:
        """Take what came of a task that ``hand`` did."""
        if isinstance(result, Stand):
            return
        block = self._blocks[task.block]
        if isinstance(task, DivePart) and result is not None:
            block.dived[task.part] = result
        else:
            block.owner = hand
            if self._known is not None:
                self._dive(task.block)
        if block.owner is not None and len(block.dived) == len(block.parts):
            whole = _joined(block.dived)
            self._wait(block.takes, Start(task.block, whole, joined=whole is not None), block.owner)

    def _dive(self, number: int) -> None:
        for part, size in enumerate(self._blocks[number].parts):
            self._wait(size, DivePart(number, part))

    def _wait(self, size: float, task: First, owner: int | None = None) -> None:
        """Let a task wait its turn: those of the largest block come first, since it takes several one after another."""
        self._waiting.append(_Waiting((self._blocks[task.block].takes, size), task, owner))
        self._waiting.sort(key=lambda waiting: waiting.takes, reverse=True)


def takes(group: Block) -> float:
    """Return how long a block takes, in officers on turns."""
    on_turns = sum(officer.on_turns for officer in group.officers)
    return on_turns + _OFF_TURNS * (len(group.officers) - on_turns)


def _parts(group: Block, instance: Instance) -> list[float]:
    if sum(officer.on_turns for officer in group.officers) <= _WHOLE:
        return []
    parts = parts_of(group, instance)
    return [takes(part) for part in parts] if len(parts) > 1 else []


def _joined(dived: Mapping[int, Dived]) -> Cells | None:
    """Return the rosters of the parts put together, None when one of them has none."""
    rosters = [found.cells for found in dived.values()]
    whole = {key: cell for cells in rosters if cells is not None for key, cell in cells.items()}
    return None if None in rosters else whole
