"""The last step of ``roster validate``: the findings as files and on screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from roster.cli.arguments import Complaints
from roster.cli.delivery import Delivery, check_extension
from roster.cli.findings import print_findings
from roster.cli.validate.choice_lines import choice_lines
from roster.cli.validate.choosing import parse_grouping
from roster.cli.validate.request import Request
from roster.cli.verdict import findings_line, month_text
from roster.messages import text
from roster.rule import Severity
from roster.selection import Entry, Grouping, Outcome, grouped
from roster.writer.conformity import conformity_line, unchecked_lines


@dataclass(frozen=True)
class Form:
    """A file asked for: where, with which extension, and what writes it."""

    target: Path
    extension: str
    write: Callable[[Outcome, Path, str], None]


def forms(request: Request) -> tuple[Form, ...]:
    """Return the files asked for. A new form of the findings is a line here."""
    asked = (
        (request.json, ".json", _json),
        (request.html, ".html", partial(_page, request)),
        (request.xlsx, ".xlsx", _copy if request.pseudonyms is None else _union_copy),
        (request.write_baseline, ".json", _baseline),
        (request.certificate, ".txt", _certificate),
    )
    return tuple(Form(target, extension, write) for target, extension, write in asked if target is not None)


def check_forms(request: Request, files: Sequence[Path]) -> Delivery:
    """Return the delivery of the files asked for, after refusing what could not be written.

    Raises:
        InputError: with every such file.

    """
    asked = forms(request)
    sources = (*files, *request.beside)
    delivery = Delivery([form.target for form in asked], overwrite=request.force, sources=sources)
    complaints = Complaints()
    for form in asked:
        with complaints.kept():
            check_extension(form.target, form.extension)
    with complaints.kept():
        delivery.check()
    complaints.raise_any()
    return delivery


def deliver(request: Request, delivery: Delivery, outcome: Outcome) -> None:
    """Write every file asked for, or none."""
    with delivery.staged() as staged:
        for form, path in zip(forms(request), staged, strict=True):
            form.write(outcome, path, request.lang)


def show(outcome: Outcome, by: Grouping | None, lang: str, *, strict: bool) -> None:
    """Print the new findings and the verdict of each month; then what was known, and what was not asked for."""
    several = len(outcome.audited) > 1
    for group in () if by is None else grouped(filter(_told_one_by_one, outcome.new), by, lang):
        print(f"{group.title} ({len(group.entries)})")
        print_findings(group.entries, lang, with_file=several)
        print()
    for month in outcome.audited:
        if several:
            name = month_text(month.roster.year, month.roster.month, lang)
            print(text("validate.month", lang, month=name, file=month.sources[0].path))
        new = (entry for entry in outcome.of(month) if not entry.known)
        print_findings([entry for entry in new if by is None or not _told_one_by_one(entry)], lang)
        for line in unchecked_lines(month.verdicts, lang):
            print(line)
        if any(verdict.missing for verdict in month.verdicts):
            print(conformity_line(month.verdicts, lang))
        print(findings_line(month.findings, month.instance, lang, month.verdicts))
    for line in choice_lines(outcome, lang, strict=strict):
        print(line)


def _told_one_by_one(entry: Entry) -> bool:
    return entry.finding.severity is not Severity.PREFERENCE


def _json(outcome: Outcome, path: Path, lang: str) -> None:
    from roster.writer import write_findings_json

    write_findings_json(outcome, path, lang)


def _page(request: Request, outcome: Outcome, path: Path, lang: str) -> None:
    from roster.writer import write_page

    write_page(outcome, path, parse_grouping(request) or Grouping.RULE, lang)


def _copy(outcome: Outcome, path: Path, lang: str) -> None:
    from roster.annotation import write_annotated

    write_annotated(outcome, path, lang)


def _union_copy(outcome: Outcome, path: Path, lang: str) -> None:
    from roster.writer import write_union_copy

    write_union_copy(outcome, path, lang)


def _baseline(outcome: Outcome, path: Path, _lang: str) -> None:
    from roster.writer import write_baseline

    write_baseline(outcome, path)


def _certificate(outcome: Outcome, path: Path, lang: str) -> None:
    from roster.writer import write_certificate

    write_certificate(outcome.audited, path, lang)
