"""The instances of the second international nurse rostering competition (INRC-II, 2015), static: all weeks at once.

Rules: Ceschia, Dang, De Causmaecker, Haspeslagh, Schaerf, "Second International Nurse Rostering Competition: problem
description and rules", 2015. An instance ``SET_H_W-W-...`` is a scenario, an initial history and the data of each week.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


class Limits(NamedTuple):
    """A least and a most, both included."""

    least: int
    most: int


@dataclass(frozen=True)
class Shift:
    """A shift type: how many in a row, and the shifts that must not be worked on the next day."""

    id: str
    in_a_row: Limits
    not_next: frozenset[str]


@dataclass(frozen=True)
class Contract:
    """Soft limits of those who have it: assignments and worked weekends over the horizon, days in a row."""

    id: str
    assignments: Limits
    work_in_a_row: Limits
    off_in_a_row: Limits
    most_weekends: int
    whole_weekends: bool


@dataclass(frozen=True)
class History:
    """How the days before the horizon end for a nurse, and what was counted. ``shift`` is None after a day off."""

    assignments: int
    weekends: int
    shift: str | None
    same_shift: int
    worked: int
    off: int


@dataclass(frozen=True)
class Nurse:
    """A nurse."""

    id: str
    contract: Contract
    skills: tuple[str, ...]
    history: History


@dataclass(frozen=True)
class Demand:
    """Nurses of a skill in a shift of a day: at least ``minimum``, ``optimal`` wanted."""

    day: int
    shift: str
    skill: str
    minimum: int
    optimal: int


class Unwanted(NamedTuple):
    """A nurse asks not to work a shift on a day; None is any shift."""

    nurse: str
    day: int
    shift: str | None


@dataclass(frozen=True)
class Inrc2:
    """One instance. Days are numbered from 0, a Monday."""

    days: int
    shifts: Mapping[str, Shift]
    nurses: Mapping[str, Nurse]
    demands: tuple[Demand, ...]
    unwanted: tuple[Unwanted, ...]


def files_of(folder: Path, name: str) -> tuple[Path, ...]:
    """Return the files of an instance: its scenario, its history, each of its weeks in order.

    Raises:
        ValueError: when ``name`` is not that of an instance.

    """
    parts = re.fullmatch(r"(\w+)_(\d+)_(\d+(?:-\d+)*)", name)
    if parts is None:
        raise ValueError(f"{name} is not SET_HISTORY_WEEK-WEEK-...")
    group, history, weeks = parts.groups()
    at = folder / group
    weekly = (at / f"WD-{group}-{week}.txt" for week in weeks.split("-"))
    return (at / f"Sc-{group}.txt", at / f"H0-{group}-{history}.txt", *weekly)
