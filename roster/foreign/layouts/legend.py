"""Legends: the codes that a file itself explains, ``M = mattina 08-14``, wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from roster.foreign.layouts.headings import is_legend
from roster.foreign.layouts.view import View, lines_of
from roster.foreign.table import Position

_PAIR = re.compile(r"\s*([^\s=:;,]{1,8}(?:[ /][^\s=:;,]{1,6})?)\s*(?:=|:|\s[-–]\s)\s*(\S.*?)\s*")
_EQUALS = re.compile(r"\s*[^=]{1,12}=[^=]+")
_CODE = re.compile(r"\S{1,8}(?: \S{1,6})?")
_PARTS = re.compile(r"[;\n|]|,(?=[^=,;]{1,12}=)|\s{2,}(?=\S{1,8}\s*=)")
_LISTED = re.compile(r"\s*(\S{1,6})\s+(\S.{2,60}?)\s*")
"""In a text that begins with ``Legenda:`` a blank is enough: ``n notte 00-06; m mattina 06-12``."""
_LEGEND_WORD = re.compile(r"^\s*(?:legenda|legend|abbreviazioni|codici|sigle)\s*[:.\-]?\s*", re.IGNORECASE)


@dataclass(frozen=True)
class Legend:
    """The codes that a sheet explains and the cells that explain them."""

    meanings: dict[str, str]
    cells: tuple[Position, ...]


def legend_of(view: View, cells: Iterable[Position], *, whole: bool = False) -> Legend:
    """Return the legend among the cells outside a grid.

    ``M = mattina`` is one anywhere; ``M: mattina``, ``M - mattina`` and a code beside its meaning only below or beside
    a heading such as ``LEGENDA``, or anywhere on a sheet that is a ``whole`` legend.
    """
    outside = [position for position in cells if view.own_text(*position)]
    headed = (lambda _: True) if whole else _below_a_heading(view, outside)
    meanings: dict[str, str] = {}
    used: list[Position] = []
    for row, column in outside:
        text = lines_of(view.at(row, column))
        pairs = list(_pairs(text, colons=headed((row, column))))
        if not pairs and headed((row, column)) and _CODE.fullmatch(text) and not is_legend(text):
            beside = view.own_text(row, column + 1) if column + 1 < view.width else ""
            pairs = [(text, beside)] if len(beside) > 2 and not _is_pair(beside) else []
        if pairs:
            used.append((row, column))
        for code, meaning in pairs:
            meanings.setdefault(code, meaning)
    return Legend(meanings, tuple(used))


def _is_pair(text: str) -> bool:
    return _EQUALS.fullmatch(text) is not None


def _pairs(text: str, *, colons: bool) -> Iterator[tuple[str, str]]:
    bare = _LEGEND_WORD.sub("", text)
    for part in _PARTS.split(bare):
        found = _PAIR.fullmatch(part)
        if found is not None and (colons or _is_pair(part)):
            yield found[1], found[2]
        elif bare != text and (listed := _LISTED.fullmatch(part)) is not None:
            yield listed[1], listed[2]


def _below_a_heading(view: View, cells: list[Position]) -> Callable[[Position], bool]:
    headings = [(row, column) for row, column in cells if is_legend(view.own_text(row, column))]

    def headed(position: Position) -> bool:
        return any(position[0] >= row and position[1] >= column - 1 for row, column in headings)

    return headed
