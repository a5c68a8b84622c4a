"""The mapping file, MAPPA.toml: what a person says of a roster made elsewhere, where the program asked or was wrong."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError
from pydantic_core import PydanticCustomError

from roster.errors import InputError, Problem
from roster.foreign.asked import Asked
from roster.foreign.meanings.hours import Hours, hours_alone
from roster.foreign.written import Layer, Layout

OPEN = "?"
"""What stands for an answer that was not given yet."""
_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])")
_ROW_OR_COLUMN = re.compile(r"[1-9]\d*|[A-Z]{1,3}")
_RANGE = re.compile(
    r"([^!]+!)?([1-9]\d*(:[1-9]\d*)?|[A-Z]{1,3}(:[A-Z]{1,3})?|[A-Z]{1,3}[1-9]\d*(:[A-Z]{1,3}[1-9]\d*)?)"
)


def _place(value: object) -> object:
    """Rows are numbers, and a person may write them as such."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _month(value: str) -> str:
    if value and not _MONTH.fullmatch(value):
        raise PydanticCustomError("map_month", "not a month")
    return value


def _row_or_column(value: str) -> str:
    if value and not _ROW_OR_COLUMN.fullmatch(value.upper()):
        raise PydanticCustomError("map_place", "neither a row nor a column")
    return value.upper()


def _range(value: str) -> str:
    sheet, mark, cells = value.rpartition("!")
    wanted = f"{sheet}{mark}{cells.upper()}"
    if not _RANGE.fullmatch(wanted):
        raise PydanticCustomError("map_range", "no rows, columns or cells")
    return wanted


def _hours(value: str) -> str:
    if value != OPEN and hours_alone(value) is None:
        raise PydanticCustomError("map_hours", "no hours")
    return value


_Place = Annotated[str, BeforeValidator(_place), AfterValidator(_row_or_column)]
_Range = Annotated[str, BeforeValidator(_place), AfterValidator(_range)]
_Word = Annotated[str, BeforeValidator(_place)]


class _Table(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class FileTable(_Table):
    """Table ``[file]``: where things stand. An empty field is found by the program."""

    month: Annotated[str, AfterValidator(_month)] = Field(default="", alias="mese")
    layout: Layout | None = Field(default=None, alias="disposizione")
    sheets: tuple[str, ...] = Field(default=(), alias="fogli")
    days: _Place = Field(default="", alias="giorni")
    first_day: _Place = Field(default="", alias="primo_giorno")
    matricola: _Place = Field(default="", alias="matricola")
    names: tuple[_Place, ...] = Field(default=(), alias="nomi")
    unit: _Place = Field(default="", alias="unita")
    ruolo: _Place = Field(default="", alias="qualifica")
    layers: tuple[Layer, ...] = Field(default=(), alias="due_righe", max_length=2)


class IgnoredTable(_Table):
    """Table ``[ignora]``: what is no part of the roster."""

    sheets: tuple[str, ...] = Field(default=(), alias="fogli")
    cells: tuple[_Range, ...] = Field(default=(), alias="caselle")


class Map(_Table):
    """A mapping file. ``codes``, ``shifts``, ``posts`` and ``people`` are by the words as typed."""

    file: FileTable = FileTable()
    codes: Mapping[str, _Word] = Field(default_factory=dict, alias="codici")
    shifts: Mapping[str, Annotated[str, AfterValidator(_hours)]] = Field(default_factory=dict, alias="turni")
    posts: Mapping[str, _Word] = Field(default_factory=dict, alias="posti")
    people: Mapping[str, _Word] = Field(default_factory=dict, alias="persone")
    ignored: IgnoredTable = Field(default=IgnoredTable(), alias="ignora")

    def asked(self) -> Asked:
        """Return what the map says of the layout."""
        file = self.file
        year, _, month = file.month.partition("-")
        return Asked(
            month=(int(year), int(month)) if month else None,
            layout=file.layout,
            sheets=file.sheets,
            ignored_sheets=self.ignored.sheets,
            days=file.days,
            first_day=file.first_day,
            matricola=file.matricola,
            names=file.names,
            unit=file.unit,
            ruolo=file.ruolo,
            layers=file.layers,
            ignored=self.ignored.cells,
        )

    def hours(self) -> Mapping[str, Hours]:
        """Return the hours of table ``[turni]`` by shift as typed."""
        found = {code: hours_alone(typed) for code, typed in self.shifts.items()}
        return {code: hours for code, hours in found.items() if hours is not None}


def read_map(path: Path) -> Map:
    """Read a mapping file.

    Raises:
        InputError: when it cannot be read, with every key that is wrong and every answer still missing.

    """
    try:
        content = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise InputError([Problem("meaning.map_unreadable", {"name": path.name})]) from error
    except UnicodeDecodeError as error:
        raise InputError([Problem("meaning.map_encoding", {"name": path.name})]) from error
    except tomllib.TOMLDecodeError as error:
        line = _line_of(error)
        raise InputError([Problem("meaning.map_broken", {"name": path.name, "line": line})]) from error
    problems = list(_unanswered(content, path.name))
    try:
        read = Map.model_validate(content)
    except ValidationError as error:
        problems += [_problem(path.name, detail) for detail in error.errors()]
    if problems:
        raise InputError(problems)
    return read


def _line_of(error: tomllib.TOMLDecodeError) -> str:
    """Return the line a TOML error names; the standard library tells it in its sentence only."""
    found = re.search(r"line (\d+)", str(error))
    return found[1] if found else "-"


def _unanswered(content: Mapping[str, Any], name: str) -> Iterator[Problem]:
    for table in ("codici", "turni", "posti", "persone"):
        lines = content.get(table)
        for typed, answer in lines.items() if isinstance(lines, dict) else ():
            if answer == OPEN:
                yield Problem("meaning.map_open", {"name": name, "table": table, "word": typed})


_KINDS = {
    "map_month": "meaning.map_month",
    "map_place": "meaning.map_place",
    "map_range": "meaning.map_range",
    "map_hours": "meaning.map_hours",
    "extra_forbidden": "meaning.map_unknown",
    "enum": "meaning.map_choice",
}


def _problem(name: str, detail: Any) -> Problem:
    where = [str(part) for part in detail["loc"] if part != "[key]"]
    values: dict[str, object] = {"name": name, "key": _key(where), "value": str(detail["input"])}
    kind = _KINDS.get(detail["type"], "meaning.map_value")
    if kind == "meaning.map_choice":
        values["options"] = ", ".join(_options(where))
    return Problem(kind, values)


def _key(where: list[str]) -> str:
    table, *rest = where
    return f"[{table}] {' '.join(rest)}".strip()


def _options(where: list[str]) -> list[str]:
    return [choice.value for choice in (Layer if "due_righe" in where else Layout)]
