"""The last step of ``roster validate``: the findings as files and on screen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from roster.audited import AuditedMonth
from roster.cli.arguments import Complaints
from roster.cli.delivery import Delivery, check_extension
from roster.cli.findings import print_findings
from roster.cli.validate.request import Request
from roster.cli.verdict import findings_line, month_text
from roster.messages import text


@dataclass(frozen=True)
class Form:
    """A file asked for: where, with which extension, and what writes it."""

    target: Path
    extension: str
    write: Callable[[Sequence[AuditedMonth], Path, str], None]


def forms(request: Request) -> tuple[Form, ...]:
    """Return the files asked for. A new form of the findings is a line here."""
    asked = ((request.json, ".json", _json),)
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


def deliver(request: Request, delivery: Delivery, months: Sequence[AuditedMonth]) -> None:
    """Write every file asked for, or none."""
    with delivery.staged() as staged:
        for form, path in zip(forms(request), staged, strict=True):
            form.write(months, path, request.lang)


def show(months: Sequence[AuditedMonth], lang: str) -> None:
    """Print the findings of each month and its verdict; of several months, each under its name and file."""
    for month in months:
        if len(months) > 1:
            name = month_text(month.roster.year, month.roster.month, lang)
            print(text("validate.month", lang, month=name, file=month.sources[0].path))
        print_findings(month.findings, month.instance, month.addresses, month.turns, lang)
        print(findings_line(month.findings, month.instance, lang))


def _json(months: Sequence[AuditedMonth], path: Path, lang: str) -> None:
    from roster.writer import write_findings_json

    write_findings_json(months, path, lang)
