"""Finds the sheets and the columns a person may have renamed in case, moved, or surrounded with others of their own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from roster.domain import Text
from roster.errors import Problem
from roster.messages import LANGUAGES, catalogue, text
from roster.reader.seat_book import Book, Page
from roster.workbook.addresses import address
from roster.workbook.layout import Column, Form, Grid, Sheet
from roster.workbook.sheets import SHEETS
from roster.workbook.text import fold, text_of

_HEADER_WITHIN = 20
_ALIKE = 0.85
_READING = re.compile(r"q\d+")
NO_SHEETS_OF_DATA = ("leggimi", "elenchi")


@dataclass(frozen=True)
class Header:
    """Row of the headers and, by field, the columns found; ``crossings`` are the other headers of a grid."""

    row: int
    positions: dict[str, int]


def joined(keys: Iterable[str]) -> Text:
    """Return sentences of the catalogue one after the other, in each language."""
    texts = [catalogue()[key] for key in keys]
    return Text(it=", ".join(one.it for one in texts), en=", ".join(one.en for one in texts))


def match_sheets(book: Book) -> tuple[dict[str, str], list[Problem]]:
    """Return the title of each known sheet by its key, and what is wrong with the set of sheets."""
    by_name = _names_of_sheets()
    titles: dict[str, str] = {}
    problems: list[Problem] = []
    strangers = []
    for title in book.titles:
        key = by_name.get(fold(title))
        if key is None:
            strangers.append(title)
        elif key in titles:
            values: dict[str, object] = {"sheet": titles[key], "found": f"{titles[key]}, {title}"}
            problems.append(Problem("input.sheet_twice", values))
        else:
            titles[key] = title
    for sheet in SHEETS:
        if sheet.key not in titles:
            problems.extend(_missing_sheet(sheet, strangers, book))
    return titles, problems


def _names_of_sheets() -> dict[str, str]:
    keys = [sheet.key for sheet in SHEETS]
    return {fold(text(f"input_sheet.{key}", lang)): key for lang in LANGUAGES for key in (*keys, *NO_SHEETS_OF_DATA)}


def _missing_sheet(sheet: Sheet, strangers: list[str], book: Book) -> Iterator[Problem]:
    name = catalogue()[f"input_sheet.{sheet.key}"]
    alike = _alike(name, strangers)
    if alike:
        yield Problem("input.sheet_almost", {"found": alike, "sheet": name})
    elif sheet.needed:
        yield Problem("input.sheet_missing", {"sheet": name, "found": ", ".join(book.titles)})


def _alike(name: Text, strangers: list[str]) -> str | None:
    folded = {fold(stranger): stranger for stranger in strangers}
    names = (fold(name.of(lang)) for lang in LANGUAGES)
    found = [match for word in names for match in get_close_matches(word, folded, n=1, cutoff=_ALIKE)]
    return folded[found[0]] if found else None


def labels(column: Column) -> set[str]:
    """Return the folded headers of a column, in every language."""
    return {fold(text(f"input_column.{column.name}", lang)) for lang in LANGUAGES}


def find_header(sheet: Sheet, page: Page) -> tuple[Header | None, list[Problem]]:
    """Return the header of a table or grid, and what is wrong with it; None when no row looks like one."""
    known = {label: column for column in sheet.columns for label in labels(column)}
    rows = [[fold(text_of(value)) for value in row] for row in page.rows[:_HEADER_WITHIN]]
    scores = [sum(word in known for word in row) for row in rows]
    best = max(scores, default=0)
    if best < min(2, sum(column.needed for column in sheet.columns) or 1):
        needed = joined(f"input_column.{column.name}" for column in sheet.columns if column.needed)
        return None, [Problem("input.header_missing", {"needed": needed}, sheet=page.title)]
    row = scores.index(best)
    positions: dict[str, int] = {}
    problems = []
    for position, word in enumerate(rows[row]):
        column = known.get(word)
        if column is not None and column.field in positions:
            values: dict[str, object] = {
                "column": text_of(page.rows[row][position]),
                "other": address(row, positions[column.field]),
            }
            problems.append(Problem("input.column_twice", values, page.title, address(row, position)))
        elif column is not None:
            positions[column.field] = position
    header = Header(row, positions)
    return header, [*problems, *_missing_columns(sheet, page, header), *merged_cells(page, row)]


def _missing_columns(sheet: Sheet, page: Page, header: Header) -> Iterator[Problem]:
    taken = set(header.positions.values())
    titles = [text_of(value) for value in page.rows[header.row]]
    strangers = [title for position, title in enumerate(titles) if title and position not in taken]
    for column in sheet.columns:
        if column.field in header.positions or (isinstance(sheet, Grid) and not column.needed):
            continue
        name = catalogue()[f"input_column.{column.name}"]
        alike = _alike(name, strangers)
        if alike:
            where = address(header.row, titles.index(alike))
            yield Problem("input.column_almost", {"found": alike, "column": name}, page.title, where)
        elif column.needed:
            found = ", ".join(title for title in titles if title)
            yield Problem("input.column_missing", {"column": name, "found": found}, sheet=page.title)


def merged_cells(page: Page, from_row: int) -> Iterator[Problem]:
    """Yield a problem for each merged range from the header down: only its first cell holds a value."""
    for first, last in page.merged:
        if last[0] >= from_row:
            where = address(*first)
            yield Problem("input.merged", {"range": f"{where}:{address(*last)}"}, page.title, where)


def find_form_header(page: Page) -> tuple[Header | None, list[Problem]]:
    """Return the header of a form (``Voce``, ``Valore``), and what is wrong with it."""
    for row, values in enumerate(page.rows[:_HEADER_WITHIN]):
        words = [fold(text_of(value)) for value in values]
        positions = {
            key: words.index(name)
            for key in ("field", "value")
            for name in (fold(text(f"input_form.{key}", lang)) for lang in LANGUAGES)
            if name in words
        }
        if len(positions) == 2:
            return Header(row, positions), list(merged_cells(page, row))
    needed = joined(f"input_form.{key}" for key in ("field", "value"))
    return None, [Problem("input.header_missing", {"needed": needed}, sheet=page.title)]


def form_lines(form: Form) -> dict[str, Column]:
    """Return the fields of a form by the folded name of their line; a reading by its number too (``Q4``)."""
    known = {label: column for column in form.columns for label in labels(column)}
    numbered = {found[0]: column for label, column in known.items() if (found := _READING.match(label))}
    return known | numbered


def line_of(lines: dict[str, Column], name: str) -> Column | None:
    """Return the field a line names: by its whole name, or a reading by its number alone."""
    folded = fold(name)
    number = _READING.match(folded)
    return lines.get(folded) or (lines.get(number[0]) if number else None)
