"""What of a model concerns one member alone, and what joins several: read off its rows, whatever rule wrote them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from roster.model import CellModel
from roster.search.rows import HUGE, Row, Rows

NO_END = HUGE
"""An end of a row that means none."""


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

    Rows that hold only under a condition, and those with gaps, are left out: what remains is a relaxation.
    """

    shares: tuple[Share, ...]
    joining: tuple[Line, ...]


def split(m: CellModel, rows: Rows) -> Split:
    """Return the shares of the members of a model."""
    cells: defaultdict[str, list[tuple[int, ...]]] = defaultdict(list)
    for (member, _), found in sorted(m.free_alternatives.items(), key=lambda item: item[0]):
        cells[member].append(tuple(a.literal.index for a in found))
    of = {index: member for member, row in cells.items() for cell in row for index in cell}
    lines = [line for row in rows if (line := line_of(row, rows.domains)) is not None]
    owner = _owners(of, lines)
    own: defaultdict[str, list[Line]] = defaultdict(list)
    joining: list[Line] = []
    for line in lines:
        owners = {owner.get(index) for index in line.terms}
        alone = owners.pop() if len(owners) == 1 else None
        (joining if alone is None else own[alone]).append(line)
    return Split(tuple(Share(who, tuple(row), tuple(own[who])) for who, row in cells.items()), tuple(joining))


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
    if row.enforced or len(row.domain) != 2:
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


def _owners(of: Mapping[int, str], lines: Iterable[Line]) -> dict[int, str | None]:
    """Return the member each variable belongs to; None for an auxiliary that shares lines with several members."""
    touching: defaultdict[int, list[Line]] = defaultdict(list)
    for line in lines:
        for index in line.terms:
            touching[index].append(line)
    owner: dict[int, str | None] = dict(of)
    waiting = list(of)
    while waiting:
        member = owner[index := waiting.pop()]
        for line in touching[index] if member is not None else ():
            alone = all(owner.get(other, member) in (member, None) for other in line.terms)
            for other in line.terms:
                if other not in owner and alone:
                    owner[other] = member
                    waiting.append(other)
                elif other not in of and (not alone or owner[other] != member):
                    owner[other] = None
    return owner
