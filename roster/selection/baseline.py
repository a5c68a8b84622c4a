"""Findings known already, kept in a file, so that only new ones fail.

A finding is the same in a later audit when rule, sentence, officer, dates, post and shift are, and every word and date
in its sentence; rows, cells, numbers and other findings may change around it. The same finding is still new when it is
worse than the one kept: it weighs more, counts more, or is further from its limit.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError

from roster.domain.base import Filling, Frozen
from roster.errors import InputError, Problem
from roster.registry import measured
from roster.rule import Finding, Severity
from roster.selection.choice import Entry, numbered

_DIGEST = 16
Number = int | float


class KnownFinding(Frozen):
    """A finding by what makes it the same in another audit, and how grave it was.

    ``words`` is a hash of the names, codes and dates in its sentence; ``numbers`` are the figures in it.
    """

    rule: str
    says: str
    month: str = Field(pattern=r"^\d{4}-\d{2}$")
    officer: str | None = None
    dates: tuple[date, ...] = ()
    post: str | None = None
    shift: str | None = None
    words: str
    weight: int = Field(ge=0, le=2)
    """2 a breach the roster is answerable for, 1 one that has a ground or was made by given facts, 0 a report."""
    amount: int
    numbers: dict[str, Number] = Field(default_factory=dict)
    beyond: float | None = None
    """How far the value is from its limit, where the law has a number."""

    @property
    def key(self) -> tuple[object, ...]:
        """What two audits have in common of the same finding."""
        return self.rule, self.says, self.month, self.officer, self.dates, self.post, self.shift, self.words

    def covers(self, other: KnownFinding) -> bool:
        """Return whether ``other``, the same finding found later, is no worse than this one.

        Figures in a sentence that has no limit and counts nothing may mean more or less: they must be the same.
        """
        if other.weight > self.weight or other.amount > self.amount:
            return False
        if self.beyond is not None and other.beyond is not None:
            return other.beyond <= self.beyond
        counts = self.amount != 1 or other.amount != 1
        return counts or self.numbers == other.numbers


class Baseline(Frozen):
    """The file of known findings."""

    format: Literal["roster/known-findings/1"] = "roster/known-findings/1"
    findings: tuple[KnownFinding, ...]


def baseline_of(entries: Iterable[Entry]) -> Baseline:
    """Return the findings that weigh anything, to be kept; preferences never fail, so they are not."""
    kept = (known_finding(entry) for entry in entries if _counts(entry))
    return Baseline(findings=tuple(sorted(kept, key=_place)))


def read_baseline(path: Path) -> Baseline:
    """Return the known findings of a file.

    Raises:
        InputError: when it is no such file.

    """
    try:
        return Baseline.model_validate_json(path.read_bytes())
    except (ValidationError, UnicodeDecodeError) as error:
        raise InputError([Problem("baseline.unusable", {"path": path, "reason": _reason(error)})]) from error


def compared(entries: Sequence[Entry], baseline: Baseline) -> tuple[tuple[Entry, ...], tuple[KnownFinding, ...]]:
    """Return the findings, those in the baseline marked, and what the baseline has that is there no more.

    Each known finding answers for one only. One that is worse now is new, and has not gone either.
    """
    kept: defaultdict[tuple[object, ...], list[KnownFinding]] = defaultdict(list)
    for known in sorted(baseline.findings, key=_gravity):
        kept[known.key].append(known)
    counted = [(place, known_finding(entry)) for place, entry in enumerate(entries) if _counts(entry)]
    marked = list(entries)
    for place, found in sorted(counted, key=lambda pair: _gravity(pair[1]), reverse=True):
        answers = kept[found.key]
        answer = next((known for known in answers if known.covers(found)), None)
        if answer is not None:
            answers.remove(answer)
            marked[place] = replace(entries[place], known=True)
    for place, found in counted:
        if not marked[place].known and kept[found.key]:
            kept[found.key].pop()
    gone = (known for answers in kept.values() for known in answers)
    return tuple(marked), tuple(sorted(gone, key=_place))


def known_finding(entry: Entry) -> KnownFinding:
    """Return what is kept of a finding."""
    finding = entry.finding
    numbers = {name: value for name, value in sorted(finding.values.items()) if _is_number(value)}
    words = {name: str(value) for name, value in sorted(finding.values.items()) if not _is_number(value)}
    return KnownFinding(
        rule=finding.rule,
        says=finding.says,
        month=entry.month_name,
        officer=finding.officer,
        dates=finding.days,
        post=finding.post,
        shift=finding.shift,
        words=hashlib.sha256(json.dumps(words).encode()).hexdigest()[:_DIGEST],
        weight=_weight(finding),
        amount=finding.amount,
        numbers=numbers,
        beyond=_beyond(finding),
    )


def _beyond(finding: Finding) -> float | None:
    value, limit = measured(finding) or ("", "")
    return abs(value - limit) if isinstance(value, int | float) and isinstance(limit, int | float) else None


def _counts(entry: Entry) -> bool:
    return entry.finding.severity is not Severity.PREFERENCE


def _weight(finding: Finding) -> int:
    return 2 if finding.blocks else int(finding.severity is Severity.HARD)


def _place(known: KnownFinding) -> tuple[object, ...]:
    return numbered(known.rule), known.month, known.model_dump_json()


def _gravity(known: KnownFinding) -> tuple[int, int]:
    return known.weight, known.amount


def _is_number(value: Filling) -> bool:
    return isinstance(value, int | float)


def _reason(error: ValidationError | UnicodeDecodeError) -> str:
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        return ".".join(str(part) for part in first["loc"]) or str(first["type"])
    return error.reason
