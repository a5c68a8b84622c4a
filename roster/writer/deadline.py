"""By when the programme must be posted (ANQ Art. 9(7)): seven days before the end of the month before."""

from __future__ import annotations

from datetime import date, timedelta

from roster.domain.instance import Instance

_DAYS_BEFORE = {"meno 7": 7, "meno 6": 6}


def publication_deadline(instance: Instance) -> tuple[date, str]:
    """Return the last day to post the programme, and the reading (Q15) it follows."""
    reading = instance.profile.readings.q15_pubblicazione
    return instance.previous_day - timedelta(days=_DAYS_BEFORE[reading]), reading
