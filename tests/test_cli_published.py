"""``--published`` and ``--published-on``: a roster beside the programme already posted, from the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from roster.cli.main import run
from roster.domain import Cell, DayCode, Plan
from roster.messages import text
from roster.writer import write_plan_json, write_seat
from tests.test_cli_check import a_seat, gate

MONTH = ("--month", "2026-10")


@pytest.fixture
def seat(tmp_path: Path) -> str:
    return a_seat(tmp_path, gate(1, 2))


@pytest.fixture
def posted(tmp_path: Path, seat: str) -> Path:
    """A programme made from the seat, as it was posted."""
    return generate(tmp_path / "esposto", seat)


def generate(folder: Path, seat: str, *more: str) -> Path:
    folder.mkdir()
    plan = folder / "piano.json"
    arguments = ["generate", seat, *MONTH, "--out", str(folder / "s.xlsx"), "--json", str(plan), "--time-limit", "3"]
    assert run([*arguments, *more]) == 0
    return plan


def changed(posted: Path, path: Path) -> Path:
    """The same programme with the first duty of an officer turned into a rest."""
    plan = Plan.model_validate_json(posted.read_bytes())
    row = list(plan.roster.cells["001"])
    place = next(n for n, cell in enumerate(row) if cell is not None and cell.code is DayCode.DUTY)
    row[place] = Cell(code=DayCode.RF)
    cells = {**plan.roster.cells, "001": tuple(row)}
    roster = plan.roster.model_copy(update={"cells": cells})
    write_plan_json(plan.model_copy(update={"roster": roster}), path)
    return path


def found(folder: Path, plan: Path, *more: str) -> list[dict[str, Any]]:
    target = folder / "rilievi.json"
    run(["validate", str(plan), "--json", str(target), "--force", *more])
    return list(json.loads(target.read_text(encoding="utf-8"))["findings"])


def test_a_change_in_no_register_is_listed(tmp_path: Path, posted: Path) -> None:
    edited = changed(posted, tmp_path / "variato.json")
    assert not [f for f in found(tmp_path, edited) if f["id"] == "ANQ-9.11a"]
    listed = [f for f in found(tmp_path, edited, "--published", str(posted)) if f["id"] == "ANQ-9.11a"]
    assert [(f["officer"], f["severity"]) for f in listed] == [("001", "segnalazione")]


def test_the_day_of_posting_is_judged(tmp_path: Path, posted: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for day, late in (("2026-09-23", 0), ("24/09/2026", 1)):
        judged = [f for f in found(tmp_path, posted, "--published-on", day) if f["id"] == "ANQ-9.7c"]
        assert [f["amount"] for f in judged] == [1] * late
    assert "24/09/2026" in capsys.readouterr().out


def test_a_new_roster_stays_near_the_posted_one(tmp_path: Path, seat: str, posted: Path) -> None:
    again = generate(tmp_path / "di-nuovo", seat, "--published", str(posted), "--published-on", "23/09/2026")
    before, after = (Plan.model_validate_json(path.read_bytes()) for path in (posted, again))
    assert after.instance.published == before.roster
    assert after.instance.published_on is not None
    assert not [f for f in found(tmp_path, again) if f["id"] in ("P-6", "ANQ-9.7c", "ANQ-9.11a")]


def test_the_verdict_tells_by_when_to_post(tmp_path: Path, seat: str, capsys: pytest.CaptureFixture[str]) -> None:
    generate(tmp_path / "nuovo", seat)
    assert text("cli.deadline", day="23/09/2026") in capsys.readouterr().out.splitlines()
    generate(tmp_path / "esposto", seat, "--published-on", "2026-09-30")
    assert text("cli.posted_on", on="30/09/2026", day="23/09/2026") in capsys.readouterr().out.splitlines()


@pytest.mark.parametrize("value", ["2026-02-30", "ieri", "23/9", "2026-09"])
def test_a_day_that_is_none_is_refused(posted: Path, value: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["validate", str(posted), "--published-on", value]) == 2
    assert value in capsys.readouterr().err


def test_a_programme_of_another_month_or_of_other_people_is_refused(
    tmp_path: Path, seat: str, posted: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = ["--out", str(tmp_path / "x.xlsx"), "--published", str(posted)]
    assert run(["generate", seat, "--month", "2026-11", *out]) == 2
    assert "ottobre 2026" in capsys.readouterr().err
    plan = Plan.model_validate_json(posted.read_bytes())
    fewer = plan.instance.seat.officers[:2]
    other = tmp_path / "altri"
    other.mkdir()
    write_seat(plan.instance.seat.model_copy(update={"officers": fewer}), other / "sede.xlsx")
    assert run(["generate", str(other / "sede.xlsx"), *MONTH, *out]) == 2
    assert "003" in capsys.readouterr().err
