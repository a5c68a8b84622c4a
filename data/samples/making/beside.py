"""What stands beside the programme: work outside the shifts, lessons and exams, an assembly."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from random import Random

from roster.domain import (
    Assembly,
    DayCode,
    Extra,
    ExtraKind,
    Instance,
    Officer,
    RequestKind,
    Stint,
    Study,
    StudyKind,
    Weekday,
    stint_of,
)

EXTRAS = 3
LESSONS = (16 * 60 + 30, 19 * 60 + 30)
LAST_LESSON = (12, 18)
TEACHING_DAYS = tuple(Weekday)[:5]


def extras(instance: Instance, rng: Random) -> Iterator[Extra]:
    """Yield some hours of overtime on the last days before the month, after a morning, by people who agreed to it."""
    given = 0
    for officer in rng.sample(instance.officers, len(instance.officers)):
        consent = officer.request(RequestKind.CONSENSO_STRAORDINARIO, instance.previous_day)
        exempt = officer.partially_unfit or officer.request(RequestKind.STUDENTE, instance.previous_day)
        morning = _morning(instance, officer)
        if consent is None or exempt or morning is None:
            continue
        begins = morning.real_end.hour * 60 + morning.real_end.minute
        yield Extra(
            officer=officer.id,
            day=morning.day,
            start_minute=begins,
            end_minute=begins + rng.choice((60, 90, 120)),
            kind=ExtraKind.IMPREVISTO,
            act=f"ordine di servizio n. {280 + given} (esempio)",
            reason="ricovero urgente di un ristretto",
            consent=consent.reference,
        )
        given += 1
        if given == EXTRAS:
            return


def _morning(instance: Instance, officer: Officer) -> Stint | None:
    """Return a shift of the last three days that ends by 14, with neither an absence nor a night after it."""
    past = instance.history.get(officer.id, {})
    for day in (instance.previous_day - timedelta(days=back) for back in (3, 2, 1)):
        cell, after = past.get(day), past.get(day + timedelta(days=1))
        if cell is None or after is None or len(cell.duties) != 1 or after.code.is_absence:
            continue
        stint = stint_of(instance, day, cell.duties[0])
        nights = any(instance.shift[duty.shift].touches_night for duty in after.duties)
        if (
            stint is not None
            and not nights
            and stint.real_end <= datetime.combine(day, datetime.min.time()).replace(hour=15)
        ):
            return stint
    return None


def studies(instance: Instance, rng: Random) -> Iterator[Study]:
    """Yield an evening course for each student, on a weekday that no locked cell takes; some have an exam too."""
    last = date(instance.year, *LAST_LESSON)
    for officer in instance.officers:
        if officer.request(RequestKind.STUDENTE, instance.days[0]) is None:
            continue
        taken = {day.weekday() for (locked, day) in instance.lock if locked == officer.id}
        yield Study(
            officer=officer.id,
            kind=StudyKind.LEZIONE,
            first=instance.days[0],
            last=last,
            weekday=rng.choice([weekday for weekday in TEACHING_DAYS if weekday.number not in taken]),
            start_minute=LESSONS[0],
            end_minute=LESSONS[1],
            note="corso universitario (esempio)",
        )
        exam = next((day for day in instance.days if _studies_at_home(instance, officer, day)), None)
        if exam is not None:
            yield Study(officer=officer.id, kind=StudyKind.ESAME, first=exam, last=exam, note="esame (esempio)")


def _studies_at_home(instance: Instance, officer: Officer, day: date) -> bool:
    absence = instance.absence(officer.id, day)
    return absence is not None and absence.code is DayCode.STU


def assembly(instance: Instance) -> Assembly:
    """Return an assembly on the third Thursday, in the middle of the morning."""
    thursdays = [day for day in instance.days if day.weekday() == Weekday.GIOVEDI.number]
    return Assembly(day=thursdays[2], start_minute=10 * 60, end_minute=12 * 60, note="sala convegni (esempio)")
