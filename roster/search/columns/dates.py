"""When the variables of a member are decided: cells on their date, auxiliaries by the lines they are on."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from roster.search.columns.shares import Line


def dates(auxiliaries: Collection[int], on: Mapping[int, Sequence[Line]], known: Mapping[int, int]) -> dict[int, int]:
    """Return ``known``, the dates of cells, with those of auxiliaries, each decided as soon as a line lacks but it.

    Args:
        auxiliaries: those to be dated.
        on: the lines of each.
        known: what has a date.

    """
    dated = dict(known)
    waiting = list(auxiliaries)
    while waiting:
        found = {a: min(ends) for a in waiting if (ends := ends_known(a, on[a], dated))}
        dated |= found or dict.fromkeys(waiting, 0)  # no line of theirs has a cell that is free
        waiting = [auxiliary for auxiliary in waiting if auxiliary not in dated]
    return dated


def ends_known(auxiliary: int, lines: Sequence[Line], dated: Mapping[int, int]) -> list[int]:
    """Return the last date of each line of an auxiliary, as far as what else is on it is dated."""
    others = ([dated[o] for o in line.terms if o in dated and o != auxiliary] for line in lines)
    return [max(days) for days in others if days]
