"""The stored sample seats, read once."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from pathlib import Path

import pytest

from roster.domain import Instance
from roster.reader import read_seat

SAMPLES = Path(__file__).resolve().parents[1] / "data" / "samples"
FILES = tuple(sorted(path.name for path in SAMPLES.glob("*.xlsx")))
NAME = re.compile(r"(?P<place>[a-z-]+)-(?P<size>\d+)-(?P<year>\d{4})-(?P<month>\d\d)\.xlsx")
WOMEN = ("torino-689-2026-12.xlsx", "venezia-giudecca-100-2026-10.xlsx")
every_sample = pytest.mark.parametrize("name", FILES)


@lru_cache(maxsize=len(FILES))
def instance_of(name: str) -> Instance:
    parts = NAME.fullmatch(name)
    assert parts is not None, f"{name} is not place-size-year-month.xlsx"
    return Instance(seat=read_seat(SAMPLES / name), year=int(parts["year"]), month=int(parts["month"]))


def is_absent(instance: Instance, officer: str, day: date) -> bool:
    cell = instance.history.get(officer, {}).get(day)
    if day in instance.days_in_month:
        absence = instance.absence(officer, day)
        return absence is not None and absence.code.is_absence
    return cell is not None and cell.code.is_absence
