"""People numbered 1, 2, 3 at the left of a grid are not the days of a month."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from roster.foreign.layouts.recognise import recognise
from roster.foreign.table import Table, Value
from roster.foreign.written import Layout

DAYS = [date(2026, 10, day) for day in range(1, 32)]


WEEKDAYS = ("lun", "mar", "mer", "gio", "ven", "sab", "dom")


def numbered(units: Sequence[int], heading: str | None, days: Sequence[Value]) -> Table:
    """Return a grid of units of so many people, each numbered from 1 under its own title; weekdays above the days."""
    rows: list[list[Value]] = [
        ["OTTOBRE 2026", *[None] * 32],
        [None, None, *(WEEKDAYS[day.weekday()] for day in DAYS)],
        [heading, "Cognome e nome", *days],
    ]
    for unit, people in enumerate(units, start=1):
        rows.append([f"Reparto {unit}", *[None] * 32])
        rows += [
            [number, f"COGNOME{number * 'A'}{'XYZ'[unit]} Nome", *("MPR"[(number + n) % 3] for n in range(31))]
            for number in range(1, people + 1)
        ]
    legend = len(rows) + 1
    rows += [[None] * 33, [None, "R = riposo, M = mattina, P = pomeriggio", *[None] * 31]]
    return Table("Foglio1", tuple(map(tuple, rows)), merged=(((legend, 1), (legend, 32)),))


@pytest.mark.parametrize("units", [(20, 20), (31,), (28, 12), (15, 15)])
@pytest.mark.parametrize("heading", ["N.", None])
@pytest.mark.parametrize("days", [DAYS, [day.day for day in DAYS]], ids=["dates", "numbers"])
def test_numbered_people_are_people(units: tuple[int, ...], heading: str | None, days: Sequence[Value]) -> None:
    [found] = recognise((numbered(units, heading, days),))
    assert found.layout is Layout.PERSONS_IN_ROWS
    assert (found.year, found.month) == (2026, 10)
    assert len(found.people) == sum(units)
    assert len(found.entries) == 31 * sum(units)
