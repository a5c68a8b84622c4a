"""The findings of an audit as a document for programs: ``roster schema`` prints its JSON Schema as ``findings``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from importlib.metadata import version
from typing import Literal

from pydantic import Field

from roster.audited import AuditedMonth, Role
from roster.conformity import RuleVerdict, Standing, Verdict
from roster.domain.base import Frozen
from roster.domain.known import Fact
from roster.messages import finding_text
from roster.registry import all_readings, measured, read_on, readings_of, rules
from roster.rule import Severity
from roster.selection import Entry, KnownFinding, Outcome, unit_of
from roster.writer.conformity import verdict_text
from roster.writer.differences_document import ComparisonPart, comparison_part
from roster.writer.findings import cells_of, plain
from roster.writer.findings_parts import Person, Place, place_of


class FindingPart(Frozen):
    """One finding. ``blocks`` marks a breach the roster is answerable for, ``known`` one that the baseline has.

    ``value`` is what was found where the law has a number, ``limit`` that number; ``amount`` is what the sentence
    counts, ``values`` are what fills it. ``reading`` are the open readings of the law that the rule obeyed. ``cells``
    are those of the roster, ``where`` the sheet and cell of the input, if it is at fault.
    """

    id: str
    month: str
    articles: tuple[str, ...]
    reading: dict[str, str]
    severity: Severity
    blocks: bool
    from_facts: bool
    ground: str | None
    known: bool
    officer: str | None
    person: Person | None
    unit: str | None
    dates: tuple[date, ...]
    file: str | None
    cells: tuple[str, ...]
    places: tuple[Place, ...]
    where: str | None
    post: str | None
    shift: str | None
    sentence: str
    value: str | int | float | None
    limit: str | int | float | None
    amount: int
    values: dict[str, str | int | float]


class SourcePart(Frozen):
    """A file that was read, and the hash of its bytes."""

    path: str
    sha256: str
    role: Role


class RulePart(Frozen):
    """Where the month stands with a rule, all its findings considered; ``missing`` are facts that were not given.

    ``covered`` breaches have a ground, ``given`` ones were made by given facts; ``sentence`` says what it means.
    """

    id: str
    standing: Standing
    breaches: int
    covered: int
    given: int
    reports: int
    preferences: int
    missing: tuple[Fact, ...]
    sentence: str


class Counts(Frozen):
    """Findings told, by weight; ``excused`` breaches have a ground or were made by given facts."""

    breaches: int
    excused: int
    reports: int
    preferences: int
    known: int


class MonthPart(Frozen):
    """A month of a seat: what judged it, what was read, and how it differs from its programme where one was given."""

    seat: str
    month: str = Field(pattern=r"^\d{4}-\d{2}$")
    officers: int
    agreement: str
    readings: dict[str, str]
    counts: Counts
    rules: tuple[RulePart, ...]
    sources: tuple[SourcePart, ...]
    comparison: ComparisonPart | None


class SelectionPart(Frozen):
    """What was asked for, and how many findings, and breaches among them, are not in the document."""

    only: tuple[str, ...]
    since: date | None
    left_out: int
    left_out_breaches: int


class BaselinePart(Frozen):
    """What the list of known findings did: how many findings are in it, and what it has that is there no more."""

    known: int
    vanished: tuple[KnownFinding, ...]


class FindingsDocument(Frozen):
    """Everything an audit of one or more months found, gravest first.

    ``verdict`` is that of the whole audit, whatever was asked for and known; ``compliant`` is true with the first of
    its values only: no breach that a roster is answerable for, and every rule checked on all the facts it reads. A rule
    that could not be checked is told in ``months[].rules`` and is never counted as respected.
    """

    format: Literal["roster/findings/1"] = "roster/findings/1"
    program: str
    law_read_on: date
    language: Literal["it", "en"]
    compliant: bool
    verdict: Verdict
    counts: Counts
    selection: SelectionPart | None
    baseline: BaselinePart | None
    months: tuple[MonthPart, ...]
    findings: tuple[FindingPart, ...]


def findings_document(outcome: Outcome, lang: str) -> FindingsDocument:
    """Return the document of what is told of an audit."""
    selection = outcome.selection
    return FindingsDocument(
        program=f"roster {version('roster')}",
        law_read_on=read_on(),
        language="en" if lang == "en" else "it",
        compliant=outcome.verdict is Verdict.COMPLIANT,
        verdict=outcome.verdict,
        counts=_counts(outcome.entries),
        selection=SelectionPart(
            only=selection.only,
            since=selection.since,
            left_out=outcome.left_out,
            left_out_breaches=outcome.left_out_breaches,
        )
        if selection.asks
        else None,
        baseline=BaselinePart(known=outcome.known, vanished=outcome.vanished) if outcome.has_baseline else None,
        months=tuple(_month(month, outcome, lang) for month in outcome.audited),
        findings=tuple(_finding(entry, lang) for entry in outcome.entries),
    )


def _month(month: AuditedMonth, outcome: Outcome, lang: str) -> MonthPart:
    instance = month.instance
    return MonthPart(
        seat=instance.profile.seat,
        month=f"{instance.year}-{instance.month:02}",
        officers=len(instance.officers),
        agreement=instance.profile.agreement,
        readings={reading.name: reading.value for reading in all_readings(instance.profile)},
        counts=_counts(outcome.of(month)),
        rules=tuple(_rule(verdict, lang) for verdict in month.verdicts),
        sources=tuple(
            SourcePart(path=str(source.path), sha256=source.sha256, role=source.role) for source in month.sources
        ),
        comparison=comparison_part(month, lang),
    )


def _counts(entries: Iterable[Entry]) -> Counts:
    told = tuple(entries)
    weights = Counter(entry.finding.severity for entry in told)
    breaches = sum(entry.finding.blocks for entry in told)
    return Counts(
        breaches=breaches,
        excused=weights[Severity.HARD] - breaches,
        reports=weights[Severity.REPORT],
        preferences=weights[Severity.PREFERENCE],
        known=sum(entry.known for entry in told),
    )


def _rule(verdict: RuleVerdict, lang: str) -> RulePart:
    return RulePart(
        id=verdict.rule,
        standing=verdict.standing,
        breaches=verdict.breaches,
        covered=verdict.covered,
        given=verdict.given,
        reports=verdict.noted,
        preferences=verdict.preferences,
        missing=verdict.missing,
        sentence=verdict_text(verdict, lang),
    )


def _finding(entry: Entry, lang: str) -> FindingPart:
    finding, instance = entry.finding, entry.instance
    cells = tuple(_cells(entry))
    pair = measured(finding)
    return FindingPart(
        id=finding.rule,
        month=entry.month_name,
        articles=tuple(cite.place for cite in rules()[finding.rule].cites),
        reading={reading.name: reading.value for reading in readings_of(finding.rule, instance.profile)},
        severity=finding.severity,
        blocks=finding.blocks,
        from_facts=finding.from_facts,
        ground=finding.ground,
        known=entry.known,
        officer=finding.officer,
        person=_person(entry),
        unit=unit_of(entry) or None,
        dates=finding.days,
        file=entry.file,
        cells=tuple(cell for _, cell in cells),
        places=tuple(place_of(day, cell, entry.file) for day, cell in cells),
        where=finding.where,
        post=finding.post,
        shift=finding.shift,
        sentence=finding_text(finding, instance, lang),
        value=None if pair is None else plain(pair[0]),
        limit=None if pair is None else plain(pair[1]),
        amount=finding.amount,
        values={name: plain(value) for name, value in finding.values.items()},
    )


def _cells(entry: Entry) -> Iterator[tuple[date, str]]:
    for day in entry.finding.days:
        for cell in cells_of(entry.finding, day, entry.month.addresses, entry.month.turns):
            yield day, cell


def _person(entry: Entry) -> Person | None:
    officer = entry.instance.officer.get(entry.finding.officer or "")
    return Person(id=officer.id, label=officer.label, unit=unit_of(entry)) if officer else None
