"""The fourteen days before the month of the samples: complete and lawful, checked without the rules of the product."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from roster.calendar import iso_week
from roster.domain import Cell, DayCode, Duty, Instance, Officer, Request, RequestKind, Stint, stint_of
from tests.samples import every_sample, instance_of, is_absent

NEVER_BY_NIGHT = (
    RequestKind.FIGLIO_SOTTO_3,
    RequestKind.GENITORE_SOLO_12,
    RequestKind.ASSISTENZA_104,
    RequestKind.GRAVIDANZA,
)


def past_stints(instance: Instance, officer: Officer) -> list[Stint]:
    days = sorted(instance.history.get(officer.id, {}).items())
    found = (stint_of(instance, day, duty) for day, cell in days for duty in cell.duties)
    return sorted((stint for stint in found if stint is not None), key=lambda stint: stint.start)


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
