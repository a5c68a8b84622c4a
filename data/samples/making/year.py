"""What the year before the month leaves behind: leave used, training done, planned overtime."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from random import Random

from making.rights import YEAR
from roster.domain import Balance, Counters, DayCode, Instance, Officer, RequestKind, WorkSchedule

TRAINING_DAYS = 6
SIX_DAYS = (30, 32, 37, 45)
FIVE_DAYS = (26, 28, 32, 39)
YEARS_OF_SERVICE = (3, 15, 25)
FROM_LAST_YEAR = 0.2
STUDY_HOURS, SAFETY_HOURS, DAYS_OF_937 = 150, 60, 4
_TRAINING = {"shooting": DayCode.TIR, "updating": DayCode.AGG}


def with_training(instance: Instance, rows: tuple[Counters, ...], rng: Random) -> tuple[Counters, ...]:
    """Return the counters of everybody with the days of training and the hours of planned overtime of the year."""
    known = {row.officer: row for row in rows}
    months = instance.month - 1
    made = []
    for officer in instance.officers:
        row = known.get(officer.id) or Counters(officer=officer.id, months=0 if officer.in_force_from else months)
        hours = round(row.months * rng.uniform(0.5, 2.5)) if _consents(instance, officer) else 0
        done = {name: _trained(instance, officer, code, rng) for name, code in _TRAINING.items()}
        made.append(row.model_copy(update={"planned_overtime": hours, **done}))
    return tuple(made)


def _trained(instance: Instance, officer: Officer, code: DayCode, rng: Random) -> int:
    """Return days in step with the year: what the month has in store is not done yet, what the last days saw is."""
    ahead = _granted(instance, officer, code)
    in_step = TRAINING_DAYS * (instance.month - 1) // 12
    late = rng.choices((0, 1, 2), (17, 2, 1))[0]
    past = sum(cell.code is code for cell in instance.history.get(officer.id, {}).values())
    return max(past, min(in_step + 1 - late, TRAINING_DAYS - ahead))


def _consents(instance: Instance, officer: Officer) -> bool:
    asked, exempt = RequestKind.CONSENSO_STRAORDINARIO, (RequestKind.ESONERO_STRAORDINARIO, RequestKind.STUDENTE)
    day = instance.days[0]
    barred = officer.partially_unfit or any(officer.request(kind, day) for kind in exempt)
    return officer.request(asked, day) is not None and not barred


def balances(instance: Instance, rng: Random) -> Iterator[Balance]:
    """Yield leave and permits of everybody, with room for what the month already grants."""
    year = instance.year
    share = (instance.month - 1) / 12
    for officer in instance.officers:
        due = _leave(officer, year)
        planned = _granted(instance, officer, DayCode.CO)
        used = min(round(due * share * rng.uniform(0.85, 1.05)), due - planned)
        if officer.service_from.year < year and rng.random() < FROM_LAST_YEAR:
            last = _leave(officer, year - 1)
            left, until = rng.randrange(1, 6), date(year + 1, 6, 30)
            yield Balance(
                officer=officer.id, code=DayCode.CO, year=year - 1, entitled=last, enjoyed=last - left, until=until
            )
        yield Balance(officer=officer.id, code=DayCode.CO, year=year, entitled=due, enjoyed=max(0, used))
        most = max(0, DAYS_OF_937 - _granted(instance, officer, DayCode.FS))
        used = min(most, round(DAYS_OF_937 * share * rng.uniform(0.85, 1.1)))
        yield Balance(officer=officer.id, code=DayCode.FS, year=year, enjoyed=used)
        if officer.request(RequestKind.STUDENTE, instance.days[0]):
            yield _hours(officer, DayCode.STU, year, STUDY_HOURS, share * rng.uniform(0.3, 0.9))
        if officer.safety_representative:
            yield _hours(officer, DayCode.RLS, year, SAFETY_HOURS, share * rng.uniform(0.5, 0.9))


def _hours(officer: Officer, code: DayCode, year: int, due: int, share: float) -> Balance:
    return Balance(officer=officer.id, code=code, year=year, entitled=due, enjoyed=round(due * share))


def _leave(officer: Officer, year: int) -> int:
    """Return the days of ordinary leave of a year (d.P.R. 395/1995 art. 14)."""
    served = (date(year, 12, 31) - officer.service_from) / YEAR
    ladder = FIVE_DAYS if officer.schedule is WorkSchedule.CINQUE_GIORNI else SIX_DAYS
    return ladder[sum(served > years for years in YEARS_OF_SERVICE)]


def _granted(instance: Instance, officer: Officer, code: DayCode) -> int:
    """Return the days that the month grants with that code; a rest among them may turn out to be one."""
    found = (instance.absence(officer.id, day) for day in instance.days)
    return sum(absence is not None and absence.code is code for absence in found)
