"""The findings of the audit, gravest first, each with its article and a jump to the cell."""

from __future__ import annotations

from roster.messages import finding_text
from roster.registry import rules
from roster.rule import Finding
from roster.writer.book import Book, Column, Link
from roster.writer.formulas import quoted
from roster.writer.grid import Grid

_COLUMNS = (
    Column("finding.rule", 11, "text_bold"),
    Column("finding.article", 18),
    Column("finding.severity", 14),
    Column("head.officer", 24),
    Column("head.date", 11),
    Column("finding.cell", 8, "centre"),
    Column("finding.sentence", 70),
    Column("finding.amount", 9, "number"),
    Column("finding.ground", 12),
)
_MOST_LINKS = 60_000  # a sheet may hold 65,530 links


def write(book: Book, name: str, grid: Grid) -> None:
    """Write one row for each finding."""
    sheet = book.sheet(name)
    book.page(sheet, book.say("finding.page"))
    findings = book.facts.findings
    key = "finding.subtitle" if findings else "finding.none"
    top = book.heading(sheet, book.say("finding.title", month=book.month_name), book.say(key, number=len(findings)))
    book.widths(sheet, _COLUMNS)
    rows = (_row(book, grid, finding, place < _MOST_LINKS) for place, finding in enumerate(findings))
    below = book.table(sheet, top, _COLUMNS, rows)
    if findings:
        sheet.autofilter(top, 0, below - 1, len(_COLUMNS) - 1)
    sheet.freeze_panes(top + 1, 0)
    sheet.repeat_rows(top)
    sheet.print_area(0, 0, below, len(_COLUMNS) - 1)


def severity_key(finding: Finding) -> str:
    """Return the message key of how a finding weighs; inherited or covered breaches are not violations."""
    if finding.inherited:
        return "severity.inherited"
    if finding.ground is not None:
        return "severity.covered"
    return f"severity.{finding.severity.name.lower()}"


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
