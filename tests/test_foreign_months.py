"""Two months read in one call, in one file or in two: breaches are seen across the border, each told once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.foreign import breaches as b
from tests.foreign.breaches import Breach, Expected
from tests.foreign.files import Built
from tests.foreign.layouts import Month, Where, new_book, plain_rows
from tests.foreign.month import Cell, Turn, base
from tests.foreign.people import of_surname
from tests.foreign.seat import write_seat
from tests.foreign.verdicts import expected_key, key, validated

LAST, FIRST = date(2026, 10, 31), date(2026, 11, 1)


def evening_then_night_over_the_border() -> Breach:
    """18-24 on 31 October, 00-06 on 1 November (ANQ-9.16a)."""
    agent = of_surname("Deiana")
    edits: dict[tuple[str, date], Cell] = {(agent.matricola, LAST): (Turn("S", agent.place),)}
    return Breach("sera e notte a cavallo", edits, frozenset({Expected("ANQ-9.16a", agent.matricola, FIRST)}))


def no_rest_in_the_cut_week() -> Breach:
    """The rest of the week of 26 October stood on Sunday 1 November, and a morning took its place (L395-11.4)."""
    agent = of_surname("Bianchini")
    edits: dict[tuple[str, date], Cell] = {(agent.matricola, FIRST): (Turn("M", agent.place),)}
    return Breach("settimana a cavallo", edits, frozenset({Expected("L395-11.4", agent.matricola, FIRST)}))


PLANTED = (
    b.evening_before_leave(2026, 10),
    b.afternoon_then_night(2026, 10),
    b.two_duties(2026, 11),
    evening_then_night_over_the_border(),
    no_rest_in_the_cut_week(),
)


def months() -> tuple[Month, Month]:
    """Return October and November with what is planted in either."""
    whole = b.planted({**base(2026, 10), **base(2026, 11)}, PLANTED)
    return Month.of(2026, 10, whole), Month.of(2026, 11, whole)


def in_one_file(folder: Path) -> Built:
    """A sheet a month."""
    book, sheets = new_book("OTT 2026", "NOV 2026")
    where: Where = {}
    for sheet, month in zip(sheets, months(), strict=True):
        where |= plain_rows(sheet, month)
    book.save(folder / "autunno.xlsx")
    return Built((folder / "autunno.xlsx",), where)


def in_two_files(folder: Path) -> Built:
    """A file a month, given the later first."""
    where: Where = {}
    paths = []
    for name, month in zip(("ottobre", "novembre"), months(), strict=True):
        book, [sheet] = new_book(name)
        where |= plain_rows(sheet, month)
        book.save(folder / f"{name}.xlsx")
        paths.append(folder / f"{name}.xlsx")
    return Built(tuple(reversed(paths)), where)


@pytest.mark.parametrize("build", [in_one_file, in_two_files], ids=["un-file", "due-file"])
def test_months_are_joined(build: Callable[[Path], Built], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    built = build(tmp_path)
    seat = tmp_path / "sede.xlsx"
    write_seat(seat, 2026, 10, absences=[absence for breach in PLANTED for absence in breach.absences])
    code, found = validated(built, tmp_path, "--input", str(seat))
    told = capsys.readouterr()
    assert code == 1, told.err
    expected = {e for breach in PLANTED for e in breach.expected}
    assert sorted(key(f, f["officer"]) for f in found) == sorted(map(expected_key, expected)), told.out
    for e in expected:
        cells = next(f["cells"] for f in found if key(f, f["officer"]) == expected_key(e))
        assert any(cell.endswith(built.where[e.matricola, e.day]) for cell in cells)
