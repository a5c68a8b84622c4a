"""``roster generate``: from a workbook to a checked roster, its posted copy and its JSON plan."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from roster.cli.arguments import (
    Complaints,
    check_source,
    parse_day,
    parse_month,
    parse_seconds,
    parse_share,
    parse_whole,
)
from roster.cli.check import tell_shortages
from roster.cli.delivery import Delivery, check_extension
from roster.cli.failure import kept_on_failure, save_made
from roster.cli.month import tell_validity
from roster.cli.programme import beside_programme
from roster.cli.progress import reporting
from roster.cli.verdict import month_text, verdict
from roster.errors import InputError, Problem

if TYPE_CHECKING:
    from roster.domain import Instance, Plan, Roster
    from roster.generate import Settings
    from roster.rule import Finding


@dataclass(frozen=True)
class Request:
    """What the command line asked for, as it was typed."""

    source: Path
    month: str
    out: Path
    posted_out: Path | None
    json: Path | None
    time_limit: str | None
    workers: str | None
    seed: str | None
    gap: str | None
    memory: str | None
    history: Path | None
    published: Path | None
    published_on: str | None
    start: Path | None
    force: bool
    lang: str

    @property
    def sources(self) -> list[Path]:
        """Every file to read: none of them may be an output."""
        return [path for path in (self.source, self.history, self.published, self.start) if path is not None]

    @property
    def outputs(self) -> tuple[Path, ...]:
        """Every file to write: the office workbook first, then the posted copy, then the plan."""
        return tuple(path for path in (self.out, self.posted_out, self.json) if path is not None)


def run_generate(request: Request) -> int:
    """Tell what is sure to be short, generate, audit, write all the files or none, print the verdict, return 0.

    Raises:
        InputError: for anything the person who typed or filled in can mend.
        InternalError: when the roster found does not pass its audit, or the program breaks; the instance is saved.

    """
    instance, settings, delivery = _prepare(request)
    start = _start(request, instance)
    with kept_on_failure(instance, request.lang):
        tell_shortages(instance, request.lang)
        plan = _solve(instance, settings, start, request.lang)
    with kept_on_failure(plan, request.lang):
        from roster.auditor import audit

        findings = audit(plan.instance, plan.roster)
        _deliver(plan, findings, delivery, request)
        print("\n".join(verdict(plan, findings, request.outputs, request.lang)))
    return 0


def _prepare(request: Request) -> tuple[Instance, Settings, Delivery]:
    """Check everything that can be checked before reading, then read: a solve must not end on a mistyped path."""
    delivery = Delivery(request.outputs, overwrite=request.force, sources=request.sources)
    complaints = Complaints()
    with complaints.kept():
        year, month = parse_month(request.month)
    settings = _settings(request, complaints)
    published_on = complaints.read(lambda typed: parse_day("--published-on", typed), request.published_on, None)
    for source in request.sources:
        with complaints.kept():
            check_source(source)
    for path in request.outputs:
        with complaints.kept():
            check_extension(path, ".json" if path is request.json else ".xlsx")
    with complaints.kept():
        delivery.check()
    complaints.raise_any()
    tell_validity(year, month, request.lang)
    from roster.reader import read_instance

    instance = _opened(read_instance(request.source, year, month), request.history)
    return beside_programme(instance, request.published, published_on, request.lang), settings, delivery


def _opened(instance: Instance, history: Path | None) -> Instance:
    """Open the month with what the plan of the month before leaves, where one is given."""
    if history is None:
        return instance
    from roster.closing import opened_by
    from roster.reader import read_plan

    return opened_by(instance, read_plan(history).plan)


def _settings(request: Request, complaints: Complaints) -> Settings:
    """Return what was typed, each number as it was chosen where nothing usable was."""
    from roster.generate import Settings

    chosen = Settings()
    read = complaints.read
    return Settings(
        time_limit=read(parse_seconds, request.time_limit, chosen.time_limit),
        workers=read(lambda typed: parse_whole("--workers", typed, 1), request.workers, chosen.workers),
        seed=read(lambda typed: parse_whole("--seed", typed, 0), request.seed, chosen.seed),
        gap=read(lambda typed: parse_share("--gap", typed), request.gap, chosen.gap),
        memory=read(lambda typed: parse_whole("--memory", typed, 1), request.memory, chosen.memory),
    )


def _start(request: Request, instance: Instance) -> Roster | None:
    """Return the roster to go on from, where one is given."""
    if request.start is None:
        return None
    from roster.reader import read_plan

    found = read_plan(request.start).plan.roster
    if (found.year, found.month) != (instance.year, instance.month):
        months = {"asked": request.month, "found": month_text(found.year, found.month, request.lang)}
        raise InputError([Problem("cli.other_month", dict(months))])
    return found


def _solve(instance: Instance, settings: Settings, start: Roster | None, lang: str) -> Plan:
    from roster.generate import generate

    with reporting(lang) as progress:
        return generate(instance, settings, progress, start)


def _deliver(plan: Plan, findings: tuple[Finding, ...], delivery: Delivery, request: Request) -> None:
    from roster.writer import write_office, write_plan_json, write_posted

    try:
        with delivery.staged() as staged:
            place = dict(zip(request.outputs, staged, strict=True))
            write_office(plan, findings, place[request.out], request.lang)
            if request.posted_out is not None:
                write_posted(plan, place[request.posted_out], request.lang)
            if request.json is not None:
                write_plan_json(plan, place[request.json])
    except InputError as error:  # the work of a minute is not thrown away for a full disk
        raise InputError([*error.problems, Problem("cli.plan_kept", {"path": save_made(plan)})]) from error
