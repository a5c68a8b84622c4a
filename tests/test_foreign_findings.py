"""Every roster of the corpus through ``roster validate``: each planted breach in its cell, and no other breach."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.foreign.corpus import CASES, Case
from tests.foreign.people import BY_MATRICOLA, PEOPLE
from tests.foreign.verdicts import expected_key, key, validated

NO_SEAT_NEEDED = frozenset({"ANQ-9.16a", "ANQ-9.15a", "ANQ-9.15b", "ANQ-6.5", "ANQ-10.9a", "ANQ-10.9c"})
"""Rules that hours and names are enough for: a breach of them is found whatever else is unknown."""


def case_name(case: Case) -> str:
    """Name for the report."""
    return case.name.replace(" ", "-")


def asked(case: Case, folder: Path) -> list[str]:
    """Return the arguments for the map a case needs."""
    if not case.mapping:
        return []
    (folder / "mappa.toml").write_text(case.mapping, encoding="utf-8")
    return ["--map", str(folder / "mappa.toml")]


def lacks_a_post(case: Case, finding: dict[str, Any]) -> bool:
    """Say whether a finding tells that a duty has no post, in a file that names none."""
    return not case.posts and finding["id"] == "ANQ-9.7a" and "shift" in finding["values"]


@pytest.mark.parametrize("case", CASES, ids=case_name)
def test_each_breach_is_found_in_its_cell_and_no_other(
    case: Case, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    built = case.made(tmp_path)
    seat = str(case.seat(tmp_path))
    code, found = validated(built, tmp_path, "--input", seat, *asked(case, tmp_path))
    told = capsys.readouterr()
    assert code == 1, told.err
    found = [finding for finding in found if not lacks_a_post(case, finding)]
    assert sorted(key(f, f["officer"]) for f in found) == sorted(map(expected_key, case.expected)), told.out
    cells = {key(f, f["officer"]): f["cells"] for f in found}
    for e in case.expected:
        address = built.where[e.matricola, e.day]
        assert any(cell.endswith(address) for cell in cells[expected_key(e)]), (e, address, cells[expected_key(e)])


def matricola_of(finding: dict[str, Any]) -> str:
    """Return whom a finding means where the file names people its own way: its sentence has the name."""
    officer = finding["officer"] or ""
    if officer in BY_MATRICOLA:
        return officer
    text = f"{officer} {finding['sentence']}".upper()
    named = [a.matricola for a in PEOPLE if a.surname.upper() in text and a.name.upper() in text]
    return named[0] if len(named) == 1 else officer


@pytest.mark.parametrize("case", [case for case in CASES if case.alone], ids=case_name)
def test_without_the_seat_what_can_be_checked_is_and_nothing_is_invented(
    case: Case, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, found = validated(case.made(tmp_path), tmp_path, *asked(case, tmp_path))
    told = capsys.readouterr()
    assert code in (0, 1), told.err
    keys = {key(f, matricola_of(f)) for f in found if not lacks_a_post(case, f)}
    assert keys <= set(map(expected_key, case.expected)), told.out
    sure = {expected_key(e) for e in case.expected if e.rule in NO_SEAT_NEEDED}
    assert sure <= keys, told.out
