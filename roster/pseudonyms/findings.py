"""The findings of a union copy: same rules, same figures, nobody named, nothing that tells why somebody is absent."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from enum import Enum, StrEnum
from functools import lru_cache
from pathlib import Path

from roster.audited import AuditedMonth
from roster.domain.base import Filling
from roster.domain.codes import (
    Counted,
    DayClass,
    DayCode,
    DerogationKind,
    RequestKind,
    Ruolo,
    ServiceKind,
    ShiftClass,
    TaskClass,
    WorkSchedule,
)
from roster.domain.instance import Instance
from roster.pseudonyms.differences import veiled
from roster.pseudonyms.key import SURNAME, Key
from roster.pseudonyms.people import bare
from roster.registry import rules
from roster.rule import WITHHELD, Finding, Severity

MASK = "[…]"
"""What stands for words that nobody has read: they could be anything."""

_TELLING = re.compile(
    r"permess|congedo|malatt|aspettativ|matern|gravidanz|allattament|bambin|figli|prole|genitor|disabil|\b104\b|\b937\b"
    r"|ripos[oi] compensativ|da compensare|ripos[oi] recupero|recupero ore|\brecuperi\b|donazion|sindacal|R\.L\.S"
    r"|rappresentant|student|studio|lezion|esam[ei]\b|esoner|esenta|idone|clinic|diritto",
    re.IGNORECASE,
)
"""Words of a sentence that name a reason of absence, a right or a condition of the person it speaks of."""

_WORD = re.compile(r"[^\W\d_]+")
_LONG_NUMBER = re.compile(r"\d{5}")
"""Could be the matricola of somebody of another seat, or the number of an act."""
_GRAVITY = list(Severity)


def pseudonymous(month: AuditedMonth, key: Key) -> AuditedMonth:
    """Return an audited month as a union copy shows it. ``key`` must have everybody of the month.

    A finding whose sentence names a reason of absence or a personal condition keeps rule, weight and amount, and says
    neither of whom nor when. Names and matricole in values become pseudonyms; words that are neither of the seat nor
    of the roster are masked. No cell is told: rows of the original stand in the order of names.
    """
    instance, roster = bare(month.instance, month.roster, key)
    veil = _Veil(month.instance, key)
    findings = (veil.over(finding) for finding in month.findings)
    place = f"{roster.year}-{roster.month:02}"
    sources = tuple(
        replace(source, path=Path(f"{source.role.value} {place}{source.path.suffix}")) for source in month.sources
    )
    return replace(
        month,
        instance=instance,
        roster=roster,
        findings=tuple(sorted(findings, key=_order)),
        sources=sources,
        addresses={},
        turns={},
        comparison=None if month.comparison is None else veiled(month.comparison, instance, key, MASK),
        programmed={},
    )


def tells_a_reason(finding: Finding) -> bool:
    """Return whether the sentence of a finding names why somebody is absent, or a condition of the person."""
    return finding.says == WITHHELD or _telling(finding.rule, finding.says)


@lru_cache(maxsize=1024)
def _telling(rule: str, says: str) -> bool:
    return _TELLING.search(rules()[rule].says[says].it) is not None


class _Veil:
    """What may be shown of one month: pseudonyms by name and matricola, and the words of the seat."""

    def __init__(self, instance: Instance, key: Key) -> None:
        self._key = key
        self._names = {
            words: key.alias(officer.id) if words == officer.id else f"{SURNAME} {key.digits(officer.id)}"
            for officer in instance.seat.officers
            for words in (officer.label, f"{officer.name} {officer.surname}", officer.id)
        }
        longest = sorted(self._names, key=len, reverse=True)
        self._named = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest)) + r")(?!\w)") if longest else None
        self._words = frozenset(word for text in _of_the_seat(instance) for word in _WORD.findall(text))

    def over(self, finding: Finding) -> Finding:
        """Return a finding as it may be shown."""
        ground = MASK if finding.ground is not None else None
        if tells_a_reason(finding):
            hidden: dict[str, object] = {
                "says": WITHHELD,
                "values": {},
                "officer": None,
                "days": (),
                "post": None,
                "shift": None,
            }
            return finding.model_copy(update={**hidden, "where": None, "ground": ground})
        values: Mapping[str, Filling] = {name: self._shown(value) for name, value in finding.values.items()}
        officer = finding.officer and self._alias(finding.officer)
        return finding.model_copy(update={"officer": officer, "values": values, "where": None, "ground": ground})

    def _alias(self, officer: str) -> str:
        return self._key.alias(officer) if officer in self._key.number else MASK

    def _shown(self, value: Filling) -> Filling:
        if not isinstance(value, str):
            return value
        if value in _ABSENCES or value in _RIGHTS:
            return MASK
        if isinstance(value, Enum):
            return value
        shown = self._named.sub(lambda found: self._names[found[0]], value) if self._named else value
        known = set(_WORD.findall(shown)) <= self._words and not _LONG_NUMBER.search(shown)
        return shown if known else MASK


_ABSENCES = frozenset(code.value for code in DayCode if code.is_absence)
_OF_SERVICE: tuple[type[StrEnum], ...] = (
    Ruolo,
    Counted,
    DayClass,
    DerogationKind,
    ServiceKind,
    ShiftClass,
    TaskClass,
    WorkSchedule,
)
"""Closed lists that say how service is laid out, never anything of a person but the ruolo."""
_RIGHTS = frozenset(kind.value for kind in RequestKind)


def _of_the_seat(instance: Instance) -> Iterable[str]:
    """Yield every text that says nothing of any person: shifts, posts, units, agreement, readings, statuses of rest."""
    profile = instance.seat.profile
    yield from (SURNAME, "D", "RS", "RF", "NL", "TURNO", "e", profile.agreement, profile.seat)
    for closed_list in _OF_SERVICE:
        yield from closed_list
    for shift in profile.shifts:
        yield from (shift.code, shift.reference or "")
    for post in instance.seat.posts:
        yield from (post.code, post.name, post.group, post.skill or "", post.unit)
    for unit in profile.units:
        yield from (unit.code, unit.name)
    yield from (cap.source for cap in profile.caps)
    yield from (derogation.reference for derogation in profile.derogations)
    yield from (str(value) for value in profile.readings.model_dump().values())


def _order(finding: Finding) -> tuple[object, ...]:
    gravity = (not finding.blocks, _GRAVITY.index(finding.severity))
    return (*gravity, finding.rule, finding.days, finding.officer or "", finding.says, str(finding.values))
