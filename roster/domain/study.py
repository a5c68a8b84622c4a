"""When a student must be free (ANQ Art. 10(10)). Definitions: that shifts keep clear of it is law."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from roster.calendar import between
from roster.domain.codes import RequestKind
from roster.domain.commitments import Study, StudyKind
from roster.domain.instance import Instance
from roster.domain.officer import Officer
from roster.domain.stint import Stint


@dataclass(frozen=True)
class Engagement:
    """Hours of one date that belong to a lesson, or the whole date of an exam; half-open, local civil time."""

    study: Study
    start: datetime
    end: datetime


def engagements(instance: Instance, officer: Officer) -> tuple[Engagement, ...]:
    """Return the lessons and exams that duties of the month could meet, on dates when the officer is a student."""
    found = []
    for study in instance.seat.studies if any(r.kind is RequestKind.STUDENTE for r in officer.requests) else ():
        if study.officer != officer.id:
            continue
        for day in between(instance.previous_day, instance.next_day + timedelta(days=1)):
            if study.held_on(day) and officer.request(RequestKind.STUDENTE, day) is not None:
                midnight = datetime.combine(day, time())
                whole = study.kind is StudyKind.ESAME
                first, last = (0, 24 * 60) if whole else (study.start_minute, study.end_minute)
                found.append(Engagement(study, midnight + timedelta(minutes=first), midnight + timedelta(minutes=last)))
    return tuple(sorted(found, key=lambda engagement: engagement.start))


def away_for(stint: Stint) -> tuple[datetime, datetime]:
    """Return the hours a duty takes from an officer's day: with journeys and handover when the post is outside."""
    outside = stint.post is not None and stint.post.outside
    return (stint.real_start if outside else stint.start, stint.closes_at)
