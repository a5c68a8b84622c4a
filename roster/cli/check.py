"""``roster check``: what the law refuses in the input and what no roster can cover, before any. No solver needed."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from roster.cli.arguments import Complaints, check_source, parse_month
from roster.cli.delivery import Delivery, check_extension
from roster.cli.failure import kept_on_failure
from roster.cli.findings import print_findings
from roster.cli.month import tell_validity
from roster.messages import text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from roster.audited import AuditedMonth
    from roster.capacity import Shortage
    from roster.domain import Instance
    from roster.rule import Finding

_TOLD_BEFORE_SEARCH = 10


@dataclass(frozen=True)
class Request:
    """What the command line asked for, as it was typed."""

    source: Path
    month: str
    json: Path | None
    force: bool
    lang: str


def run_check(request: Request) -> int:
    """Judge the configuration, run the capacity tests, print both; return 1 when anything is refused or short, else 0.

    Raises:
        InputError: when the input cannot be used.

    """
    instance, delivery = _prepare(request)
    with kept_on_failure(instance, request.lang):
        from roster.auditor import audit_configuration
        from roster.cli.shortages import found_shortages, shortage_text, shortages_json
        from roster.selection import in_order
        from roster.writer.findings import finding_json

        judged = audit_configuration(instance)
        found = found_shortages(instance)
        if request.json is not None:
            document = shortages_json(found, instance, request.lang)
            document["configuration"] = [finding_json(one, instance, request.lang) for one in judged]
            with delivery.staged() as (staged,):
                staged.write_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        print_findings(in_order([_nobody_on_duty(instance, judged)]), request.lang)
        for shortage in found:
            print(shortage_text(shortage, request.lang))
        print(_summary(found, request.lang))
    return int(bool(found) or any(finding.blocks for finding in judged))


def tell_shortages(instance: Instance, lang: str) -> None:
    """Print on stderr the first shortages of the minimum of safety and how many more there are, before a search."""
    from roster.cli.shortages import found_shortages, shortage_text

    found = found_shortages(instance)
    gravest = [shortage for shortage in found if shortage.is_minimum]
    lines = [shortage_text(shortage, lang) for shortage in gravest[:_TOLD_BEFORE_SEARCH]]
    if len(found) > len(lines):
        lines.append(text("capacity.further", lang, count=len(found) - len(lines)))
    for line in lines:
        print(line, file=sys.stderr, flush=True)


def _nobody_on_duty(instance: Instance, judged: tuple[Finding, ...]) -> AuditedMonth:
    """Return what was found before any roster: the month with no cell written."""
    from roster.audited import AuditedMonth
    from roster.domain import Roster

    return AuditedMonth(instance, Roster(year=instance.year, month=instance.month, cells={}), judged, (), ())


def _prepare(request: Request) -> tuple[Instance, Delivery]:
    delivery = Delivery([request.json] if request.json else [], overwrite=request.force, sources=[request.source])
    complaints = Complaints()
    with complaints.kept():
        year, month = parse_month(request.month)
    with complaints.kept():
        check_source(request.source)
    if request.json is not None:
        with complaints.kept():
            check_extension(request.json, ".json")
    with complaints.kept():
        delivery.check()
    complaints.raise_any()
    tell_validity(year, month, request.lang)
    from roster.reader import read_instance

    return read_instance(request.source, year, month), delivery


def _summary(found: Sequence[Shortage], lang: str) -> str:
    minimum = sum(shortage.is_minimum for shortage in found)
    return text("capacity.some", lang, count=len(found), minimum=minimum) if found else text("capacity.none", lang)
