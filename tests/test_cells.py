"""The language of a roster cell is read back as it was written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roster.domain import Cell, DayCode, Duty
from roster.workbook.cells import CellError, Codes, format_cell, parse_cell
from roster.workbook.text import fold_code

SEAT = Codes.of(["M", "N", "Ps"], ["SEZ1", "Regìa"])
STATUSES = {fold_code(code.value) for code in DayCode}
words = st.text("ABCdé019-.", min_size=1, max_size=8).filter(lambda word: fold_code(word) not in STATUSES)
duties = st.builds(Duty, shift=words, post=st.none() | words)
cells = st.one_of(
    st.sampled_from([code for code in DayCode if code is not DayCode.DUTY]).map(lambda code: Cell(code=code)),
    st.lists(duties, min_size=1, max_size=2).map(lambda found: Cell(code=DayCode.DUTY, duties=tuple(found))),
)


@given(cells)
def test_what_is_written_is_read_back(cell):
    assert parse_cell(format_cell(cell)) == cell


@pytest.mark.parametrize(
    ("typed", "cell"),
    [
        (" n  sez1 ", Cell.duty("N", "SEZ1")),
        ("PS\nregia", Cell.duty("Ps", "Regìa")),
        ("m", Cell.duty("M")),
        ("rs", Cell(code=DayCode.RS)),
        (104.0, Cell(code=DayCode.L104)),
        ("X SEZ9", Cell.duty("X", "SEZ9")),
        ("M SEZ1+N SEZ1", Cell(code=DayCode.DUTY, duties=(Duty(shift="M", post="SEZ1"), Duty(shift="N", post="SEZ1")))),
    ],
)
def test_what_people_type_is_understood(typed, cell):
    assert parse_cell(typed, SEAT) == cell


@pytest.mark.parametrize("typed", ["", "N SEZ1 SEZ2", "M + P + N", "RS + N SEZ1", "M +", "TURNO", "RS SEZ1"])
def test_the_rest_is_refused(typed):
    with pytest.raises(CellError):
        parse_cell(typed, SEAT)


def test_an_empty_cell_is_written_empty():
    assert format_cell(None) == ""
