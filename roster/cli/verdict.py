"""What ``generate`` says at the end, and the one line both verbs share: how many findings, of which weight."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from roster.cli.progress import tier_text
from roster.conformity import Standing, Verdict, totals, whole_verdict
from roster.domain.price import price_gap
from roster.messages import certificate_text, text
from roster.messages.numbers import percent, whole
from roster.record import Record
from roster.registry import rules_in_force
from roster.rule import Severity
from roster.writer.coverage import coverage
from roster.writer.deadline import publication_deadline

_SENTENCES = {
    Verdict.COMPLIANT: "cli.compliant",
    Verdict.NOT_ALL_CHECKED: "cli.not_all_checked",
    Verdict.BREACHED: "cli.not_compliant",
}

if TYPE_CHECKING:
    from roster.conformity import RuleVerdict
    from roster.domain import Instance, Plan, TierResult
    from roster.rule import Finding


def verdict(plan: Plan, findings: Sequence[Finding], written: Sequence[Path], lang: str) -> list[str]:
    """Return the lines of the verdict of a plan that passed its audit."""
    instance = plan.instance
    return [
        text(
            "cli.subject",
            lang,
            seat=instance.profile.seat,
            month=month_text(instance.year, instance.month, lang),
            officers=len(instance.officers),
            posts=len(instance.seat.posts),
        ),
        findings_line(findings, instance, lang),
        _coverage_line(plan, lang),
        _deadline_line(instance, lang),
        text("cli.tiers", lang),
        *(f"  {line}" for line in _tier_lines(plan.tiers, lang)),
        text("cli.price_gap", lang, gap=percent(price_gap(plan.tiers, instance.profile.weights), lang)),
        *(certificate_text(certificate, lang) for certificate in plan.certificates),
        text("cli.written", lang, paths=", ".join(map(str, written))),
    ]


def findings_line(
    findings: Sequence[Finding], instance: Instance, lang: str, verdicts: Sequence[RuleVerdict] = ()
) -> str:
    """Return the verdict proper: compliant or not, and the findings by weight.

    While some rules are not checked, or in part only, for want of facts, no breach found is not compliant.
    """
    blocking = sum(finding.blocks for finding in findings)
    weights = Counter(finding.severity for finding in findings)
    unchecked = totals(verdicts)[Standing.NOT_CHECKED]
    return text(
        _SENTENCES[whole_verdict(verdicts, breached=blocking > 0)],
        lang,
        rules=len(rules_in_force(instance)) - unchecked,
        blocking=blocking,
        excused=weights[Severity.HARD] - blocking,
        reports=weights[Severity.REPORT],
        preferences=weights[Severity.PREFERENCE],
    )


def month_text(year: int, month: int, lang: str) -> str:
    """Return a month in words."""
    return f"{text(f'month.m{month:02}', lang)} {year}"


def _deadline_line(instance: Instance, lang: str) -> str:
    day, _ = publication_deadline(instance)
    if instance.published_on is None:
        return text("cli.deadline", lang, day=day)
    return text("cli.posted_on", lang, day=day, on=instance.published_on)


def _coverage_line(plan: Plan, lang: str) -> str:
    lines = coverage(Record(plan.instance, plan.roster))
    asked = sum(need.nominal for line in lines for need in line.needs.values())
    missing = sum(line.below_nominal for line in lines)
    return text(
        "cli.coverage",
        lang,
        asked=asked,
        covered=asked - missing,
        missing=missing,
        below=sum(line.below_minimum for line in lines),
    )


def _tier_lines(tiers: Sequence[TierResult], lang: str) -> list[str]:
    labels = [f"{result.tier.value}. {tier_text(result.tier, lang)}" for result in tiers]
    width = max(map(len, labels), default=0)
    return [
        f"{label:<{width}}  {whole(result.value, lang):>7}  {_proof(result, lang)}"
        for label, result in zip(labels, tiers, strict=True)
    ]


def _proof(result: TierResult, lang: str) -> str:
    if result.proved:
        return text("cli.proved", lang)
    return text("cli.bound", lang, bound=result.bound, gap=percent(result.gap, lang))
