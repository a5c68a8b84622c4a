"""Whether the rules were written for the month asked for."""

from __future__ import annotations

import sys

from roster.messages import problem_text
from roster.registry import month_warning


def tell_validity(year: int, month: int, lang: str) -> None:
    """Print on stderr the warning for a month past the last one whose festive days and rules were checked.

    Raises:
        InputError: when the month is before the agreement the rules state.

    """
    warning = month_warning(year, month)
    if warning is not None:
        print(problem_text(warning, lang), file=sys.stderr, flush=True)
