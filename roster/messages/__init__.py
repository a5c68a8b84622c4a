"""The one message catalogue: every sentence a person sees, in Italian and in English.

Sentences live in the ``.toml`` files of this folder, one per area, as ``[area.key] it = … en = …``; those of findings
live with their rule and are rendered here too.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from enum import Enum
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from roster.domain.base import Text
from roster.errors import Problem
from roster.messages.numbers import decimal, whole

if TYPE_CHECKING:
    from roster.domain.account import Entry
    from roster.domain.instance import Instance
    from roster.domain.plan import Certificate
    from roster.rule import Finding

LANGUAGES = ("it", "en")
DEFAULT_LANGUAGE = "it"


@lru_cache(maxsize=1)
def catalogue() -> Mapping[str, Text]:
    """Return every sentence by ``area.key``."""
    found: dict[str, Text] = {}
    for path in sorted(Path(__file__).parent.glob("*.toml")):
        for area, entries in tomllib.loads(path.read_text(encoding="utf-8")).items():
            for key, sentence in entries.items():
                if f"{area}.{key}" in found:
                    raise KeyError(f"{path.name}: {area}.{key} is already written elsewhere")
                found[f"{area}.{key}"] = Text(**sentence)
    return found


def text(key: str, lang: str = DEFAULT_LANGUAGE, /, **values: object) -> str:
    """Return the sentence ``area.key`` in ``lang``, filled with ``values``."""
    return fill(catalogue()[key], lang, values)


def fill(sentence: Text, lang: str, values: Mapping[str, object]) -> str:
    """Return a sentence with its placeholders filled; dates and codes are written as people write them."""
    return sentence.of(lang).format(**{name: written(value, lang) for name, value in values.items()})


def written(value: object, lang: str) -> str:
    """Return a value as people read it: dates in the order of the language, the word of a code, nothing for None.

    A number has its thousands apart, two decimals at most and no useless zero, with the marks of the language. What is
    a name and not a number, such as a year, is to be given as text.
    """
    if value is None:
        return ""
    if isinstance(value, Text):
        return value.of(lang)
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, datetime):
        return value.strftime("%d/%m/%Y %H:%M" if lang == "it" else "%d %b %Y %H:%M")
    if isinstance(value, date):
        return value.strftime("%d/%m/%Y" if lang == "it" else "%d %b %Y")
    if isinstance(value, int):
        return whole(value, lang)
    return decimal(value, lang) if isinstance(value, float) else str(value)


def problem_text(problem: Problem, lang: str = DEFAULT_LANGUAGE) -> str:
    """Return one problem of an input as a line: file, sheet and cell first, then what is wrong and what to do.

    A cell without sheet is a place in a JSON file, ``officers[3].unit``.
    """
    where = problem.cell
    if problem.sheet:
        key = "where.sheet_cell" if problem.cell else "where.sheet"
        where = text(key, lang, sheet=problem.sheet, cell=problem.cell)
    places = f"{problem.file}, {where[:1].lower()}{where[1:]}" if problem.file and where else problem.file or where
    sentence = text(problem.key, lang, **problem.values)
    return f"{places}: {sentence}" if places else sentence


def finding_text(finding: Finding, instance: Instance, lang: str = DEFAULT_LANGUAGE) -> str:
    """Return the sentence of a finding. ``officer``, ``day``, ``post``, ``shift`` and ``amount`` are always given."""
    from roster.registry import rules
    from roster.rule import WITHHELD

    if finding.says == WITHHELD:
        return text("union.withheld", lang)
    officer = instance.officer.get(finding.officer or "")
    values: dict[str, object] = {
        "officer": officer.label if officer else finding.officer,
        "day": finding.days[0] if finding.days else None,
        "post": finding.post,
        "shift": finding.shift,
        "amount": finding.amount,
        **finding.values,
    }
    return fill(rules()[finding.rule].says[finding.says], lang, values)


def measure_text(finding: Finding, lang: str = DEFAULT_LANGUAGE) -> tuple[str, str]:
    """Return the value that a finding found and its limit as people read them; empty where the law has no number."""
    from roster.registry import measured

    pair = measured(finding)
    return ("", "") if pair is None else (written(pair[0], lang), written(pair[1], lang))


def entry_text(entry: Entry, instance: Instance, lang: str = DEFAULT_LANGUAGE) -> str:
    """Return the sentence of an entry. ``officer``, ``day``, ``due`` and ``amount`` are always given.

    The amount of an account of hours is written in hours and minutes, ``6 h`` or ``7 h 12``.
    """
    from roster.registry import obligations

    officer = instance.officer.get(entry.officer)
    values: dict[str, object] = {
        "officer": officer.label if officer else entry.officer,
        "day": entry.day,
        "due": entry.due,
        "amount": duration(entry.amount) if entry.account.in_minutes else entry.amount,
        **entry.values,
    }
    return fill(obligations()[entry.rule].says[entry.says], lang, values)


def certificate_text(certificate: Certificate, lang: str = DEFAULT_LANGUAGE) -> str:
    """Return in a sentence what is proved of the duties left uncovered, and how many the roster leaves."""
    aim = certificate.tier.name.lower() + ("_and_rests" if certificate.with_rests else "")
    return text(f"certificate.{aim}", lang, least=certificate.least, here=certificate.here)


def duration(minutes: int) -> str:
    """Return a number of minutes in hours and minutes: ``6 h``, ``7 h 12``, ``-0 h 30``."""
    hours, rest = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else ''}{hours} h" + (f" {rest:02d}" if rest else "")
