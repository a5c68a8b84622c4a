"""Lists of assignments and daily sheets: each name with its shift, its post and the cell it stands in."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from roster.foreign.layouts.names_in_cell import people_in
from roster.foreign.layouts.recognise import recognise
from roster.foreign.table import Table
from roster.foreign.written import Entry, Layout, Person, Weight
from tests.foreign_tables import DECEMBER, one, refused_at, table, told, turned


def facts(entry: Entry) -> tuple[str, int, str, str, str, str]:
    """Who, when, words, shift, post, where."""
    return (entry.person.name, entry.day.day, entry.words, entry.shift, entry.post, str(entry.place))


LIST: list[list[Any]] = [
    ["Data", "Matricola", "Nominativo", "Dalle", "Alle", "Posto", "Causale", "Note"],
    [date(2026, 12, 1), "0031001", "ROSSI Mario", time(8), time(14), "Portineria", None, "x"],
    [datetime(2026, 12, 2), "0031001", "ROSSI Mario", "14:00", "20:00", "Sez. 1", None, None],  # noqa: DTZ001
    ["03/12/2026", 31002, "BIANCHI Anna", None, None, None, "RS", None],
    ["mer 02/12/2026", "0031002", "BIANCHI Anna", timedelta(hours=22), "6.00", "Sez. 1", None, None],
]


def test_a_row_for_each_assignment_whatever_the_order_of_the_columns() -> None:
    written = one(table(LIST, title="export"))
    assert written.layout is Layout.ASSIGNMENTS
    assert list(map(facts, written.entries)) == [
        ("ROSSI Mario", 1, "", "08:00-14:00", "Portineria", "export!D2"),
        ("ROSSI Mario", 2, "", "14:00-20:00", "Sez. 1", "export!D3"),
        ("BIANCHI Anna", 3, "RS", "", "", "export!G4"),
        ("BIANCHI Anna", 2, "", "22:00-06:00", "Sez. 1", "export!D5"),
    ]
    back = [list(reversed(row)) for row in LIST]
    assert {facts(e)[:5] for e in one(table(back)).entries} == {facts(e)[:5] for e in written.entries}


def test_a_row_without_surname_is_of_its_first_name() -> None:
    heads = ["Data", "Matricola", "Cognome", "Nome", "Turno"]
    rows = [[date(2026, 12, 1), "", "ROSSI", "Mario", "M"], [date(2026, 12, 2), "", "", "Mario", "P"]]
    people = {person.name: str(place) for person, place in one(table([heads, *rows], title="export")).people.items()}
    assert people == {"ROSSI Mario": "export!C2", "Mario": "export!D3"}


def test_what_is_not_read_of_a_list_is_told() -> None:
    left = told(one(table(LIST)), Weight.PASSED_OVER)
    assert "H" in left["columns_left"]
    assert "«Note»" in left["columns_left"]


@pytest.mark.parametrize(
    ("row", "shift", "post", "words"),
    [
        (["01/12/2026", "ROSSI Mario", "M", "Portineria"], "M", "Portineria", ""),
        (["01/12/2026", "ROSSI Mario", "RS", None], "", "", "RS"),
        (["01/12/2026", "ROSSI Mario", None, "Ferie"], "", "", "Ferie"),
        (["01/12/2026", "ROSSI Mario", "8/14", None], "", "", "8/14"),
    ],
)
def test_a_shift_or_a_post_alone_are_words(row: list[Any], shift: str, post: str, words: str) -> None:
    [entry] = one(table([["Data", "Dipendente", "Turno", "Servizio"], row])).entries
    assert (entry.shift, entry.post, entry.words) == (shift, post, words)


def test_surname_and_first_name_apart_and_two_duties_on_a_day() -> None:
    rows = [
        ["Giorno", "Cognome", "Nome", "Turno"],
        ["1/12/26", "ROSSI", "Mario", "M"],
        ["1/12/26", "ROSSI", "Mario", "N"],
    ]
    written = one(table(rows))
    assert [(e.person.name, e.words) for e in written.entries] == [("ROSSI Mario", "M"), ("ROSSI Mario", "N")]


def test_the_same_row_twice_is_read_once_and_told() -> None:
    written = one(table([*LIST, LIST[1]]))
    assert len(written.entries) == 4
    assert "D6" in told(written, Weight.DOUBT)["rows_alike"]


def test_titles_above_totals_below_and_repeated_headings() -> None:
    rows = [
        ["Servizio dicembre 2026"],
        [],
        *LIST,
        [],
        LIST[0],
        ["Totale", None, None, None, None, None, 4],
        ["Il Comandante"],
    ]
    written = one(table(rows))
    assert len(written.entries) == 4
    assert "9, 10, 11" in told(written, Weight.PASSED_OVER)["notes_left"]


def test_dates_without_year_take_it_from_the_title() -> None:
    rows = [["Data", "Nominativo", "Turno"], ["01/12", "ROSSI Mario", "M"]]
    assert one(table([["Dicembre 2026"], *rows])).entries[0].day == date(2026, 12, 1)
    assert one(table(rows), month=(2026, 12)).entries[0].day == date(2026, 12, 1)
    assert refused_at(table(rows)) == [("year_missing", "C2")]


def test_rows_that_cannot_be_read_are_refused_all_at_once() -> None:
    bad: list[list[Any]] = [
        ["domani", "0031001", "ROSSI Mario", "8", "14", "Portineria"],
        [date(2026, 12, 4), None, None, "8", "14", "Portineria"],
        ["31/02/2026", "0031001", "ROSSI Mario", "8", "14", "Portineria"],
        ["lun 02/12/2026", "0031001", "ROSSI Mario", "8", "14", "Portineria"],
    ]
    assert refused_at(table([*LIST, *bad])) == [
        ("row_without_date", "A6"),
        ("row_of_nobody", "B7"),
        ("day_beyond", "D8"),
        ("weekday_of_row", "D9"),
    ]


def test_a_list_of_two_months_is_two_months_and_the_one_asked_for_alone() -> None:
    rows = [*LIST, [date(2027, 1, 1), "0031001", "ROSSI Mario", "08:00", "14:00", "Portineria"]]
    assert [(w.year, w.month, len(w.entries)) for w in recognise([table(rows)])] == [(2026, 12, 4), (2027, 1, 1)]
    written = one(table(rows), month=(2027, 1))
    assert len(written.entries) == 1
    assert "12/2026" in told(written, Weight.PASSED_OVER)["months_left"]
    assert refused_at(table(rows), month=(2026, 10)) == [("month_not_asked", "D2")]


@pytest.mark.parametrize(
    "text",
    [
        "Rossi\nBianchi",
        "Rossi, Bianchi",
        "Rossi / Bianchi",
        "Rossi/Bianchi",
        "Rossi e Bianchi",
        "Rossi; Bianchi",
        "1) Rossi\n2) Bianchi",
    ],
)
def test_a_cell_may_name_several_people(text: str) -> None:
    assert people_in(text) == (Person(name="Rossi"), Person(name="Bianchi"))


def test_names_keep_what_is_theirs() -> None:
    assert people_in("D'Angelo De Luca") == (Person(name="D'Angelo De Luca"),)
    assert people_in("Rossi M. (0031001)") == (Person("0031001", "Rossi M."),)
    assert people_in("Ass.C. Rossi Mario") == (Person(name="Ass.C. Rossi Mario"),)


@pytest.mark.parametrize("text", ["-", "//", "XXX", "scoperto", "chiuso", "n.n.", "", "..."])
def test_a_dash_names_nobody(text: str) -> None:
    assert people_in(text) == ()


def day_sheet(day: date, title: str | None = None, **more: Any) -> Table:
    """The sheet of a day: two posts, two quadrants, absences below."""
    rows: list[list[Any]] = [
        [f"Foglio di servizio del {day:%d/%m/%Y}"],
        [],
        ["Posto", "00-06", "06-12", "Mattina"],
        ["Portineria", "Rossi\nBianchi", None, None],
        ["Sezione 1", None, "Verdi (0031003)", "-"],
        ["Sezione 2", None, None, None],
        [],
        ["Riposo settimanale", "Neri, Gialli"],
        ["Malattia", "Viola"],
        ["Totale presenti", 3],
        ["Il Comandante"],
    ]
    return table(rows, title=title or str(day.day), merged=["B8:D8"], **more)


def test_a_sheet_for_each_day() -> None:
    written = one(*map(day_sheet, DECEMBER))
    assert written.layout is Layout.DAILY_SHEETS
    assert (written.year, written.month) == (2026, 12)
    assert [facts(e) for e in written.entries if e.day.day == 7] == [
        ("Rossi", 7, "", "00-06", "Portineria", "7!B4"),
        ("Bianchi", 7, "", "00-06", "Portineria", "7!B4"),
        ("Verdi", 7, "", "06-12", "Sezione 1", "7!C5"),
        ("Neri", 7, "Riposo settimanale", "", "", "7!B8"),
        ("Gialli", 7, "Riposo settimanale", "", "", "7!B8"),
        ("Viola", 7, "Malattia", "", "", "7!B9"),
    ]
    assert len(written.people) == 6


def test_what_every_sheet_repeats_is_told_once() -> None:
    written = one(*map(day_sheet, DECEMBER))
    assert [remark.key for remark in written.remarks] == ["layout.daily_read", "layout.daily_left"]
    assert "«Totale presenti» (31), «Il Comandante» (31)" in told(written, Weight.PASSED_OVER)["daily_left"]


def test_quadrants_down_and_posts_across() -> None:
    upright = one(*map(day_sheet, DECEMBER))
    written = one(*(turned(day_sheet(day)) for day in DECEMBER))
    assert {facts(e)[:5] for e in written.entries} == {facts(e)[:5] for e in upright.entries}


def test_daily_sheets_named_by_date_and_a_month_from_the_file() -> None:
    sheets = [table(day_sheet(day).rows[2:], title=f"{day.day:02}-12", merged=["B6:D6"]) for day in DECEMBER]
    assert len(one(*sheets, month=(2026, 12)).entries) == 31 * 6
    numbered = [table(sheet.rows, title=str(n), merged=["B6:D6"]) for n, sheet in enumerate(sheets, start=1)]
    assert len(one(*numbered, file_name="dicembre 2026.xlsx").entries) == 31 * 6
    assert refused_at(*numbered)[0][0] == "month_missing"


def test_daily_sheets_that_contradict_themselves_or_are_missing_are_refused() -> None:
    days = [day_sheet(day) for day in DECEMBER]
    assert refused_at(*days[:-1]) == [("sheets_missing", "")]
    assert refused_at(*days[:-1], day_sheet(date(2026, 12, 30), title="31")) == [("day_against_sheet", "A1")]
    twice = [*days[:-1], day_sheet(date(2026, 12, 30), title="bis")]
    assert ("day_on_two_sheets", "A1") in refused_at(*twice)


def test_a_grid_without_its_days_is_not_taken_for_daily_sheets() -> None:
    rows = [["Nominativo"], *(["ROSSI Mario", *"MPSNMPSN"] for _ in range(3))]
    assert refused_at(table(rows, title="1"), month=(2026, 12)) == [("no_roster", "")]


def test_names_beside_no_post_are_refused_with_the_cell() -> None:
    days = [day_sheet(day) for day in DECEMBER]
    rows = list(days[0].rows)
    rows[5] = (None, "Azzurri", None, None)
    assert refused_at(table(rows, title="1", merged=["B8:D8"]), *days[1:]) == [("names_without_post", "B6")]


def test_a_monthly_grid_goes_before_daily_sheets_and_lists_which_are_told() -> None:
    from tests.foreign_tables import plain, said, whole

    written = one(plain(title="Mese"), *map(day_sheet, DECEMBER), table(LIST, title="Elenco"))
    assert said(written) == whole()
    assert "«Elenco»" in told(written, Weight.DOUBT)["lists_left"]
    assert "«1»" in told(written, Weight.PASSED_OVER)["sheets_left"]
