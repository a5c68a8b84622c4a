"""Findings as JSON, for programs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from roster.domain.base import Filling
from roster.domain.instance import Instance
from roster.messages import finding_text
from roster.registry import rules
from roster.rule import Finding, Subject

Addresses = Mapping[tuple[str, date], str]
"""The cell of an officer on a date in the grid."""
Turns = Mapping[tuple[str, date], tuple[str, ...]]
"""The cells of an officer on a date in the list of reperibilità."""


def cells_of(finding: Finding, day: date, addresses: Addresses, turns: Turns) -> tuple[str, ...]:
    """Return the cells a finding speaks of on ``day``; of turns of reperibilità everybody's, when it names nobody."""
    grid = addresses.get((finding.officer or "", day))
    found = () if grid is None else (grid,)
    if rules()[finding.rule].subject is not Subject.ON_CALL:
        return found
    rows = (cells for (who, date_), cells in turns.items() if date_ == day and finding.officer in (None, who))
    return (*(cell for cells in rows for cell in cells), *found)


def finding_json(
    finding: Finding, instance: Instance, lang: str, addresses: Addresses | None = None, turns: Turns | None = None
) -> dict[str, Any]:
    """Return one finding as a JSON object; its cells are known only to who gives their addresses."""
    grid, rows = addresses or {}, turns or {}
    return {
        "id": finding.rule,
        "articles": [cite.place for cite in rules()[finding.rule].cites],
        "severity": finding.severity.value,
        "blocks": finding.blocks,
        "from_facts": finding.from_facts,
        "ground": finding.ground,
        "officer": finding.officer,
        "dates": [day.isoformat() for day in finding.days],
        "cells": [cell for day in finding.days for cell in cells_of(finding, day, grid, rows)],
        "where": finding.where,
        "post": finding.post,
        "shift": finding.shift,
        "sentence": finding_text(finding, instance, lang),
        "amount": finding.amount,
        "values": {key: plain(value) for key, value in finding.values.items()},
    }


def plain(value: Filling) -> str | int | float:
    """Return what fills a sentence as JSON has it."""
    return value.isoformat() if isinstance(value, date) else value
