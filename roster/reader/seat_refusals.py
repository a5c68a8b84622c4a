"""Turns what pydantic refuses into our own sentences: a closed list, never pydantic's text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from roster.workbook.moments import MINUTES_OF_DAY, clock, day_of

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_LONGEST_VALUE = 60
_QUOTED = re.compile(r"'([^']*)'")
_LIMITS = {
    "greater_than": ("too_small", "gt", 1),
    "greater_than_equal": ("too_small", "ge", 0),
    "less_than": ("too_big", "lt", -1),
    "less_than_equal": ("too_big", "le", 0),
    "string_too_long": ("too_long", "max_length", 0),
}
_NAMED = {
    "string_too_short": "too_short",
    "too_short": "too_short",
    "string_pattern_mismatch": "separator_in_code",
    "missing": "field_missing",
    "extra_forbidden": "field_unknown",
}
_FAMILIES = {
    "int": "not_whole",
    "datetime": "not_a_moment",
    "date": "not_a_date",
    "time": "not_a_time",
    "bool": "not_a_flag",
}
_OF_ITEM = (
    *("ends_before_start", "not_an_absence", "nominal_below_minimum", "duties_only_on_duty"),
    *("no_balance", "hours_reversed", "longer_than_a_day"),
)


def refusal(error: ErrorDetails) -> tuple[str, dict[str, object]]:
    """Return the key, in area ``input``, and the values of the sentence for one error of pydantic."""
    kind, given = error["type"], error["input"]
    context: Mapping[str, Any] = error.get("ctx", {})
    values: dict[str, object] = {"value": _short(given), "field": ".".join(map(str, error["loc"][-1:]))}
    if kind in _LIMITS:
        key, limit, shift = _LIMITS[kind]
        return key, values | {"limit": str(context[limit] + shift)}  # to be typed as it is: it may be a year
    if kind in ("enum", "literal_error"):
        return "not_in_list", values | {"options": ", ".join(_QUOTED.findall(context["expected"]))}
    if kind in _OF_ITEM:
        return kind, values | _of_item(given)
    return _NAMED.get(kind) or _FAMILIES.get(kind.split("_")[0], "wrong_type"), values


def _short(given: object) -> str:
    shown = "…" if isinstance(given, Mapping | list | tuple) else str(given)
    return shown if len(shown) <= _LONGEST_VALUE else f"{shown[:_LONGEST_VALUE]}…"


def _of_item(given: object) -> dict[str, object]:
    if not isinstance(given, Mapping):
        return {}
    return {
        "first": day_of(given.get("first")),
        "last": day_of(given.get("last")),
        "value": str(given.get("code", "")),
        "minimum": given.get("minimum", 0),
        "nominal": given.get("nominal", 0),
        "start": _clock(given.get("start_minute", 0)),
        "end": _clock(given.get("end_minute", MINUTES_OF_DAY)),
    }


def _clock(minutes: object) -> str:
    """Return minutes from midnight as a time of the day; JSON may hold anything, shown as it is."""
    if not isinstance(minutes, int):
        return str(minutes)
    return clock(minutes)
