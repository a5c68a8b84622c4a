"""The audit: every rule on any roster, whatever made it. Never imports the solver."""

from __future__ import annotations

from collections.abc import Iterable

from roster.domain.instance import Instance
from roster.domain.known import EVERYTHING, Fact
from roster.domain.roster import Roster
from roster.record import Record
from roster.registry import rules_in_force
from roster.rule import Finding, Rule, Severity, Status

_ORDER = list(Severity)


def audit(instance: Instance, roster: Roster, known: frozenset[Fact] = EVERYTHING) -> tuple[Finding, ...]:
    """Return every finding of every rule in force in the month, gravest first, then by rule, date and officer.

    A rule that needs a fact which is not ``known`` is not asked: what it would say of made up facts is worth nothing,
    and its silence no proof. :func:`roster.conformity.conformity` says which they are.

    Raises:
        InputError: when the month is before the agreement the rules state.

    """
    readings = instance.profile.readings
    chosen = (rule for rule in rules_in_force(instance).values() if rule.needs_under(readings) <= known)
    return _sorted(_run(chosen, Record(instance, roster)))


def audit_configuration(instance: Instance) -> tuple[Finding, ...]:
    """Return the findings of the rules that judge the input before any roster is made.

    Raises:
        InputError: as :func:`audit`.

    """
    blank = Roster(
        year=instance.year,
        month=instance.month,
        cells={officer.id: (None,) * len(instance.days) for officer in instance.officers},
    )
    chosen = (rule for rule in rules_in_force(instance).values() if rule.status is Status.CONFIGURATION)
    return _sorted(_run(chosen, Record(instance, blank)))


def _run(chosen: Iterable[Rule], record: Record) -> list[Finding]:
    return [finding for rule in chosen for finding in rule.audit(record)]


def _sorted(findings: list[Finding]) -> tuple[Finding, ...]:
    return tuple(
        sorted(findings, key=lambda f: (not f.blocks, _ORDER.index(f.severity), f.rule, f.days, f.officer or ""))
    )
