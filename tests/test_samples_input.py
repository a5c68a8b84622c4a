"""The sample seats: real sizes, a legal past, honest demand. Read back from the stored workbooks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from pathlib import Path

import pytest

from roster.auditor import audit_configuration
from roster.calendar import iso_week
from roster.domain import (
    Absence,
    Cell,
    DayClass,
    DayCode,
    DerogationKind,
    Duty,
    EventKind,
    Instance,
    Officer,
    Request,
    RequestKind,
    Ruolo,
    Seat,
    Sex,
    ShiftClass,
    Stint,
    stint_of,
)
from roster.reader import read_seat

SAMPLES = Path(__file__).resolve().parents[1] / "data" / "samples"
FILES = tuple(sorted(path.name for path in SAMPLES.glob("*.xlsx")))
NAME = re.compile(r"(?P<place>[a-z-]+)-(?P<size>\d+)-(?P<year>\d{4})-(?P<month>\d\d)\.xlsx")
WOMEN = ("torino-689-2026-12.xlsx", "venezia-giudecca-100-2026-10.xlsx")
NEVER_BY_NIGHT = (
    RequestKind.FIGLIO_SOTTO_3,
    RequestKind.GENITORE_SOLO_12,
    RequestKind.ASSISTENZA_104,
    RequestKind.GRAVIDANZA,
)
every_sample = pytest.mark.parametrize("name", FILES)


@pytest.fixture(autouse=True)
def _making(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(SAMPLES))


@lru_cache(maxsize=len(FILES))
def instance_of(name: str) -> Instance:
    parts = NAME.fullmatch(name)
    assert parts is not None, f"{name} is not place-size-year-month.xlsx"
    return Instance(seat=read_seat(SAMPLES / name), year=int(parts["year"]), month=int(parts["month"]))


def past_stints(instance: Instance, officer: Officer) -> list[Stint]:
    days = sorted(instance.history.get(officer.id, {}).items())
    found = (stint_of(instance, officer.id, day, duty) for day, cell in days for duty in cell.duties)
    return sorted((stint for stint in found if stint is not None), key=lambda stint: stint.start)


def is_absent(instance: Instance, officer: str, day: date) -> bool:
    cell = instance.history.get(officer, {}).get(day)
    if day in instance.days_in_month:
        absence = instance.absence(officer, day)
        return absence is not None and absence.code.is_absence
    return cell is not None and cell.code.is_absence


def test_the_set_is_complete() -> None:
    sizes = {int(NAME.fullmatch(name)["size"]) for name in FILES if "-2026-12" in name}  # type: ignore[index] # all match
    assert {34, 132, 351, 689, 1114} <= sizes
    assert any("-2026-10" in name for name in FILES)


@pytest.mark.parametrize("name", [name for name in FILES if "napoli" not in name])
def test_the_stored_workbook_is_the_one_the_script_makes(name: str) -> None:
    from making.assemble import seat_of
    from making.seats import SAMPLES as SPECS

    (spec,) = (sample for sample in SPECS if sample.file == name)
    stored = instance_of(name).seat
    locks = tuple(lock.model_copy(update={"where": None}) for lock in stored.locks)
    assert stored.model_copy(update={"locks": locks}) == seat_of(spec)


def test_every_sample_has_its_line_in_the_readme() -> None:
    text = (SAMPLES / "README.md").read_text(encoding="utf-8")
    assert [name for name in FILES if name not in text] == []
    assert "CC-BY 4.0" in text
    assert "Liberiamoli tutti" in text


@every_sample
def test_people_are_as_many_as_the_name_says_and_of_real_proportions(name: str) -> None:
    instance = instance_of(name)
    officers = instance.seat.officers
    parts = NAME.fullmatch(name)
    assert parts is not None
    assert len(officers) == len({officer.id for officer in officers}) == int(parts["size"])
    fixed = sum(not officer.on_turns for officer in officers) / len(officers)
    assert 0.19 <= fixed <= 0.25
    agents = sum(officer.ruolo is Ruolo.AGENTI_ASSISTENTI for officer in officers) / len(officers)
    assert 0.65 <= agents <= 0.85
    assert 1 <= sum(officer.ruolo is Ruolo.FUNZIONARI for officer in officers) <= 2
    ages = [(instance.days[0] - officer.birth_date).days / 365.25 for officer in officers]
    assert 42 <= sum(ages) / len(ages) <= 47
    assert 0.22 <= sum(age > 50 for age in ages) / len(ages) <= 0.42


@every_sample
def test_the_text_says_that_people_are_invented(name: str) -> None:
    assert "inventat" in instance_of(name).profile.agreement


@every_sample
def test_units_are_no_larger_than_sixty_and_each_has_a_pool(name: str) -> None:
    seat = instance_of(name).seat
    on_turns = Counter(officer.unit for officer in seat.officers if officer.on_turns)
    assert max(on_turns.values()) <= 60
    assert {post.unit for post in seat.posts if post.reserve} == {unit.code for unit in seat.profile.units}
    assert all(not post.cover for post in seat.posts if post.reserve)


@every_sample
def test_the_shift_table_has_its_references(name: str) -> None:
    profile = instance_of(name).profile
    assert all(shift.reference for shift in profile.shifts)
    long_shifts = [s for s in profile.shifts if s.minutes > 432]
    allowed = [
        profile.derogation(DerogationKind.TURNO_OLTRE_6_ORE, date(2026, 10, 1), shift=s.code) for s in long_shifts
    ]
    assert all(derogation is not None and derogation.reference for derogation in allowed)


@every_sample
def test_posts_open_all_day_tile_it(name: str) -> None:
    instance = instance_of(name)
    open_all_day = [post for post in instance.seat.posts if post.round_the_clock]
    assert open_all_day
    for post in open_all_day:
        for today in (DayClass.FERIALE, DayClass.FESTIVO):
            codes = {line.shift for line in post.cover if line.days in (DayClass.TUTTI, today) and line.nominal}
            minutes = [0] * 1440
            for code in codes & {shift.code for shift in instance.profile.shifts if shift.code[0] in "NMPSG"} - {
                "M7",
                "M8",
            }:
                shift = instance.shift[code]
                for minute in range(shift.start_minute, shift.end_minute):
                    minutes[minute % 1440] += 1
            assert set(minutes) == {1}, post.code


@every_sample
def test_hospital_posts_keep_to_four_quadrants(name: str) -> None:
    instance = instance_of(name)
    flagged = [p for p in instance.seat.posts if p.hospital_ward or p.atsm or p.piantonamento]
    assert flagged
    codes = {line.shift for line in instance.demands if instance.post[line.post] in flagged}
    assert codes == {"N", "M", "P", "S"}
    assert {instance.shift[code].minutes for code in codes} == {360}
    assert all(post.travel_out_min and post.travel_back_min for post in flagged if not post.atsm)


@every_sample
def test_sex_decides_only_inside_sections(name: str) -> None:
    for post in instance_of(name).seat.posts:
        assert post.sex_required is None
        assert (post.sex_held is not None) == post.article_42


@every_sample
def test_every_ruolo_on_turns_has_posts_by_day(name: str) -> None:
    instance = instance_of(name)
    for unit, ruolo in {(officer.unit, officer.ruolo) for officer in instance.officers if officer.on_turns}:
        by_day = {
            line.post
            for post in instance.seat.posts
            if post.unit == unit and ruolo in post.ruoli
            for line in instance.demands
            if line.post == post.code
            and instance.profile.class_of(instance.shift[line.shift]) in (ShiftClass.MAT, ShiftClass.POM)
        }
        assert by_day, (unit, ruolo)


@every_sample
def test_demand_is_what_the_staff_can_nearly_give(name: str) -> None:
    from making.capacity import balances

    found = balances(instance_of(name))
    target = 0.92 if name.startswith("siena") else 1.0
    for unit, balance in found.items():
        shares = balance.ratios
        assert target - 0.03 <= shares["minutes"] <= target + 0.03, unit
        assert 0.60 <= shares["minimum"] <= 0.86, unit
        assert shares["festive"] <= 0.91, unit
        assert shares["evenings"] <= 0.86, unit
        if name not in WOMEN:
            assert shares["nights"] <= 0.86, unit
            assert shares["covered"] <= 0.86, unit
    assert 0.76 <= found["*"].ratios["minimum"] <= 0.86


@every_sample
def test_no_week_asks_at_the_minimum_more_than_the_staff_can_give(name: str) -> None:
    from making.capacity import weekly_minimum

    assert {key: share for key, share in weekly_minimum(instance_of(name)).items() if share > 1.0} == {}


@pytest.mark.parametrize("name", WOMEN)
def test_the_nights_of_the_womens_section_take_all_that_women_can_give(name: str) -> None:
    from making.capacity import balances

    assert 0.95 <= balances(instance_of(name))["RF"].ratios["covered"] <= 1.10


@every_sample
def test_absences_have_the_stated_rate_and_bind_both_ends(name: str) -> None:
    instance = instance_of(name)
    days = [(officer.id, day) for officer in instance.officers for day in instance.days if officer.in_force(day)]
    codes = Counter(absence.code for key in days if (absence := instance.absence(*key)) is not None)
    away = sum(count for code, count in codes.items() if code.is_absence and code is not DayCode.CO) / len(days)
    wished = {"grosseto": 0.10, "rimini": 0.10, "napoli": 0.25}.get(name.split("-")[0], 0.15)
    assert away == pytest.approx(wished, abs=0.01)
    assert 0.02 <= codes[DayCode.CO] / len(days) <= 0.10
    absences = instance.seat.absences
    assert any(a.first < instance.days[0] <= a.last for a in absences if a.first is not None and a.last is not None)
    assert any(a.first == instance.next_day for a in absences)
    assert {DayCode.SIN, DayCode.L104} & set(codes) or len(instance.officers) < 50


@every_sample
def test_no_two_absences_of_an_officer_overlap(name: str) -> None:
    last: dict[str, Absence] = {}
    for absence in sorted(instance_of(name).seat.absences, key=lambda a: (a.officer, a.first)):
        before = last.get(absence.officer)
        assert before is None or before.last < absence.first
        last[absence.officer] = absence


@every_sample
def test_events_show_each_kind(name: str) -> None:
    instance = instance_of(name)
    events = instance.seat.events
    guards = [event for event in events if event.kind is EventKind.PIANTONAMENTO]
    assert any(g.required and g.act and instance.days[0] < g.first <= g.last < instance.days[-1] for g in guards)
    assert any(not guard.required for guard in guards)
    assert {EventKind.TRADUZIONE, EventKind.CONTROLLO_UEPE} <= {event.kind for event in events}


@every_sample
def test_the_past_has_one_cell_a_day(name: str) -> None:
    instance = instance_of(name)
    first = instance.days[0]
    wanted = {first - timedelta(days=back) for back in range(1, 15)}
    for officer in instance.officers:
        days = {day for day in wanted if officer.in_force(day)}
        assert set(instance.history.get(officer.id, {})) == days


@every_sample
def test_the_past_is_a_legal_roster(name: str) -> None:
    assert list(breaches(instance_of(name))) == []


def breaches(instance: Instance) -> Iterator[str]:
    """Yield what is unlawful in the fourteen days before the month, checked without the rules of the product."""
    for officer in instance.officers:
        stints = past_stints(instance, officer)
        for before, stint in zip([None, *stints], stints, strict=False):
            yield from _posts(officer, stint)
            yield from _nights(instance, officer, before, stint)
            yield from _absences(instance, officer, stint)
        yield from _rests(instance, officer)


def _posts(officer: Officer, stint: Stint) -> Iterator[str]:
    post = stint.post
    assert post is not None
    if post.ruoli and officer.ruolo not in post.ruoli:
        yield f"{officer.label} {stint.day}: ruolo"
    if post.article_42 and post.sex_held is not officer.sex:
        yield f"{officer.label} {stint.day}: sesso"
    if post.skill and not officer.has_skill(post.skill, stint.day):
        yield f"{officer.label} {stint.day}: interpello"
    if post.unit != officer.unit:
        yield f"{officer.label} {stint.day}: unità"


def _nights(instance: Instance, officer: Officer, before: Stint | None, stint: Stint) -> Iterator[str]:
    if stint.shift.touches_night and any(officer.request(kind, stint.day) for kind in NEVER_BY_NIGHT):
        yield f"{officer.label} {stint.day}: notte vietata"
    if not stint.is_night:
        return
    if before is not None and stint.real_start - before.real_end < timedelta(hours=8):
        yield f"{officer.label} {stint.day}: meno di otto ore prima della notte"
    exempt = officer.request(RequestKind.ESONERO_NOTTI_50_30, stint.day)
    covered = stint.post is not None and (stint.post.article_42 or stint.post.armed)
    if exempt and covered and not officer.request(RequestKind.NOTTE_VOLONTARIA, stint.day):
        yield f"{officer.label} {stint.day}: esonero"
    if is_absent(instance, officer.id, stint.day - timedelta(days=1)):
        yield f"{officer.label} {stint.day}: notte dopo assenza"


def _absences(instance: Instance, officer: Officer, stint: Stint) -> Iterator[str]:
    end = stint.real_end if stint.post is not None and stint.post.outside else stint.end
    tomorrow = stint.day + timedelta(days=1)
    if is_absent(instance, officer.id, tomorrow) and end > datetime.combine(stint.day, time(18)):
        yield f"{officer.label} {stint.day}: oltre le 18 prima di un'assenza"


def _rests(instance: Instance, officer: Officer) -> Iterator[str]:
    past = instance.history.get(officer.id, {})
    whole_weeks = {iso_week(day) for day in past if all(other in past for other in iso_week(day))}
    for week in whole_weeks:
        if sum(past[day].code is DayCode.RS for day in week) != 1:
            yield f"{officer.label} settimana del {week[0]}: riposi"


@every_sample
def test_the_breaches_above_can_be_found(name: str) -> None:
    instance = instance_of(name)
    seat = instance.seat
    victim = next(officer for officer in instance.officers if officer.on_turns)
    carer = victim.model_copy(update={"requests": (Request(kind=RequestKind.ASSISTENZA_104),)})
    night = Duty(shift="N8" if "N8" in instance.shift else "N", post=f"D-{victim.unit}")
    day = instance.previous_day
    changed = tuple(
        past.model_copy(update={"cell": Cell(code=DayCode.DUTY, duties=(night,))})
        if (past.officer, past.day) == (victim.id, day)
        else past
        for past in seat.history.days
    )
    history = seat.history.model_copy(update={"days": changed})
    officers = tuple(carer if officer.id == victim.id else officer for officer in seat.officers)
    changed_seat = seat.model_copy(update={"history": history, "officers": officers})
    worse = Instance(seat=changed_seat, year=instance.year, month=instance.month)
    assert any("notte vietata" in breach for breach in breaches(worse))


@every_sample
def test_wishes_grounds_and_locks_are_there_and_speak_of_present_people(name: str) -> None:
    instance = instance_of(name)
    seat = instance.seat
    on_turns = sum(officer.on_turns for officer in seat.officers)
    assert 0.10 * on_turns <= len(seat.wishes) <= 0.40 * on_turns
    assert len(seat.grounds) >= 3
    assert {ground.officer for ground in seat.grounds} <= set(instance.officer)
    assert len(seat.locks) == 6
    for lock in seat.locks:
        assert instance.absence(lock.officer, lock.day) is None
        officer = instance.officer[lock.officer]
        for duty in lock.cell.duties:
            post = instance.post[duty.post or ""]
            assert officer.unit == post.unit
            assert officer.ruolo in post.ruoli


@every_sample
def test_on_call_has_quota_and_volunteers_with_the_experience(name: str) -> None:
    instance = instance_of(name)
    plan = instance.profile.on_call
    assert plan is not None
    assert plan.quota
    assert plan.skill is not None
    volunteers = [o for o in instance.officers if o.request(RequestKind.REPERIBILITA, instance.days[0])]
    assert len(volunteers) >= 3
    assert all(officer.has_skill(plan.skill, instance.days[0]) for officer in volunteers)


@every_sample
def test_counters_and_credits_come_from_the_year(name: str) -> None:
    instance = instance_of(name)
    assert set(instance.counters) == {officer.id for officer in instance.officers}
    assert {row.months for row in instance.counters.values()} <= {0, instance.month - 1}
    assert all(credit.earned < instance.days[0] <= credit.due for credit in instance.seat.history.credits)
    assert instance.seat.history.credits


def _seats_with(attribute: str) -> list[Seat]:
    return [instance_of(name).seat for name in FILES if getattr(instance_of(name).seat, attribute)]


def test_special_cases_are_shown_once() -> None:
    assert [seat.profile.seat for seat in _seats_with("region")] == ["Reggio Calabria Arghillà"]
    lending = [instance_of(name).profile.seat for name in FILES if instance_of(name).profile.lending]
    assert lending == ["Roma Regina Coeli"]
    derogating = [instance_of(name).profile.seat for name in FILES if instance_of(name).profile.derogations]
    assert derogating == ["Rimini"]
    escorts = [instance_of(name).profile.seat for name in FILES if any(c.unit for c in instance_of(name).profile.caps)]
    assert escorts == ["Torino Lorusso e Cutugno"]
    parents = [name for name in FILES if any(r.other_parent for o in instance_of(name).officers for r in o.requests)]
    assert parents == ["roma-regina-coeli-351-2026-12.xlsx"]
    late = [name for name in FILES if instance_of(name).shift["N"].start == time(2)]
    assert late == ["siena-41-2026-12.xlsx"]


def test_the_festive_days_are_those_of_the_calendar() -> None:
    festive = {name: len(instance_of(name).festive_days) for name in FILES}
    assert festive["reggio-calabria-arghilla-132-2026-12.xlsx"] == 7
    assert festive["reggio-calabria-arghilla-132-2026-10.xlsx"] == 4
    assert festive["siena-41-2026-12.xlsx"] == 8  # Sant'Ansano, Tuesday 1 December
    assert festive["rimini-117-2026-10.xlsx"] == 5  # San Gaudenzo, Wednesday 14 October


@pytest.mark.parametrize("name", WOMEN)
def test_women_hold_the_womens_section(name: str) -> None:
    instance = instance_of(name)
    sections = [p for p in instance.seat.posts if p.article_42 and p.sex_held is Sex.F]
    assert sections
    agents = [o for o in instance.officers if o.unit == "RF" and o.ruolo is Ruolo.AGENTI_ASSISTENTI]
    assert {officer.sex for officer in agents} == {Sex.F}


@every_sample
def test_no_rule_on_the_configuration_objects(name: str) -> None:
    assert [finding for finding in audit_configuration(instance_of(name)) if finding.blocks] == []
