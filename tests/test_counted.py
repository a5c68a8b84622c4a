"""What caps count, what they leave, and who is past fifty: definitions D-2, D-4, D-7 and the sets of ANQ 10(4)(c)."""

from __future__ import annotations

from datetime import date

import pytest

from roster.domain import Cap, Counted, Instance, Officer, Readings, Request, RequestKind, Ruolo, Seat
from roster.domain.counted import counted_as, month_cap, monthly_limits
from roster.domain.exemption import anniversary, is_exempt_from_nights, limits_before_exempt
from tests.worlds import ACROSS, EVENING, LATE_NIGHT, MORNING, NIGHT, officer, post, profile

SUNDAY, SATURDAY, TUESDAY = date(2026, 10, 11), date(2026, 10, 10), date(2026, 10, 13)
SHIFTS = (NIGHT, MORNING, EVENING, ACROSS, LATE_NIGHT)


def october(*officers: Officer, caps: tuple[Cap, ...] | None = None, **readings: str) -> Instance:
    fields: dict[str, object] = {"readings": Readings(**readings)}
    if caps is not None:
        fields["caps"] = caps
    seat = Seat(profile=profile(SHIFTS, **fields), officers=officers, posts=(post("SEZ", (NIGHT,), article_42=True),))
    return Instance(seat=seat, year=2026, month=10)


def cap(ruolo: Ruolo, nights: int, **fields: object) -> Cap:
    return Cap(ruolo=ruolo, nights=nights, festive=2, evenings=6, source="art. 3", **fields)


@pytest.mark.parametrize(
    ("day", "shift", "counts"),
    [
        (TUESDAY, NIGHT, (Counted.NOTTURNI,)),
        (TUESDAY, MORNING, ()),
        (TUESDAY, EVENING, (Counted.SERALI,)),
        (TUESDAY, ACROSS, (Counted.SERALI,)),
        (SUNDAY, NIGHT, (Counted.NOTTURNI, Counted.FESTIVI)),
        (SUNDAY, ACROSS, (Counted.FESTIVI, Counted.SERALI)),
        (SATURDAY, EVENING, (Counted.SERALI,)),
        (SATURDAY, ACROSS, (Counted.SERALI,)),
        (SATURDAY, LATE_NIGHT, (Counted.NOTTURNI,)),
    ],
)
def test_a_shift_counts_by_its_class_and_by_the_date_it_starts(day: date, shift: object, counts: tuple) -> None:
    assert counted_as(october(officer()), day, shift) == counts


def test_with_reading_q5_any_minute_in_a_festive_day_counts_but_midnight_does_not() -> None:
    instance = october(officer(), q05_festivo_per_sovrapposizione="si")
    assert Counted.FESTIVI in counted_as(instance, SATURDAY, ACROSS)
    assert Counted.FESTIVI not in counted_as(instance, SATURDAY, EVENING)


def test_one_cap_leaves_what_other_seats_have_not_used() -> None:
    someone = officer("001", nights_elsewhere=3)
    (limit,) = monthly_limits(october(someone, caps=(cap(someone.ruolo, 4),)), someone, Counted.NOTTURNI)
    assert (limit.cap, limit.used, limit.shifts, len(limit.days)) == (4, 3, 1, 31)


def test_a_promotion_inside_the_month_leaves_the_higher_cap_on_the_total() -> None:
    someone = officer("001", previous_ruolo=Ruolo.ISPETTORI, ruolo=Ruolo.FUNZIONARI, ruolo_from=date(2026, 10, 15))
    instance = october(someone, caps=(cap(Ruolo.ISPETTORI, 4), cap(Ruolo.FUNZIONARI, 1)))
    lower, higher = monthly_limits(instance, someone, Counted.NOTTURNI)
    assert (lower.shifts, min(lower.days)) == (1, date(2026, 10, 15))
    assert (higher.shifts, len(higher.days)) == (4, 31)
    assert month_cap(instance, someone, Counted.NOTTURNI) == 4


def test_dates_without_a_cap_are_under_none() -> None:
    someone = officer()
    instance = october(someone, caps=(cap(someone.ruolo, 4, first=date(2026, 10, 20)),))
    (limit,) = monthly_limits(instance, someone, Counted.NOTTURNI)
    assert min(limit.days) == date(2026, 10, 20)
    assert month_cap(instance, someone, Counted.NOTTURNI) is None


def test_years_are_completed_on_28_february_where_there_is_no_29th() -> None:
    assert anniversary(date(1976, 2, 29), 50) == date(2026, 2, 28)
    assert anniversary(date(1976, 2, 29), 52) == date(2028, 2, 29)


@pytest.mark.parametrize(
    ("born", "reading", "exempt"),
    [
        (date(1976, 10, 12), "giorno dopo i 50", True),
        (date(1976, 10, 13), "giorno dopo i 50", False),
        (date(1975, 10, 13), "dai 51", True),
        (date(1975, 10, 14), "dai 51", False),
    ],
)
def test_past_fifty_begins_the_day_after(born: date, reading: str, exempt: bool) -> None:
    asked = (Request(kind=RequestKind.ESONERO_NOTTI_50_30),)
    someone = officer("001", birth_date=born, requests=asked)
    instance = october(someone, q14_cinquantesimo=reading)
    assert is_exempt_from_nights(instance, someone, TUESDAY, age=50, service=30) is exempt
    assert not is_exempt_from_nights(instance, officer("001", birth_date=born), TUESDAY, age=50, service=30)


def test_only_colleagues_who_may_hold_the_post_are_compared() -> None:
    asked = (Request(kind=RequestKind.ESONERO_NOTTI_50_30),)
    people = (
        officer("001", birth_date=date(1970, 1, 1), requests=asked),
        officer("002", nights_elsewhere=2),
        officer("003", unit="V"),
        officer("004", requests=(Request(kind=RequestKind.ASSISTENZA_104),)),
        officer("005", in_force_from=date(2026, 10, 30)),
    )
    instance = october(*people)
    limits = limits_before_exempt(instance, instance.post["SEZ"], age=50, service=30)
    assert limits == {"002": 4, "004": 0, "005": 2}
    literal = october(*people, q10_confronto_esonerati="tutti al tetto")
    limits = limits_before_exempt(literal, literal.post["SEZ"], age=50, service=30)
    assert limits == {"002": 4, "003": 6, "004": 6, "005": 6}
