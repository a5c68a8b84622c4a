"""The rules in force: from their date to their date."""

from __future__ import annotations

from datetime import date

import pytest

from roster.auditor import audit
from roster.domain import Cell, Instance
from roster.registry import in_force, obligations, rules_in_force
from tests.dated_seat import OLD_NIGHT, a_seat, roster_of
from tests.worlds import MORNING, shift


def test_a_rule_binds_from_its_date_to_its_date(monkeypatch: pytest.MonkeyPatch) -> None:
    seat = a_seat()
    rule = type(obligations()["ANQ-9.16a"])
    monkeypatch.setattr(rule, "since", date(2026, 3, 1))
    monkeypatch.setattr(rule, "until", date(2026, 4, 30))
    clear_caches()
    binding = [m for m in (2, 3, 4, 5) if "ANQ-9.16a" in rules_in_force(Instance(seat=seat, year=2026, month=m))]
    clear_caches()
    assert binding == [3, 4]


def test_an_audit_leaves_out_a_rule_not_yet_in_force(monkeypatch: pytest.MonkeyPatch) -> None:
    instance = Instance(seat=a_seat((MORNING, shift("P", "12:00", 6), OLD_NIGHT)), year=2026, month=2)
    cells = {date(2026, 2, 10): Cell.duty("P", "SEZ"), date(2026, 2, 11): Cell.duty("N", "SEZ")}
    monkeypatch.setattr(type(obligations()["ANQ-9.16a"]), "since", date(2026, 2, 2))
    clear_caches()
    found = {f.rule for f in audit(instance, roster_of(instance, cells))}
    clear_caches()
    assert "ANQ-9.16a" not in found


def test_every_source_has_its_date_and_every_obligation_binds_in_the_first_month() -> None:
    from constraints import validity

    sources = {cite.source for it in obligations().values() for cite in it.cites}
    assert sources - {"prassi"} == set(validity.SINCE)
    first = Instance(seat=a_seat(), year=validity.FIRST_MONTH[0], month=validity.FIRST_MONTH[1])
    assert in_force(first) == obligations()


def clear_caches() -> None:
    """Forget what was in force: the tests change it."""
    from roster import registry

    registry._in_force.cache_clear()
    registry._rules_in_force.cache_clear()
