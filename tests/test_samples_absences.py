"""What binds the month of the samples: absences, events, wishes, grounds, locks."""

from __future__ import annotations

from collections import Counter

import pytest

from roster.domain import Absence, DayCode, EventKind
from tests.samples import every_sample, instance_of


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
