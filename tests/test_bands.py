"""Which minutes are paid as feriali, festivi, notturni, notturni-festivi."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roster.domain import Instance, Seat
from roster.domain.bands import Band, bands, repeated_minutes
from tests.worlds import MORNING, officer, post, profile

INSTANCE = Instance(
    seat=Seat(profile=profile((MORNING,)), officers=(officer(),), posts=(post("SEZ", (MORNING,)),)),
    year=2026,
    month=10,
)
"""October 2026: Sundays 4, 11, 18, 25; the clock goes back in the night of Sunday 25."""


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime.combine(date(2026, 10, day), time(hour, minute))


def split(start: datetime, end: datetime) -> dict[tuple[int, str], int]:
    return {(day.day, band.value): minutes for (day, band), minutes in bands(INSTANCE, start, end).items()}


def test_a_morning_is_feriale_and_on_sunday_festive() -> None:
    assert split(at(5, 8), at(5, 14)) == {(5, "feriale"): 360}
    assert split(at(4, 8), at(4, 14)) == {(4, "festivo"): 360}


def test_the_night_is_from_22_to_6() -> None:
    assert split(at(6, 18), at(7, 0)) == {(6, "feriale"): 240, (6, "notturno"): 120}
    assert split(at(6, 0), at(6, 6)) == {(6, "notturno"): 360}
    assert split(at(6, 5), at(6, 7)) == {(6, "feriale"): 60, (6, "notturno"): 60}
    assert split(at(6, 6), at(6, 22)) == {(6, "feriale"): 960}
    assert split(at(6, 21, 59), at(6, 22, 1)) == {(6, "feriale"): 1, (6, "notturno"): 1}


def test_each_minute_belongs_to_the_date_it_falls_on() -> None:
    """Saturday 20-02: not festive for caps (D-7), festive after midnight for pay."""
    saturday = {(3, "feriale"): 120, (3, "notturno"): 120, (4, "notturno festivo"): 120}
    assert split(at(3, 20), at(4, 2)) == saturday
    sunday = {(4, "festivo"): 120, (4, "notturno festivo"): 120, (5, "notturno"): 120}
    assert split(at(4, 20), at(5, 2)) == sunday


def test_an_end_at_24_does_not_touch_the_next_date() -> None:
    assert split(at(3, 23), at(4, 0)) == {(3, "notturno"): 60}


def test_the_night_the_clock_goes_back_counts_by_the_clock() -> None:
    assert split(at(25, 0), at(25, 6)) == {(25, "notturno festivo"): 360}


def test_the_hour_lived_twice_is_told_apart() -> None:
    assert repeated_minutes(at(25, 0), at(25, 6)) == {date(2026, 10, 25): 60}
    assert repeated_minutes(at(24, 20), at(25, 3)) == {date(2026, 10, 25): 60}
    assert repeated_minutes(at(24, 20), at(25, 2)) == {}
    assert repeated_minutes(at(18, 0), at(18, 6)) == {}
    spring = datetime.combine(date(2026, 3, 29), time())
    assert repeated_minutes(spring, spring + timedelta(hours=6)) == {}


def test_work_of_more_than_a_day_is_split_at_every_midnight() -> None:
    found = split(at(5, 12), at(7, 12))
    assert sum(found.values()) == 48 * 60
    assert found[6, "feriale"] == 16 * 60
    assert found[6, "notturno"] == 8 * 60


def test_no_time_is_no_minutes_and_a_negative_one_is_refused() -> None:
    assert split(at(5, 8), at(5, 8)) == {}
    with pytest.raises(ValueError, match="ends before it starts"):
        split(at(5, 8), at(5, 7))


MINUTE = st.integers(min_value=0, max_value=60 * 24 * 20)


@given(MINUTE, st.integers(min_value=0, max_value=3 * 24 * 60))
def test_the_split_agrees_with_counting_each_minute(first: int, length: int) -> None:
    start = at(1, 0) + timedelta(minutes=first)
    counted: dict[tuple[date, Band], int] = {}
    for n in range(length):
        moment = start + timedelta(minutes=n)
        night, festive = not 6 <= moment.hour < 22, INSTANCE.is_festive(moment.date())
        band = next(b for b in Band if (b.is_night, b.is_festive) == (night, festive))
        counted[moment.date(), band] = counted.get((moment.date(), band), 0) + 1
    assert bands(INSTANCE, start, start + timedelta(minutes=length)) == counted


@given(MINUTE, st.integers(min_value=0, max_value=2000), st.integers(min_value=0, max_value=2000))
def test_two_intervals_in_a_row_are_their_union(first: int, length: int, more: int) -> None:
    start = at(1, 0) + timedelta(minutes=first)
    middle = start + timedelta(minutes=length)
    end = middle + timedelta(minutes=more)
    whole = dict(bands(INSTANCE, start, end))
    for key, minutes in (*bands(INSTANCE, start, middle).items(), *bands(INSTANCE, middle, end).items()):
        whole[key] -= minutes
    assert not any(whole.values())
