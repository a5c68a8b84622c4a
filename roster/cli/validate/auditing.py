"""The second step of ``roster validate``: every rule on every month."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import partial

from roster.audited import AuditedMonth
from roster.cli.failure import kept_on_failure
from roster.cli.month import tell_validity
from roster.foreign.reading import ReadMonth

_MOST_PROCESSES = 4
_WORTH_A_PROCESS = 1000
"""Officers of all the months together from which another process costs less than it saves."""


def audit_all(months: Sequence[ReadMonth], lang: str) -> tuple[AuditedMonth, ...]:
    """Return the months with what the audit found in them, each with the past the one before it left.

    Raises:
        InputError: when a month is before the agreement the rules state.
        InternalError: when an audit breaks; what is needed to find the fault was saved.

    """
    from roster.validation import audit_months

    for month in months:
        tell_validity(month.roster.year, month.roster.month, lang)
    people = sum(len(month.instance.officers) for month in months)
    processes = min(_MOST_PROCESSES, os.cpu_count() or 1, len(months)) if people >= _WORTH_A_PROCESS else 1
    return audit_months(months, processes=processes, guard=partial(kept_on_failure, lang=lang))
