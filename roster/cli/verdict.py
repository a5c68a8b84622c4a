"""What ``generate`` says at the end, and the one line both verbs share: how many findings, of which weight."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from roster.cli.numbers import percent, whole
from roster.cli.progress import tier_text
from roster.messages import text
from roster.record import Record
from roster.registry import rules
from roster.rule import Severity

if TYPE_CHECKING:
    from roster.domain import Plan, TierResult
    from roster.rule import Finding


@dataclass(frozen=True)
class Coverage:
    """Officers asked for by all posts and shifts of the month, and how many are there; surplus is not counted."""

    asked: int
    covered: int
    below_minimum: int

    @property
    def missing(self) -> int:
        """Officers asked for and not there."""
        return self.asked - self.covered


def coverage_of(plan: Plan) -> Coverage:
    """Count cover slot by slot; demands of the same post, shift and date add up."""
    here = Record(plan.instance, plan.roster).on_slot
    minimum: Counter[tuple[date, str, str]] = Counter()
    nominal: Counter[tuple[date, str, str]] = Counter()
    for demand in plan.instance.demands:
        slot = (demand.day, demand.shift, demand.post)
        minimum[slot] += demand.minimum
        nominal[slot] += demand.nominal
    present = {slot: len(here.get(slot, ())) for slot in nominal}
    return Coverage(
        asked=nominal.total(),
        covered=sum(min(present[slot], asked) for slot, asked in nominal.items()),
        below_minimum=sum(max(0, asked - present[slot]) for slot, asked in minimum.items()),
    )


def verdict(plan: Plan, findings: Sequence[Finding], written: Sequence[Path], lang: str) -> list[str]:
    """Return the lines of the verdict of a plan that passed its audit."""
    instance, cover = plan.instance, coverage_of(plan)
    figures = {"asked": cover.asked, "covered": cover.covered, "missing": cover.missing, "below": cover.below_minimum}
    return [
        text(
            "cli.subject",
            lang,
            seat=instance.profile.seat,
            month=month_text(instance.year, instance.month, lang),
            officers=whole(len(instance.officers), lang),
            posts=whole(len(instance.seat.posts), lang),
        ),
        findings_line(findings, lang),
        text("cli.coverage", lang, **{name: whole(figure, lang) for name, figure in figures.items()}),
        text("cli.tiers", lang),
        *(f"  {line}" for line in _tier_lines(plan.tiers, lang)),
        text("cli.written", lang, paths=", ".join(map(str, written))),
    ]


def findings_line(findings: Sequence[Finding], lang: str) -> str:
    """Return the verdict proper: compliant or not, and the findings by weight."""
    blocking = sum(finding.blocks for finding in findings)
    weights = Counter(finding.severity for finding in findings)
    return text(
        "cli.compliant" if not blocking else "cli.not_compliant",
        lang,
        rules=len(rules()),
        blocking=whole(blocking, lang),
        excused=whole(weights[Severity.HARD] - blocking, lang),
        reports=whole(weights[Severity.REPORT], lang),
        preferences=whole(weights[Severity.PREFERENCE], lang),
    )


def month_text(year: int, month: int, lang: str) -> str:
    """Return a month in words."""
    return f"{text(f'month.m{month:02}', lang)} {year}"


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
    return text("cli.bound", lang, bound=whole(result.bound, lang), gap=percent(result.gap, lang))
