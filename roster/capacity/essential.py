"""Which shortages to tell: not those that smaller ones explain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from roster.capacity.shortage import Shortage


@dataclass(frozen=True)
class Found:
    """A shortage with the bits of the slots it was measured on, and what was short of it at the minimum of safety."""

    mask: int
    shortage: Shortage


def essential(found: Iterable[Found]) -> Iterator[Shortage]:
    """Yield the shortages that are more than the sum of shortages of separate parts, minimum of safety first.

    A shortage of nominal cover is told only where it is larger than that of the minimum on the same slots.
    """
    rows = sorted(found, key=lambda f: (not f.shortage.is_minimum, f.mask.bit_count()))
    minimum: dict[int, int] = {}
    for is_minimum, level in groupby(rows, key=lambda f: f.shortage.is_minimum):
        kept: list[Found] = []
        for row in level:
            if row.shortage.short > _explained(row, kept):
                kept.append(row)
                if is_minimum:
                    minimum[row.mask] = row.shortage.short
        yield from (row.shortage for row in kept if is_minimum or row.shortage.short > minimum.get(row.mask, 0))


def _explained(row: Found, kept: Iterable[Found]) -> int:
    used = total = 0
    for part in kept:
        if part.mask & row.mask == part.mask and not part.mask & used:
            used |= part.mask
            total += part.shortage.short
    return total
