"""Units that do not lend to one another share nobody: each connected group of units is a problem of its own."""

from __future__ import annotations

from dataclasses import dataclass

from roster.domain.instance import Instance
from roster.domain.officer import Officer


@dataclass(frozen=True)
class Block:
    """Units connected by lending or by officers who change unit in the month, and their officers."""

    units: frozenset[str]
    officers: tuple[Officer, ...]


def blocks(instance: Instance) -> tuple[Block, ...]:
    """Return the blocks of a seat, largest first."""
    leader = {unit.code: unit.code for unit in instance.profile.units}
    for line in instance.profile.lending:
        _join(leader, line.from_unit, line.to_unit)
    for officer in instance.officers:
        for day in instance.days:
            _join(leader, officer.unit, officer.unit_on(day))
    units: dict[str, set[str]] = {}
    for unit in leader:
        units.setdefault(_find(leader, unit), set()).add(unit)
    found = [
        Block(frozenset(group), tuple(o for o in instance.officers if _find(leader, o.unit) == root))
        for root, group in units.items()
    ]
    staffed = [block for block in found if block.officers or _has_demand(instance, block)]
    return tuple(sorted(staffed, key=lambda block: (-len(block.officers), sorted(block.units))))


def _has_demand(instance: Instance, block: Block) -> bool:
    return any(instance.post[line.post].unit in block.units for line in instance.demands)


def _find(leader: dict[str, str], unit: str) -> str:
    while leader[unit] != unit:
        unit = leader[unit]
    return unit


def _join(leader: dict[str, str], one: str, other: str) -> None:
    leader[_find(leader, one)] = _find(leader, other)
