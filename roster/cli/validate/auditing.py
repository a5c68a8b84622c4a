"""The second step of ``roster validate``: every rule on every month."""

from __future__ import annotations

from collections.abc import Sequence

from roster.audited import AuditedMonth
from roster.cli.failure import kept_on_failure
from roster.cli.month import tell_validity
from roster.foreign.reading import ReadMonth


def audit_all(months: Sequence[ReadMonth], lang: str) -> tuple[AuditedMonth, ...]:
    """Return the months with what the audit found in them.

    Raises:
        InputError: when a month is before the agreement the rules state.
        InternalError: when an audit breaks; what is needed to find the fault was saved.

    """
    for month in months:
        tell_validity(month.roster.year, month.roster.month, lang)
    return tuple(_audited(month, lang) for month in months)


def _audited(month: ReadMonth, lang: str) -> AuditedMonth:
    from roster.auditor import audit

    with kept_on_failure(month.instance, lang):
        findings = audit(month.instance, month.roster)
    return AuditedMonth(
        instance=month.instance,
        roster=month.roster,
        findings=findings,
        verdicts=(),
        sources=month.sources,
        addresses=month.addresses,
        turns=month.turns,
    )
