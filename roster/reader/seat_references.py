"""The codes that a row names, also one left out of the seat, which the cross checks never see."""

from __future__ import annotations

from collections.abc import Iterator

from roster.reader.seat_check_facts import check_cell
from roster.reader.seat_issue import Declared, Issue
from roster.reader.seat_rows import Row
from roster.workbook.kinds import Code, CodeList, RosterCell


def unknown_references(row: Row, known: Declared) -> Iterator[Issue]:
    """Yield an issue at each field of ``row`` that names what nobody declared."""
    judges = {"unit": known.unit, "shift": known.shift, "post": known.post, "officer": known.officer}
    for column in row.sheet.columns:
        value, at = row.values.get(column.field), (column.field,)
        if value is None:
            continue
        if column.field == "other_parent":
            yield from known.other_parent(value, at)
        elif isinstance(column.kind, RosterCell):
            yield from check_cell(value, at, known)
        elif isinstance(column.kind, Code | CodeList) and column.kind.of in judges:
            for code in value if isinstance(value, tuple) else (value,):
                yield from judges[column.kind.of](code, at)
