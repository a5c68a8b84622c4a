"""What the page shows, derived from an outcome: plain values, so that the template decides nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from roster.audited import AuditedMonth
from roster.conformity import Standing, Verdict
from roster.messages import finding_text, measure_text, text, written
from roster.registry import all_readings, readings_of, rules
from roster.rule import Finding, Severity
from roster.selection import Entry, Grouping, Outcome, grouped, unit_of
from roster.writer.conformity import ConformityRow, conformity_head, conformity_line, conformity_rows
from roster.writer.findings import cells_of
from roster.writer.page.differences import Differences, differences_of
from roster.writer.page.grid import Grid, cell_anchor, grid_of

_SPAN = 3
_MOST_CELLS = 4
_LOOKS = {Verdict.COMPLIANT: "fine", Verdict.NOT_ALL_CHECKED: "partial", Verdict.BREACHED: "breached"}


@dataclass(frozen=True)
class Row:
    """A finding as the table shows it. ``weight`` is a word, ``kind`` how it looks, ``apart`` stands between cells."""

    anchor: str
    rule: str
    article: str
    reading: str
    weight: str
    kind: str
    ground: str
    known: bool
    officer: str
    person: str
    unit: str
    dates: str
    days: str
    file: str
    cells: tuple[tuple[str, str], ...]
    apart: str
    sentence: str
    value: str
    limit: str


@dataclass(frozen=True)
class Section:
    """A group of findings."""

    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Month:
    """A month: its grid, by what it was judged, where it stands with each rule and how the law was read.

    ``differences`` are from its programme, None without one; ``rules`` are the rows of the certificate, each with the
    way it looks.
    """

    anchor: str
    name: str
    head: tuple[tuple[str, str], ...]
    summary: str
    grid: Grid
    differences: Differences | None
    rules: tuple[tuple[ConformityRow, str], ...]
    readings: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Page:
    """Everything on the page. ``choices`` are the values that findings can be filtered by, in their order."""

    lang: str
    subject: str
    verdict: str
    look: str
    notes: tuple[str, ...]
    counts: tuple[tuple[str, int], ...]
    sections: tuple[Section, ...]
    total: int
    choices: tuple[tuple[str, tuple[tuple[str, str], ...]], ...]
    preferences: tuple[tuple[str, str, int], ...]
    months: tuple[Month, ...]


def page_of(outcome: Outcome, by: Grouping, lang: str) -> Page:
    """Return the page of an outcome, its findings in groups; preferences are counted by rule."""
    told = tuple(entry for entry in outcome.entries if entry.finding.severity is not Severity.PREFERENCE)
    anchors = {id(entry): f"r{place}" for place, entry in enumerate(told, start=1)}
    groups = grouped(told, by, lang)
    return Page(
        lang=lang,
        subject=_subject(outcome.audited, lang),
        verdict=_verdict(outcome, lang),
        look=_LOOKS[outcome.verdict],
        notes=tuple(_notes(outcome, lang)),
        counts=tuple(_counts(outcome, lang)),
        sections=tuple(
            Section(group.title, tuple(_row(entry, anchors[id(entry)], outcome, lang) for entry in group.entries))
            for group in groups
        ),
        total=len(told),
        choices=tuple(_choices(told, lang)),
        preferences=tuple(_preferences(outcome.entries, lang)),
        months=tuple(_month(outcome, place, told, anchors, lang) for place in range(len(outcome.audited))),
    )


def _subject(months: Sequence[AuditedMonth], lang: str) -> str:
    seats = ", ".join(dict.fromkeys(month.instance.profile.seat for month in months))
    names = ", ".join(dict.fromkeys(_name(month, lang) for month in months))
    return text("html.seat", lang, seat=seats, months=names)


def _name(month: AuditedMonth, lang: str) -> str:
    return f"{text(f'month.m{month.instance.month:02}', lang)} {month.instance.year}"


def _verdict(outcome: Outcome, lang: str) -> str:
    breaches = outcome.left_out_breaches + sum(entry.finding.blocks for entry in outcome.entries)
    if breaches:
        return text("html.breached_once" if breaches == 1 else "html.breached", lang, breaches=breaches)
    if outcome.verdict is Verdict.COMPLIANT:
        return text("html.compliant", lang)
    return text("html.compliant_in_part", lang, unchecked=_unchecked(outcome), in_part=_in_part(outcome))


def _unchecked(outcome: Outcome) -> int:
    verdicts = (verdict for month in outcome.audited for verdict in month.verdicts)
    return len({verdict.rule for verdict in verdicts if verdict.standing is Standing.NOT_CHECKED})


def _in_part(outcome: Outcome) -> int:
    return len({verdict.rule for month in outcome.audited for verdict in month.verdicts if verdict.in_part})


def _notes(outcome: Outcome, lang: str) -> Iterable[str]:
    if outcome.breached and (unchecked := _unchecked(outcome)):
        yield text("html.unchecked_too", lang, unchecked=unchecked)
    if outcome.left_out:
        yield text("html.left_out", lang, left_out=outcome.left_out, breaches=outcome.left_out_breaches)
    if outcome.vanished:
        yield text("html.vanished", lang, count=len(outcome.vanished))


def _counts(outcome: Outcome, lang: str) -> Iterable[tuple[str, int]]:
    weights = Counter(entry.finding.severity for entry in outcome.entries)
    breaches = sum(entry.finding.blocks for entry in outcome.entries)
    yield text("html.breaches", lang), breaches
    yield text("html.excused", lang), weights[Severity.HARD] - breaches
    yield text("html.reports", lang), weights[Severity.REPORT]
    yield text("html.preferences", lang), weights[Severity.PREFERENCE]
    if outcome.has_baseline:
        yield text("html.known", lang), outcome.known


def _row(entry: Entry, anchor: str, outcome: Outcome, lang: str) -> Row:
    finding, instance = entry.finding, entry.instance
    officer = instance.officer.get(finding.officer or "")
    value, limit = measure_text(finding, lang)
    cells = tuple(_cells(entry, _place(entry, outcome)))
    return Row(
        anchor=anchor,
        rule=finding.rule,
        article=rules()[finding.rule].cites[0].place,
        reading="; ".join(map(str, readings_of(finding.rule, instance.profile))),
        weight=_weight(finding, lang),
        kind=kind(finding),
        ground=finding.ground or "",
        known=entry.known,
        officer=finding.officer or "",
        person=f"{officer.label} ({officer.id})" if officer else finding.officer or "",
        unit=unit_of(entry),
        dates=_dates(finding, lang),
        days=" ".join(day.isoformat() for day in finding.days),
        file=Path(entry.file).name if entry.file and cells else "",
        cells=cells,
        apart=" … " if len(finding.days) > _MOST_CELLS else ", ",
        sentence=finding_text(finding, instance, lang),
        value=value,
        limit=limit,
    )


def kind(finding: Finding) -> str:
    """Return how a finding looks: ``breach``, ``excused`` or ``report``."""
    if finding.severity is Severity.HARD:
        return "breach" if finding.blocks else "excused"
    return "report"


def _weight(finding: Finding, lang: str) -> str:
    if finding.from_facts:
        return text("severity.from_facts", lang)
    return text("severity.covered" if finding.ground else f"severity.{finding.severity.name.lower()}", lang)


def _dates(finding: Finding, lang: str) -> str:
    days = sorted(finding.days)
    if len(days) >= _SPAN and (days[-1] - days[0]).days == len(days) - 1:
        return text("html.span", lang, first=days[0], last=days[-1])
    return ", ".join(written(day, lang) for day in finding.days)


def _place(entry: Entry, outcome: Outcome) -> int:
    return next(place for place, month in enumerate(outcome.audited) if month is entry.month)


def _cells(entry: Entry, place: int) -> Iterable[tuple[str, str]]:
    """Yield the cells of a finding with the anchors of their dates in the grid, empty where the grid has none.

    The sheet is named where it changes; of many cells only the first and the last by date are told.
    """
    finding, month = entry.finding, entry.month
    found = [
        (cell, _anchor(entry, place, day))
        for day in (finding.days if len(finding.days) <= _MOST_CELLS else sorted(finding.days))
        for cell in cells_of(finding, day, month.addresses, month.turns)
    ]
    if not found and finding.where:
        yield finding.where, ""
    shown = found if len(found) <= _MOST_CELLS else [found[0], found[-1]]
    before = ""
    for cell, anchor in shown:
        sheet, _, address = cell.rpartition("!")
        yield (address if sheet == before else cell), anchor
        before = sheet


def _anchor(entry: Entry, place: int, day: date) -> str:
    inside = entry.finding.officer is not None and day in entry.instance.days_in_month
    return cell_anchor(place, entry.finding.officer or "", day) if inside else ""


def _choices(told: Sequence[Entry], lang: str) -> Iterable[tuple[str, tuple[tuple[str, str], ...]]]:
    for by in Grouping:
        groups = grouped(told, by, lang)
        named = tuple((group.key, group.title) for group in groups if group.key)
        if by is Grouping.RULE:
            named = tuple(sorted(named))
        yield by.value, named
    kinds = {kind(entry.finding): _weight_of_kind(kind(entry.finding), lang) for entry in told}
    yield "weight", tuple((name, kinds[name]) for name in ("breach", "excused", "report") if name in kinds)


def _weight_of_kind(name: str, lang: str) -> str:
    key = {"breach": "html.breaches", "excused": "html.excused", "report": "html.reports"}[name]
    return text(key, lang)


def _preferences(entries: Iterable[Entry], lang: str) -> Iterable[tuple[str, str, int]]:
    counts = Counter(entry.finding.rule for entry in entries if entry.finding.severity is Severity.PREFERENCE)
    for rule, count in sorted(counts.items()):
        yield rule, rules()[rule].title.of(lang), count


def _month(outcome: Outcome, place: int, told: Sequence[Entry], anchors: dict[int, str], lang: str) -> Month:
    month = outcome.audited[place]
    mine = [(entry.finding, anchors[id(entry)], kind(entry.finding)) for entry in told if entry.month is month]
    looks = (verdict.standing.name.lower().replace("_", "-") for verdict in month.verdicts)
    told_apart = text("conformity.readings", lang)
    return Month(
        anchor=f"m{place}",
        name=_name(month, lang),
        head=tuple((label, value) for label, value in conformity_head(month, lang) if label != told_apart),
        summary=conformity_line(month.verdicts, lang),
        grid=grid_of(month, place, mine, lang),
        differences=differences_of(month, lang),
        rules=tuple(zip(conformity_rows(month, lang), looks, strict=True)),
        readings=tuple(
            (text(f"input_column.{reading.field}", lang), reading.value)
            for reading in all_readings(month.instance.profile)
        ),
    )
