"""What the copy to post says instead of a status: service is public, the reason why somebody is not there is not."""

from __future__ import annotations

from roster.domain.codes import DayCode

AWAY, REST, NOT_THERE = "SE", "R", "—"


def neutral(code: DayCode) -> str:
    """Return the neutral mark of a status: one for all rests, one for all absences, one for service elsewhere."""
    if code.is_rest:
        return REST
    return AWAY if code.is_away else NOT_THERE
