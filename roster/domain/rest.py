"""Days of rest, and the weeks in which one is owed (D-10, D-11, D-14, Q13). Definitions: that it is owed is law."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from roster.calendar import DAYS_OF_WEEK, SUNDAY, iso_weeks
from roster.domain.codes import DayCode
from roster.domain.instance import Instance
from roster.domain.officer import Officer
from roster.domain.stint import stint_of

_ONE_DAY = timedelta(days=1)


def rest_may_be_owed(instance: Instance) -> bool:
    """Return whether a holiday rest may stand for the weekly rest, which is then owed (Q12 ``RF e credito RS``)."""
    return instance.profile.readings.q12_riposo_su_festivo == "RF e credito RS"


def gives_weekly_rest(instance: Instance, day: date, code: DayCode) -> bool:
    """Return whether a date of that status is a rest of its week: RS, or with Q12 an RF on a mid-week holiday."""
    return code is DayCode.RS or (
        code is DayCode.RF and rest_may_be_owed(instance) and instance.is_midweek_holiday(day)
    )


def holiday_in_place_of_rest(instance: Instance, codes: Mapping[date, DayCode]) -> date | None:
    """Return the mid-week holiday whose RF stands for the weekly rest, given the ``codes`` of the dates of a week.

    None in a week with an RS, with a date that is not known, or that runs into the next month; only the first RF does.
    """
    known = len(codes) == DAYS_OF_WEEK and max(codes) <= instance.days[-1]
    if not known or not rest_may_be_owed(instance) or DayCode.RS in codes.values():
        return None
    found = (day for day in sorted(codes) if codes[day] is DayCode.RF and instance.is_midweek_holiday(day))
    return next(found, None)


def rest_weeks(instance: Instance, officer: Officer) -> tuple[tuple[date, ...], ...]:
    """Return the weeks whose rest this month answers for, each up to the end of the month.

    A week that runs into the next month counts only when approved absences take every date there: otherwise the rest
    can still be given and the debt is carried. Staff on fixed schedules always have the Sunday there, absent or not.
    Weeks with a date not in force do not count.
    """
    last = instance.days[-1]
    found = []
    for week in _weeks(instance):
        in_force = all(officer.in_force(day) for day in week)
        if in_force and not any(_free_next_month(instance, officer, day) for day in week if day > last):
            found.append(tuple(day for day in week if day <= last))
    return tuple(found)


def _free_next_month(instance: Instance, officer: Officer, day: date) -> bool:
    fixed_rest = not officer.on_turns and day.weekday() == SUNDAY
    return fixed_rest or instance.absence(officer.id, day) is None


def _weeks(instance: Instance) -> tuple[tuple[date, ...], ...]:
    if instance.profile.readings.q13_settimana == "lunedi-domenica":
        return iso_weeks(instance.days)
    starts = (instance.days[0] + n * _ONE_DAY for n in range(1 - DAYS_OF_WEEK, len(instance.days)))
    return tuple(tuple(start + n * _ONE_DAY for n in range(DAYS_OF_WEEK)) for start in starts)


def may_rest(instance: Instance, officer: str, day: date) -> bool:
    """Return whether the facts of the input leave a date of the month free to be a day of rest."""
    free = day in instance.days_in_month and instance.absence(officer, day) is None
    return free and not spoilt_by_history(instance, officer, day)


def rests_only_on_holidays(instance: Instance, officer: Officer, day: date) -> bool:
    """Return whether ``day`` is in a week whose rest the facts leave no date for, but mid-week holidays."""
    return any(
        day in week
        and not rested_in_history(instance, officer.id, week)
        and not any(may_rest(instance, officer.id, d) and not instance.is_midweek_holiday(d) for d in week)
        for week in rest_weeks(instance, officer)
    )


def spoilt_by_history(instance: Instance, officer: str, day: date) -> bool:
    """Return whether a duty of the history has minutes in ``day``, so that it cannot be a day of rest (D-10)."""
    before = day - _ONE_DAY
    cell = instance.history.get(officer, {}).get(before)
    stints = (stint_of(instance, before, duty) for duty in (cell.duties if cell else ()))
    return any(stint is not None and stint.runs_into_next_day for stint in stints)


def rested_in_history(instance: Instance, officer: str, days: tuple[date, ...]) -> bool:
    """Return whether one of the past ``days`` was a weekly rest day (D-10)."""
    history = instance.history.get(officer, {})
    return any(
        gives_weekly_rest(instance, day, history[day].code) and not spoilt_by_history(instance, officer, day)
        for day in days
        if day in history
    )
