"""Equality of rosters made elsewhere: the same figures whatever the layout, and a copy without names."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from roster.cli.main import run
from tests.foreign.corpus import CASES, Case

CHOSEN = [case for case in CASES if case.name in {"lun 1 e turno sopra il posto", "persone in colonne"}]


def measured(case: Case, folder: Path, *more: str) -> dict[str, object]:
    """What the verb writes of a file of the corpus, as data."""
    built = case.made(folder)
    out, data = folder / "u.xlsx", folder / "u.json"
    arguments = [*map(str, built.paths), "--input", str(case.seat(folder)), "--out", str(out), "--json", str(data)]
    assert run(["equality", *arguments, *more]) == 0
    found = json.loads(data.read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def nights_on_paper(case: Case) -> Counter[str]:
    """Days with a night shift of each person, from the month as it was planned."""
    return Counter(
        matricola
        for (matricola, day), cell in case.what.cells.items()
        if day.month == case.month and not isinstance(cell, str) and any(turn.shift == "N" for turn in cell)
    )


@pytest.mark.parametrize("case", CHOSEN, ids=lambda case: case.name)
def test_the_nights_are_those_on_paper(case: Case, tmp_path: Path) -> None:
    found = measured(case, tmp_path)
    people = found["people"]
    assert isinstance(people, list)
    done: Counter[str] = Counter()
    for person in people:
        done[person["officer"]] += len(person["burdens"].get("nights", {"done": []})["done"])
    assert +done == nights_on_paper(case)
    assert done.total() > 100


def test_the_copy_without_names_has_no_matricola_and_no_name_and_no_cell(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = CHOSEN[0]
    found = measured(case, tmp_path, "--pseudonyms", str(tmp_path / "k.json"))
    shown = json.dumps(found, ensure_ascii=False) + capsys.readouterr().out
    for agent in case.what.people:
        assert agent.matricola not in shown
        assert f"{agent.surname} {agent.name}".casefold() not in shown.casefold()
    notices = found["findings"]
    assert isinstance(notices, list)
    assert notices
    assert not any(cells for notice in notices for cells in notice["cells"].values())
