"""The two sheets that are added: every finding, and where the roster stands with each rule."""

from __future__ import annotations

from collections.abc import Set
from typing import TYPE_CHECKING, Any

from roster.annotation.cell_notes import places, weight
from roster.audited import AuditedMonth
from roster.conformity import Standing
from roster.messages import finding_text, measure_text
from roster.registry import readings_of, rules
from roster.rule import Finding
from roster.selection import Entry, Outcome
from roster.writer.conformity import (
    ConformityRow,
    conformity_head,
    conformity_line,
    conformity_rows,
    standing_text,
)
from roster.writer.formulas import quoted
from roster.writer.tables import Column, Link, Tables

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_FINDINGS = (
    Column("finding.rule", 11, "text_bold"),
    Column("finding.article", 17),
    Column("annotation.reading", 10),
    Column("finding.severity", 17),
    Column("head.officer", 24),
    Column("head.date", 11),
    Column("finding.cell", 15, "centre"),
    Column("finding.sentence", 62),
    Column("html.value", 10),
    Column("html.limit", 10),
    Column("finding.amount", 9, "number"),
    Column("finding.ground", 14),
)
_RULES = (
    Column("conformity.rule", 11, "text_bold"),
    Column("conformity.articles", 19),
    Column("conformity.obligation", 46),
    Column("conformity.standing", 16),
    Column("conformity.breaches", 10, "number"),
    Column("conformity.covered", 11, "number"),
    Column("conformity.given", 11, "number"),
    Column("conformity.noted", 11, "number"),
    Column("conformity.reading", 17),
    Column("conformity.why", 56),
)
_SEVERITY = 3
_MOST_LINKS = 60_000  # a sheet may hold 65,530 links
_STANDING = 3
_HEAD_WIDTH = sum(column.width for column in _RULES[2:])
_ALARM = "text_alarm"


def write_findings(tables: Tables, outcome: Outcome, name: str, titles: Set[str]) -> None:
    """Write one row for each finding, gravest first; ``titles`` are the sheets that a link can lead to."""
    sheet = _sheet(tables, outcome, name, "annotation.findings_title")
    entries = outcome.entries
    key = "annotation.findings" if entries else "annotation.no_findings"
    breaches = sum(entry.finding.blocks for entry in entries)
    top = tables.heading(
        sheet,
        tables.say("annotation.findings_title", months=_months(tables, outcome)),
        tables.say(key, number=len(entries), breaches=breaches),
    )
    if outcome.selection.asks or outcome.known:
        sheet.write_string(2, 0, tables.say("annotation.left_out", left_out=outcome.left_out, known=outcome.known))
        top += 1
    tables.widths(sheet, _FINDINGS)
    rows = (_finding(tables, entry, titles, linked=place < _MOST_LINKS) for place, entry in enumerate(entries))
    below = tables.table(sheet, top, _FINDINGS, rows)
    for row, entry in enumerate(entries, start=top + 1):
        if entry.finding.blocks:
            tables.put(sheet, row, _SEVERITY, weight(entry, tables.lang), _ALARM)
    _frame(sheet, top, below, len(_FINDINGS))


def write_certificate(tables: Tables, outcome: Outcome, name: str) -> None:
    """Write for each month where it stands with each rule, by which versions and from which files."""
    sheet = _sheet(tables, outcome, name, "annotation.rules_title")
    top = tables.heading(
        sheet,
        tables.say("annotation.rules_title", months=_months(tables, outcome)),
        tables.say(f"annotation.verdict_{outcome.verdict.name.lower()}"),
    )
    tables.widths(sheet, _RULES)
    for month in outcome.audited:
        top = _certificate(tables, sheet, top, month) + 2
    sheet.print_area(0, 0, top, len(_RULES) - 1)


def _certificate(tables: Tables, sheet: Worksheet, top: int, month: AuditedMonth) -> int:
    """Write the certificate of a month; return the row below it."""
    head = conformity_head(month, tables.lang)
    for row, (label, value) in enumerate(head, start=top):
        sheet.write_string(row, 0, label, tables.styles["tiny"])
        sheet.merge_range(row, 2, row, len(_RULES) - 1, "", tables.styles["note"])
        sheet.write_string(row, 2, value, tables.styles["note"])
        tables.height(sheet, row, tables.lines(value, _HEAD_WIDTH))
    top += len(head)
    sheet.write_string(top, 0, conformity_line(month.verdicts, tables.lang), tables.styles["subtitle"])
    rows = [_rule(row) for row in conformity_rows(month, tables.lang)]
    below = tables.table(sheet, top + 2, _RULES, rows)
    for row, verdict in enumerate(month.verdicts, start=top + 3):
        if verdict.standing is Standing.BREACHED:
            tables.put(sheet, row, _STANDING, standing_text(verdict, tables.lang), _ALARM)
    return below


def _rule(row: ConformityRow) -> tuple[Any, ...]:
    """Return the cells of a rule; no number where there is nothing to count."""
    counts = (row.breaches, row.covered, row.given, row.noted)
    return row.rule, row.articles, row.obligation, row.standing, *(n or None for n in counts), row.readings, row.why


def _sheet(tables: Tables, outcome: Outcome, name: str, title: str) -> Worksheet:
    sheet = tables.sheet(name)
    tables.paper(sheet)
    seat = outcome.audited[0].instance.profile.seat if outcome.audited else ""
    months = _months(tables, outcome)
    tables.banner(sheet, seat, tables.say(title, months=months), "", "")
    return sheet


def _frame(sheet: Worksheet, top: int, below: int, columns: int) -> None:
    """Keep the header in sight and on every page, and let the rows be filtered."""
    if below > top + 1:
        sheet.autofilter(top, 0, below - 1, columns - 1)
    sheet.freeze_panes(top + 1, 0)
    sheet.repeat_rows(top)


def _months(tables: Tables, outcome: Outcome) -> str:
    """Return the months in words, the first and the last where they are many."""
    names = [f"{tables.say(f'month.m{month.instance.month:02}')} {month.instance.year}" for month in outcome.audited]
    return names[0] if len(names) == 1 else f"{names[0]} - {names[-1]}" if names else ""


def _finding(tables: Tables, entry: Entry, titles: Set[str], *, linked: bool) -> tuple[Any, ...]:
    finding, instance = entry.finding, entry.instance
    officer = instance.officer.get(finding.officer or "")
    return (
        finding.rule,
        "\n".join(cite.place for cite in rules()[finding.rule].cites),
        ", ".join(f"{reading.name} {reading.value}" for reading in readings_of(finding.rule, instance.profile)),
        weight(entry, tables.lang),
        f"{officer.label} ({officer.id})" if officer else finding.officer,
        finding.days[0] if finding.days else None,
        _cell(entry, titles, linked=linked),
        finding_text(finding, instance, tables.lang),
        *(told or None for told in measure_text(finding, tables.lang)),
        finding.amount,
        _ground(finding, entry),
    )


def _cell(entry: Entry, titles: Set[str], *, linked: bool) -> Link | str | None:
    """Return the first cell of a finding, a link where the workbook has its sheet; else where the input is at fault."""
    found = places(entry)
    if not found:
        return entry.finding.where
    sheet, cell = found[0]
    label = f"{sheet}!{cell}"
    return Link(f"{quoted(sheet)}!{cell}", label) if linked and sheet in titles else label


def _ground(finding: Finding, entry: Entry) -> str | None:
    if finding.ground is None:
        return None
    words = next((ground.text for ground in entry.instance.seat.grounds if ground.id == finding.ground), "")
    return f"{finding.ground}: {words}" if words else finding.ground
