"""The public names: all there, light to import, and the verbs stay functions whatever is imported after."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module
from pathlib import Path

import pytest

import roster
from roster.foreign.reading import ReadMonth
from tests.test_foreign_reading import typed


def test_every_public_name_exists() -> None:
    assert all(hasattr(roster, name) for name in roster.__all__)


def test_generate_is_the_function_even_after_its_module_is_loaded() -> None:
    module = import_module("roster.generate")
    assert callable(roster.generate)
    assert roster.generate is module.generate


def test_importing_the_package_loads_neither_solver_nor_workbooks() -> None:
    program = "import sys, roster; print([n for n in ('ortools', 'pandas', 'openpyxl', 'typer') if n in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_rosters_made_elsewhere_are_read_and_audited_in_two_calls(tmp_path: Path) -> None:
    october = typed(tmp_path / "ottobre.xlsx", 10, {("ROSSI Mario", 31): "16-24"})
    november = typed(tmp_path / "novembre.xlsx", 11, {("ROSSI Mario", 1): "00-06"})
    months = roster.read_rosters([november, str(october)])
    assert all(isinstance(month, ReadMonth) for month in months)
    assert [month.roster.month for month in months] == [10, 11]
    found = roster.validate_months(months)
    across = [f for month in found for f in month.findings if f.rule == "ANQ-9.16a"]
    told = [(f.officer, [str(day) for day in sorted(f.days)]) for f in across]
    assert told == [("ROSSI MARIO", ["2026-10-31", "2026-11-01"])]
    assert any(verdict.standing is roster.Standing.NOT_CHECKED for verdict in found[0].verdicts)


def test_a_programme_is_beside_its_month(tmp_path: Path) -> None:
    worked = typed(tmp_path / "svolto.xlsx", 10, {("ROSSI Mario", 7): "14-20"})
    posted = typed(tmp_path / "programmato.xlsx", 10)
    (month,) = roster.validate_months(roster.read_rosters([worked], programmes=[posted]))
    assert month.comparison is not None
    (one,) = month.comparison.differences
    key = (one.variation.officer.id, one.variation.day)
    assert month.programmed[key] == "[programmato.xlsx]" + month.addresses[key]
    assert not month.comparison.has_register


def test_the_problems_of_all_rosters_are_told_together(tmp_path: Path) -> None:
    files = [typed(tmp_path / f"{month}.xlsx", month, {("VERDI Luca", 5): f"XYZ{month}"}) for month in (9, 10)]
    with pytest.raises(roster.InputError) as raised:
        roster.read_rosters(files)
    assert {problem.file for problem in raised.value.problems} == {"9.xlsx", "10.xlsx"}
