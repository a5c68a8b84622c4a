"""What our writer writes says the same when it is read back, whatever the seat and whatever the roster."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings

from roster.domain import Plan
from roster.reader import read_plan
from roster.writer import write_office, write_plan_json
from tests.rosters import any_plans

FEW = settings(
    max_examples=12,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)


@FEW
@given(any_plans())
def test_any_roster_of_any_seat_comes_back_from_json(plan: Plan) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "plan.json"
        write_plan_json(plan, path)
        assert read_plan(path).plan == plan


@FEW
@given(any_plans())
def test_any_roster_of_any_seat_comes_back_from_the_office_workbook(plan: Plan) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "plan.xlsx"
        write_office(plan, (), path)
        found = read_plan(path)
        assert found.plan.roster.cells == plan.roster.cells
        assert set(found.plan.roster.on_call) == set(plan.roster.on_call)
        assert found.plan.instance == plan.instance
