"""The months the rules speak of, and the agreement a plan was made by."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from roster.auditor import audit, audit_configuration
from roster.cli.main import run
from roster.domain import Cover, DayClass, Instance, Plan, Post, Provenance, Roster, Seat
from roster.errors import InputError
from roster.generate import generate
from roster.registry import month_warning
from roster.writer import write_plan_json, write_seat
from tests.dated_seat import a_seat, roster_of
from tests.worlds import MORNING, RS, officer, post, profile


@pytest.mark.parametrize("month", [(2023, 10), (2023, 9), (2022, 12)])
def test_a_month_before_the_agreement_is_refused_everywhere(month: tuple[int, int]) -> None:
    instance = Instance(seat=a_seat(), year=month[0], month=month[1])
    for job in (
        lambda: audit_configuration(instance),
        lambda: audit(instance, blank(instance)),
        lambda: generate(instance),
    ):
        with pytest.raises(InputError) as refused:
            job()
        assert [problem.key for problem in refused.value.problems] == ["validity.too_early"]


@pytest.mark.parametrize(("month", "warned"), [((2023, 11), False), ((2028, 12), False), ((2029, 1), True)])
def test_only_a_month_past_the_holidays_checked_is_warned_about(month: tuple[int, int], warned: bool) -> None:
    assert (month_warning(*month) is not None) is warned


def blank(instance: Instance) -> Roster:
    return roster_of(instance, {})


@pytest.fixture
def seat_file(tmp_path: Path) -> Path:
    """The workbook of a seat that a month can be planned for in a second."""
    path = tmp_path / "sede.xlsx"
    cover = (Cover(shift=MORNING.code, days=DayClass.FERIALE, nominal=1),)
    section = Post(code="SEZ", name="SEZ", unit="U", cover=cover)
    write_seat(Seat(profile=profile((MORNING,)), officers=(officer(),), posts=(section,)), path)
    return path


@pytest.mark.parametrize(("month", "code", "told"), [("2023-10", 2, "10/2023"), ("2029-01", 0, "01/2029")])
def test_the_commands_refuse_or_warn(
    seat_file: Path, month: str, code: int, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    out, data = seat_file.with_name("servizio.xlsx"), seat_file.with_name("servizio.json")
    arguments = [str(seat_file), "--month", month, "--out", str(out), "--json", str(data), "--time-limit", "2"]
    for asked in (["check", str(seat_file), "--month", month], ["generate", *arguments]):
        assert run(asked) == code
        assert told in capsys.readouterr().err
    assert out.exists() is (code == 0)
    if code == 0:
        assert run(["validate", str(data)]) == 0
        assert told in capsys.readouterr().err


def test_validate_refuses_a_month_before_the_agreement(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    instance = Instance(seat=a_seat(), year=2023, month=10)
    cells = {day: RS for day in instance.days if day.weekday() == 6}
    plan = Plan(instance=instance, roster=roster_of(instance, cells), provenance=Provenance(version="0"))
    path = tmp_path / "vecchio.json"
    write_plan_json(plan, path)
    assert run(["validate", str(path)]) == 2
    assert "11/2023" in capsys.readouterr().err


def test_a_plan_says_which_agreement_and_which_reading_of_the_law_made_it() -> None:
    from constraints.validity import READ_ON

    fields = {"agreement": "accordo 2024", "agreement_from": date(2024, 5, 1)}
    seat = Seat(profile=profile((MORNING,), **fields), officers=(officer(),), posts=(post("SEZ", (MORNING,)),))
    made = generate(Instance(seat=seat, year=2026, month=10)).provenance
    assert (made.agreement, made.agreement_from, made.rules_read_on) == (*fields.values(), READ_ON)
