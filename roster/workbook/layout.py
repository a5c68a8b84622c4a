"""What a sheet of the input workbook is: a table, a form of single values, or the grid of past days."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from typing import Any

from pydantic import BaseModel

from roster.domain import Seat
from roster.workbook.kinds import Kind, Names

Values = dict[str, Any]
"""One row: what each column holds, by field."""

SORTS_OF_NAMES = ("unit", "shift", "post", "officer", "event", "ground", "skill", "group")


@dataclass(frozen=True)
class Column:
    """One column of a table, or one line of a form.

    ``label`` names its header and its explanation in areas ``input_column`` and ``input_note``; without it, ``field``.
    ``needed`` columns must be there and must not be blank.
    """

    field: str
    kind: Kind
    needed: bool = False
    width: int = 12
    label: str = ""

    @property
    def name(self) -> str:
        """Key of header and explanation in the message catalogue."""
        return self.label or self.field


def _same(values: Values) -> Values:
    return values


def _fields(item: BaseModel) -> Values:
    return {name: getattr(item, name) for name in type(item).model_fields}


@dataclass(frozen=True)
class Sheet:
    """A sheet and the place in :class:`Seat` of what it holds.

    ``at`` is the path of the collection (``officers``, ``requests``): with ``owner``, the column that names the item of
    the outer collection each row belongs to. ``pack`` makes of a row the fields of ``model``; ``unpack`` undoes it.
    ``aliases`` says which column shows a field of the model that has none of its own.
    """

    key: str
    at: tuple[str, ...]
    model: type[BaseModel]
    columns: tuple[Column, ...]
    owner: str = ""
    needed: bool = False
    pack: Callable[[Values], Values] = _same
    unpack: Callable[[Any], Values] = _fields
    aliases: Mapping[str, str] = field(default_factory=dict)

    def column(self, name: str) -> Column | None:
        """Return the column that shows a field of the model."""
        wanted = self.aliases.get(name, name)
        return next((column for column in self.columns if column.field == wanted), None)

    def rows(self, seat: Seat) -> Iterator[Values]:
        """Yield the rows that write what ``seat`` holds."""
        if not self.owner:
            yield from (self.unpack(item) for item in _at(seat, self.at))
            return
        for owner in _at(seat, self.at[:1]):
            owner_code = owner.id if hasattr(owner, "id") else owner.code
            for item in getattr(owner, self.at[1]):
                yield {self.owner: owner_code, **self.unpack(item)}


@dataclass(frozen=True)
class Table(Sheet):
    """One row per item under a row of headers."""


@dataclass(frozen=True)
class Form(Sheet):
    """One line per field: its name, its value, its explanation."""

    def rows(self, seat: Seat) -> Iterator[Values]:
        """Yield the one row of values."""
        yield self.unpack(_at(seat, self.at))


@dataclass(frozen=True)
class Grid(Sheet):
    """Officers down, dates across, a roster cell in each crossing."""


def _at(seat: Seat, path: Sequence[str]) -> Any:
    return reduce(getattr, path, seat)


def no_names() -> Names:
    """Return the empty look-up of codes that a reading fills."""
    return {sort: {} for sort in SORTS_OF_NAMES}
