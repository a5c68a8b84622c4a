"""Every file of the corpus of foreign rosters is laid out as it was typed: each cell, and no other."""

from __future__ import annotations

from pathlib import Path

import pytest

from roster.foreign.files.opening import open_tables
from roster.foreign.layouts.recognise import recognise
from tests.foreign.corpus import CASES, Case


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_cell_of_the_file_is_read(case: Case, tmp_path: Path) -> None:
    built = case.made(tmp_path)
    found = [w for path in built.paths for w in recognise(open_tables(path), file_name=path.name)]
    assert {(w.year, w.month) for w in found} == {(2026, case.month)}
    read = {(e.day, str(e.place)) for w in found for e in (*w.entries, *w.blanks)}
    assert {(day, cell) for (_, day), cell in built.where.items()} <= read
    assert len({person for w in found for person in w.people}) == len(case.what.people)
