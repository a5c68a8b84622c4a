"""Values that hold for a time: the shift table and the caps of the month."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from roster.auditor import audit, audit_configuration
from roster.closing import opened_by
from roster.domain import (
    Cap,
    Cell,
    Event,
    EventKind,
    History,
    Instance,
    Lock,
    PastDay,
    Plan,
    Provenance,
    Ruolo,
    Shift,
    Wish,
    WishKind,
)
from roster.errors import InputError
from roster.reader.seat_check import check_seat
from tests.dated_seat import NEW_NIGHT, OLD_NIGHT, TABLE, a_seat, roster_of
from tests.worlds import AFTERNOON, MORNING, profile, shift


def test_a_month_has_its_own_table() -> None:
    february, march = (Instance(seat=a_seat(), year=2026, month=month) for month in (2, 3))
    assert february.shift["N"] == OLD_NIGHT
    assert march.shift["N"] == NEW_NIGHT
    assert [s.code for s in march.profile.shifts] == ["M", "P", "N"]
    assert march.shift_on("N", date(2026, 2, 28)) == OLD_NIGHT
    assert february.shift_on("N", date(2026, 3, 1)) == NEW_NIGHT
    assert march.shift_on("X", date(2026, 2, 28)) is None


def test_auditing_a_month_uses_the_values_of_that_month() -> None:
    """An afternoon until 18 before a night is six hours by February's table and eight by March's (vectors 4 and 5)."""
    afternoon = Cell.duty("P", "SEZ")
    night = Cell.duty("N", "SEZ")
    february = Instance(seat=a_seat((MORNING, shift("P", "12:00", 6), OLD_NIGHT, NEW_NIGHT)), year=2026, month=2)
    march = Instance(seat=february.seat, year=2026, month=3)
    in_february = roster_of(february, {date(2026, 2, 10): afternoon, date(2026, 2, 11): night})
    in_march = roster_of(march, {date(2026, 3, 10): afternoon, date(2026, 3, 11): night})
    assert "ANQ-9.16a" in {f.rule for f in audit(february, in_february)}
    assert "ANQ-9.16a" not in {f.rule for f in audit(march, in_march)}


def test_the_history_is_read_with_the_table_of_its_own_dates() -> None:
    """A shift until 18 on 28 February, by the old table, before March's night at 02."""
    old, new = shift("P", "12:00", 7), shift("P", "12:00", 6)
    old, new = (
        old.model_copy(update={"last": OLD_NIGHT.last}),
        new.model_copy(update={"first": NEW_NIGHT.first}),
    )
    past = (PastDay(officer="001", day=date(2026, 2, 28), cell=Cell.duty("P", "SEZ")),)
    seat = a_seat((MORNING, old, new, NEW_NIGHT), history=History(days=past))
    march = Instance(seat=seat, year=2026, month=3)
    roster = roster_of(march, {date(2026, 3, 1): Cell.duty("N", "SEZ")})
    assert "ANQ-9.16a" in {f.rule for f in audit(march, roster)}, "19:00 to 02:00 is seven hours"


def test_caps_are_those_of_the_month() -> None:
    def cap(nights: int, **period: date) -> Cap:
        ruolo = Ruolo.AGENTI_ASSISTENTI
        return Cap(ruolo=ruolo, nights=nights, festive=3, evenings=8, source="art. 2", **period)

    caps = (cap(2, last=date(2026, 2, 28)), cap(3, first=date(2026, 3, 1)))
    seat = a_seat(profile=profile(TABLE, caps=caps))
    for month, refused in ((2, True), (3, False)):
        instance = Instance(seat=seat, year=2026, month=month)
        nights = {date(2026, month, day): Cell.duty("N", "SEZ") for day in (3, 10, 17)}
        assert ("ANQ-10.4a" in {f.rule for f in audit(instance, roster_of(instance, nights))}) is refused


def test_lines_of_another_table_ask_for_nothing_and_are_told() -> None:
    gone = shift("G", "09:00", 6).model_copy(update={"last": date(2026, 2, 28)})
    march = Instance(seat=a_seat((MORNING, gone)), year=2026, month=3)
    assert {line.shift for line in march.demands} == {"M"}
    told = [f for f in audit_configuration(march) if f.says == "fuori_tabella"]
    assert [(f.shift, f.amount, f.blocks) for f in told] == [("G", 1, False)]


@pytest.mark.parametrize(
    ("change", "key", "at"),
    [
        ({"first": date(2026, 3, 2)}, "shift_starts_mid_month", "first"),
        ({"first": date(2026, 3, 1), "last": date(2026, 4, 29)}, "shift_ends_mid_month", "last"),
        ({"first": date(2026, 2, 1)}, "shifts_overlap", "code"),
        ({"first": date(2026, 5, 1), "last": date(2026, 4, 30)}, "ends_before_start", "last"),
        ({"code": "n"}, "duplicate", "code"),
    ],
)
def test_a_table_that_changes_inside_a_month_or_twice_is_refused(change: dict[str, Any], key: str, at: str) -> None:
    seat = a_seat((MORNING, AFTERNOON, OLD_NIGHT, NEW_NIGHT.model_copy(update=change)))
    found = {(issue.key, issue.at) for issue in check_seat(seat)}
    assert (key, ("profile", "shifts", 3, at)) in found


def test_a_table_that_changes_with_the_month_is_accepted() -> None:
    assert list(check_seat(a_seat())) == []


@pytest.mark.parametrize(
    ("fields", "at"),
    [
        ({"locks": (Lock(officer="001", day=date(2026, 2, 3), cell=Cell.duty("G", "SEZ")),)}, ("locks", 0, "cell")),
        (
            {"history": History(days=(PastDay(officer="001", day=date(2026, 2, 28), cell=Cell.duty("G", "SEZ")),))},
            ("history", "days", 0, "cell"),
        ),
        (
            {"wishes": (Wish(officer="001", day=date(2026, 2, 3), kind=WishKind.TURNO, shift="G"),)},
            ("wishes", 0, "shift"),
        ),
        (
            {
                "events": (
                    Event(
                        id="E1",
                        kind=EventKind.ALTRO,
                        post="SEZ",
                        first=date(2026, 2, 1),
                        last=date(2026, 2, 28),
                        shifts=("G",),
                    ),
                )
            },
            ("events", 0, "shifts"),
        ),
    ],
)
def test_a_shift_named_on_a_date_it_does_not_hold_is_refused(fields: dict[str, Any], at: tuple[object, ...]) -> None:
    coming = shift("G", "09:00", 6).model_copy(update={"first": date(2026, 3, 1)})
    issues = list(check_seat(a_seat((*TABLE, coming), **fields)))
    assert [(issue.key, issue.at) for issue in issues] == [("shift_out_of_period", at)]


@pytest.mark.parametrize(
    ("night", "refused"),
    [
        ((OLD_NIGHT, NEW_NIGHT), False),
        ((NEW_NIGHT,), True),
        ((shift("N", "02:00", 6),), True),
        ((shift("N", "00:00", 6),), False),
    ],
)
def test_a_month_opens_with_the_shifts_of_the_month_before_at_their_times(
    night: tuple[Shift, ...], refused: bool
) -> None:
    february = Instance(seat=a_seat((MORNING, OLD_NIGHT)), year=2026, month=2)
    roster = roster_of(february, {date(2026, 2, 28): Cell.duty("N", "SEZ")})
    before = Plan(instance=february, roster=roster, provenance=Provenance(version="0"))
    march = Instance(seat=a_seat((MORNING, *night)), year=2026, month=3)
    if not refused:
        assert opened_by(march, before).history["001"][date(2026, 2, 28)] == Cell.duty("N", "SEZ")
        return
    with pytest.raises(InputError) as error:
        opened_by(march, before)
    assert [problem.key for problem in error.value.problems] == ["history.other_time"]
