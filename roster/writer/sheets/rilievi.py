"""The findings of the audit, gravest first. On paper the preferences not met take one line a rule; on screen, each."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from roster.messages import finding_text
from roster.registry import rules
from roster.rule import Finding, Severity
from roster.writer.book import Book, Column, Link
from roster.writer.formulas import quoted
from roster.writer.grid import Grid

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_COLUMNS = (
    Column("finding.rule", 11, "text_bold"),
    Column("finding.article", 18),
    Column("finding.severity", 19),
    Column("head.officer", 24),
    Column("head.date", 11),
    Column("finding.cell", 8, "centre"),
    Column("finding.sentence", 66),
    Column("finding.amount", 9, "number"),
    Column("finding.ground", 12),
)
_SEVERITY = 2  # column
_MOST_LINKS = 60_000  # a sheet may hold 65,530 links
_MOST_NAMES = 5
_GRAVITY = ("severity.hard", "severity.from_facts", "severity.covered", "severity.report", "severity.preference")


def write(book: Book, name: str, grid: Grid) -> None:
    """Write one row for each finding; preferences, summed up by rule in print, follow one by one outside the page."""
    sheet = book.sheet(name)
    book.page(sheet, book.say("finding.page"))
    findings = sorted(book.facts.findings, key=lambda finding: _GRAVITY.index(severity_key(finding)))
    key = "finding.subtitle" if findings else "finding.none"
    top = book.heading(sheet, book.say("finding.title", month=book.month_name), book.say(key, number=len(findings)))
    book.widths(sheet, _COLUMNS)
    printed, below = _table(book, sheet, top, grid, findings)
    if findings:
        sheet.autofilter(top, 0, below - 1, len(_COLUMNS) - 1)
        _mark_breaches(book, sheet, top, below)
    sheet.freeze_panes(top + 1, 0)
    sheet.repeat_rows(top)
    sheet.print_area(0, 0, printed, len(_COLUMNS) - 1)


def severity_key(finding: Finding) -> str:
    """Return the message key of how a finding weighs; breaches of facts, or covered, are not violations."""
    if finding.from_facts:
        return "severity.from_facts"
    if finding.ground is not None:
        return "severity.covered"
    return f"severity.{finding.severity.name.lower()}"


def _table(book: Book, sheet: Worksheet, top: int, grid: Grid, findings: Sequence[Finding]) -> tuple[int, int]:
    """Write the rows; return the last one to print and the first free one."""
    soft = [finding for finding in findings if finding.severity is Severity.PREFERENCE]
    grave = findings[: len(findings) - len(soft)]
    summed = list(_summaries(book, soft))
    rows = [_row(book, grid, finding, place < _MOST_LINKS) for place, finding in enumerate((*grave, *soft))]
    below = book.table(sheet, top, _COLUMNS, (*rows[: len(grave)], *summed, *rows[len(grave) :]))
    return top + len(grave) + len(summed), below


def _summaries(book: Book, soft: Sequence[Finding]) -> Iterator[tuple[object, ...]]:
    """Yield a row for each rule whose preferences are not met: how often, for how many, for whom most."""
    by_rule: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in soft:
        by_rule[finding.rule].append(finding)
    for rule, rows in sorted(by_rule.items()):
        people = Counter(finding.officer for finding in rows if finding.officer)
        who = ", ".join(f"{book.facts.instance.officer[o].label} {n}" for o, n in people.most_common(_MOST_NAMES))
        key = "finding.summed_for" if people else "finding.summed"
        words = book.say(
            key, title=rules()[rule].title.of(book.lang), number=len(rows), officers=len(people), names=who
        )
        place, severity = rules()[rule].cites[0].place, book.say("severity.preferences")
        yield rule, place, severity, "", None, None, words, len(rows), None


def _mark_breaches(book: Book, sheet: Worksheet, top: int, below: int) -> None:
    """Make the word of a breach stand out."""
    breach = {"type": "cell", "criteria": "==", "value": f'"{book.say("severity.hard")}"'}
    sheet.conditional_format(
        top + 1, _SEVERITY, below - 1, _SEVERITY, {**breach, "format": book.styles.rule("over_cap")}
    )


def _row(book: Book, grid: Grid, finding: Finding, linked: bool) -> tuple[object, ...]:
    instance = book.facts.instance
    officer = instance.officer.get(finding.officer or "")
    address = next(filter(None, (grid.address(finding.officer or "", day) for day in finding.days)), None)
    link = Link(f"{quoted(grid.sheet)}!{address}", address) if address and linked else address
    return (
        finding.rule,
        rules()[finding.rule].cites[0].place,
        book.say(severity_key(finding)),
        officer.label if officer else "",
        finding.days[0] if finding.days else None,
        link,
        finding_text(finding, instance, book.lang),
        finding.amount,
        finding.ground,
    )
