"""``roster validate``: every rule on rosters that were written before, perhaps edited since. No solver needed.

Four steps, each in its module: what is asked (``request``), the months read (``reading``), audited (``auditing``) and
told (``delivering``).
"""

from __future__ import annotations

from roster.cli.arguments import Complaints
from roster.cli.validate.request import Request, check_request, roster_files

__all__ = ["Request", "run_validate"]


def run_validate(request: Request) -> int:
    """Audit the rosters, print their findings, return 1 when one of them is a breach they are answerable for, else 0.

    Raises:
        InputError: when the files cannot be used.

    """
    from roster.cli.validate.auditing import audit_all
    from roster.cli.validate.delivering import check_forms, deliver, show
    from roster.cli.validate.reading import read_all

    complaints = Complaints()
    with complaints.kept():
        check_request(request)
    with complaints.kept():
        files = roster_files(request)
        delivery = check_forms(request, files)
    complaints.raise_any()
    months = audit_all(read_all(request, files), request.lang)
    deliver(request, delivery, months)
    show(months, request.lang)
    return int(any(finding.blocks for month in months for finding in month.findings))
