"""What figures alone do not show: lengths by name, holidays, posts without rotation, burdens of a few."""

from __future__ import annotations

from datetime import date

from roster.domain import Sex
from roster.equality import Equality, equality
from roster.equality.burden import Burden
from roster.equality.notice import Notice
from tests.shared_months import TABLE, days, month
from tests.worlds import EVENING, officer, post, shift

OCTOBER, NOVEMBER, DECEMBER, JANUARY = (2026, 10), (2026, 11), (2026, 12), (2027, 1)
PEOPLE = tuple(f"{n:03}" for n in range(1, 7))


def told(report: Equality, key: str) -> list[Notice]:
    return [notice for notice in report.notices if notice.key == f"notice.{key}"]


def test_the_same_post_longer_for_some_and_shorter_for_others() -> None:
    cells = {
        "001": days(1, 3, "SL SEZ"),
        "002": days(5, 9, "SL SEZ"),
        "003": days(1, 3, "S SEZ"),
        "004": {1: "SL SEZ", 2: "S SEZ", 3: "S SEZ"},
    }
    (notice,) = told(equality([month(OCTOBER, cells)]), "lengths_end")
    assert (notice.values["shorter"], notice.values["longer"], notice.values["clock"]) == ("18-24", "16-24", "00:00")
    assert notice.people == {"short_people": ("003",), "long_people": ("001", "002")}
    assert notice.dates["003"] == (date(2026, 10, 1), date(2026, 10, 2), date(2026, 10, 3))


def test_shifts_that_begin_together_and_end_apart_are_found_too() -> None:
    table = (*TABLE, shift("ML", "08:00", 8))
    cells = {"001": days(1, 31, "ML SEZ"), "002": {}}
    (notice,) = told(equality([month(OCTOBER, cells, table=table)]), "lengths_start")
    assert (notice.values["shorter"], notice.values["longer"], notice.values["clock"]) == ("08-14", "08-16", "08:00")


def test_a_length_that_changes_on_festive_days_or_from_a_month_on_is_no_difference() -> None:
    sundays = dict.fromkeys((4, 11, 18, 25), "SL SEZ")
    of_week = {day: "S SEZ" for day in range(1, 31) if day not in sundays}
    assert not told(equality([month(OCTOBER, {"001": sundays, "002": of_week})]), "lengths_end")
    before, after = month(OCTOBER, {"001": days(1, 31, "SL SEZ")}), month(NOVEMBER, {"002": days(1, 30, "S SEZ")})
    assert not told(equality([before, after]), "lengths_end")


def test_one_exception_in_eleven_does_not_hide_a_difference() -> None:
    cells = {"001": days(1, 10, "SL SEZ") | {12: "S SEZ"}, "002": days(1, 10, "S SEZ")}
    (notice,) = told(equality([month(OCTOBER, cells)]), "lengths_end")
    assert notice.people["long_people"] == ("001",)


def test_lengths_that_everybody_has_are_no_difference() -> None:
    cells = {who: days(1, 5, "SL SEZ") | days(6, 10, "S SEZ") for who in ("001", "002", "003")}
    assert not told(equality([month(OCTOBER, cells)]), "lengths_end")


def test_who_was_there_on_every_big_holiday_and_never_served() -> None:
    free, away = {25: "RS", 26: "RS"}, {25: "CO", 26: "CO"}
    december = {"001": free, "002": {}, "003": {25: "RS"}, "004": away, "005": {26: "RS"}}
    january = {"001": {1: "RS"}, "002": {}, "003": {}, "004": {1: "RS"}, "005": {}}
    report = equality([month(DECEMBER, december), month(JANUARY, january)])
    (never,) = told(report, "never_big_days")
    assert never.people == {"people": ("001",)}
    assert never.dates["001"] == (date(2026, 12, 25), date(2026, 12, 26), date(2027, 1, 1))
    (always,) = told(report, "always_big_days")
    assert always.people == {"people": ("002",)}


def test_the_draw_says_how_many_would_be_always_free() -> None:
    """Three people, three holidays each, five of nine worked: C(6,5) of C(9,5) leave out any one of them."""
    december = {"001": {25: "RS", 26: "RS"}, "002": {}, "003": {25: "RS"}}
    january = {"001": {1: "RS"}, "002": {}, "003": {}}
    report = equality([month(DECEMBER, december), month(JANUARY, january)])
    (never,) = told(report, "never_big_days")
    assert never.values["by_lot"] == 0.1  # 3 * 6 / 126


def test_as_many_free_on_three_holidays_as_by_lot_say_nothing() -> None:
    """Twelve people of whom three serve each big holiday, in turn: many are always free, as by lot."""
    people = [f"{n:03}" for n in range(1, 13)]
    off = dict.fromkeys((25, 26), "RS")
    served = {who: {25 if n < 3 else 26: "M SEZ"} for n, who in enumerate(people[:6])}
    december = {who: off | served.get(who, {}) for who in people}
    january = {who: {1: "M SEZ" if 6 <= n < 9 else "RS"} for n, who in enumerate(people)}
    report = equality([month(DECEMBER, december), month(JANUARY, january)])
    (spread,) = (line for line in report.view.spreads if line.burden is Burden.BIG_DAYS)
    assert sorted(spread.days) == [0] * 3 + [1] * 9
    assert not told(report, "never_big_days")


def test_who_never_served_on_the_days_beside_holidays() -> None:
    cells = {"001": {7: "RS", 9: "RS", 24: "RS", 31: "RS"}, "002": {7: "RS"}, "003": {}}
    (never,) = told(equality([month(DECEMBER, cells)]), "never_beside")
    assert never.people == {"people": ("001",)}


def test_on_leave_on_the_days_beside_holidays_is_no_favour() -> None:
    cells = {"001": {7: "CO", 9: "CO", 24: "CO", 31: "CO"}, "002": {7: "RS"}, "003": {}}
    assert not told(equality([month(DECEMBER, cells)]), "never_beside")


def test_a_post_held_by_one_though_six_could() -> None:
    posts = (post("SEZ"), post("UFF"))
    cells = {who: {} for who in PEOPLE} | {"001": days(1, 31, "M UFF")}
    report = equality([month(OCTOBER, cells, posts=posts)])
    (notice,) = told(report, "held_by_few")
    values = notice.values
    assert (values["post"], values["duties"], values["holders"], values["able"]) == ("UFF", 31, 1, 6)
    assert values["by_lot"] == 6  # 6 (1 - (5/6)^31) = 5.98
    assert notice.people == {"people": ("001",)}
    only = told(report, "one_post_only")
    assert [(found.values["post"], found.people["people"]) for found in only] == [
        ("SEZ", PEOPLE[1:]),
        ("UFF", ("001",)),
    ]


def test_a_post_that_only_its_holders_may_hold_is_well_held() -> None:
    posts = (post("SEZ"), post("ARMI", skill="armeria"))
    cells = {who: {} for who in PEOPLE} | {"001": days(1, 31, "M ARMI")}
    report = equality([month(OCTOBER, cells, posts=posts)])
    assert not told(report, "held_by_few")


def test_one_post_is_no_choice_where_no_other_is_open() -> None:
    women = post("FEM", article_42=True, sex_held=Sex.F)
    posts = (post("SEZ", article_42=True, sex_held=Sex.M), women)
    woman = officer("001", sex=Sex.F)
    cells = {who: {} for who in PEOPLE} | {"001": days(1, 31, "M FEM")}
    report = equality([month(OCTOBER, cells, officers=(woman,), posts=posts)])
    assert not told(report, "one_post_only")


def test_half_of_the_unpopular_days_on_one_in_five() -> None:
    posts = (post("SEZ"), post("MURA", (EVENING,), unpopular=True))
    cells = {who: {day: "M MURA"} for day, who in enumerate(PEOPLE, 1)} | {"001": days(1, 10, "M MURA")}
    report = equality([month(OCTOBER, cells, posts=posts)])
    (notice,) = told(report, "unpopular_to_few")
    assert (notice.values["days"], notice.values["borne"], notice.values["few"], notice.values["of"]) == (15, 10, 1, 6)
    assert notice.people == {"people": ("001",)}


def test_hospital_guards_always_to_the_same() -> None:
    posts = (post("SEZ"), post("OSP", piantonamento=True))
    cells = {who: {} for who in PEOPLE} | {"001": days(1, 12, "M OSP")}
    report = equality([month(OCTOBER, cells, posts=posts)])
    assert told(report, "hospital_to_few")[0].people == {"people": ("001",)}


def test_two_hospital_guards_among_six_say_nothing() -> None:
    posts = (post("SEZ"), post("OSP", piantonamento=True))
    cells = {who: {} for who in PEOPLE} | {"001": days(1, 2, "M OSP")}
    assert not told(equality([month(OCTOBER, cells, posts=posts)]), "hospital_to_few")


def test_cells_are_those_of_each_month() -> None:
    where = {("001", date(2026, 12, 25)): "Dicembre!AA3", ("001", date(2026, 12, 26)): "Dicembre!AB3"}
    report = equality([month(DECEMBER, {"001": {}, "002": {}, "003": {}}, addresses=where)])
    assert report.view.cells("001", (date(2026, 12, 25), date(2026, 12, 27))) == ("Dicembre!AA3",)
