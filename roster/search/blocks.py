"""Units that do not lend to one another share nobody: each connected group of units is a problem of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from roster.domain.instance import Instance
from roster.domain.officer import Officer


@dataclass(frozen=True)
class Block:
    """Units connected by lending, by officers who change unit in the month or by two parents, and their officers."""

    units: frozenset[str]
    officers: tuple[Officer, ...]


def blocks(instance: Instance) -> tuple[Block, ...]:
    """Return the blocks of a seat, largest first."""
    lending = [(line.from_unit, line.to_unit) for line in instance.profile.lending]
    return _connected(instance, [unit.code for unit in instance.profile.units], instance.officers, lending)


def parts_of(block: Block, instance: Instance) -> tuple[Block, ...]:
    """Return the blocks that a block falls into when its units do not lend."""
    return _connected(instance, sorted(block.units), block.officers, [])


def _connected(
    instance: Instance, units: Sequence[str], officers: Sequence[Officer], joined: Iterable[tuple[str, str]]
) -> tuple[Block, ...]:
    leader = {unit: unit for unit in units}
    for one, other in joined:
        _join(leader, one, other)
    for officer in officers:
        for day in instance.days:
            _join(leader, officer.unit, officer.unit_on(day))
        for parent in _bound_to(instance, officer):
            _join(leader, officer.unit, parent.unit)
    members: dict[str, set[str]] = {}
    for unit in leader:
        members.setdefault(_find(leader, unit), set()).add(unit)
    found = [
        Block(frozenset(group), tuple(o for o in officers if _find(leader, o.unit) == root))
        for root, group in members.items()
    ]
    staffed = [block for block in found if block.officers or _has_demand(instance, block)]
    return tuple(sorted(staffed, key=lambda block: (-len(block.officers), sorted(block.units))))


def _bound_to(instance: Instance, officer: Officer) -> Iterator[Officer]:
    """Yield the officers at the seat whose shifts depend on those of ``officer``: the other parent of a child."""
    for request in officer.requests:
        other = instance.officer.get(request.other_parent or "")
        if other is not None:
            yield other


def _has_demand(instance: Instance, block: Block) -> bool:
    return any(instance.post[line.post].unit in block.units for line in instance.demands)


def _find(leader: dict[str, str], unit: str) -> str:
    while leader[unit] != unit:
        unit = leader[unit]
    return unit


def _join(leader: dict[str, str], one: str, other: str) -> None:
    leader[_find(leader, one)] = _find(leader, other)
