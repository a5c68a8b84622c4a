"""Builds a seat from the rows of its sheets, keeping for each part the row it came from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, ValidationError

from roster.domain import Cap, Derogation, History, Profile, Seat
from roster.errors import Problem
from roster.messages import catalogue
from roster.reader.seat_issue import Declared, Issue, Path
from roster.reader.seat_references import unknown_references
from roster.reader.seat_refusals import refusal
from roster.reader.seat_rows import Row
from roster.workbook.hints import hint
from roster.workbook.layout import Form, Sheet, Values
from roster.workbook.sheets import SHEETS

_OUTER = {"personale": "id", "posti": "code"}
_LISTS_OF_PROFILE = ("units", "shifts", "caps", "derogations", "lending", "overtime")


class Builder:
    """Collects the items of every sheet; those that cannot be made leave a problem and are left out."""

    def __init__(self, rows: dict[str, list[Row]], declared: Declared) -> None:
        self._rows = rows
        self._declared = declared
        self.problems: list[Problem] = []
        self.origins: dict[Path, Row] = {}
        self._inner: defaultdict[tuple[str, str, str], list[tuple[BaseModel, Row]]] = defaultdict(list)

    def build(self) -> Seat:
        """Return the seat; one that lacks what could not be made when there are problems."""
        for sheet in SHEETS:
            if sheet.owner:
                self._collect_inner(sheet)
        tables = (sheet for sheet in SHEETS if not sheet.owner and not isinstance(sheet, Form))
        parts = {sheet.at: self._items(sheet) for sheet in tables}
        past = {path[1]: items for path, items in parts.items() if path[0] == "history"}
        whole: Values = {path[0]: items for path, items in parts.items() if len(path) == 1}
        return Seat.model_construct(profile=self._profile(parts), history=History(**past), **whole)

    def _collect_inner(self, sheet: Sheet) -> None:
        for row in self._rows.get(sheet.key, []):
            owner = row.values.get(sheet.owner)
            self._note(unknown_references(row, self._declared), row)  # its owner may be left out, and this row with it
            fields = {name: value for name, value in row.values.items() if name != sheet.owner}
            made = self._make(sheet, fields, row)
            if made is not None and owner is not None:
                self._inner[sheet.at[0], sheet.at[1], owner].append((made, row))

    def _items(self, sheet: Sheet) -> tuple[Any, ...]:
        made: list[BaseModel] = []
        for row in self._rows.get(sheet.key, []):
            inner = self._inner_of(sheet, row)
            fields = row.values | {name: tuple(item for item, _ in items) for name, items in inner.items()}
            if sheet.key == "blocchi":
                fields["where"] = row.place_of("cell")
            elif sheet.model in (Cap, Derogation):
                fields["where"] = {name: row.place_of(name) for name in row.values}
            item = self._make(sheet, fields, row)
            if item is None:
                continue
            at: Path = (*sheet.at, len(made))
            self.origins[at] = row
            for name, items in inner.items():
                self.origins.update({(*at, name, place): origin for place, (_, origin) in enumerate(items)})
            made.append(item)
        return tuple(made)

    def _inner_of(self, sheet: Sheet, row: Row) -> dict[str, list[tuple[BaseModel, Row]]]:
        if sheet.key not in _OUTER:
            return {}
        code = row.values.get(_OUTER[sheet.key], "")
        names = [inner.at[1] for inner in SHEETS if inner.owner and inner.at[0] == sheet.at[0]]
        return {name: self._inner.pop((sheet.at[0], name, code), []) for name in names}

    def _make(self, sheet: Sheet, fields: Values, row: Row) -> BaseModel | None:
        """Return the item of a row; None when it cannot be made, with everything wrong with it noted."""
        try:
            made = sheet.model.model_validate(sheet.pack(fields))
        except ValidationError as error:
            self.problems.extend(self._refused(error, row))
            made = None
        if made is not None and row.sound:
            return made
        self._note(unknown_references(row, self._declared), row)
        return None

    def _note(self, issues: Iterator[Issue], row: Row) -> None:
        """Add what is wrong with a row, at its cells."""
        self.problems.extend(
            issue.problem(lambda at: (row.title, row.cell_of("_".join(map(str, at))))) for issue in issues
        )

    def _refused(self, error: ValidationError, row: Row) -> Iterator[Problem]:
        for detail in error.errors():
            path = [part for part in detail["loc"] if isinstance(part, str)]
            if path and path[0] in _LISTS_OF_PROFILE and row.sheet.model is Profile:
                continue  # the sheet of that list has said what is wrong with it
            key, values = refusal(detail)
            name = "_".join(path) or _SHOWN_IN.get(key, "")
            column = row.sheet.column(name)
            if not row.sound and (key == "field_missing" or column is None or column.field not in row.values):
                continue  # it comes of a cell already refused
            if key == "field_missing" and column is not None:
                key = "blank"
                values = {"column": catalogue()[f"input_column.{column.name}"], "format": hint(column.kind)}
            yield Problem(f"input.{key}", values, row.title, row.cell_of(name))

    def _profile(self, parts: dict[tuple[str, ...], tuple[Any, ...]]) -> Profile:
        fields: Values = {path[1]: items for path, items in parts.items() if path[0] == "profile"}
        head: Row | None = None
        for sheet in SHEETS:
            if not isinstance(sheet, Form):
                continue
            for row in self._rows.get(sheet.key, []):
                self.origins[sheet.at] = row
                if sheet.model is Profile:
                    head = row
                elif (made := self._make(sheet, row.values, row)) is not None:
                    fields[sheet.at[1]] = made
        if head is not None:
            packed = head.sheet.pack(head.values)
            try:
                return Profile.model_validate(packed | fields)
            except ValidationError as error:
                self.problems.extend(self._refused(error, head))
                self._note(unknown_references(head, self._declared), head)
        known: Values = {"patron_day": 1, "patron_month": 1, **fields}
        return Profile.model_construct(**known)


_SHOWN_IN = {
    "ends_before_start": "last",
    "hours_reversed": "end",
    "nominal_below_minimum": "nominal",
    "not_an_absence": "code",
}
