"""What of a model concerns one member alone, and what joins several: read off its rows, whatever rule wrote them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from roster.model import CellModel
from roster.search.rows import HUGE, Row, Rows

NO_END = HUGE
"""An end of a row that means none."""
_ENDS = 2
"""Entries of a domain without gaps."""


@dataclass(frozen=True, eq=False)
class Line:
    """``low`` <= sum of ``terms`` (coefficient by variable) <= ``high``; what is fixed is taken out of the sum."""

    terms: Mapping[int, int]
    low: int
    high: int


@dataclass(frozen=True, eq=False)
class Share:
    """The cells of a member, each its literals, by date, and the lines on them and on variables nobody else has."""

    member: str
    cells: tuple[tuple[int, ...], ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Split:
    """A model as the shares of its members and the lines that join them.

    Rows that hold only under a condition, and those with gaps, are left out: what remains is a relaxation. ``domains``
    are those of all variables, by index; what a row says of one auxiliary alone is in its domain.
    """

    shares: tuple[Share, ...]
    joining: tuple[Line, ...]
    domains: tuple[tuple[int, ...], ...]


def split(m: CellModel, rows: Rows) -> Split:
    """Return the shares of the members of a model."""
    cells: defaultdict[str, list[tuple[int, ...]]] = defaultdict(list)
    for (member, _), found in sorted(m.free_alternatives.items(), key=lambda item: item[0]):
        cells[member].append(tuple(a.literal.index for a in found))
    of = {index: member for member, row in cells.items() for cell in row for index in cell}
    lines, domains = _tightened(rows, of)
    owner = _owners(of, lines)
    own: defaultdict[str, list[Line]] = defaultdict(list)
    joining: list[Line] = []
    for line in lines:
        owners = {owner.get(index) for index in line.terms}
        alone = owners.pop() if len(owners) == 1 else None
        (joining if alone is None else own[alone]).append(line)
    shares = tuple(Share(who, tuple(row), tuple(own[who])) for who, row in cells.items())
    return Split(shares, tuple(joining), tuple(domains))


def few_join(m: CellModel, rows: Rows, most: int) -> bool:
    """Return whether at most so many rows have cells of several members: a model too joined is known at a glance."""
    of = {a.literal.index: member for (member, _), found in m.free_alternatives.items() for a in found}
    joining = 0
    for row in rows:
        first = of.get(row.variables[0]) if row.variables else None
        joining += any(of.get(index, first) != first for index in row.variables)
        if joining > most:
            return False
    return True


def line_of(row: Row, domains: Sequence[Sequence[int]]) -> Line | None:
    """Return a row as a line; None where it is not one, or where it says nothing of what is free."""
    if row.enforced or len(row.domain) != _ENDS:
        return None
    terms: defaultdict[int, int] = defaultdict(int)
    fixed = 0
    for index, coefficient in zip(row.variables, row.coefficients, strict=True):
        if domains[index][0] == domains[index][-1]:
            fixed += coefficient * domains[index][0]
        else:
            terms[index] += coefficient
    low, high = row.domain
    free = {index: coefficient for index, coefficient in terms.items() if coefficient}
    if not free:
        return None
    return Line(free, low - fixed if low > -NO_END else -NO_END, high - fixed if high < NO_END else NO_END)


def _tightened(rows: Rows, cells: Collection[int]) -> tuple[list[Line], list[tuple[int, ...]]]:
    """Return the lines, and the domains within what lines on one auxiliary say, which are left out.

    The lines of what is fixed so are read again: days off decide that no run starts on them, for example, and what
    else concerned such a start would be taken for a line over many days.
    """
    stated = tuple(rows)
    domains = [tuple(domain) for domain in rows.domains]
    read = {number: line for number, row in enumerate(stated) if (line := line_of(row, domains)) is not None}
    on: defaultdict[int, list[int]] = defaultdict(list)
    for number, line in read.items():
        for index in line.terms:
            on[index].append(number)
    waiting = list(read)
    while waiting:
        line = read.get(number := waiting.pop())
        alone = None if line is None else _alone(line, domains, cells)
        if alone is None:
            continue
        index, domains[index] = alone
        del read[number]
        if domains[index][0] == domains[index][-1]:
            for other in [other for other in on[index] if other in read]:
                line = line_of(stated[other], domains)
                if line is None:
                    del read[other]
                else:
                    read[other] = line
                    waiting.append(other)
    return list(read.values()), domains


def _alone(
    line: Line, domains: Sequence[tuple[int, ...]], cells: Collection[int]
) -> tuple[int, tuple[int, int]] | None:
    """Return the auxiliary of a line on it alone, and its domain within what the line says; None where it is not so."""
    index, coefficient = next(iter(line.terms.items()))
    if len(line.terms) > 1 or index in cells or len(domains[index]) > _ENDS:
        return None
    low, high = (line.low, line.high) if coefficient > 0 else (-line.high, -line.low)
    least = max(domains[index][0], -(-low // abs(coefficient)))
    most = min(domains[index][-1], high // abs(coefficient))
    return (index, (least, most)) if least <= most else None


def _owners(of: Mapping[int, str], lines: Sequence[Line]) -> dict[int, str | None]:
    """Return the member each variable belongs to; None for an auxiliary that shares lines with several members.

    Each line is looked at once, from the first of its variables that is some member's: it makes the others that
    member's too, or nobody's.
    """
    touching: defaultdict[int, list[int]] = defaultdict(list)
    for number, line in enumerate(lines):
        for index in line.terms:
            touching[index].append(number)
    owner: dict[int, str | None] = dict(of)
    waiting = list(of)
    new = set(range(len(lines)))
    while waiting:
        member = owner[index := waiting.pop()]
        for number in new.intersection(touching[index]) if member is not None else ():
            new.remove(number)
            others = lines[number].terms
            alone = all(owner.get(other, member) in (member, None) for other in others)
            for other in others:
                if other not in owner and alone:
                    owner[other] = member
                    waiting.append(other)
                elif other not in of and (not alone or owner[other] != member):
                    owner[other] = None
    return owner
