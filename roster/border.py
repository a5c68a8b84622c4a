"""Findings of months audited one after the other: what two of them tell of one breach is told once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from roster.calendar import DAYS_OF_WEEK
from roster.rule import Finding

_Subject = tuple[str, str | None, str]
_WEEK = timedelta(days=DAYS_OF_WEEK)


def told_once(found: Sequence[Sequence[Finding]], firsts: Sequence[date]) -> list[tuple[Finding, ...]]:
    """Return the findings of months in order, of which ``firsts`` are the first dates, each breach once.

    The month that the first date is in owns it. A week cut by the border is told there with the figures of the later
    month, which knows all of it; a run that goes on is told by the month it ends in, at its whole length. What one of
    the two months is answerable for stays a breach.
    """
    kept = [tuple(findings) for findings in found]
    for n in range(1, len(kept)):
        kept[n - 1], kept[n] = _without_echoes(kept[n - 1], kept[n], firsts[n])
    return kept


def _without_echoes(
    earlier: Sequence[Finding], later: Sequence[Finding], first: date
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Return the findings of two months that follow each other, those of the border in one of the two only."""
    told: defaultdict[_Subject, list[int]] = defaultdict(list)
    for place, finding in enumerate(earlier):
        told[_subject(finding)].append(place)
    before: dict[int, Finding | None] = {}
    after: dict[int, Finding | None] = {}
    for number, finding in enumerate(later):
        places = told.get(_subject(finding), ()) if _looks_back(finding, first) else ()
        for place in places:
            other = earlier[place]
            if set(other.days) == set(finding.days):
                after[number] = None
            elif set(other.days) < set(finding.days):
                before[place], after[number] = None, _answerable(finding, other)
            elif _same_week(other, finding):
                dates = tuple(dict.fromkeys((*other.days, *finding.days)))
                before[place] = _answerable(finding, other).model_copy(update={"days": dates})
                after[number] = None
    return tuple(_left(earlier, before)), tuple(_left(later, after))


def _subject(finding: Finding) -> _Subject:
    return finding.rule, finding.officer, finding.says


def _looks_back(finding: Finding, first: date) -> bool:
    dates = (value for value in finding.values.values() if isinstance(value, date))
    return any(day < first for day in (*finding.days, *dates))


def _same_week(one: Finding, other: Finding) -> bool:
    """Return whether both speak of the dates of one week, named by its first in their values."""
    days = (*one.days, *other.days)
    return bool(one.days and other.days) and any(
        isinstance(value, date) and other.values.get(key) == value and all(value <= day < value + _WEEK for day in days)
        for key, value in one.values.items()
    )


def _answerable(finding: Finding, other: Finding) -> Finding:
    """Return the finding, a breach to answer for when the other telling of it is."""
    return finding.model_copy(update={"from_facts": False, "ground": None}) if other.blocks else finding


def _left(findings: Sequence[Finding], changed: dict[int, Finding | None]) -> Iterator[Finding]:
    for number, finding in enumerate(findings):
        now = changed.get(number, finding)
        if now is not None:
            yield now
