"""Numbered days as dates: day 0 is a Monday."""

from __future__ import annotations

from datetime import date, timedelta

FIRST = date(2026, 1, 5)
SATURDAY, WEEK = 5, 7


def date_of(day: int) -> date:
    """Return the date that stands for a day."""
    return FIRST + timedelta(days=day)
