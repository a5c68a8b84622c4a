"""``roster validate``: every rule on a roster that was written before, perhaps edited since. No solver needed."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from roster.cli.arguments import Complaints, check_source, parse_day, parse_month
from roster.cli.delivery import Delivery, check_extension
from roster.cli.failure import kept_on_failure
from roster.cli.findings import print_findings
from roster.cli.month import tell_validity
from roster.cli.programme import beside_programme, strangers
from roster.cli.verdict import findings_line, month_text
from roster.errors import InputError, Problem

if TYPE_CHECKING:
    from roster.domain import Instance
    from roster.reader.plan import PlanFile


@dataclass(frozen=True)
class Request:
    """What the command line asked for, as it was typed."""

    source: Path
    input_file: Path | None
    month: str | None
    published: Path | None
    published_on: str | None
    json: Path | None
    force: bool
    lang: str


def run_validate(request: Request) -> int:
    """Audit the roster, print its findings, return 1 when one of them is a breach it is answerable for, else 0.

    Raises:
        InputError: when the files cannot be used.

    """
    delivery = _check(request)
    found = _read(request)
    tell_validity(found.plan.roster.year, found.plan.roster.month, request.lang)
    instance = _instance(request, found)
    with kept_on_failure(instance, request.lang):
        from roster.auditor import audit

        findings = audit(instance, found.plan.roster)
        if request.json is not None:
            from roster.writer import write_findings_json

            with delivery.staged() as (staged,):
                write_findings_json(
                    findings, instance, staged, request.lang, addresses=found.addresses, turns=found.turns
                )
        print_findings(findings, instance, found.addresses, found.turns, request.lang)
        print(findings_line(findings, instance, request.lang))
    return int(any(finding.blocks for finding in findings))


def _check(request: Request) -> Delivery:
    sources = [path for path in (request.source, request.input_file, request.published) if path is not None]
    delivery = Delivery([request.json] if request.json else [], overwrite=request.force, sources=sources)
    complaints = Complaints()
    for source in sources:
        with complaints.kept():
            check_source(source)
    if request.json is not None:
        with complaints.kept():
            check_extension(request.json, ".json")
    if request.month is not None:
        with complaints.kept():
            parse_month(request.month)
    if request.published_on is not None:
        with complaints.kept():
            parse_day("--published-on", request.published_on)
    with complaints.kept():
        delivery.check()
    complaints.raise_any()
    return delivery


def _read(request: Request) -> PlanFile:
    from roster.reader import read_plan

    found = read_plan(request.source)
    year, month = found.plan.roster.year, found.plan.roster.month
    if request.month is not None and parse_month(request.month) != (year, month):
        months = {"asked": request.month, "found": month_text(year, month, request.lang)}
        raise InputError([Problem("cli.other_month", dict(months))])
    return found


def _instance(request: Request, found: PlanFile) -> Instance:
    """Return the instance the plan carries, or that of ``--input``, beside the programme already posted if given."""
    instance = found.plan.instance
    if request.input_file is not None:
        from roster.reader import read_instance

        instance = read_instance(request.input_file, instance.year, instance.month)
        problems = list(strangers(instance, found.plan.roster))
        if problems:
            raise InputError(problems)
    published_on = None if request.published_on is None else parse_day("--published-on", request.published_on)
    return beside_programme(instance, request.published, published_on, request.lang)
