"""Grids of people and days as offices type them: every word with its person, its date and its cell."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from roster.foreign.layouts.day_marks import DayMark, day_mark, day_marks
from roster.foreign.written import Layer, Layout, Person, Weight
from tests.foreign_tables import (
    DECEMBER,
    LETTERS,
    PEOPLE,
    cells,
    month_rows,
    one,
    plain,
    refused_at,
    said,
    table,
    told,
    turned,
    whole,
    word,
)

TITLE = ["Servizio del mese di dicembre 2026"]
HEADS = ["Matricola", "Nominativo"]
MON, TUE, WED = ({0}, {1}, {2})


@pytest.mark.parametrize(
    ("value", "mark"),
    [
        (1, DayMark(1)),
        (31.0, DayMark(31)),
        ("1", DayMark(1)),
        ("01", DayMark(1)),
        ("1°", DayMark(1)),
        ("lun 1", DayMark(1, weekdays=frozenset(MON))),
        ("L 1", DayMark(1, weekdays=frozenset(MON))),
        ("1 L", DayMark(1, weekdays=frozenset(MON))),
        ("M\n1", DayMark(1, weekdays=frozenset({1, 2}))),
        ("martedì 1", DayMark(1, weekdays=frozenset(TUE))),
        ("gio. 3", DayMark(3, weekdays=frozenset({3}))),
        ("01/12", DayMark(1, 12)),
        ("1.12.26", DayMark(1, 12, 2026)),
        ("1-dic", DayMark(1, 12)),
        ("1 dicembre 2026", DayMark(1, 12, 2026)),
        ("mar 01/12/2026", DayMark(1, 12, 2026, frozenset(TUE))),
        ("2026-12-01 00:00:00", DayMark(1, 12, 2026)),
        (date(2026, 12, 1), DayMark(1, 12, 2026)),
        (datetime(2026, 12, 1), DayMark(1, 12, 2026)),  # noqa: DTZ001
        (datetime(1900, 1, 4), DayMark(4)),  # noqa: DTZ001
        (32, None),
        (0, None),
        (1.5, None),
        (True, None),
        ("8/14", None),
        ("08-14", None),
        ("M", None),
        ("TOT", None),
        ("", None),
        (None, None),
    ],
)
def test_a_day_is_known_however_it_is_typed(value: Any, mark: DayMark | None) -> None:
    assert day_mark(value) == mark


def test_mar_is_march_among_dates_of_march_and_a_tuesday_among_the_days_of_the_week() -> None:
    assert day_marks(["1 mar", "2 mar", "3 mar"])[0] == DayMark(1, 3)
    assert day_marks(["1 mar", "2 mer", "3 gio"])[0] == DayMark(1, weekdays=frozenset(TUE))


def days_as(kind: str) -> list[Any]:
    """The days of December 2026 in one way of typing."""
    forms = {
        "numbers": lambda d: d.day,
        "floats": lambda d: float(d.day),
        "texts": lambda d: str(d.day),
        "dates": lambda d: d,
        "moments": lambda d: datetime(d.year, d.month, d.day),  # noqa: DTZ001
        "letter before": lambda d: f"{LETTERS[d.weekday()]} {d.day}",
        "letter after": lambda d: f"{d.day} {LETTERS[d.weekday()]}",
        "letter above": lambda d: f"{LETTERS[d.weekday()]}\n{d.day}",
        "day and month": lambda d: f"{d.day:02}/12",
        "named month": lambda d: f"{d.day}-dic",
        "whole": lambda d: f"{d:%d/%m/%Y}",
        "iso": lambda d: d.isoformat(),
    }
    return [forms[kind](day) for day in DECEMBER]


KINDS = ("numbers", "floats", "texts", "dates", "moments", "letter before", "letter after", "letter above")
KINDS += ("day and month", "named month", "whole", "iso")


@pytest.mark.parametrize("kind", KINDS)
def test_the_row_of_days_is_found_in_every_form(kind: str) -> None:
    written = one(table([TITLE, [*HEADS, *days_as(kind)], *month_rows()]))
    assert said(written) == whole()
    assert (written.year, written.month, written.layout) == (2026, 12, Layout.PERSONS_IN_ROWS)
    assert cells(written)["0031001", 1] == "C3"
    assert cells(written)["0031003", 31] == "AG5"


@pytest.mark.parametrize("kind", KINDS)
def test_people_in_columns_are_read_as_people_in_rows(kind: str) -> None:
    sheet = turned(table([[], [*HEADS, *days_as(kind)], *month_rows()]))
    rows = list(sheet.rows)
    rows[0] = (*rows[0][:-1], "dicembre 2026") if not any(rows[0]) else rows[0]
    written = one(table([["DICEMBRE 2026"], *rows]))
    assert said(written) == whole()
    assert written.layout is Layout.PERSONS_IN_COLUMNS
    assert cells(written)["0031001", 1] == "C4"


def test_letters_of_the_week_above_the_numbers_are_no_people() -> None:
    letters = ["", "", *(LETTERS[day.weekday()] for day in DECEMBER)]
    written = one(table([TITLE, letters, [*HEADS, *range(1, 32)], *month_rows()]))
    assert said(written) == whole()
    below = one(table([TITLE, [*HEADS, *range(1, 32)], letters, *month_rows()]))
    assert said(below) == whole()


def test_two_rows_of_the_same_days_are_one() -> None:
    written = one(table([TITLE, ["", "", *DECEMBER], [*HEADS, *range(1, 32)], *month_rows()]))
    assert said(written) == whole()
    assert len(written.people) == 3


def test_everybody_is_listed_with_the_cell_of_the_name() -> None:
    written = one(plain())
    places = {person.name: str(place) for person, place in written.people.items()}
    assert places == {"ROSSI Mario": "Foglio1!B3", "BIANCHI Anna": "Foglio1!B4", "VERDI Luca": "Foglio1!B5"}


def test_who_has_no_duty_is_still_listed_and_empty_cells_have_their_address() -> None:
    rows = [*month_rows(), ["0031004", "NERI Paola"]]
    written = one(table([TITLE, [*HEADS, *range(1, 32)], *rows]))
    assert Person("0031004", "NERI Paola") in written.people
    blanks = {(e.person.matricola, e.day.day): e.place.cell for e in written.blanks}
    assert len(blanks) == 31
    assert blanks["0031004", 2] == "D6"


def test_days_of_the_month_before_and_after_stand_apart() -> None:
    rows = [[m, n, "N", "RS", *days, "M"] for m, n, *days in month_rows()]
    written = one(table([TITLE, [*HEADS, 29, 30, *range(1, 32), 1], *rows]))
    assert said(written) == whole()
    around = {(e.day, e.words) for e in written.around if e.person.matricola == "0031001"}
    assert around == {(date(2026, 11, 29), "N"), (date(2026, 11, 30), "RS"), (date(2027, 1, 1), "M")}
    assert cells(written)["0031001", 1] == "E3"


def test_months_named_above_their_days() -> None:
    above = [None, None, "NOVEMBRE 2026", None, "DICEMBRE 2026"]
    rows = [[m, n, "N", "RS", *days] for m, n, *days in month_rows()]
    sheet = table([above, [*HEADS, 29, 30, *range(1, 32)], *rows], merged=["C1:D1", "E1:AI1"])
    assert said(one(sheet)) == whole()


def test_columns_among_the_days_are_passed_over_and_told() -> None:
    days = [*range(1, 16), "TOT", None, *range(16, 32), "Ore", "Note"]
    rows = [[m, n, *d[:15], 12, None, *d[15:], 144, "part-time"] for m, n, *d in month_rows()]
    written = one(table([TITLE, [*HEADS, *days], *rows]))
    assert said(written) == whole()
    assert "R, AJ, AK" in told(written, Weight.PASSED_OVER)["columns_left"]
    assert "«TOT»" in told(written, Weight.PASSED_OVER)["columns_left"]


def test_words_in_a_column_without_day_are_refused_with_the_cell() -> None:
    days = [*range(1, 16), None, *range(16, 32)]
    rows = [[m, n, *d[:15], "M", *d[15:]] for m, n, *d in month_rows()]
    assert refused_at(table([TITLE, [*HEADS, *days], *rows])) == [("column_without_day", "R2")]


@pytest.mark.parametrize(
    ("days", "found"),
    [
        ([*range(1, 15), *range(16, 32)], [("days_left_out", "Q2")]),
        ([*range(1, 16), 15, *range(16, 32)], [("day_out_of_order", "R2")]),
        ([*range(1, 31)], [("days_missing", "C2")]),
        ([*range(3, 32)], [("days_missing", "C2")]),
    ],
)
def test_days_left_out_doubled_or_missing_are_refused(days: list[int], found: list[tuple[str, str]]) -> None:
    rows = [row[: 2 + len(days)] for row in month_rows(days=31 if len(days) < 32 else 32)]
    problems = refused_at(table([TITLE, [*HEADS, *days], *rows]))
    assert problems[0] == found[0]


def test_a_column_31_left_empty_in_a_month_of_30_days_is_no_fault() -> None:
    rows = [[*row, None] for row in month_rows(days=30)]
    title = ["novembre 2026"]
    assert len(one(table([title, [*HEADS, *range(1, 32)], *rows])).entries) == 90
    assert refused_at(table([title, [*HEADS, *range(1, 32)], *month_rows()])) == [("day_beyond", "AG2")]


@pytest.mark.parametrize(("title", "last", "whole"), [("novembre 2026", 31, "C2:AF2"), ("dicembre 2026", 32, "C2:AG2")])
def test_a_day_that_the_month_has_not_is_told_and_is_not_counted_among_the_days(
    title: str, last: int, whole: str
) -> None:
    rows = [[*row, None] for row in month_rows(days=last - 1)]
    written = one(table([[title], [*HEADS, *range(1, last + 1)], *rows]))
    assert str(last) in told(written, Weight.PASSED_OVER)["no_such_day"]
    assert whole in told(written, Weight.UNDERSTOOD)["grid_upright"]


def test_totals_legend_notes_and_signatures_are_no_people() -> None:
    foot: list[list[Any]] = [
        ["", "TOTALE M", *[1] * 31],
        ["", "Presenti", *range(1, 32)],
        ["", "Notte", *[2] * 31],
        [],
        ["LEGENDA"],
        ["M", "mattina 08-14"],
        ["P", "pomeriggio"],
        ["RS = riposo settimanale; 104 = permesso L. 104"],
        ["N.B. il presente servizio può variare"],
        [],
        ["", "Il Comandante", *[None] * 20, "Il Direttore"],
        ["", "Dott. Ugo Fantozzi"],
    ]
    written = one(table([TITLE, [*HEADS, *range(1, 32)], *month_rows(), *foot]))
    assert said(written) == whole()
    assert len(written.people) == 3
    assert dict(written.legend) == {
        "M": "mattina 08-14",
        "P": "pomeriggio",
        "RS": "riposo settimanale",
        "104": "permesso L. 104",
    }
    left = told(written, Weight.PASSED_OVER)
    assert "6, 7, 8" in left["totals_left"]
    assert "10 … 17 (7)" in left["notes_left"]


def test_a_row_of_numbers_among_words_is_a_count_and_told_with_its_label() -> None:
    written = one(table([TITLE, [*HEADS, *range(1, 32)], *month_rows(), ["", "Colloqui", *[4] * 31]]))
    assert said(written) == whole()
    assert "«Colloqui»" in told(written, Weight.DOUBT)["counts_left"]


def test_a_roster_written_in_numbers_is_not_taken_for_counts_when_a_map_says_so() -> None:
    rows = [[who[1], *[1, 2, 3, 104] * 7, 1, 2, 3] for who in PEOPLE]
    sheet = table([TITLE, ["Nominativo", *range(1, 32)], *rows])
    assert refused_at(sheet) == [("only_numbers", "B2")]
    written = one(sheet, layout=Layout.PERSONS_IN_ROWS)
    assert [e.words for e in written.entries][:4] == ["1", "2", "3", "104"]
    assert len(written.people) == 3


def test_pages_of_one_person_each_below_one_another_are_no_grid() -> None:
    page = [["Data", "Turno"], *([day, "M"] for day in DECEMBER)]
    written = one(plain(), table([*page, *page, *page], title="Schede"))
    assert said(written) == whole()


def test_a_row_of_totals_that_counts_one_to_thirty_one_makes_no_second_grid() -> None:
    written = one(table([TITLE, [*HEADS, *range(1, 32)], *month_rows(), ["", "Presenti", *range(1, 32)]]))
    assert said(written) == whole()


def test_people_numbered_one_to_thirty_one_are_no_column_of_days() -> None:
    people = [(n, f"00{n:05}", f"Cogno{LETTERS[n % 7]}{chr(64 + n % 25)} Nome") for n in range(1, 32)]
    rows = month_rows(people)
    written = one(table([TITLE, ["N.", *HEADS, *range(1, 32)], *rows]))
    assert len(written.people) == 31
    assert written.layout is Layout.PERSONS_IN_ROWS


def test_titles_of_units_give_the_unit_of_the_rows_below() -> None:
    one_row, two, three = month_rows()
    rows = [["REPARTO GIUDIZIARIO"], one_row, [], ["", "Nucleo Traduzioni"], two, three]
    written = one(table([TITLE, [*HEADS, *range(1, 32)], *rows], merged=["A3:AG3"]))
    assert said(written) == whole()
    units = {person.name: person.unit for person in written.people}
    assert units == {
        "ROSSI Mario": "REPARTO GIUDIZIARIO",
        "BIANCHI Anna": "Nucleo Traduzioni",
        "VERDI Luca": "Nucleo Traduzioni",
    }
    assert "3, 6" in told(written, Weight.UNDERSTOOD)["units_read"]


def test_a_title_that_could_be_a_person_is_a_doubt_with_its_text() -> None:
    rows = [*month_rows()[:2], ["", "NERI Paola"], month_rows()[2]]
    written = one(table([TITLE, [*HEADS, *range(1, 32)], *rows]))
    assert "«NERI Paola»" in told(written, Weight.DOUBT)["titles_read"]


def test_a_sheet_for_each_unit_is_one_month() -> None:
    rows = month_rows()
    sheets = [
        table([TITLE, [*HEADS, *range(1, 32)], *part], title=title)
        for title, part in (("Giudiziario", rows[:2]), ("NTP", rows[2:]))
    ]
    written = one(*sheets)
    assert said(written) == whole()
    assert [person.unit for person in written.people] == ["Giudiziario", "Giudiziario", "NTP"]
    assert {str(e.place) for e in written.entries if e.person.matricola == "0031003"} >= {"NTP!C3"}


def test_two_tables_on_one_sheet_are_two_units_of_the_month() -> None:
    rows = month_rows()
    head = [*HEADS, *range(1, 32)]
    written = one(table([TITLE, ["Reparto A"], head, *rows[:2], [], ["Reparto B"], head, rows[2]]))
    assert said(written) == whole()
    assert [person.unit for person in written.people] == ["Reparto A", "Reparto A", "Reparto B"]


def test_two_fortnights_are_one_month() -> None:
    rows = month_rows()
    first = [[*HEADS, *range(1, 16)], *(row[:17] for row in rows)]
    second = [[*HEADS, *range(16, 32)], *([*row[:2], *row[17:]] for row in rows)]
    assert said(one(table([TITLE, *first, [], *second]))) == whole()
    assert said(one(table([TITLE, *first], title="1-15"), table([TITLE, *second], title="16-31"))) == whole()


def test_different_duties_for_the_same_people_are_refused_and_the_map_chooses() -> None:
    other = [[*row[:2], *(word(9 + n, day) for day in range(1, 32))] for n, row in enumerate(month_rows())]
    sheets = (
        table([TITLE, [*HEADS, *range(1, 32)], *month_rows()], title="Definitivo"),
        table([TITLE, [*HEADS, *range(1, 32)], *other], title="Bozza"),
    )
    assert refused_at(*sheets) == [("said_twice", "C3")]
    assert said(one(*sheets, sheets=("Definitivo",))) == whole()
    assert said(one(*sheets, ignored_sheets=("bozza",))) == whole()


def test_a_person_in_two_rows_is_refused_with_both_cells() -> None:
    rows = [*month_rows(), month_rows()[0]]
    assert refused_at(table([TITLE, [*HEADS, *range(1, 32)], *rows])) == [("person_twice", "B6")]


@pytest.mark.parametrize("mark", [("prog.", "eff."), ("P", "S"), ("Programmato", "Svolto")])
def test_two_rows_under_a_merged_name_with_their_layer_beside(mark: tuple[str, str]) -> None:
    rows: list[list[Any]] = []
    for matricola, name, *days in month_rows():
        rows += [[matricola, name, mark[0], *days], [None, None, mark[1], "RS", *days[1:]]]
    merged = [f"{c}{r}:{c}{r + 1}" for r in (3, 5, 7) for c in "AB"]
    written = one(table([TITLE, [*HEADS, "", *range(1, 32)], *rows], merged=merged))
    programmed = {(e.person.matricola, e.day, e.words) for e in written.entries if e.layer is Layer.PROGRAMMED}
    worked = [e for e in written.entries if e.layer is Layer.WORKED]
    assert programmed == whole()
    assert len(worked) == 93
    assert (worked[0].words, worked[0].place.cell) == ("RS", "D4")


def test_two_rows_under_a_merged_name_that_nothing_tells_apart_are_read_together() -> None:
    rows: list[list[Any]] = []
    for matricola, name, *days in month_rows():
        rows += [[matricola, name, *days], [None, None, *["SEZ1"] * 31]]
    merged = [f"{c}{r}:{c}{r + 1}" for r in (3, 5, 7) for c in "AB"]
    sheet = table([TITLE, [*HEADS, *range(1, 32)], *rows], merged=merged)
    written = one(sheet)
    assert len(written.entries) == 93
    assert written.entries[0].words == f"{word(0, 1)}\nSEZ1"
    assert "rows_together" in told(written, Weight.DOUBT)
    layered = one(sheet, layers=(Layer.PROGRAMMED, Layer.WORKED))
    assert {e.words for e in layered.entries if e.layer is Layer.WORKED} == {"SEZ1"}


def test_two_lines_in_a_cell_stay_together_unless_the_file_says_they_are_layers() -> None:
    rows = [[m, n, *(f"{d}\nSEZ1" for d in days)] for m, n, *days in month_rows()]
    head = [*HEADS, *range(1, 32)]
    assert one(table([TITLE, head, *rows])).entries[0].words == f"{word(0, 1)}\nSEZ1"
    noted = one(table([TITLE, ["sopra il programmato, sotto lo svolto"], head, *rows]))
    assert {e.words for e in noted.entries if e.layer is Layer.WORKED} == {"SEZ1"}
    assert {(e.person.matricola, e.day, e.words) for e in noted.entries if e.layer is Layer.PROGRAMMED} == whole()


def test_sheets_named_programmed_and_worked_are_two_layers() -> None:
    rows = month_rows()
    worked = [[*row[:2], "MAL", *row[3:]] for row in rows]
    head = [*HEADS, *range(1, 32)]
    written = one(table([TITLE, head, *rows], title="Programmato"), table([TITLE, head, *worked], title="Effettivo"))
    assert {(e.person.matricola, e.day, e.words) for e in written.entries if e.layer is Layer.PROGRAMMED} == whole()
    assert {e.words for e in written.entries if e.layer is Layer.WORKED and e.day.day == 1} == {"MAL"}


def test_a_day_over_two_columns_is_programmed_beside_worked_or_shift_beside_post() -> None:
    days = [cell for day in range(1, 32) for cell in (day, None)]
    merged = [f"{a}2:{b}2" for a, b in zip(columns()[2:64:2], columns()[3:64:2], strict=True)]
    rows = [[m, n, *(cell for d in words for cell in (d, "SEZ1"))] for m, n, *words in month_rows()]

    def sheet(below: list[Any]) -> Any:
        return table([TITLE, [*HEADS, *days], ["", "", *below * 31], *rows], merged=merged)

    posts = one(sheet(["Turno", "Posto"]))
    assert {(e.person.matricola, e.day, e.shift) for e in posts.entries} == whole()
    assert {e.post for e in posts.entries} == {"SEZ1"}
    layers = one(sheet(["prog", "eff"]))
    assert {e.words for e in layers.entries if e.layer is Layer.WORKED} == {"SEZ1"}
    assert refused_at(sheet(["", ""])) == [("day_over_columns", "C2")]


def columns() -> list[str]:
    """Letters of the first columns."""
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    return [*letters, *(a + b for a in letters[:3] for b in letters)]


def test_cells_merged_over_days_are_read_for_each_day_with_its_own_cell() -> None:
    rows = month_rows()
    rows[0] = [*rows[0][:2], "CO", *[None] * 9, *rows[0][12:]]
    written = one(table([TITLE, [*HEADS, *range(1, 32)], *rows], merged=["C3:L3"]))
    found = [(e.day.day, e.place.cell) for e in written.entries if e.words == "CO"]
    assert found == [(day, f"{columns()[day + 1]}3") for day in range(1, 11)]
    assert "C3" in told(written, Weight.UNDERSTOOD)["merged_days"]


def test_hidden_people_and_days_are_read_and_told_by_name() -> None:
    written = one(plain(hidden_rows=frozenset({3}), hidden_columns=frozenset({6, 7})))
    assert said(written) == whole()
    doubts = told(written, Weight.DOUBT)
    assert "4 (BIANCHI Anna)" in doubts["hidden_people"]
    assert "05/12, 06/12" in doubts["hidden_days"]


def test_a_hidden_sheet_is_told_and_read_only_when_named() -> None:
    hidden = plain(title="Vero", hidden=True)
    shown = table([TITLE, [*HEADS, *range(1, 32)], *month_rows(PEOPLE[:2])], title="Servizio")
    written = one(shown, hidden)
    assert len(written.people) == 2
    assert "«Vero»" in told(written, Weight.DOUBT)["hidden_sheet"]
    assert len(one(shown, hidden, sheets=("vero",)).people) == 3


def test_faults_in_cells_of_duty_are_refused_and_elsewhere_are_not() -> None:
    faults = {(2, 4): ("cell_error", "#REF!"), (0, 20): ("cell_error", "#N/A")}
    assert refused_at(plain(faults=faults)) == [("cell_error", "E3")]


def test_comments_are_kept_aside() -> None:
    written = one(plain(notes={(2, 2): "cambio con Verdi"}))
    assert said(written) == whole()
    assert "cambio con Verdi" in told(written, Weight.PASSED_OVER)["note_left"]


def test_what_a_spreadsheet_made_a_date_is_no_duty_of_its_own_choice() -> None:
    rows = month_rows()
    rows[0][2] = date(2026, 12, 8)
    written = one(table([TITLE, [*HEADS, *range(1, 32)], *rows]))
    assert written.entries[0].words == "08/12/2026"
    assert "C3" in told(written, Weight.DOUBT)["typed_became_date"]


@pytest.mark.parametrize(
    ("heads", "people"),
    [
        (["Nominativo"], [("ROSSI Mario",), ("BIANCHI Anna",), ("VERDI Luca",)]),
        (["Cognome", "Nome"], [("ROSSI", "Mario"), ("BIANCHI", "Anna"), ("VERDI", "Luca")]),
        (["", ""], [("ROSSI", "Mario"), ("BIANCHI", "Anna"), ("VERDI", "Luca")]),
        ([""], [("ROSSI Mario",), ("BIANCHI Anna",), ("VERDI Luca",)]),
        (["Grado", "Cognome e Nome"], [("Ass.", "ROSSI Mario"), ("Ass.", "BIANCHI Anna"), ("Ag.", "VERDI Luca")]),
        (["", ""], [("Ass.", "ROSSI Mario"), ("Ass.", "BIANCHI Anna"), ("Ass.", "VERDI Luca")]),
        (["N.", "Agente"], [(1, "ROSSI Mario"), (2, "BIANCHI Anna"), (3, "VERDI Luca")]),
    ],
)
def test_the_name_is_found_by_heading_or_by_content(heads: list[str], people: list[tuple[Any, ...]]) -> None:
    written = one(table([TITLE, [*heads, *range(1, 32)], *month_rows(people)]))
    assert [person.name for person in written.people] == ["ROSSI Mario", "BIANCHI Anna", "VERDI Luca"]


@pytest.mark.parametrize("typed", ["{m} {n}", "{n} ({m})", "{n} - {m}", "{n} matr. {m}"])
def test_the_matricola_may_stand_in_the_cell_of_the_name(typed: str) -> None:
    people = [(typed.format(m=m, n=n),) for m, n in PEOPLE]
    written = one(table([TITLE, ["Personale", *range(1, 32)], *month_rows(people)]))
    assert [(person.matricola, person.name) for person in written.people] == list(PEOPLE)


def test_unit_and_ruolo_columns_are_read() -> None:
    people = [(m, n, "Ass. C.", "NTP") for m, n in PEOPLE]
    written = one(table([TITLE, [*HEADS, "Qualifica", "Reparto", *range(1, 32)], *month_rows(people)]))
    assert {(person.ruolo, person.unit) for person in written.people} == {("Ass. C.", "NTP")}


def test_the_map_wins_over_what_would_be_recognised() -> None:
    rows = [["x", *row] for row in month_rows()]
    sheet = table([TITLE, ["a", "b", "c", *range(1, 32)], *rows, ["y", "0031009", "ESCLUSO Ugo", "M"]])
    written = one(sheet, matricola="B", names=("C",), days="2", first_day="D", ignored=("6",))
    assert said(written) == whole()
    assert refused_at(sheet, days="1") == [("days_not_there", "")]


def test_no_roster_says_what_was_looked_for() -> None:
    assert refused_at(table([["Elenco"], ["a", "b"], [1, 2]])) == [("no_roster", "")]
    assert refused_at(table([TITLE, ["", *range(1, 32)], ["", *[3] * 31]])) == [("nobody_named", "B2")]
