"""``roster validate``: every rule on a roster that was written before, perhaps edited since. No solver needed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from roster.cli.arguments import Complaints, check_source, parse_month
from roster.cli.delivery import Delivery, check_extension
from roster.cli.failure import kept_on_failure
from roster.cli.findings import print_findings
from roster.cli.verdict import findings_line, month_text
from roster.errors import InputError, Problem

if TYPE_CHECKING:
    from roster.domain import Instance, Roster
    from roster.reader.plan import PlanFile


@dataclass(frozen=True)
class Request:
    """What the command line asked for, as it was typed."""

    source: Path
    input_file: Path | None
    month: str | None
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
        print(findings_line(findings, request.lang))
    return int(any(finding.blocks for finding in findings))


def _check(request: Request) -> Delivery:
    sources = [path for path in (request.source, request.input_file) if path is not None]
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
    """Return the instance the plan carries, or that of ``--input`` when it speaks of the same people and posts."""
    if request.input_file is None:
        return found.plan.instance
    from roster.reader import read_instance

    roster = found.plan.roster
    instance = read_instance(request.input_file, roster.year, roster.month)
    problems = list(_strangers(instance, roster))
    if problems:
        raise InputError(problems)
    return instance


def _strangers(instance: Instance, roster: Roster) -> Iterator[Problem]:
    """Yield what the roster names and the input does not know: the audit would pass over it in silence."""
    for officer in sorted(roster.cells.keys() - instance.officer.keys()):
        yield Problem("cli.unknown_officer", {"officer": officer})
    duties = {duty for row in roster.cells.values() for cell in row if cell for duty in cell.duties}
    for shift in sorted({duty.shift for duty in duties} - instance.shift.keys()):
        yield Problem("cli.unknown_shift", {"shift": shift})
    for post in sorted({duty.post for duty in duties if duty.post} - instance.post.keys()):
        yield Problem("cli.unknown_post", {"post": post})
