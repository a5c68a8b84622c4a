"""Findings as JSON, for programs."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from roster.domain.instance import Instance
from roster.messages import finding_text
from roster.registry import rules
from roster.rule import Finding


def findings_json(
    findings: Sequence[Finding], instance: Instance, lang: str, addresses: Mapping[tuple[str, date], str]
) -> str:
    """Return a JSON document with seat, month and the findings in their order."""
    document = {
        "seat": instance.profile.seat,
        "month": f"{instance.year}-{instance.month:02}",
        "findings": [_entry(finding, instance, lang, addresses) for finding in findings],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _entry(
    finding: Finding, instance: Instance, lang: str, addresses: Mapping[tuple[str, date], str]
) -> dict[str, Any]:
    cells = (addresses.get((finding.officer or "", day)) for day in finding.days)
    return {
        "id": finding.rule,
        "articles": [cite.place for cite in rules()[finding.rule].cites],
        "severity": finding.severity.value,
        "blocks": finding.blocks,
        "inherited": finding.inherited,
        "ground": finding.ground,
        "officer": finding.officer,
        "dates": [day.isoformat() for day in finding.days],
        "cells": [cell for cell in cells if cell is not None],
        "post": finding.post,
        "shift": finding.shift,
        "sentence": finding_text(finding, instance, lang),
        "amount": finding.amount,
        "values": {key: _plain(value) for key, value in finding.values.items()},
    }


def _plain(value: str | int | date) -> str | int:
    return value.isoformat() if isinstance(value, date) else value
