"""Sheet Rilievi: everything on screen, a page or two on paper."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from roster.auditor import audit
from roster.rule import Finding, Severity
from roster.writer import write_office
from tests.plans import make_plan

GRAVITY = ["vietato", "non dovuto ai turni", "con motivazione", "segnalazione"]
IN_SHORT = "preferenze, in breve"


@dataclass(frozen=True)
class Table:
    findings: tuple[Finding, ...]
    rows: list[tuple[Any, ...]]
    printed: int

    @property
    def soft(self) -> list[Finding]:
        return [finding for finding in self.findings if finding.severity is Severity.PREFERENCE]


@pytest.fixture(scope="module")
def table(tmp_path_factory: pytest.TempPathFactory) -> Table:
    """Every row under the header, and how many of them are printed."""
    plan = make_plan(12, 2)
    findings = audit(plan.instance, plan.roster)
    path: Path = tmp_path_factory.mktemp("findings") / "dicembre.xlsx"
    write_office(plan, findings, path)
    sheet = openpyxl.load_workbook(path)["Rilievi"]
    rows = [row for row in sheet.iter_rows(min_row=5, values_only=True) if row[0]]
    area = re.search(r"\$(\d+)$", str(sheet.print_area))
    assert area is not None
    return Table(findings, rows, int(area[1]) - 4)


def test_breaches_and_reports_are_printed_whole(table: Table) -> None:
    weights = [row[2] for row in table.rows[: table.printed]]
    whole = len(table.findings) - len(table.soft)
    assert whole > 100
    assert all(weight in GRAVITY for weight in weights[:whole])
    assert set(weights[whole:]) == {IN_SHORT}
    assert weights[:whole] == sorted(weights[:whole], key=GRAVITY.index)


def test_preferences_take_a_printed_line_a_rule(table: Table) -> None:
    summed = {row[0]: row[7] for row in table.rows[: table.printed] if row[2] == IN_SHORT}
    assert summed == Counter(finding.rule for finding in table.soft)


def test_each_preference_is_on_screen(table: Table) -> None:
    assert [row[2] for row in table.rows[table.printed :]] == ["preferenza"] * len(table.soft)
    assert table.soft
