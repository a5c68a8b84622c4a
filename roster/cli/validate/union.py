"""``--pseudonyms``: the audited months without names, before anything is chosen, written or shown."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from roster.audited import AuditedMonth
from roster.cli.arguments import Complaints
from roster.cli.pseudonym_key import check_key, key_for
from roster.cli.validate.request import Request
from roster.errors import InputError, Problem


def check_pseudonyms(request: Request, others: Sequence[Path]) -> None:
    """Refuse a key that cannot be used, and a list of known findings: it holds matricole.

    Raises:
        InputError: with every such reason.

    """
    if request.pseudonyms is None:
        return
    complaints = Complaints()
    with complaints.kept():
        check_key(request.pseudonyms, others)
    with complaints.kept():
        if request.baseline is not None or request.write_baseline is not None:
            raise InputError([Problem("union.no_baseline", {})])
    complaints.raise_any()


def without_names(request: Request, months: Sequence[AuditedMonth]) -> tuple[tuple[AuditedMonth, ...], tuple[str, ...]]:
    """Return the months as they may be shown, and what to say of the key; as they are where no key is asked for.

    Raises:
        InputError: when the key cannot be read or written.

    """
    if request.pseudonyms is None:
        return tuple(months), ()
    from roster.pseudonyms import pseudonymous

    key, line = key_for(request.pseudonyms, [month.instance for month in months], request.lang)
    hidden = tuple(pseudonymous(month, key) for month in months)
    if request.xlsx is None:
        return hidden, (line,)
    from roster.writer.union_copy import in_its_grid

    return tuple(in_its_grid(month, request.lang) for month in hidden), (line,)
