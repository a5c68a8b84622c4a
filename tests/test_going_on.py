"""A search that is interrupted gives the best so far, and one that goes on from a roster is never worse than it."""

from __future__ import annotations

from pathlib import Path

import pytest

from roster.auditor import audit
from roster.cli.main import run
from roster.domain import Cover, Instance, Seat, Tier
from roster.generate import Progress, Settings, generate
from tests.worlds import MORNING, QUADRANTS, officer, post, profile

GATE = post("PRT").model_copy(
    update={"cover": tuple(Cover(shift=s.code, minimum=1, nominal=2) for s in QUADRANTS), "round_the_clock": True}
)
PEOPLE = tuple(officer(f"{n:03d}") for n in range(1, 15))


SHORT = Settings(time_limit=1, workers=1)


def instance(*people) -> Instance:
    seat = Seat(profile=profile((*QUADRANTS, MORNING)), officers=people or PEOPLE, posts=(GATE,))
    return Instance(seat=seat, year=2026, month=10)


def values(plan) -> list[int]:
    return [result.value for result in plan.tiers]


def test_a_search_that_goes_on_is_never_worse_than_what_it_went_on_from() -> None:
    first = generate(instance(), SHORT)
    again = generate(instance(), Settings(time_limit=1, workers=1, seed=5), start=first.roster)
    assert values(again) <= values(first)
    assert not [finding for finding in audit(again.instance, again.roster) if finding.blocks]


def test_a_start_that_no_longer_fits_is_no_obstacle() -> None:
    """Half of the people left: what they did is nobody's any more."""
    first = generate(instance(), SHORT)
    fewer = generate(instance(*PEOPLE[:7]), SHORT, start=first.roster)
    assert set(fewer.roster.cells) == {one.id for one in PEOPLE[:7]}
    assert not [finding for finding in audit(fewer.instance, fewer.roster) if finding.blocks]


@pytest.mark.parametrize("workers", [1, 2])
def test_an_interruption_after_the_first_roster_gives_the_best_so_far(workers: int) -> None:
    told: list[str] = []

    def watch(progress: Progress) -> None:
        told.append(progress.phase)
        if progress.phase == "phase.first":
            raise KeyboardInterrupt

    plan = generate(instance(), Settings(time_limit=30, workers=workers), watch)
    assert "phase.interrupted" in told
    assert [result.tier for result in plan.tiers] == list(Tier)
    assert not [finding for finding in audit(plan.instance, plan.roster) if finding.blocks]


def test_an_interruption_before_there_is_a_roster_gives_none() -> None:
    def watch(progress: Progress) -> None:
        if progress.phase == "phase.model":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        generate(instance(), SHORT, watch)


def test_a_start_of_another_month_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from roster.writer import write_plan_json, write_seat

    plan = generate(instance(), SHORT)
    write_plan_json(plan, tmp_path / "ottobre.json")
    write_seat(plan.instance.seat, tmp_path / "sede.xlsx")
    line = ["generate", str(tmp_path / "sede.xlsx"), "--out", str(tmp_path / "s.xlsx"), "--time-limit", "1"]
    assert run([*line, "--month", "2026-11", "--start", str(tmp_path / "ottobre.json")]) == 2
    assert "ottobre 2026" in capsys.readouterr().err
    assert not (tmp_path / "s.xlsx").exists()
    assert run([*line, "--month", "2026-10", "--start", str(tmp_path / "ottobre.json")]) == 0
