"""Which posts are judged together: all those of a block of units, and those that the same people may hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from roster.capacity.shortage import Scope
from roster.capacity.supply import Slot, Supply
from roster.domain.codes import ShiftClass
from roster.domain.instance import Instance


@dataclass(frozen=True)
class Group:
    """Slots judged together; ``whole`` when they are all those of their block that the test counts."""

    slots: tuple[Slot, ...]
    whole: bool

    @property
    def mask(self) -> int:
        """The bits of the slots."""
        return sum(slot.bit for slot in self.slots)

    @property
    def able(self) -> frozenset[str]:
        """Everybody who may serve one of the slots."""
        return frozenset().union(*(slot.able for slot in self.slots))

    def needed(self, *, minimum: bool) -> int:
        """Return the cover asked for."""
        return sum(slot.asks(minimum=minimum) for slot in self.slots)


def unit_blocks(instance: Instance) -> tuple[frozenset[str], ...]:
    """Return the sets of units connected by lending or by officers who change unit in the month."""
    links = {frozenset((line.from_unit, line.to_unit)) for line in instance.profile.lending}
    first, last = instance.days[0], instance.days[-1]
    links |= {frozenset((officer.unit_on(first), officer.unit_on(last))) for officer in instance.officers}
    found = [frozenset({unit.code}) for unit in instance.profile.units]
    for link in links:
        joined = [block for block in found if block & link]
        found = [block for block in found if not block & link] + [frozenset().union(*joined)]
    return tuple(sorted(found, key=sorted))


def groups(instance: Instance, slots: Iterable[Slot]) -> Iterator[Group]:
    """Yield the groups of ``slots`` of each block: for each set of people, the posts that nobody else may hold; all."""
    rows = tuple(slots)
    for block in unit_blocks(instance):
        inside = [slot for slot in rows if slot.post.unit in block]
        if inside:
            yield from _of_block(inside)


def _of_block(slots: Sequence[Slot]) -> Iterator[Group]:
    able: defaultdict[str, frozenset[str]] = defaultdict(frozenset)
    for slot in slots:
        able[slot.post.code] |= slot.able
    told = {frozenset(able)}
    yield Group(tuple(slots), whole=True)
    for people in dict.fromkeys(able.values()):
        codes = frozenset(code for code, others in able.items() if others <= people)
        if codes not in told:
            told.add(codes)
            yield Group(tuple(slot for slot in slots if slot.post.code in codes), whole=False)


def scope_of(supply: Supply, group: Group) -> Scope:
    """Return what to call a group: its units and posts, and what its posts have in common."""
    posts = {post.code: post for slot in group.slots for post in slot.posts}
    sexes = {post.sex_held if post.article_42 else None for post in posts.values()}
    ruoli = {post.ruoli for post in posts.values()}
    return Scope(
        units=tuple(sorted({post.unit for post in posts.values()})),
        posts=tuple(posts),
        whole=group.whole,
        sex=next(iter(sexes)) if len(sexes) == 1 else None,
        ruoli=tuple(next(iter(ruoli))) if len(ruoli) == 1 else (),
        spared=_spared(supply, group),
    )


def _spared(supply: Supply, group: Group) -> bool:
    nights = [slot for slot in group.slots if slot.shift_class is ShiftClass.NOT]
    return len(nights) == len(group.slots) and any(
        supply.why_not(officer, slot.day, slot.shift, slot.post) == "capacity.why_exempt"
        for slot in nights
        for officer in supply.near(slot.day, slot.post.unit)
        if officer.requests
    )
