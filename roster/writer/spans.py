"""Days of a month in few characters: ``1-4, 7, 20-31``."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date


def spans(days: Iterable[date]) -> str:
    """Return the days of one month, runs of three or more shortened; a day given twice is written once."""
    runs: list[list[int]] = []
    for day in sorted({day.day for day in days}):
        if runs and day == runs[-1][-1] + 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    shown = (f"{run[0]}-{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)
    return ", ".join(shown)
