"""What the audit can say of each rule: checked, breached, covered by a ground, or not checkable and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from roster.domain.known import Fact


class Standing(StrEnum):
    """Where a roster stands with a rule."""

    CHECKED = "verificata"
    BREACHED = "violata"
    GROUNDED = "motivata"
    """Breached, and every breach has its ground or was made by given facts."""
    NOT_CHECKED = "non verificabile"
    """Facts the rule cannot do without are missing: never counted as respected."""


@dataclass(frozen=True)
class RuleVerdict:
    """Where a roster stands with one rule.

    ``missing`` are the facts that were not given and that the rule reads: with NOT_CHECKED those it cannot do
    without, otherwise those without which it was checked in part only. ``breaches`` counts hard findings.
    """

    rule: str
    standing: Standing
    breaches: int = 0
    missing: tuple[Fact, ...] = ()
