"""The month as a table of the page, with a mark on every cell that a finding speaks of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from roster.audited import AuditedMonth
from roster.domain.officer import Officer
from roster.messages import finding_text, text
from roster.rule import Finding
from roster.writer.grid import cell_text, kind_of

Told = Sequence[tuple[Finding, str, str]]
"""Findings, gravest first, each with its anchor on the page and how it looks."""


@dataclass(frozen=True)
class Day:
    """The head of a column."""

    number: int
    weekday: str
    name: str
    festive: bool


@dataclass(frozen=True)
class Box:
    """A cell of the grid; ``anchor`` only where a finding speaks of it, ``target`` is that finding."""

    text: str
    kind: str
    anchor: str = ""
    mark: str = ""
    target: str = ""
    tells: str = ""


@dataclass(frozen=True)
class Line:
    """An officer's row."""

    label: str
    id: str
    boxes: tuple[Box, ...]


@dataclass(frozen=True)
class Block:
    """The officers of a unit."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Grid:
    """The grid of a month."""

    days: tuple[Day, ...]
    blocks: tuple[Block, ...]


def cell_anchor(place: int, officer: str, day: date) -> str:
    """Return the anchor of an officer on a date in the grid of the month at ``place``: no space, whatever the id."""
    return f"c{place}-{officer.encode().hex()}-{day.day}"


def grid_of(month: AuditedMonth, place: int, told: Told, lang: str) -> Grid:
    """Return the grid of a month: units as the seat lists them, people as their file does."""
    instance = month.instance
    marks = _marks(told)
    units: defaultdict[str, list[Officer]] = defaultdict(list)
    for officer in instance.officers:
        units[officer.unit_on(max(instance.days[0], officer.in_force_from or instance.days[0]))].append(officer)
    names = {unit.code: unit.name for unit in instance.profile.units}
    ordered = sorted(units, key=lambda code: list(names).index(code) if code in names else len(names))
    return Grid(
        days=tuple(_day(month, day, lang) for day in instance.days),
        blocks=tuple(
            Block(names.get(code, code), tuple(_line(month, place, officer, marks, lang) for officer in units[code]))
            for code in ordered
        ),
    )


def _marks(told: Told) -> Mapping[tuple[str, date], Told]:
    found: defaultdict[tuple[str, date], list[tuple[Finding, str, str]]] = defaultdict(list)
    for finding, anchor, kind in told:
        for day in dict.fromkeys(finding.days) if finding.officer else ():
            found[finding.officer or "", day].append((finding, anchor, kind))
    return found


def _day(month: AuditedMonth, day: date, lang: str) -> Day:
    weekday = text(f"weekday.d{day.weekday()}", lang)
    return Day(day.day, weekday[:2], weekday, month.instance.is_festive(day))


def _line(month: AuditedMonth, place: int, officer: Officer, marks: Mapping[tuple[str, date], Told], lang: str) -> Line:
    boxes = (_box(month, place, officer.id, day, marks.get((officer.id, day), ()), lang) for day in month.instance.days)
    return Line(officer.label, officer.id, tuple(boxes))


def _box(month: AuditedMonth, place: int, officer: str, day: date, told: Told, lang: str) -> Box:
    cell = month.roster.cell(officer, day)
    box = cell_text(cell, public=False)
    kind = kind_of(month.instance, cell)
    if not told:
        return Box(box, kind)
    finding, target, mark = told[0]
    sentence = finding_text(finding, month.instance, lang)
    tells = text("html.marked", lang, count=len(told), sentence=sentence) if len(told) > 1 else sentence
    return Box(box, kind, cell_anchor(place, officer, day), mark, target, tells)
