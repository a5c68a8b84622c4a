"""Two meanings in one cell: the whole file decides whether they are two layers or two services."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from roster.foreign.meanings.senses import Reading, Sense, Stacked, joined
from roster.foreign.written import Entry, Layer, Remark, Weight

Read = tuple[Entry, Sense]


def unstacked(entries: Sequence[Entry], readings: Sequence[Reading]) -> tuple[tuple[Read, ...], tuple[Remark, ...]]:
    """Return one meaning an entry, those of stacked cells apart.

    A status over or under anything else, or the same twice, cannot be one day: then all the stacked cells of the file
    are programmed over worked, and cells with one line say both. Otherwise they are two services. Both are told.
    """
    read = list(zip(entries, readings, strict=True))
    stacked = [(entry, reading) for entry, reading in read if isinstance(reading, Stacked)]
    if not stacked:
        return tuple((entry, reading) for entry, reading in read if isinstance(reading, Sense)), ()
    one_layer = len({entry.layer for entry in entries}) == 1
    two_layers = one_layer and any(_is_two_layers(reading) for _, reading in stacked)
    key = "meaning.lines_are_layers" if two_layers else "meaning.lines_are_services"
    told = Remark(Weight.DOUBT, key, {"count": len(stacked)}, stacked[0][0].place)
    split = _as_layers(read) if two_layers else _as_services(read)
    return tuple(split), (told,)


def _is_two_layers(reading: Stacked) -> bool:
    return reading.above.same_as(reading.below) or joined(reading.above, reading.below) is None


def _as_layers(read: Iterable[tuple[Entry, Reading]]) -> Iterator[Read]:
    for entry, reading in read:
        if isinstance(reading, Stacked):
            above, below = reading.above, reading.below
        elif isinstance(reading, Sense):
            above = below = reading
        else:
            continue
        yield replace(entry, layer=Layer.PROGRAMMED), above
        yield replace(entry, layer=Layer.WORKED), below


def _as_services(read: Iterable[tuple[Entry, Reading]]) -> Iterator[Read]:
    for entry, reading in read:
        if isinstance(reading, Stacked):
            yield entry, reading.above
            yield entry, reading.below
        elif isinstance(reading, Sense):
            yield entry, reading
