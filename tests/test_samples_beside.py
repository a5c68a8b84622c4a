"""What the samples say beside people, posts and absences: the year so far, services, students, overtime."""

from __future__ import annotations

from datetime import datetime, time

from roster.domain import DayClass, DayCode, RequestKind, ServiceKind
from tests.samples import every_sample, instance_of


@every_sample
def test_training_is_in_step_with_the_year(name: str) -> None:
    instance = instance_of(name)
    rows = instance.counters.values()
    for kind, code in (("shooting", DayCode.TIR), ("updating", DayCode.AGG)):
        done = {row.officer: getattr(row, kind) for row in rows}
        assert sum(days >= (5 if instance.month == 12 else 4) for days in done.values()) > 0.8 * len(done)
        for officer, days in done.items():
            cells = instance.history.get(officer, {}).values()
            assert sum(cell.code is code for cell in cells) <= days <= 6


@every_sample
def test_leave_used_leaves_room_for_what_the_month_grants(name: str) -> None:
    instance = instance_of(name)
    for officer in instance.officers:
        (balance,) = (b for b in instance.balances[officer.id, DayCode.CO] if b.year == instance.year)
        assert balance.entitled is not None
        (suppressed,) = instance.balances[officer.id, DayCode.FS]
        found = [absence.code for day in instance.days if (absence := instance.absence(officer.id, day))]
        assert balance.enjoyed + found.count(DayCode.CO) <= balance.entitled
        assert suppressed.enjoyed + found.count(DayCode.FS) <= 4


@every_sample
def test_every_post_has_its_fesi_code_and_service(name: str) -> None:
    posts = instance_of(name).seat.posts
    assert all(post.fesi for post in posts)
    assert {ServiceKind.SEZIONE, ServiceKind.PASSEGGI, ServiceKind.TRADUZIONI} <= {post.service for post in posts}
    assert all(post.service is ServiceKind.SEZIONE or not post.code.split("-")[-1].startswith("S1") for post in posts)


@every_sample
def test_infirmaries_are_watched_in_the_afternoon_and_in_the_evening(name: str) -> None:
    instance = instance_of(name)
    for post in instance.seat.posts:
        if post.service is ServiceKind.INFERMERIA:
            lines = [line for line in post.cover if line.days is DayClass.TUTTI and line.nominal]
            assert any(instance.shift[line.shift].end_minute >= 24 * 60 for line in lines), post.code


@every_sample
def test_students_have_lessons_and_extras_rest_on_a_consent(name: str) -> None:
    instance = instance_of(name)
    first = instance.days[0]
    students = {o.id for o in instance.officers if o.request(RequestKind.STUDENTE, first)}
    assert {study.officer for study in instance.seat.studies} == students
    assert 1 <= len(instance.seat.extras) <= 3
    for extra in instance.seat.extras:
        officer = instance.officer[extra.officer]
        assert extra.act
        assert extra.end < datetime.combine(first, time())
        assert officer.request(RequestKind.CONSENSO_STRAORDINARIO, extra.day)
        assert not officer.partially_unfit
    assert len(instance.seat.assemblies) == 1
    assert instance.profile.overtime
