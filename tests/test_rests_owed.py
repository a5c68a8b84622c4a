"""A rest that must be given by a date never leaves an officer without a lawful month, whatever the facts around it."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest
from ortools.sat.python import cp_model

from roster.domain import Absence, Cell, Credit, Instance, Lock, PastDay, Readings, Seat, WorkSchedule
from roster.domain.codes import CreditKind, DayCode, DerogationKind
from roster.domain.facts import History
from roster.domain.profile import Derogation
from roster.model import Model
from roster.planning import fixed_cells
from roster.registry import rules_in_force
from tests.worlds import EVENING, LONG, MORNING, NIGHT, RS, officer, post, profile

DUE = "L395-11.5"
MONTHS = ((2026, 10), (2026, 11), (2026, 12), (2027, 1), (2026, 4), (2026, 6))


def readings(rng: Random) -> Readings:
    """Return readings that bear on rests, mostly the usual ones."""
    return Readings(
        q01_riposo_e_assenza=rng.choice(("no", "no", "si")),
        q03_assenza_riposo_notte=rng.choice(("ammessa", "ammessa", "vietata")),
        q12_riposo_su_festivo=rng.choice(("RS e credito RF", "RF e credito RS", "mai")),
        q13_settimana=rng.choice(("lunedi-domenica", "lunedi-domenica", "sette giorni mobili")),
    )


def instance(seed: int) -> Instance:
    """Return one officer with credits due soon, long absences, locks and a past, as the seed has it."""
    rng = Random(seed)
    year, month = MONTHS[seed % len(MONTHS)]
    first = date(year, month, 1)
    days = [first + timedelta(days=n) for n in range(31) if (first + timedelta(days=n)).month == month]
    absences = tuple(
        Absence(
            officer="001",
            code=rng.choice((DayCode.CO, DayCode.MAL, DayCode.MIS)),
            first=begin,
            last=begin + timedelta(days=rng.randrange(1, 9)),
        )
        for begin in (first + timedelta(days=rng.randrange(-3, 31)) for _ in range(rng.randrange(5)))
    )
    cells = [RS, Cell.duty("N", "SEZ"), Cell.duty("M", "SEZ"), Cell.duty("S", "SEZ"), Cell(code=DayCode.RF)]
    locks = {day: Lock(officer="001", day=day, cell=rng.choice(cells)) for day in rng.sample(days, rng.randrange(4))}
    credits = tuple(
        Credit(
            officer="001",
            kind=rng.choice((CreditKind.RF, CreditKind.RF, CreditKind.RS, CreditKind.RR)),
            earned=first - timedelta(days=rng.randrange(1, 14)),
            due=first + timedelta(days=rng.randrange(-3, 25)),
        )
        for _ in range(rng.randrange(6))
    )
    past = tuple(
        PastDay(officer="001", day=first - timedelta(days=n), cell=rng.choice(cells[:4]))
        for n in range(1, rng.choice((2, 9)))
    )
    long = (Derogation(kind=DerogationKind.TURNO_OLTRE_6_ORE, reference="art. 9", shifts=("L",)),)
    seat = Seat(
        profile=profile(
            (NIGHT, MORNING, EVENING, LONG),
            readings=readings(rng),
            derogations=long if rng.random() < 0.2 else (),
            patron_day=30,
            patron_month=9,
        ),
        officers=(
            officer(
                "001",
                schedule=rng.choice((WorkSchedule.TURNI,) * 9 + (WorkSchedule.SEI_GIORNI,)),
                fixed_shift="M",
                fixed_post="SEZ",
            ),
        ),
        posts=(post("SEZ", (NIGHT, MORNING, EVENING)),),
        absences=absences,
        locks=tuple(locks.values()),
        history=History(days=past, credits=credits),
    )
    return Instance(seat=seat, year=year, month=month)


def feasible(here: Instance, *, without: str | None = None) -> bool:
    m = Model(here, fixed_cells(here))
    for rule_id, rule in rules_in_force(here).items():
        if rule_id != without and rule.subject.value == "turni":
            rule.encode(m)
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.cp_model_presolve = False
    status = solver.solve(m.cp)
    assert status in (cp_model.OPTIMAL, cp_model.FEASIBLE, cp_model.INFEASIBLE), solver.status_name(status)
    return status != cp_model.INFEASIBLE


@pytest.mark.parametrize("seed", range(60))
def test_a_month_that_had_a_lawful_roster_still_has_one(seed: int) -> None:
    here = instance(seed)
    if not feasible(here):
        assert not feasible(here, without=DUE)
