"""Audited months made by hand, for the tests of what is told of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from string import Formatter
from typing import Any

from roster.audited import AuditedMonth, Role, Source
from roster.conformity import RuleVerdict
from roster.domain import Instance, Roster
from roster.registry import rules
from roster.rule import Finding, Severity
from tests.plans import make_plan

NIGHT_GAP = "ANQ-9.16a"
"""A hard rule whose finding counts minutes."""


def a_month(
    findings: Sequence[Finding] = (), verdicts: Sequence[RuleVerdict] = (), *, officers: int = 12, month: int = 12
) -> AuditedMonth:
    """Return December 2026, or another month, of a seat of two units with the findings given."""
    plan = make_plan(officers, 2)
    instance, roster = plan.instance, plan.roster
    if month != instance.month:
        instance = Instance(seat=instance.seat, year=instance.year, month=month)
        cells = {who: row[: len(instance.days)] for who, row in roster.cells.items()}
        roster = Roster(year=instance.year, month=month, cells=cells)
    addresses = {
        (officer.id, day): f"Turni!{chr(ord('A') + day.day % 26)}{row}"
        for row, officer in enumerate(instance.officers, start=5)
        for day in instance.days
    }
    source = Source(Path(f"{instance.year}-{instance.month:02}.xlsx"), "ab" * 32, Role.ROSTER)
    return AuditedMonth(instance, roster, tuple(findings), tuple(verdicts), (source,), addresses)


def a_gap(officer: str = "000001", day: date = date(2026, 12, 3), hours: float = 6, **fields: Any) -> Finding:
    """Return a night too soon after another shift, by ``8 - hours``."""
    values = {"prima": "12:00-18:00", "giorno_prima": day, "notte": "00:00-06:00", "ore": hours, "minime": 8}
    plain = {"officer": officer, "days": (day,), "values": values, "amount": round((8 - hours) * 60)}
    return rules()[NIGHT_GAP].found(Severity.HARD, "breve", **{**plain, **fields})


def a_finding(rule: str, severity: Severity = Severity.HARD, **fields: Any) -> Finding:
    """Return a finding with the first sentence of a rule, its placeholders filled with dashes where not given."""
    chosen = rules()[rule]
    says, sentence = next(iter(chosen.says.items()))
    given = {"officer", "day", "post", "shift", "amount"}
    names = [name for _, name, _, _ in Formatter().parse(sentence.it) if name and name not in given]
    return chosen.found(severity, says, **{"values": dict.fromkeys(names, "-"), **fields})
