"""The main job as a function: always a lawful roster, never a contradiction in silence, the same again when asked."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from roster.auditor import audit
from roster.domain import (
    Absence,
    Cell,
    Cover,
    DayCode,
    Instance,
    Lock,
    Roster,
    Ruolo,
    Seat,
    Sex,
    Tier,
)
from roster.errors import InputError, InternalError
from roster.generate import Progress, Settings, generate
from roster.messages import problem_text
from roster.record import Record
from roster.registry import rules
from roster.search import hand
from tests.worlds import AFTERNOON, MORNING, QUADRANTS, officer, post, profile

PEOPLE = tuple(officer(f"{n:03d}") for n in range(1, 9))
GATE = post("PRT").model_copy(
    update={"cover": tuple(Cover(shift=s.code, minimum=1, nominal=1) for s in QUADRANTS), "round_the_clock": True}
)
QUICK = Settings(time_limit=1.5, workers=1)


def instance(*, posts=(GATE,), officers=PEOPLE, month: int = 10, **fields) -> Instance:
    seat = Seat(profile=profile((*QUADRANTS, MORNING)), officers=officers, posts=posts, **fields)
    return Instance(seat=seat, year=2026, month=month)


def lock(day: int, cell: Cell, who: str = "001") -> Lock:
    return Lock(officer=who, day=date(2026, 10, day), cell=cell, where=f"Blocchi!D{day}")


NIGHT = Cell.duty("N", "PRT")
EVENING = Cell.duty("S", "PRT")


def test_a_gate_round_the_clock_is_covered_and_every_tier_has_its_bound() -> None:
    plan = generate(instance(), QUICK)
    assert not [f for f in audit(plan.instance, plan.roster) if f.blocks]
    tiers = {result.tier: result for result in plan.tiers}
    assert list(tiers) == list(Tier)
    assert tiers[Tier.MINIMUM].value == tiers[Tier.MINIMUM].bound == 0
    assert all(0 <= result.bound <= result.value for result in plan.tiers)


def test_demand_beyond_all_people_is_left_open_and_counted() -> None:
    """Eight people give at most 8 x 27 shifts; ten a quadrant are asked for: most must stay open, named and proved."""
    busy = GATE.model_copy(update={"cover": tuple(Cover(shift=s.code, minimum=10, nominal=10) for s in QUADRANTS)})
    plan = generate(instance(posts=(busy,)), QUICK)
    served = sum(len(stints) for o in PEOPLE if (stints := Record(plan.instance, plan.roster).stints_of_month(o.id)))
    open_duties = sum(f.amount for f in audit(plan.instance, plan.roster) if f.tier is Tier.MINIMUM)
    assert open_duties == 10 * 4 * 31 - served
    proved = next(one for one in plan.certificates if one.tier is Tier.MINIMUM)
    assert 10 * 4 * 31 - 8 * 31 <= proved.least <= proved.here == open_duties


def test_the_same_input_with_one_worker_gives_the_same_roster() -> None:
    first, second = (generate(instance(), QUICK) for _ in range(2))
    assert first == second


def test_locked_cells_stay_as_they_are() -> None:
    locks = (lock(6, NIGHT), lock(7, Cell(code=DayCode.RS)), lock(13, EVENING, "004"))
    plan = generate(instance(locks=locks), QUICK)
    for kept in locks:
        assert plan.roster.cell(kept.officer, kept.day) == kept.cell


def test_a_lock_against_a_rule_is_refused_with_rule_sheet_and_cell() -> None:
    with pytest.raises(InputError) as refused:
        generate(instance(locks=(lock(5, EVENING), lock(6, NIGHT))), QUICK)
    (problem,) = refused.value.problems
    assert (problem.key, problem.values["rule"], problem.values["value"]) == ("refused.lock", "ANQ-9.16a", str(NIGHT))
    assert (problem.sheet, problem.cell) == ("Blocchi", "D6")
    assert "togliere la cella bloccata" in problem_text(problem)


def test_a_lock_on_the_wrong_sex_is_refused() -> None:
    section = post("SEZ", QUADRANTS, article_42=True, sex_held=Sex.F)
    with pytest.raises(InputError) as refused:
        generate(instance(posts=(GATE, section), locks=(lock(5, Cell.duty("A", "SEZ")),)), QUICK)
    assert [problem.values["rule"] for problem in refused.value.problems] == ["ANQ-10.1a"]


def test_locks_that_only_together_leave_no_roster_are_named_without_the_innocent() -> None:
    """Two rests in one week owe 36 hours to five days: each lock is lawful alone."""
    locks = (lock(6, Cell(code=DayCode.RS)), lock(8, Cell(code=DayCode.RS)), lock(20, NIGHT))
    with pytest.raises(InputError) as refused:
        generate(instance(locks=locks), QUICK)
    told = str(refused.value)
    assert "06/10" in told or "9.7b" in told
    assert "20/10" not in told


def test_an_officer_with_nowhere_to_serve_by_day_is_named_with_the_remedy() -> None:
    """The gate admits agents only: an inspector on turns cannot make 36 hours there, and no lock is to blame."""
    agents_only = GATE.model_copy(update={"ruoli": (Ruolo.AGENTI_ASSISTENTI,)})
    inspector = officer("009", ruolo=Ruolo.ISPETTORI)
    with pytest.raises(InputError) as refused:
        generate(instance(posts=(agents_only,), officers=(*PEOPLE, inspector)), QUICK)
    (problem,) = refused.value.problems
    assert problem.key == "refused.nowhere"
    assert problem.values["id"] == "009"


def test_a_pool_at_disposal_gives_everybody_a_place() -> None:
    agents_only = GATE.model_copy(update={"ruoli": (Ruolo.AGENTI_ASSISTENTI,)})
    inspector = officer("009", ruolo=Ruolo.ISPETTORI)
    pool = post("DISP", reserve=True)
    plan = generate(instance(posts=(agents_only, pool), officers=(*PEOPLE, inspector)), QUICK)
    places = {s.post.code for s in Record(plan.instance, plan.roster).stints_of_month("009") if s.post}
    assert places == {"DISP"}


def test_leave_on_the_first_of_next_month_binds_the_last_evening() -> None:
    leave = tuple(
        Absence(officer=o.id, code=DayCode.CO, first=date(2026, 11, 1), last=date(2026, 11, 8)) for o in PEOPLE[:6]
    )
    plan = generate(instance(absences=leave), QUICK)
    last = date(2026, 10, 31)
    record = Record(plan.instance, plan.roster)
    ends = [stint.end for o in PEOPLE[:6] for stint in record.stints_on(o.id, last)]
    assert ends
    assert max(ends) <= AFTERNOON.ends_at(last)


def test_progress_tells_each_phase_once_begun() -> None:
    told: list[Progress] = []
    generate(instance(), QUICK, told.append)
    phases = [p.phase for p in told]
    assert phases[0] == "phase.model"
    assert phases[-1] == "phase.audit"
    assert any(p.tier is Tier.MINIMUM and p.best == 0 for p in told)


def test_a_roster_that_fails_its_audit_is_never_returned(monkeypatch: pytest.MonkeyPatch) -> None:
    """Were an encoder to forget its rule, the audit would stop the roster, and the instance would be kept."""

    def forgetful(m: object) -> None:
        for rule in rules().values():
            if rule.id not in ("L395-11.4", "ANQ-9.7b"):
                rule.encode(m)

    monkeypatch.setattr(hand, "encode", forgetful)
    few = (PEOPLE[0], PEOPLE[1])
    with pytest.raises(InternalError, match="hard rules") as broken:
        generate(instance(officers=few), QUICK)
    saved = Path(str(broken.value).rsplit(" ", 1)[1])
    assert Instance.model_validate_json(saved.read_text(encoding="utf-8")) == instance(officers=few)


def test_an_officer_who_leaves_has_no_cell_afterwards() -> None:
    leaver = officer("009", in_force_to=date(2026, 10, 15))
    plan = generate(instance(officers=(*PEOPLE, leaver)), QUICK)
    row: Roster = plan.roster
    assert row.cell("009", date(2026, 10, 15)) is not None
    assert all(row.cell("009", date(2026, 10, 16) + timedelta(days=n)) is None for n in range(16))
