"""A finding of the capacity tests: so many asked for, so many there can be, and what no roster can cover."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from roster.domain.codes import Sex, ShiftClass


class Check(StrEnum):
    """The tests of catalogue A.9; ``X`` is one of the others on a part of the posts of a block of units."""

    N = "CAP-N"
    F = "CAP-F"
    E = "CAP-E"
    H = "CAP-H"
    X = "CAP-X"
    R = "CAP-R"


class Measure(StrEnum):
    """What is counted: shifts of a kind over a month or a week, or people on a date."""

    NIGHTS = "nights"
    FESTIVE = "festive"
    EVENINGS = "evenings"
    MONTH = "month"
    WEEK = "week"
    DAY = "day"


@dataclass(frozen=True)
class Scope:
    """Where something is short: units, posts, and whom they are for when not for everybody.

    ``whole`` says that these are all the posts of the block of units that the test counts; ``spared`` that some who
    could hold them are exempt from their nights.
    """

    units: tuple[str, ...]
    posts: tuple[str, ...]
    whole: bool
    sex: Sex | None = None
    ruoli: tuple[str, ...] = ()
    spared: bool = False


@dataclass(frozen=True)
class Shortage:
    """At least ``short`` officers' shifts of ``days`` stay uncovered whatever the roster; on each date for CAP-R.

    ``needed`` is the cover asked for, the minimum of safety or the nominal one, less what staff with a decided cell
    gives; ``available`` the most that the ``people`` who may be employed can give. ``beyond_ceiling`` is what would be
    missing even with everybody at the ``ceiling`` of the month. ``others`` are those who cannot be employed, each with
    the message that says why.
    """

    test: Check
    measure: Measure
    is_minimum: bool
    days: tuple[date, ...]
    scope: Scope
    needed: int
    available: int
    people: int
    shift_class: ShiftClass | None = None
    ceiling: int | None = None
    beyond_ceiling: int = 0
    others: Mapping[str, str] = field(default_factory=dict)

    @property
    def short(self) -> int:
        """What cannot be covered."""
        return self.needed - self.available
