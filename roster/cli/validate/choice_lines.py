"""The last lines of ``roster validate``: what a list of known findings did, and what was not asked for."""

from __future__ import annotations

from collections.abc import Iterator

from roster.messages import text, written
from roster.rule import Severity
from roster.selection import KnownFinding, Outcome, Selection

_GONE_TOLD = 10


def choice_lines(outcome: Outcome, lang: str, *, strict: bool) -> Iterator[str]:
    """Yield what is to be said of known findings, of a strict verdict, and last of the findings left out."""
    if outcome.has_baseline:
        yield from _compared(outcome, lang)
    if strict:
        reports = sum(entry.finding.severity is Severity.REPORT for entry in outcome.new)
        yield text("choice.strict", lang, reports=reports, rules=len(outcome.not_checked))
    if outcome.selection.asks:
        yield text(
            "choice.selected",
            lang,
            asked=_asked(outcome.selection, lang),
            shown=len(outcome.new),
            left_out=outcome.left_out,
            breaches=outcome.left_out_breaches,
        )


def _compared(outcome: Outcome, lang: str) -> Iterator[str]:
    told = outcome.vanished[:_GONE_TOLD]
    yield from (_gone(known, lang) for known in told)
    if len(outcome.vanished) > len(told):
        yield text("choice.further_gone", lang, count=len(outcome.vanished) - len(told))
    new = sum(entry.finding.severity is not Severity.PREFERENCE for entry in outcome.new)
    yield text("choice.compared", lang, new=new, known=outcome.known, gone=len(outcome.vanished))


def _gone(known: KnownFinding, lang: str) -> str:
    days = ", ".join(written(day, lang) for day in known.dates) or known.month
    return text("choice.gone", lang, rule=known.rule, officer=known.officer or known.post or "", days=days)


def _asked(selection: Selection, lang: str) -> str:
    parts = [text("choice.only", lang, rules=", ".join(selection.only))] if selection.only else []
    if selection.since is not None:
        parts.append(text("choice.since", lang, day=selection.since))
    return ", ".join(parts)
