"""Findings by rule and by date, and the order they are told in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from roster.audited import AuditedMonth
from roster.domain.instance import Instance
from roster.rule import Finding, Severity

_GRAVITY = list(Severity)


@dataclass(frozen=True)
class Entry:
    """A finding with the month it was found in; ``known`` when a baseline has it already."""

    month: AuditedMonth
    finding: Finding
    known: bool = False

    @property
    def instance(self) -> Instance:
        """The instance of the month."""
        return self.month.instance

    @property
    def month_name(self) -> str:
        """The month as ``2026-12``."""
        return f"{self.instance.year}-{self.instance.month:02}"

    @property
    def file(self) -> str | None:
        """The file with the roster of the month; None where it came from none, or from several that cells name."""
        return self.month.file


@dataclass(frozen=True)
class Selection:
    """What is asked for: rules whose id begins with one of ``only``, findings that touch ``since`` or a later date.

    A finding without dates counts as one of the last day of its month.
    """

    only: tuple[str, ...] = ()
    since: date | None = None

    @property
    def asks(self) -> bool:
        """True when anything could be left out."""
        return bool(self.only) or self.since is not None

    def keeps_rule(self, rule: str) -> bool:
        """Return whether the findings of a rule are asked for."""
        return not self.only or any(begins(rule, prefix) for prefix in self.only)

    def keeps(self, entry: Entry) -> bool:
        """Return whether a finding is asked for."""
        last = max(entry.finding.days, default=entry.instance.days[-1])
        return self.keeps_rule(entry.finding.rule) and (self.since is None or last >= self.since)


def begins(rule: str, prefix: str) -> bool:
    """Return whether the id of a rule begins with ``prefix``, numbers whole: ANQ-9.1 begins ANQ-9.1b, not ANQ-9.16a."""
    id_, start = rule.casefold(), prefix.casefold()
    cuts_number = start[-1:].isdigit() and id_[len(start) : len(start) + 1].isdigit()
    return id_.startswith(start) and not cuts_number


def in_order(months: Sequence[AuditedMonth]) -> tuple[Entry, ...]:
    """Return the findings of all months, gravest first, then by rule, date and officer."""
    return ordered(Entry(month, finding) for month in months for finding in month.findings)


def ordered(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return findings as :func:`in_order` does."""
    return tuple(sorted(entries, key=_place))


def _place(entry: Entry) -> tuple[object, ...]:
    finding = entry.finding
    gravity = (not finding.blocks, _GRAVITY.index(finding.severity))
    return *gravity, numbered(finding.rule), entry.month_name, finding.days, finding.officer or ""


@lru_cache(maxsize=512)
def numbered(rule: str) -> tuple[tuple[int, str], ...]:
    """Return the parts of an id, by which ANQ-9.16a comes before ANQ-10.2."""
    parts = re.findall(r"\d+|\D+", rule)
    return tuple((int(part), "") if part.isdigit() else (-1, part) for part in parts)
