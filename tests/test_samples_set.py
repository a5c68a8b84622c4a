"""The sample seats as a set: sizes, names, the script that makes them, special cases."""

from __future__ import annotations

from datetime import time

import pytest

from roster.auditor import audit_configuration
from roster.domain import Seat
from tests.places import without_places
from tests.samples import FILES, NAME, SAMPLES, every_sample, instance_of

pytestmark = pytest.mark.usefixtures("making")


def test_the_set_is_complete() -> None:
    sizes = {int(NAME.fullmatch(name)["size"]) for name in FILES if "-2026-12" in name}  # type: ignore[index] # all match
    assert {34, 132, 351, 689, 1114} <= sizes
    assert any("-2026-10" in name for name in FILES)


@pytest.mark.parametrize("name", [name for name in FILES if "napoli" not in name])
def test_the_stored_workbook_is_the_one_the_script_makes(name: str) -> None:
    from making.assemble import seat_of
    from making.seats import SAMPLES as SPECS

    (spec,) = (sample for sample in SPECS if sample.file == name)
    assert without_places(instance_of(name).seat) == seat_of(spec)


def test_every_sample_has_its_line_in_the_readme() -> None:
    text = (SAMPLES / "README.md").read_text(encoding="utf-8")
    assert [name for name in FILES if name not in text] == []
    assert "CC-BY 4.0" in text
    assert "Liberiamoli tutti" in text


def _seats_with(attribute: str) -> list[Seat]:
    return [instance_of(name).seat for name in FILES if getattr(instance_of(name).seat, attribute)]


def test_special_cases_are_shown_once() -> None:
    assert [seat.profile.seat for seat in _seats_with("region")] == ["Reggio Calabria Arghillà"]
    lending = [instance_of(name).profile.seat for name in FILES if instance_of(name).profile.lending]
    assert lending == ["Roma Regina Coeli"]
    derogating = [instance_of(name).profile.seat for name in FILES if instance_of(name).profile.derogations]
    assert derogating == ["Rimini"]
    escorts = [instance_of(name).profile.seat for name in FILES if any(c.unit for c in instance_of(name).profile.caps)]
    assert escorts == ["Torino Lorusso e Cutugno"]
    parents = [name for name in FILES if any(r.other_parent for o in instance_of(name).officers for r in o.requests)]
    assert parents == ["roma-regina-coeli-351-2026-12.xlsx"]
    late = [name for name in FILES if instance_of(name).shift["N"].start == time(2)]
    assert late == ["siena-41-2026-12.xlsx"]


def test_the_festive_days_are_those_of_the_calendar() -> None:
    festive = {name: len(instance_of(name).festive_days) for name in FILES}
    assert festive["reggio-calabria-arghilla-132-2026-12.xlsx"] == 7
    assert festive["reggio-calabria-arghilla-132-2026-10.xlsx"] == 4
    assert festive["siena-41-2026-12.xlsx"] == 8  # Sant'Ansano, Tuesday 1 December
    assert festive["rimini-117-2026-10.xlsx"] == 5  # San Gaudenzo, Wednesday 14 October


@every_sample
def test_no_rule_on_the_configuration_objects(name: str) -> None:
    assert [finding for finding in audit_configuration(instance_of(name)) if finding.blocks] == []
