"""What the audit can say of each rule: checked, breached, covered by a ground, or not checkable and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from roster.domain.instance import Instance
from roster.domain.known import EVERYTHING, Fact
from roster.registry import rules_in_force
from roster.rule import Finding, Rule, Severity


class Standing(StrEnum):
    """Where a roster stands with a rule."""

    CHECKED = "verificata"
    BREACHED = "violata"
    GROUNDED = "motivata"
    """Breached, and every breach has its ground or was made by given facts."""
    NOT_CHECKED = "non verificabile"
    """Facts the rule cannot do without are missing: never counted as respected."""


class Verdict(StrEnum):
    """What is said of a roster as a whole, in every form alike."""

    COMPLIANT = "conforme"
    """No breach that the roster answers for, and every rule checked on all the facts it reads."""
    NOT_ALL_CHECKED = "nessuna violazione trovata, norme non tutte verificabili"
    """No breach found, but some rule could not be checked, or in part only: nobody can say compliant."""
    BREACHED = "non conforme"


@dataclass(frozen=True)
class RuleVerdict:
    """Where a roster stands with one rule.

    ``missing`` are the facts that were not given and that the rule reads: with NOT_CHECKED those it cannot do
    without, otherwise those without which it was checked in part only. ``breaches`` counts the hard findings that the
    roster is answerable for, ``covered`` those with a ground, ``given`` those made by given facts, ``noted`` the
    reports, ``preferences`` the preferences not met.
    """

    rule: str
    standing: Standing
    breaches: int = 0
    missing: tuple[Fact, ...] = ()
    covered: int = 0
    given: int = 0
    noted: int = 0
    preferences: int = 0

    @property
    def in_part(self) -> bool:
        """True when the rule was checked without all the facts it looks at."""
        return self.standing is not Standing.NOT_CHECKED and bool(self.missing)


def conformity(
    instance: Instance, findings: Iterable[Finding], known: frozenset[Fact] = EVERYTHING
) -> tuple[RuleVerdict, ...]:
    """Return a verdict for each rule in force in the month, in the order of the registry.

    ``findings`` are all those of the audit of the month with the same ``known``.

    Raises:
        InputError: when the month is before the agreement the rules state.

    """
    by_rule: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_rule[finding.rule].append(finding)
    return tuple(_verdict(rule, instance, by_rule[rule.id], known) for rule in rules_in_force(instance).values())


def _verdict(rule: Rule, instance: Instance, findings: list[Finding], known: frozenset[Fact]) -> RuleVerdict:
    needs = rule.needs_under(instance.profile.readings)
    if needs - known:
        return RuleVerdict(rule.id, Standing.NOT_CHECKED, missing=_in_order(needs - known))
    hard = [finding for finding in findings if finding.severity is Severity.HARD]
    breaches = sum(finding.blocks for finding in hard)
    standing = Standing.BREACHED if breaches else Standing.GROUNDED if hard else Standing.CHECKED
    covered = sum(finding.ground is not None for finding in hard)
    return RuleVerdict(
        rule.id,
        standing,
        breaches,
        _in_order(rule.looks_at - known),
        covered=covered,
        given=len(hard) - breaches - covered,
        noted=sum(finding.severity is Severity.REPORT for finding in findings),
        preferences=sum(finding.severity is Severity.PREFERENCE for finding in findings),
    )


def _in_order(facts: frozenset[Fact]) -> tuple[Fact, ...]:
    return tuple(fact for fact in Fact if fact in facts)


def whole_verdict(verdicts: Iterable[RuleVerdict], *, breached: bool) -> Verdict:
    """Return the verdict on a roster with such verdicts on its rules; ``breached`` when any breach blocks."""
    if breached:
        return Verdict.BREACHED
    return Verdict.NOT_ALL_CHECKED if any(verdict.missing for verdict in verdicts) else Verdict.COMPLIANT


def totals(verdicts: Iterable[RuleVerdict]) -> Mapping[Standing, int]:
    """Return how many rules stand where, none left out."""
    found = dict.fromkeys(Standing, 0)
    for verdict in verdicts:
        found[verdict.standing] += 1
    return found
