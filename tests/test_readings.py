"""Readings Q1-Q18: each value that a site may choose changes the verdict on some facts (``readings.toml``)."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any, get_args

import pytest

from roster.domain import Readings
from roster.record import Record
from roster.registry import rules
from roster.rule import Finding, Severity
from tests.cases import Case

LINES = tomllib.loads(Path(__file__).with_name("readings.toml").read_text(encoding="utf-8"))["case"]
FIELDS = Readings.model_fields


def findings(line: dict[str, Any], value: str) -> list[Finding]:
    """Return the hard findings of a line when its reading has ``value``."""
    facts = {key: found for key, found in line.items() if key not in ("reading", "value", "default", "becomes")}
    profile = {**facts.pop("profile", {}), "readings": {line["reading"]: value}}
    case = Case(file="readings", profile=profile, **facts)
    found = rules()[case.rule].audit(Record(case.instance, case.roster))
    return [finding for finding in found if finding.severity is Severity.HARD and finding.ground is None]


@pytest.mark.parametrize("line", LINES, ids=[f"{line['reading']}: {line['value']}" for line in LINES])
def test_the_verdict_turns_on_the_reading(line: dict[str, Any]) -> None:
    usual = FIELDS[line["reading"]].default
    assert len(findings(line, usual)) == line["default"]
    assert len(findings(line, line["value"])) == line["becomes"]


def test_every_value_of_every_reading_is_felt() -> None:
    """A value whose verdict is everywhere that of the default would be a setting that does nothing."""
    offered = {(name, value) for name, info in FIELDS.items() for value in get_args(info.annotation)}
    usual = {(name, info.default) for name, info in FIELDS.items()}
    felt = {(line["reading"], line["value"]) for line in LINES if line["default"] != line["becomes"]}
    assert felt == offered - usual


def test_there_are_eighteen() -> None:
    assert sorted(name.split("_")[0] for name in FIELDS) == [f"q{number:02d}" for number in range(1, 19)]
