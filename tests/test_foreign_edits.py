"""Rosters edited at random: validated or refused with a reason, and nobody the file names is lost in silence."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from roster.cli.main import run
from roster.errors import InputError
from roster.foreign.reading import ReadMonth, given, read_months
from roster.messages import problem_text, text
from roster.workbook.text import fold
from tests.foreign.corpus import CASES, Case
from tests.foreign.edits import edited
from tests.foreign.people import PEOPLE, Agent

_WORKBOOKS = tuple(case for case in CASES if "csv" not in case.name and "file per" not in case.name)
_LISTED_SLIP = 1005
"""The edit that found a row of a list with a first name and nothing else."""


def _spoilt(case: Case, folder: Path, seed: int) -> Path:
    (source,) = case.made(folder).paths
    target = folder / "modificato.xlsx"
    edited(source, target, seed)
    return target


def _map_of(case: Case, folder: Path) -> Path | None:
    if not case.mapping:
        return None
    path = folder / "mappa.toml"
    path.write_text(case.mapping, encoding="utf-8")
    return path


def _named_on_sheets(path: Path) -> dict[str, str]:
    """Return the cell of each text that stands alone in a cell of a sheet that is seen."""
    found: dict[str, str] = {}
    for sheet in load_workbook(path).worksheets:
        if sheet.sheet_state == "visible":
            cells = (cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str))
            found |= {fold(str(cell.value)): str(cell.coordinate) for cell in cells}
    return found


def _forms(agent: Agent) -> set[str]:
    return {fold(f"{agent.surname} {agent.name}"), fold(f"{agent.name} {agent.surname}"), agent.matricola}


def _lost(path: Path, months: tuple[ReadMonth, ...]) -> list[str]:
    """Return who stands in a cell, is not in the rosters read, and of whom nothing is said."""
    told = fold(" ".join(f"{text(r.key, **r.values)} {r.place}" for month in months for r in month.remarks))
    read: set[str] = set()
    for month in months:
        for officer in month.instance.officers:
            if officer.id in month.roster.cells:
                read |= {
                    officer.id,
                    fold(f"{officer.surname} {officer.name}"),
                    fold(f"{officer.name} {officer.surname}"),
                }
    cells = _named_on_sheets(path)
    lost = []
    for agent in PEOPLE:
        where = [cells[form] for form in _forms(agent) if form in cells]
        words = {fold(agent.surname), agent.matricola, *map(fold, where)}
        if where and not _forms(agent) & read and not any(word in told for word in words):
            lost.append(f"{agent.matricola} {agent.surname}: {where}")
    return lost


@pytest.mark.parametrize("seed", range(24))
def test_who_is_named_in_an_edited_file_is_read_or_told(seed: int, tmp_path: Path) -> None:
    case = _WORKBOOKS[seed % len(_WORKBOOKS)]
    path = _spoilt(case, tmp_path, seed)
    beside = given(case.seat(tmp_path) if seed % 3 else None, _map_of(case, tmp_path))
    try:
        months = read_months(path, beside)
    except InputError as error:
        months, problems = (), error.problems
    else:
        problems = ()
    assert months or problems
    assert all(problem_text(problem, lang) for problem in problems for lang in ("it", "en"))
    assert not months or _lost(path, months) == []


@pytest.mark.parametrize("seed", [*range(100, 112), _LISTED_SLIP])
def test_an_edited_file_is_validated_or_refused(seed: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = next(c for c in CASES if c.name == "elenco di assegnazioni") if seed == _LISTED_SLIP else None
    case = case or _WORKBOOKS[seed % len(_WORKBOOKS)]
    mapping = _map_of(case, tmp_path)
    arguments = ["validate", str(_spoilt(case, tmp_path, seed)), "--input", str(case.seat(tmp_path))]
    code = run([*arguments, *(() if mapping is None else ("--map", str(mapping)))])
    shown = capsys.readouterr()
    assert code in (0, 1, 2), shown.err
    assert ("Errore:" in shown.err) == (code == 2)
    assert ("Verdetto:" in shown.out) == (code != 2)
