"""Sheet Rilievi: everything on screen, a page or two on paper."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import openpyxl
import pytest

from roster.auditor import audit
from roster.rule import Severity
from roster.writer import write_office
from tests.plans import make_plan

PLAN = make_plan(12, 2)
FINDINGS = audit(PLAN.instance, PLAN.roster)
SOFT = [finding for finding in FINDINGS if finding.severity is Severity.PREFERENCE]


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[tuple[object, ...]], int]:
    """Every row under the header, and how many of them are printed."""
    path: Path = tmp_path_factory.mktemp("findings") / "dicembre.xlsx"
    write_office(PLAN, FINDINGS, path)
    sheet = openpyxl.load_workbook(path)["Rilievi"]
    found = [row for row in sheet.iter_rows(min_row=5, values_only=True) if row[0]]
    area = re.search(r"\$(\d+)$", str(sheet.print_area))
    assert area is not None
    return found, int(area[1]) - 4


def test_breaches_and_reports_are_printed_whole(rows: tuple[list[tuple[object, ...]], int]) -> None:
    found, printed = rows
    weights = [row[2] for row in found[:printed]]
    whole = len(FINDINGS) - len(SOFT)
    assert whole > 100
    assert [weight for weight in weights if weight in ("vietato", "ereditato", "con motivazione", "segnalazione")] == (
        weights[:whole]
    )
    assert weights == sorted(
        weights, key=["vietato", "ereditato", "con motivazione", "segnalazione", weights[-1]].index
    )


def test_preferences_take_a_printed_line_a_rule(rows: tuple[list[tuple[object, ...]], int]) -> None:
    found, printed = rows
    summed = {row[0]: row[7] for row in found[:printed] if row[2] == "preferenze, in breve"}
    assert summed == Counter(finding.rule for finding in SOFT)
    assert found[printed - 1][2] == "preferenze, in breve"


def test_each_preference_is_on_screen(rows: tuple[list[tuple[object, ...]], int]) -> None:
    found, printed = rows
    assert len(found[printed:]) == len(SOFT) > 0
    assert {row[2] for row in found[printed:]} == {"preferenza"}
