"""Of which month a roster is: what says it, what contradicts it, and what is refused rather than read as another."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from roster.foreign.layouts.month_names import MonthName, months_of
from roster.foreign.written import Weight
from tests.foreign_tables import LETTERS, month_rows, one, plain, refusal, refused_at, said, table, told, whole

HEADS = ["Matricola", "Nominativo"]
NUMBERS = [*HEADS, *range(1, 32)]


def lettered(year: int, month: int) -> list[Any]:
    """The letters of the week of a month of 31 days."""
    return ["", "", *(LETTERS[date(year, month, day).weekday()] for day in range(1, 32))]


@pytest.mark.parametrize(
    ("title", "months"),
    [
        ("DICEMBRE 2026", [(12, 2026)]),
        ("Servizio del mese di dicembre '26", [(12, 2026)]),
        ("12/2026", [(12, 2026)]),
        ("turni_2026-12.xlsx", [(12, 2026)]),
        ("dic-26", [(12, 2026)]),
        ("Dicembre", [(12, 0)]),
        ("turni del mese di maggio", [(5, 0)]),
        ("dal 1 al 31 dicembre 2026", [(12, 2026)]),
        ("periodo dal 01/12/2026 al 31/12/2026", [(12, 2026)]),
        ("nov 2026 - dic 2026", [(11, 2026), (12, 2026)]),
        (datetime(2026, 12, 1), [(12, 2026)]),  # noqa: DTZ001
        ("Roma, 20 novembre 2026", []),
        ("affisso il 23/11/2026", []),
        (date(2026, 11, 23), []),
        ("MAGGIO Mario", []),
        ("Agosto Luigi", []),
        ("Maria 2026", []),
        ("Foglio1", []),
        ("", []),
        (12, []),
        (None, []),
    ],
)
def test_a_title_names_a_month_and_a_date_or_a_surname_does_not(title: Any, months: list[tuple[int, int]]) -> None:
    assert months_of(title) == tuple(MonthName(*month) for month in months)


@pytest.mark.parametrize(
    ("title", "sheet", "file_name"),
    [
        ("Servizio del mese di dicembre 2026", "Foglio1", ""),
        ("SERVIZIO 12/2026", "Foglio1", ""),
        ("", "Dicembre 2026", ""),
        ("", "dic 26", ""),
        ("anno 2026", "Dicembre", ""),
        ("DICEMBRE", "2026", ""),
        ("DICEMBRE", "Foglio1", "servizio 2026.xlsx"),
        ("", "Foglio1", "turni_dicembre_2026.xlsx"),
        ("Roma, 20 novembre 2026", "dicembre 2026", ""),
    ],
)
def test_the_month_comes_from_title_sheet_or_file(title: str, sheet: str, file_name: str) -> None:
    written = one(table([[title], NUMBERS, *month_rows()], title=sheet), file_name=file_name)
    assert (written.year, written.month) == (2026, 12)


def test_what_said_the_month_is_told_and_the_name_of_the_file_is_a_doubt() -> None:
    assert "dicembre 2026" in told(one(plain()), Weight.UNDERSTOOD)["month_title"]
    written = one(table([[""], NUMBERS, *month_rows()]), file_name="dicembre 2026.xlsx")
    assert "dicembre 2026.xlsx" in told(written, Weight.DOUBT)["month_from_file"]


def test_a_month_that_nothing_says_is_asked_for() -> None:
    sheet = table([["Servizio"], NUMBERS, *month_rows()])
    assert refused_at(sheet) == [("month_missing", "C2")]
    assert said(one(sheet, month=(2026, 12))) == whole()


def test_a_month_without_a_year_is_asked_for() -> None:
    sheet = table([["Servizio"], [*HEADS, *(f"{day}/12" for day in range(1, 32))], *month_rows()])
    assert refused_at(sheet) == [("year_missing", "C2")]
    assert said(one(sheet, month=(2026, 12))) == whole()


@pytest.mark.parametrize("title", ["OTTOBRE 1926", "dicembre 0026", "mese di dicembre 3026"])
def test_a_year_that_no_roster_has_is_refused_as_such(title: str) -> None:
    sheet = table([[title], NUMBERS, *month_rows()])
    assert refused_at(sheet) == [("year_unlikely", "A1")]
    [problem] = refusal(sheet)
    assert problem.values["year"] == str(int(title[-4:]))


def test_a_year_that_no_roster_has_is_a_doubt_when_the_month_is_said_elsewhere() -> None:
    sheet = table([["DICEMBRE 1926"], NUMBERS, *month_rows()], title="dicembre 2026")
    assert said(one(sheet)) == whole()
    assert "1926" in told(one(sheet), Weight.DOUBT)["other_month_said"]


def test_a_title_against_the_month_asked_for_is_refused() -> None:
    assert refused_at(plain(["Servizio ottobre 2026"]), month=(2026, 12)) == [("month_not_asked", "A1")]


def test_a_title_against_the_name_of_the_sheet_is_refused_and_the_letters_of_the_week_decide() -> None:
    rows = [["Servizio ottobre 2026"], lettered(2026, 12), NUMBERS, *month_rows()]
    assert refused_at(table([rows[0], *rows[2:]], title="Dicembre 2026")) == [("month_unclear", "A1")]
    written = one(table(rows, title="Dicembre 2026"))
    assert said(written) == whole()
    assert "ottobre 2026" in told(written, Weight.DOUBT)["other_month_said"]


def test_an_old_title_is_a_doubt_when_the_letters_agree_with_the_month_asked_for() -> None:
    written = one(table([["Servizio ottobre 2026"], lettered(2026, 12), NUMBERS, *month_rows()]), month=(2026, 12))
    assert said(written) == whole()
    assert "ottobre 2026" in told(written, Weight.DOUBT)["other_month_said"]


def test_letters_of_another_month_are_refused_with_the_first_wrong_cell() -> None:
    sheet = table([["Servizio dicembre 2026"], lettered(2026, 10), NUMBERS, *month_rows()])
    [problem] = refusal(sheet)
    assert (problem.key, problem.cell) == ("layout.weekdays_disagree", "C3")
    assert refused_at(sheet, month=(2026, 12)) == [("weekdays_disagree", "C3")]


def test_one_wrong_letter_is_a_slip_told_with_its_cell() -> None:
    letters = lettered(2026, 12)
    letters[6] = "D"
    written = one(table([["Servizio dicembre 2026"], letters, NUMBERS, *month_rows()]))
    assert said(written) == whole()
    assert "G3" in told(written, Weight.DOUBT)["weekday_slip"]


def test_dates_go_before_a_title_which_is_a_doubt() -> None:
    days = [date(2026, 12, day) for day in range(1, 32)]
    written = one(table([["Servizio ottobre 2026"], [*HEADS, *days], *month_rows()]))
    assert said(written) == whole()
    assert "ottobre 2026" in told(written, Weight.DOUBT)["other_month_said"]


def test_dates_of_another_month_than_the_one_asked_for_are_refused() -> None:
    days = [date(2026, 10, day) for day in range(1, 32)]
    sheet = table([[""], [*HEADS, *days], *month_rows()])
    assert refused_at(sheet, month=(2026, 12)) == [("month_not_asked", "C2")]


def test_several_months_one_a_sheet() -> None:
    from roster.foreign.layouts.recognise import recognise

    sheets = [
        table([[""], [*HEADS, *range(1, days + 1)], *month_rows(days=days)], title=title)
        for title, days in (("Dicembre 2026", 31), ("Novembre 2026", 30), ("Legenda varia", 5))
    ][:2]
    found = recognise(sheets)
    assert [(w.year, w.month, len(w.entries)) for w in found] == [(2026, 11, 90), (2026, 12, 93)]
    assert said(one(*sheets, month=(2026, 12))) == whole()


def test_whole_months_side_by_side_without_their_names_are_refused() -> None:
    rows = [[*row, *row[2:]] for row in month_rows()]
    sheet = table([["anno 2026"], [*HEADS, *range(1, 32), *range(1, 32)], *rows])
    assert "months_side_by_side" in {key for key, _ in refused_at(sheet, month=(2026, 12))}


def test_a_day_that_no_month_has_is_refused_with_its_cell() -> None:
    rows = [[*row, "M"] for row in month_rows()]
    assert refused_at(table([["dicembre 2026"], [*HEADS, *range(1, 33)], *rows])) == [("day_beyond", "AH2")]
