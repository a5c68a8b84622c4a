"""Writes what people and programs get: workbooks and JSON. Every file appears whole or not at all.

All functions raise ``FileExistsError`` when ``path`` exists and ``overwrite`` is False. Libraries are imported on use.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from roster.writer.atomic import replacing

if TYPE_CHECKING:
    from roster.audited import AuditedMonth
    from roster.domain import Plan, Seat
    from roster.equality import Equality
    from roster.rule import Finding
    from roster.selection import Grouping, Outcome


def write_office(
    plan: Plan, findings: Sequence[Finding], path: Path, lang: str = "it", *, overwrite: bool = False
) -> None:
    """Write the workbook of the roster office: every sheet, reasons of absence included, the plan itself inside."""
    from roster.writer.workbook import office

    with replacing(path, overwrite=overwrite) as temporary:
        office(plan, findings, temporary, lang)


def write_posted(plan: Plan, path: Path, lang: str = "it", *, overwrite: bool = False) -> None:
    """Write the copy to post (ANQ Art. 9(7)(8)): grid and daily sheets, no reason of absence, no matricola."""
    from roster.writer.workbook import posted

    with replacing(path, overwrite=overwrite) as temporary:
        posted(plan, temporary, lang)


def write_plan_json(plan: Plan, path: Path, *, overwrite: bool = False) -> None:
    """Write the plan as JSON, all that its audit needs."""
    from roster.plan_text import to_json

    with replacing(path, overwrite=overwrite) as temporary:
        temporary.write_text(to_json(plan) + "\n", encoding="utf-8")


def write_findings_json(outcome: Outcome, path: Path, lang: str = "it", *, overwrite: bool = False) -> None:
    """Write what is told of audited months as JSON."""
    from roster.writer.findings_document import findings_document

    with replacing(path, overwrite=overwrite) as temporary:
        temporary.write_text(findings_document(outcome, lang).model_dump_json(indent=1) + "\n", encoding="utf-8")


def write_page(outcome: Outcome, path: Path, by: Grouping, lang: str = "it", *, overwrite: bool = False) -> None:
    """Write what is told of audited months as one self-contained page, the findings in groups."""
    from roster.writer.page import page_text

    with replacing(path, overwrite=overwrite) as temporary:
        temporary.write_text(page_text(outcome, by, lang), encoding="utf-8")


def write_baseline(outcome: Outcome, path: Path, *, overwrite: bool = False) -> None:
    """Write the findings told, known ones included, as the list of known findings of later audits."""
    from roster.selection import baseline_of

    with replacing(path, overwrite=overwrite) as temporary:
        temporary.write_text(baseline_of(outcome.entries).model_dump_json(indent=1) + "\n", encoding="utf-8")


def write_certificate(months: Sequence[AuditedMonth], path: Path, lang: str = "it", *, overwrite: bool = False) -> None:
    """Write where each month stands with each rule, by which versions and from which files, as text."""
    from roster.writer.conformity import certificate_text

    with replacing(path, overwrite=overwrite) as temporary:
        temporary.write_text(certificate_text(months, lang), encoding="utf-8")


def write_template(path: Path, lang: str = "it", *, overwrite: bool = False) -> None:
    """Write the empty input workbook."""
    from roster.writer.template import write_template as template

    template(path, lang, overwrite=overwrite)


def write_seat(seat: Seat, path: Path, lang: str = "it", *, overwrite: bool = False) -> None:
    """Write a seat in the layout of the input workbook."""
    from roster.writer.seat import write_seat as write

    write(seat, path, lang, overwrite=overwrite)


def write_union_copy(outcome: Outcome, path: Path, lang: str = "it", *, overwrite: bool = False) -> None:
    """Write the workbook of a union copy: ``outcome`` must be of months without names (:mod:`roster.pseudonyms`)."""
    from roster.writer.union_copy import write

    with replacing(path, overwrite=overwrite) as temporary:
        write(outcome, temporary, lang)


def write_equality(report: Equality, path: Path, lang: str = "it", *, overwrite: bool = False) -> None:
    """Write the report on equality as a workbook with charts."""
    from roster.writer.equality.workbook import write

    with replacing(path, overwrite=overwrite) as temporary:
        write(report, temporary, lang)


def write_equality_json(report: Equality, path: Path, lang: str = "it", *, overwrite: bool = False) -> None:
    """Write the report on equality as JSON."""
    from roster.writer.equality.as_json import equality_json

    with replacing(path, overwrite=overwrite) as temporary:
        temporary.write_text(equality_json(report, lang), encoding="utf-8")
