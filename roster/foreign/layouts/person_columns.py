"""Finds the columns that say whose row it is: matricola, name, unit, ruolo, layer; by heading, else by content."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from roster.domain.codes import Ruolo
from roster.errors import Problem
from roster.foreign.asked import Asked
from roster.foreign.layouts.day_line import DayLine
from roster.foreign.layouts.headings import Heading, heading_of, is_closing, is_total, is_unit, layer_of
from roster.foreign.layouts.view import named
from roster.workbook.addresses import column_number
from roster.workbook.text import fold

_MATRICOLA = re.compile(r"[A-Za-z]{0,3}[ ./-]?\d{4,9}[A-Za-z]?|\d{0,3}[A-Za-z]{1,3}\d{3,8}")
_NAME = re.compile(r"[^\W\d_][^\d_]*")
_RUOLI = re.compile(
    r"(v |vice |primo |p )?(ag|age|agente|ass|assistente|sov|sovr|sovrintendente|isp|ispettore|comm|commissario|sost)\b"
    r"[a-z ]{0,24}$"
)
_RUOLO_NAMES = frozenset(fold(ruolo.value) for ruolo in Ruolo)
_MOSTLY = 0.8
_HEAD_ROWS = 3
_LONGEST_HEADING = 40


@dataclass(frozen=True)
class PersonColumns:
    """Columns by what they hold; ``names`` are two when surname and first name are apart."""

    matricola: int | None = None
    names: tuple[int, ...] = ()
    unit: int | None = None
    ruolo: int | None = None
    layer: int | None = None
    others: tuple[int, ...] = ()
    headings: Mapping[int, str] = field(default_factory=dict)

    @property
    def naming(self) -> tuple[int, ...]:
        """Return the columns that tell who a row is of."""
        return (*self.names, *((self.matricola,) if self.matricola is not None else ()))


def person_columns(line: DayLine, top: int, end: int, asked: Asked, problems: list[Problem]) -> PersonColumns | None:
    """Return the columns of the people of the rows down to ``end``; None when no column names anybody.

    ``top`` is the first row that can hold headings. Add to ``problems`` when several columns could be the name.
    """
    view = line.view
    outside = [column for column in range(view.width) if not line.first <= column <= line.last]
    headings = {column: text for column in outside if (text := _heading(line, column, top))}
    held = {column: heading_of(text) for column, text in headings.items()}
    found: dict[Heading, int] = {}
    for column in sorted(outside, key=lambda column: (column > line.last, column)):
        heading = held.get(column)
        if heading is not None:
            found.setdefault(heading, column)
    found = {**found, **_asked_columns(asked)}
    body = {column: _body(line, column, end) for column in outside}
    if Heading.MATRICOLA not in found:
        _set(found, Heading.MATRICOLA, [c for c in outside if c < line.first and _holds_matricole(body[c])], held)
    names = _names(line, found, asked, held, body, problems)
    if Heading.RUOLO not in found:
        _set(found, Heading.RUOLO, [c for c in outside if c not in names and _holds_ruoli(body[c])], held)
    if Heading.LAYER not in found:
        near = sorted(outside, key=lambda c: min(abs(c - line.first), abs(c - line.last)))
        _set(found, Heading.LAYER, [c for c in near if c not in names and _holds_layers(body[c])], held)
    if not names and Heading.MATRICOLA not in found:
        return None
    known = {*names, *found.values()}
    return PersonColumns(
        matricola=found.get(Heading.MATRICOLA),
        names=names,
        unit=found.get(Heading.UNIT),
        ruolo=found.get(Heading.RUOLO),
        layer=found.get(Heading.LAYER),
        others=tuple(column for column in outside if column not in known and body[column]),
        headings=headings,
    )


def _asked_columns(asked: Asked) -> dict[Heading, int]:
    said = {Heading.MATRICOLA: asked.matricola, Heading.UNIT: asked.unit, Heading.RUOLO: asked.ruolo}
    return {heading: line_number(name) for heading, name in said.items() if name}


def line_number(name: str) -> int:
    """Return a row or a column, from 0, of its name in a spreadsheet: ``4``, ``B``."""
    return int(name) - 1 if name.isdigit() else column_number(name.upper())


def _heading(line: DayLine, column: int, top: int) -> str:
    """Return the heading of a column: the text nearest to the row of days, above it or beside it."""
    view = line.view
    lowest, highest = max(line.heads), max(top, min(line.heads) - _HEAD_ROWS)
    for row in range(lowest, highest - 1, -1):
        text = view.text(row, column)
        if text and len(text) <= _LONGEST_HEADING and not _is_wide(line, row, column):
            return text
    return ""


def _is_wide(line: DayLine, row: int, column: int) -> bool:
    """Return whether a cell is a title merged over columns and days, not the heading of a column."""
    anchor = line.view.anchors.get((row, column))
    if anchor is None:
        return False
    last = line.view.spans[anchor][1]
    return (anchor[1] <= line.last and last >= line.first) or last - anchor[1] > 2


def _body(line: DayLine, column: int, end: int) -> list[str]:
    """Return the texts that stand in a column below the days; what closes a sheet, totals and units left out."""
    view = line.view
    texts = []
    for row in range(max(line.heads) + 1, end):
        text = view.own_text(row, column)
        if text and any(view.rows[row][day] not in (None, "") for day in line.marks):
            texts.append(text)
    return [text for text in texts if not is_total(text)]


def _holds_matricole(texts: Sequence[str]) -> bool:
    return _most(texts, lambda text: _MATRICOLA.fullmatch(text) is not None) and _distinct(texts)


def _holds_ruoli(texts: Sequence[str]) -> bool:
    """Return whether a column holds ruoli or qualifiche: the same few words again and again."""
    ruoli = _most(texts, lambda text: _RUOLI.match(fold(text)) is not None or fold(text) in _RUOLO_NAMES)
    return ruoli and (not _distinct(texts) or len(texts) == 1)


def _holds_layers(texts: Sequence[str]) -> bool:
    return _most(texts, lambda text: layer_of(text) is not None) and len({layer_of(text) for text in texts}) >= 2


def _holds_names(texts: Sequence[str]) -> bool:
    """Return whether a column holds names: words without digits, nearly all different."""
    plain = [text for text in texts if not is_unit(text) and not is_closing(text)]
    return _most(plain, _looks_named) and _distinct(plain) and not _holds_layers(texts)


def _looks_named(text: str) -> bool:
    bare = re.sub(r"\(?\d{4,9}\)?", "", text).strip(" -,()")
    return len(bare) > 2 and _NAME.fullmatch(bare) is not None


def _most(texts: Sequence[str], holds: Callable[[str], bool]) -> bool:
    return bool(texts) and sum(map(holds, texts)) >= _MOSTLY * len(texts)


def _distinct(texts: Sequence[str]) -> bool:
    return len(set(texts)) >= _MOSTLY * len(texts)


def _set(found: dict[Heading, int], heading: Heading, columns: list[int], held: Mapping[int, Heading | None]) -> None:
    """Take the first column found by content whose heading says nothing else."""
    column = next((column for column in columns if held.get(column) in (None, heading)), None)
    if column is not None and column not in found.values():
        found[heading] = column


def _names(
    line: DayLine,
    found: Mapping[Heading, int],
    asked: Asked,
    held: Mapping[int, Heading | None],
    body: Mapping[int, list[str]],
    problems: list[Problem],
) -> tuple[int, ...]:
    """Return the columns of the name: asked for, headed so, or the only ones that look so."""
    if asked.names:
        return tuple(line_number(name) for name in asked.names)
    if Heading.SURNAME in found:
        first = found.get(Heading.FIRST_NAME)
        return (found[Heading.SURNAME], *((first,) if first is not None else ()))
    if Heading.NAME in found:
        return (found[Heading.NAME],)
    if Heading.FIRST_NAME in found and _holds_names(body[found[Heading.FIRST_NAME]]):
        return (found[Heading.FIRST_NAME],)
    likely = [c for c in body if held.get(c) is None and c not in found.values() and _holds_names(body[c])]
    likely = [c for c in likely if not _holds_ruoli(body[c])]
    left = [column for column in likely if column < line.first]
    if left and all(body[column] in [body[c] for c in left] for column in likely if column > line.last):
        likely = left
    if len(likely) == 2 and likely[1] == likely[0] + 1 and all(_single_words(body[c]) for c in likely):
        return tuple(likely)
    if len(likely) > 1 and Heading.MATRICOLA not in found:
        columns = named(line.view.column_name(column) for column in likely)
        place = line.view.place(line.row, likely[0])
        problems.append(Problem("layout.names_unclear", {"columns": columns}, place.sheet, place.cell))
    return tuple(likely[:1])


def _single_words(texts: Sequence[str]) -> bool:
    """Return whether a column holds one word a row, as surnames and first names apart do."""
    return _most(texts, lambda text: len(text.split()) <= 2)
