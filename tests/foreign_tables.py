"""Small sheets typed by hand, and what is read in them, for the tests of the layouts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from roster.errors import InputError, Problem
from roster.foreign.asked import Asked
from roster.foreign.layouts.recognise import recognise
from roster.foreign.table import Position, Table
from roster.foreign.written import Weight, Written
from roster.messages import problem_text, text
from roster.workbook.addresses import position

LETTERS = "LMMGVSD"
DECEMBER = [date(2026, 12, day) for day in range(1, 32)]
PEOPLE = (("0031001", "ROSSI Mario"), ("0031002", "BIANCHI Anna"), ("0031003", "VERDI Luca"))
WORDS = ("M", "P", "S", "N", "RS", "8/14", "104", "c.o.")


def table(rows: Iterable[Sequence[Any]], title: str = "Foglio1", merged: Iterable[str] = (), **more: Any) -> Table:
    """A sheet; ``merged`` as ``A1:C1``."""
    listed = [tuple(row) for row in rows]
    width = max(map(len, listed))
    filled = tuple(row + (None,) * (width - len(row)) for row in listed)
    return Table(title, filled, tuple(map(area, merged)), **more)


def area(name: str) -> tuple[Position, Position]:
    """First and last cell of a range."""
    first, _, last = name.partition(":")
    return position(first), position(last)


def word(person: int, day: int) -> str:
    """What stands under a day, different enough for every cell to be known by it."""
    return WORDS[(person * 3 + day) % len(WORDS)]


def month_rows(people: Sequence[Sequence[Any]] = PEOPLE, days: int = 31) -> list[list[Any]]:
    """Rows of people with a word on every day."""
    return [[*who, *(word(number, day) for day in range(1, days + 1))] for number, who in enumerate(people)]


def plain(*above: Sequence[Any], heads: Sequence[Any] = ("Matricola", "Nominativo"), **more: Any) -> Table:
    """A title, a row of days, three people."""
    rows = [*(above or [["Servizio del mese di dicembre 2026"]]), [*heads, *range(1, 32)], *month_rows()]
    return table(rows, **more)


def turned(sheet: Table) -> Table:
    """The same sheet on its side."""
    return replace(
        sheet,
        rows=tuple(zip(*sheet.rows, strict=True)),
        merged=tuple(((a[1], a[0]), (b[1], b[0])) for a, b in sheet.merged),
        hidden_rows=sheet.hidden_columns,
        hidden_columns=sheet.hidden_rows,
    )


def one(*tables: Table, file_name: str = "", **asked: Any) -> Written:
    """The one month of some sheets."""
    [written] = recognise(tables, Asked(**asked), file_name)
    return written


def said(written: Written) -> set[tuple[str, date, str]]:
    """Who, when, what: a name where there is no matricola."""
    return {(e.person.matricola or e.person.name, e.day, e.words) for e in written.entries}


def whole() -> set[tuple[str, date, str]]:
    """What :func:`plain` says."""
    return {(who[0], day, word(n, day.day)) for n, who in enumerate(PEOPLE) for day in DECEMBER}


def cells(written: Written) -> Mapping[tuple[str, int], str]:
    """Cell by matricola, or name, and day."""
    return {(e.person.matricola or e.person.name, e.day.day): e.place.cell for e in written.entries}


def told(written: Written, weight: Weight) -> dict[str, str]:
    """Sentences of a weight by key; each is filled, in both languages."""
    remarks = [remark for remark in written.remarks if remark.weight is weight]
    assert all(text(remark.key, "en", **remark.values) for remark in remarks)
    return {remark.key.partition(".")[2]: text(remark.key, "it", **remark.values) for remark in remarks}


def refusal(*tables: Table, file_name: str = "", **asked: Any) -> list[Problem]:
    """The problems for which sheets are refused; each has its sentence, in both languages."""
    with pytest.raises(InputError) as refused:
        recognise(tables, Asked(**asked), file_name)
    assert all(problem_text(problem, lang) for problem in refused.value.problems for lang in ("it", "en"))
    return list(refused.value.problems)


def refused_at(*tables: Table, file_name: str = "", **asked: Any) -> list[tuple[str, str]]:
    """Key and cell of each problem."""
    return [(p.key.partition(".")[2], p.cell) for p in refusal(*tables, file_name=file_name, **asked)]
