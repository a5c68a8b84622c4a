"""What is measured: the stored samples, and with them the ladder."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks.ladder import LADDER, SAMPLES
from roster.domain import Instance
from roster.reader import read_instance


@dataclass(frozen=True)
class Case:
    """A seat and month to plan. ``stored`` says that it is read from a workbook, not made in memory."""

    name: str
    officers: int
    instance: Callable[[], Instance]
    stored: bool


def _sample(path: Path) -> Case:
    *_, officers, year, month = path.stem.split("-")
    return Case(path.stem, int(officers), partial(read_instance, path, int(year), int(month)), stored=True)


_SAMPLES = tuple(_sample(path) for path in sorted(SAMPLES.glob("*.xlsx")))
_LADDER = tuple(Case(rung.name, rung.size.officers, rung.instance, stored=False) for rung in LADDER)

SUITES: Mapping[str, tuple[Case, ...]] = {"samples": _SAMPLES, "own": (*_SAMPLES, *_LADDER)}
CASES: Mapping[str, Case] = {case.name: case for case in SUITES["own"]}
