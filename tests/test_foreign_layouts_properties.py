"""What a person does around a grid changes nothing of who does what when; junk is refused or read, never a crash."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from roster.errors import InputError
from roster.foreign.layouts.recognise import recognise
from roster.foreign.table import Table
from roster.foreign.written import Layout
from roster.messages import problem_text, text
from tests.foreign_tables import one, said, table, turned

BRIEFLY = settings(max_examples=30, deadline=None)
AT_LENGTH = settings(max_examples=80, deadline=None)
WORDS = st.sampled_from(["M", "P", "N SEZ1", "8/14", "104", 104, "RS", "c.o.", "M\nSEZ2", "14-20 portineria", None, 6])
SURNAMES = ("ROSSI", "BIANCHI", "VERDI", "NERI", "DE LUCA", "D'ANGELO", "ESPOSITO", "MAGGIO", "SOMMA", "FORZA")
NAMES = ("Mario", "Anna", "Luca", "Nicolò", "Maria Pia")
LEGEND = (["LEGENDA"], ["M", "mattina 08-14"], ["RS = riposo settimanale"], ["Il Comandante"])


@st.composite
def grids(draw: st.DrawFn) -> list[list[Any]]:
    """Two to six people, matricola and name and a word for each day; each has something on the first three."""
    people = draw(st.lists(st.sampled_from(SURNAMES), min_size=2, max_size=6, unique=True))
    rows = []
    for number, surname in enumerate(people):
        days = draw(st.lists(WORDS, min_size=31, max_size=31))
        rows.append([f"00310{number:02}", f"{surname} {draw(st.sampled_from(NAMES))}", "M", "P", "N", *days[3:]])
    return rows


def sheet(rows: Sequence[Sequence[Any]], title: str = "Servizio del mese di dicembre 2026") -> Table:
    """A plain sheet of December."""
    return table([[title], ["Matricola", "Nominativo", *range(1, 32)], *rows])


def with_column(rows: Sequence[Sequence[Any]], at: int, values: Sequence[Any]) -> list[list[Any]]:
    """Rows with one more column."""
    return [[*row[:at], value, *row[at:]] for row, value in zip(rows, values, strict=True)]


@BRIEFLY
@given(grids())
def test_turning_a_sheet_on_its_side(rows: list[list[Any]]) -> None:
    written = one(turned(sheet(rows)))
    assert said(written) == said(one(sheet(rows)))
    assert written.layout is Layout.PERSONS_IN_COLUMNS


@BRIEFLY
@given(grids(), st.data())
def test_blank_rows_and_columns(rows: list[list[Any]], data: st.DataObject) -> None:
    plain = sheet(rows)
    column = data.draw(st.integers(0, 33))
    row = data.draw(st.integers(0, len(plain.rows)))
    wider = with_column(plain.rows, column, [None] * len(plain.rows))
    blanks = data.draw(st.integers(1, 3))
    assert said(one(table([*wider[:row], *[[None]] * blanks, *wider[row:]]))) == said(one(plain))


@BRIEFLY
@given(grids(), st.integers(0, 33))
def test_a_column_of_totals_anywhere(rows: list[list[Any]], column: int) -> None:
    plain = sheet(rows)
    totals = [None, "Tot.", *range(7, 7 + len(rows))]
    assert said(one(table(with_column(plain.rows, column, totals)))) == said(one(plain))


@BRIEFLY
@given(grids(), st.integers(1, 3))
def test_a_legend_below_or_beside(rows: list[list[Any]], gap: int) -> None:
    plain = sheet(rows)
    below = table([*plain.rows, *[[None]] * gap, *LEGEND])
    assert said(one(below)) == said(one(plain))
    assert one(below).legend["M"] == "mattina 08-14"
    texts = ["", "LEGENDA", "M = mattina 08-14", "RS = riposo", *[None] * len(rows)][: len(rows) + 2]
    beside = [[*row, *[None] * gap, value] for row, value in zip(plain.rows, texts, strict=True)]
    assert said(one(table(beside))) == said(one(plain))


@BRIEFLY
@given(grids(), st.sampled_from([1, 32]))
def test_the_matricola_after_the_name_or_after_the_days(rows: list[list[Any]], column: int) -> None:
    heads = ["Matricola", "Nominativo", *range(1, 32)]
    moved = [[*row[1 : column + 1], row[0], *row[column + 1 :]] for row in [heads, *rows]]
    assert said(one(table([["dicembre 2026"], *moved]))) == said(one(sheet(rows)))


@BRIEFLY
@given(grids(), st.integers(0, 3))
def test_rows_in_another_order(rows: list[list[Any]], turns: int) -> None:
    other = [*rows[turns:], *rows[:turns]]
    assert said(one(sheet(other))) == said(one(sheet(rows)))


@BRIEFLY
@given(grids())
def test_every_word_is_in_the_cell_that_its_place_names(rows: list[list[Any]]) -> None:
    from roster.workbook.addresses import position

    plain = sheet(rows)
    for each in (plain, turned(plain)):
        for entry in one(each).entries:
            row, column = position(entry.place.cell)
            assert str(each.rows[row][column]) == entry.words


JUNK = st.one_of(
    st.none(),
    st.integers(-5, 60),
    st.floats(allow_nan=False, allow_infinity=False, width=16),
    st.booleans(),
    st.dates(date(2025, 1, 1), date(2027, 12, 31)),
    st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31)),  # noqa: DTZ001
    st.just(time(8)),
    st.sampled_from(
        ["TOTALE", "lun 1", "31/02", "Data", "Turno", "08-14", "legenda", "M=", "=", "Mattina", "novembre 2026"]
    ),
    st.text(max_size=12),
)


def read_or_refused(sheet: Table) -> None:
    """Read a sheet: what is refused has sentences, and so has every remark of what is read."""
    try:
        found = recognise([sheet], file_name="prova 2026.xlsx")
    except InputError as error:
        problems = error.problems
    else:
        problems = ()
        assert all(text(remark.key, **remark.values) for written in found for remark in written.remarks)
    assert all(problem_text(problem) for problem in problems)


@AT_LENGTH
@given(grids(), st.lists(st.tuples(st.integers(0, 7), st.integers(0, 32), JUNK), max_size=12), st.data())
def test_junk_in_cells_is_read_or_refused_never_a_crash(
    rows: list[list[Any]], junk: list[tuple[int, int, Any]], data: st.DataObject
) -> None:
    cells = [list(row) for row in sheet(rows).rows]
    for row, column, value in junk:
        if row < len(cells):
            cells[row][column] = value
    merged = data.draw(st.lists(st.tuples(st.integers(0, 6), st.integers(0, 30)), max_size=3))
    spoilt = replace(table(cells), merged=tuple(((r, c), (r + 1, c + 2)) for r, c in merged))
    read_or_refused(spoilt)
    read_or_refused(turned(spoilt))


@AT_LENGTH
@given(st.lists(st.lists(JUNK, min_size=1, max_size=12), min_size=1, max_size=12))
def test_sheets_of_junk_never_crash(rows: list[list[Any]]) -> None:
    read_or_refused(table(rows))
