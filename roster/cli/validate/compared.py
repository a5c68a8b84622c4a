"""The lines on programmed and worked: how much changed, for whom, and how much of it nobody explained."""

from __future__ import annotations

from collections.abc import Sequence

from roster.audited import AuditedMonth
from roster.cli.verdict import month_text
from roster.comparison import Comparison, Explanation
from roster.messages import text
from roster.messages.numbers import percent


def tell_comparison(months: Sequence[AuditedMonth], lang: str) -> None:
    """Print for each month that has a programme how the roster differs from it, as a whole and by unit."""
    for month in months:
        found = month.comparison
        if found is not None:
            name = month_text(month.roster.year, month.roster.month, lang)
            for line in _lines(found, name, lang):
                print(line)


def _lines(found: Comparison, month: str, lang: str) -> list[str]:
    explained = [one.explanation for one in found.differences]
    lines = [
        text(
            "compared.total",
            lang,
            month=month,
            posted=found.total.posted,
            changed=found.total.changed,
            share=percent(found.total.share, lang),
            registered=explained.count(Explanation.REGISTERED),
            arose=explained.count(Explanation.AROSE),
            unexplained=explained.count(Explanation.NONE),
        )
    ]
    if found.total.usual_notice is not None:
        hours = found.total.usual_notice.total_seconds() / 3600
        lines.append(text("compared.notice", lang, told=len(found.total.notices), hours=round(hours, 1)))
    for unit, rate in found.by_unit.items() if len(found.by_unit) > 1 else ():
        values = {"unit": unit, "posted": rate.posted, "changed": rate.changed, "unexplained": rate.unexplained}
        lines.append(text("compared.unit", lang, share=percent(rate.share, lang), **values))
    return lines
