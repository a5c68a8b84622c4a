"""Findings grouped by rule, person, unit or date."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from roster.messages import text
from roster.registry import rules
from roster.selection.choice import Entry, ordered


class Grouping(StrEnum):
    """What findings are grouped by."""

    RULE = "rule"
    PERSON = "person"
    UNIT = "unit"
    DAY = "day"


@dataclass(frozen=True)
class Group:
    """Findings that share a rule, a person, a unit or a date; ``key`` is its id, empty where they have none."""

    key: str
    title: str
    entries: tuple[Entry, ...]


def grouped(entries: Iterable[Entry], by: Grouping, lang: str) -> tuple[Group, ...]:
    """Return the findings in groups, in each gravest first.

    Rules come gravest first, dates in their order, people and units by name; what has no person, unit or date last.
    """
    found: defaultdict[str, list[Entry]] = defaultdict(list)
    for entry in ordered(entries):
        found[_key(entry, by)].append(entry)
    groups = [Group(key, _title(rows[0], key, by, lang), tuple(rows)) for key, rows in found.items()]
    if by is Grouping.RULE:
        return tuple(groups)
    if by is Grouping.DAY:
        return tuple(sorted(groups, key=lambda group: (not group.key, group.key)))
    return tuple(sorted(groups, key=lambda group: (not group.key, group.title.casefold(), group.key)))


def unit_of(entry: Entry) -> str:
    """Return the unit of the officer of a finding on its date, else that of its post, empty for the whole seat."""
    instance, finding = entry.instance, entry.finding
    officer = instance.officer.get(finding.officer or "")
    if officer is not None:
        return officer.unit_on(finding.days[0] if finding.days else instance.days[0])
    post = instance.post.get(finding.post or "")
    return post.unit if post is not None else ""


def _key(entry: Entry, by: Grouping) -> str:
    finding = entry.finding
    match by:
        case Grouping.RULE:
            return finding.rule
        case Grouping.PERSON:
            return finding.officer or ""
        case Grouping.UNIT:
            return unit_of(entry)
        case Grouping.DAY:
            return finding.days[0].isoformat() if finding.days else ""


def _title(entry: Entry, key: str, by: Grouping, lang: str) -> str:
    if not key:
        return text(f"selection.no_{by.value}", lang)
    match by:
        case Grouping.RULE:
            rule = rules()[key]
            return f"{key} ({rule.cites[0].place}): {rule.title.of(lang)}"
        case Grouping.PERSON:
            officer = entry.instance.officer.get(key)
            return f"{officer.label} ({key})" if officer else key
        case Grouping.UNIT:
            name = next((unit.name for unit in entry.instance.profile.units if unit.code == key), key)
            return name if name == key else f"{name} ({key})"
        case Grouping.DAY:
            day = entry.finding.days[0]
            return text("selection.day", lang, weekday=text(f"weekday.d{day.weekday()}", lang), day=day)
