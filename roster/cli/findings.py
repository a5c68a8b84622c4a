"""The table of findings: article, weight, officer, date, cell, sentence; under it the readings of the law followed."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from roster.messages import finding_text, text, written
from roster.registry import readings_of, rules
from roster.rule import Severity
from roster.writer.findings import cells_of

if TYPE_CHECKING:
    from roster.rule import Finding
    from roster.selection import Entry

COLUMNS = ("rule", "article", "weight", "officer", "date", "cell", "sentence")


def print_findings(entries: Sequence[Entry], lang: str, *, with_file: bool = False) -> None:
    """Print breaches and reports one by one, the readings they follow, and preferences as a count for each rule.

    ``with_file`` tells the file of each cell, where findings of several stand together.
    """
    header = [text(f"column.{name}", lang) for name in COLUMNS]
    told = [entry for entry in entries if entry.finding.severity is not Severity.PREFERENCE]
    if told:
        _print_table(header, [_row(entry, lang, with_file=with_file) for entry in told])
    for line in _reading_lines(told, lang):
        print(line)
    for line in _preference_lines([entry.finding for entry in entries], lang):
        print(line)


def _row(entry: Entry, lang: str, *, with_file: bool) -> list[str]:
    finding, instance, month = entry.finding, entry.instance, entry.month
    officer = instance.officer.get(finding.officer or "")
    day = finding.days[0] if finding.days else None
    cells = ", ".join(cells_of(finding, day, month.addresses, month.turns)) if day else finding.where or ""
    return [
        finding.rule,
        rules()[finding.rule].cites[0].place,
        _weight(finding, lang),
        f"{officer.label} ({officer.id})" if officer else finding.officer or "",
        written(day, lang),
        f"{entry.file} {cells}".strip() if with_file and entry.file else cells,
        finding_text(finding, instance, lang),
    ]


def _reading_lines(entries: Sequence[Entry], lang: str) -> list[str]:
    """Return for each rule found the open readings of the law that it obeyed."""
    followed = {entry.finding.rule: readings_of(entry.finding.rule, entry.instance.profile) for entry in entries}
    return [
        text("cli.readings", lang, rule=rule, readings="; ".join(map(str, readings)))
        for rule, readings in followed.items()
        if readings
    ]


def _weight(finding: Finding, lang: str) -> str:
    weight = text(f"severity.{finding.severity.name.lower()}", lang)
    if finding.severity is not Severity.HARD or finding.blocks:
        return weight
    why = text("severity.from_facts", lang) if finding.from_facts else text("cli.grounded", lang, ground=finding.ground)
    return f"{weight} ({why})"


def _preference_lines(findings: Sequence[Finding], lang: str) -> list[str]:
    counts = Counter(f.rule for f in findings if f.severity is Severity.PREFERENCE)
    return [
        text("cli.preferences", lang, rule=rule, title=rules()[rule].title.of(lang), count=count)
        for rule, count in counts.items()
    ]


def _print_table(header: list[str], rows: list[list[str]]) -> None:
    if sys.stdout.isatty():
        _print_framed(header, rows)
        return
    widths = [max(len(row[column]) for row in [header, *rows]) for column in range(len(header) - 1)]
    for row in [header, *rows]:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=False)]
        print("  ".join([*cells, row[-1]]))


def _print_framed(header: list[str], rows: list[list[str]]) -> None:
    """Stack the short columns in two, so that the sentence has room on a terminal of 80 columns."""
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    def stacked(row: list[str]) -> list[Text]:
        rule, article, weight, officer, day, cell, sentence = row
        return [Text("\n".join(group)) for group in ((rule, article, weight), (officer, day, cell), (sentence,))]

    table = Table(show_lines=True)
    for title in stacked(header):
        table.add_column(title, overflow="fold")
    for row in rows:
        table.add_row(*stacked(row))
    Console().print(table)
