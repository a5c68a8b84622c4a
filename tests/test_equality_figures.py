"""Figures and comparisons of equality, worked out by hand on small worlds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from math import comb

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roster.domain import Absence, DayCode, Instance, Request, RequestKind, Ruolo, Sex
from roster.domain.known import EVERYTHING, Fact
from roster.equality import Equality, equality
from roster.equality.burden import Burden
from roster.equality.comparison import Comparison, Spread, Standing
from roster.equality.figures import Figures
from roster.equality.lot import at_least, at_most
from roster.errors import InputError
from tests.shared_months import days, month
from tests.worlds import NIGHT, officer, post

OCTOBER, NOVEMBER, DECEMBER, JANUARY = (2026, 10), (2026, 11), (2026, 12), (2027, 1)
NIGHTS = {"001": days(1, 10, "N SEZ"), "002": days(11, 20, "N SEZ"), "003": days(21, 31, "N SEZ")}
"""October: one night a day, ten, ten and eleven to three people."""


def figures(report: Equality, who: str) -> Figures:
    (found,) = (line for line in report.view.figures if line.officer == who)
    return found


def spread(report: Equality, burden: Burden) -> Spread:
    (found,) = (line for line in report.view.spreads if line.burden is burden)
    return found


def compared(report: Equality, burden: Burden, who: str) -> Comparison:
    (found,) = (line for line in spread(report, burden).comparisons if line.officer == who)
    return found


def test_who_was_always_there_and_never_on_a_night_is_beyond_chance() -> None:
    report = equality([month(OCTOBER, {**NIGHTS, "004": {}})])
    line = compared(report, Burden.NIGHTS, "004")
    assert (line.done, line.chances, line.drawn, line.total, line.people) == (0, 31, 31, 124, 4)
    assert line.expected == 7.75
    assert line.difference == -7.75
    assert line.probability == pytest.approx(comb(93, 31) / comb(124, 31))
    assert line.standing is Standing.BEYOND_CHANCE
    out = [(found.officer, found.standing) for found in report.outliers if found.burden is Burden.NIGHTS]
    assert out == [("004", Standing.BEYOND_CHANCE), ("003", Standing.FAR)]
    nights = spread(report, Burden.NIGHTS)
    assert sorted(nights.days) == [0, 10, 10, 11]
    assert (nights.mean_days, nights.median_days) == (7.75, 10)
    assert nights.mean_share == pytest.approx(7.75 / 31)


def test_days_of_absence_are_no_opportunity() -> None:
    line = compared(equality([month(OCTOBER, {**NIGHTS, "004": days(1, 20, "CO")})]), Burden.NIGHTS, "004")
    assert (line.chances, line.total) == (11, 104)
    assert line.expected == pytest.approx(31 * 11 / 104)


def test_a_mission_is_no_opportunity_and_a_weekly_rest_is_one() -> None:
    report = equality([month(OCTOBER, {**NIGHTS, "004": days(1, 3, "MIS") | days(4, 9, "RS")})])
    assert compared(report, Burden.NIGHTS, "004").chances == 28
    assert figures(report, "004").present == 28


def test_who_is_exempt_from_nights_is_not_compared_and_keeps_what_was_done() -> None:
    old = officer("004", birth_date=date(1970, 1, 1), requests=(Request(kind=RequestKind.ESONERO_NOTTI_50_30),))
    report = equality([month(OCTOBER, {**NIGHTS, "004": {31: "N SEZ"}}, officers=(old,))])
    assert figures(report, "004").done(Burden.NIGHTS) == 1
    assert Burden.NIGHTS not in figures(report, "004").able
    assert [line.officer for line in spread(report, Burden.NIGHTS).comparisons] == ["001", "002", "003"]
    assert compared(report, Burden.NIGHTS, "001").total == 93


def test_a_right_from_the_middle_of_the_month_takes_out_the_days_after_it() -> None:
    mother = officer("004", requests=(Request(kind=RequestKind.FIGLIO_SOTTO_3, first=date(2026, 10, 11)),))
    report = equality([month(OCTOBER, {**NIGHTS, "004": {}}, officers=(mother,))])
    assert compared(report, Burden.NIGHTS, "004").chances == 10


def test_a_night_in_a_section_of_men_is_no_opportunity_for_a_woman() -> None:
    section = post("SEZ", (NIGHT,), article_42=True, sex_held=Sex.M)
    woman = officer("004", sex=Sex.F)
    cells = {**NIGHTS, "004": days(1, 31, "M PORTA")}
    report = equality([month(OCTOBER, cells, officers=(woman,), posts=(section, post("PORTA")))])
    assert Burden.NIGHTS not in figures(report, "004").able
    assert figures(report, "004").chances(Burden.FESTIVE) == 4


def test_only_dates_on_which_somebody_bore_it_are_opportunities() -> None:
    report = equality([month(OCTOBER, {"001": {3: "N SEZ"}, "002": {4: "N SEZ"}, "003": {}})])
    assert compared(report, Burden.NIGHTS, "003").chances == 2


def test_who_was_on_leave_on_christmas_could_not_work_it() -> None:
    cells = {"001": {}, "002": {25: "RS", 26: "RS"}, "003": days(20, 25, "CO")}
    report = equality([month(DECEMBER, cells)])
    assert [compared(report, Burden.BIG_DAYS, who).chances for who in cells] == [2, 2, 1]
    assert [compared(report, Burden.BIG_DAYS, who).done for who in cells] == [2, 0, 1]


def test_sundays_festive_days_and_days_beside_holidays_of_december() -> None:
    report = equality([month(DECEMBER, {"001": {}, "002": {}, "003": {}})])
    mine = figures(report, "001")
    assert [day.day for day in mine.borne[Burden.SUNDAYS]] == [6, 13, 20, 27]
    assert [day.day for day in mine.borne[Burden.FESTIVE]] == [6, 8, 13, 20, 25, 26, 27]
    assert [day.day for day in mine.borne[Burden.BESIDE_HOLIDAYS]] == [7, 9, 24, 31]


def test_unpopular_posts_and_hospital_guards() -> None:
    posts = (post("SEZ"), post("MURA", unpopular=True), post("OSP", piantonamento=True))
    cells = {"001": days(1, 12, "M MURA"), "002": days(1, 3, "M OSP"), "003": {}}
    report = equality([month(OCTOBER, cells, posts=posts)])
    assert compared(report, Burden.UNPOPULAR, "001").done == 12
    assert compared(report, Burden.UNPOPULAR, "002").chances == 12
    assert compared(report, Burden.HOSPITAL, "002").done == 3


def test_hours_lengths_and_posts_of_a_person() -> None:
    report = equality([month(OCTOBER, {"001": days(1, 2, "SL SEZ") | days(3, 31, "RS")})])
    mine = figures(report, "001")
    assert (mine.minutes, mine.on_duty, mine.present, mine.days) == (16 * 60, 2, 31, 31)
    assert mine.lengths == {480: 2}
    assert mine.posts == {"SEZ": 2}


def test_people_are_compared_within_ruolo_and_unit() -> None:
    cells = {f"{n:03}": {1: "N SEZ"} for n in range(1, 7)}
    people = tuple(officer(who, ruolo=Ruolo.ISPETTORI) for who in ("004", "005", "006"))
    report = equality([month(OCTOBER, cells, officers=people)])
    groups = [line.group.ruolo for line in report.view.spreads if line.burden is Burden.NIGHTS]
    assert groups == ["agenti-assistenti", "ispettori"]


def test_a_promotion_divides_the_figures_of_a_person() -> None:
    promoted = officer(
        "001", ruolo=Ruolo.SOVRINTENDENTI, previous_ruolo=Ruolo.AGENTI_ASSISTENTI, ruolo_from=date(2026, 10, 11)
    )
    report = equality([month(OCTOBER, {"001": {}}, officers=(promoted,))])
    assert {line.group.ruolo: line.days for line in report.view.figures} == {
        "agenti-assistenti": 10,
        "sovrintendenti": 21,
    }


def test_without_ruolo_and_unit_everybody_is_one_group() -> None:
    known = EVERYTHING - {Fact.RUOLO, Fact.UNITA}
    people = (officer("001"), officer("002", ruolo=Ruolo.ISPETTORI), officer("003", unit="V"))
    cells = {one.id: {} for one in people}
    report = equality([month(OCTOBER, cells, officers=people, known=known)])
    assert {(line.group.ruolo, line.group.unit) for line in report.view.figures} == {("", "")}


def test_what_one_month_does_not_say_is_used_in_none() -> None:
    cells = {"001": {}, "002": {}, "003": {}}
    report = equality([month(OCTOBER, cells), month(NOVEMBER, cells, known=EVERYTHING - {Fact.RUOLO})])
    assert {line.group.ruolo for line in report.view.figures} == {""}
    assert {line.days for line in report.view.figures} == {61}


def test_an_empty_cell_is_no_opportunity_and_is_counted() -> None:
    report = equality([month(OCTOBER, {**NIGHTS, "004": days(1, 21, "")})])
    assert compared(report, Burden.NIGHTS, "004").chances == 10
    assert figures(report, "004").unwritten == 21


def test_where_only_who_is_on_duty_is_named_a_date_without_duty_counts_unless_an_absence_is_given() -> None:
    cells = {"001": days(1, 31, ""), **{who: NIGHTS[who] for who in ("002", "003")}}
    read = month(OCTOBER, cells, known=EVERYTHING - {Fact.STATI})
    assert compared(equality([read]), Burden.NIGHTS, "001").chances == 21
    asked = Absence(officer="001", code=DayCode.CO, first=date(2026, 10, 20), last=date(2026, 10, 31))
    seat = read.instance.seat.model_copy(update={"absences": (asked,)})
    beside = replace(read, instance=Instance(seat=seat, year=2026, month=10))
    assert compared(equality([beside]), Burden.NIGHTS, "001").chances == 9


def test_who_has_a_fixed_schedule_is_shown_and_not_compared() -> None:
    fixed = officer("004", schedule="5 giorni")
    report = equality([month(OCTOBER, {**NIGHTS, "004": {}}, officers=(fixed,))])
    assert not figures(report, "004").group.on_turns
    assert len(spread(report, Burden.NIGHTS).comparisons) == 3


def test_two_people_are_too_few_to_compare() -> None:
    assert equality([month(OCTOBER, {"001": days(1, 31, "N SEZ"), "002": {}})]).view.spreads == ()


def test_three_days_and_a_quarter_away_is_far_without_being_beyond_chance() -> None:
    cells = {"001": days(1, 7, "N SEZ"), "002": days(8, 11, "N SEZ"), "003": days(12, 12, "N SEZ")}
    report = equality([month(OCTOBER, cells)])
    assert compared(report, Burden.NIGHTS, "001").expected == 4
    assert [compared(report, Burden.NIGHTS, who).standing for who in cells] == [
        Standing.FAR,
        Standing.IN_LINE,
        Standing.FAR,
    ]


def test_equal_shares_are_perfectly_even() -> None:
    cells = {"001": days(1, 10, "N SEZ"), "002": days(11, 20, "N SEZ"), "003": days(21, 30, "N SEZ")}
    report = equality([month(OCTOBER, cells)])
    assert spread(report, Burden.NIGHTS).unevenness == 0
    assert all(line.standing is Standing.IN_LINE for line in spread(report, Burden.NIGHTS).comparisons)


def test_months_are_joined_in_order() -> None:
    report = equality([month(JANUARY, {"001": {}, "002": {}, "003": {}}), month(DECEMBER, {"001": {}, "002": {}})])
    assert [one.when for one in report.view.months] == [DECEMBER, JANUARY]
    assert [day.day for day in figures(report, "001").borne[Burden.BIG_DAYS]] == [25, 26, 1]
    assert figures(report, "003").days == 31


def test_the_same_month_twice_and_another_seat_are_refused_together() -> None:
    other = month(NOVEMBER, {"001": {}}, profile_fields={"seat": "Altrove"}, name="altrove.xlsx")
    with pytest.raises(InputError) as error:
        equality([month(OCTOBER, {"001": {}}), month(OCTOBER, {"001": {}}, name="copia.xlsx"), other])
    keys = [problem.key for problem in error.value.problems]
    assert keys == ["equality.same_month", "equality.other_seat"]
    assert error.value.problems[0].values["second"] == "copia.xlsx"
    with pytest.raises(InputError):
        equality([])


@given(data=st.data(), total=st.integers(1, 60))
def test_the_draw_is_the_hypergeometric_one(data: st.DataObject, total: int) -> None:
    own, drawn = data.draw(st.integers(0, total)), data.draw(st.integers(0, total))
    done = data.draw(st.integers(0, min(own, drawn)))
    ways = [comb(own, k) * comb(total - own, drawn - k) for k in range(done + 1) if drawn >= k]
    exact = Fraction(sum(ways), comb(total, drawn))
    assert at_most(done, own, drawn, total) == pytest.approx(float(exact), abs=1e-9)
    above = at_least(done + 1, own, drawn, total)
    assert above == pytest.approx(1 - float(exact), abs=1e-9)


@given(nights=st.lists(st.sampled_from(["001", "002", "003", "004"]), min_size=30, max_size=30))
def test_the_expected_days_add_up_to_those_done(nights: list[str]) -> None:
    cells = {who: {day: "N SEZ" for day, one in enumerate(nights, 1) if one == who} for who in sorted(set(nights))}
    report = equality([month(NOVEMBER, {**cells, "009": days(1, 9, "CO")})])
    for line in report.view.spreads:
        assert sum(one.expected for one in line.comparisons) == pytest.approx(sum(line.days))
