"""Sheet Variazioni: the posted programme beside what was done, and what the register says of each difference."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from roster.domain import Change, ChangeOrigin, Outcome, Plan
from roster.writer import write_office
from roster.writer.facts import Facts
from roster.writer.variations import Variation
from tests.lived_plan import ASKED, CHANGED, ILL, make_lived_plan
from tests.plans import make_plan

PLAN = make_lived_plan()


def with_changes(plan: Plan, *changes: Change) -> Plan:
    seat = plan.instance.seat.model_copy(update={"changes": changes})
    return plan.model_copy(update={"instance": plan.instance.model_copy(update={"seat": seat})})


def with_register(**fields: Any) -> Variation:
    """Return how the unrecorded change of the 3rd reads with a change of those fields in the register."""
    officer = unrecorded(PLAN).officer.id
    plan = with_changes(PLAN, Change(officer=officer, day=CHANGED, **fields))
    found = Facts(plan, ()).variations
    return next(v for v in found if v.officer.id == officer and v.day == CHANGED)


def unrecorded(plan: Plan) -> Variation:
    return next(v for v in Facts(plan, ()).variations if v.missing == ("variation.no_record",))


def test_every_difference_is_listed_once_with_what_is_known_of_it() -> None:
    found = [(v.day, v.was != v.now, v.irregular, v.unexpected) for v in Facts(PLAN, ()).variations]
    assert found == [
        (CHANGED, True, False, False),
        (CHANGED, True, True, False),
        (ILL, True, False, True),
        (ASKED, True, False, False),
        (ASKED, False, False, False),  # refused: no cell changed
    ]


def test_without_a_posted_programme_there_is_nothing_to_compare(tmp_path: Path) -> None:
    plan = make_plan(6, 1)
    assert Facts(plan, ()).variations == ()
    path = tmp_path / "plan.xlsx"
    write_office(plan, (), path)
    assert "Variazioni" not in openpyxl.load_workbook(path).sheetnames


def test_a_change_by_the_administration_lacks_what_the_register_does_not_say() -> None:
    full = Facts(PLAN, ()).variations[0].change
    assert full is not None
    known = {name: getattr(full, name) for name in ("ground", "reason", "author", "decided_at", "notified_at")}
    assert with_register(**known).missing == ("variation.no_confirmation",)
    assert with_register(**known, confirmed_at=full.confirmed_at).missing == ()
    assert with_register(confirmed_at=full.confirmed_at).missing == (
        "variation.no_ground",
        "variation.no_reason",
        "variation.no_notice",
        "variation.no_author",
        "variation.no_decision",
    )


def test_a_change_on_request_needs_the_request_and_the_answer() -> None:
    asked = with_register(origin=ChangeOrigin.DIPENDENTE, author="Comm. Saggio", decided_at="2026-12-01T09:00:00")
    assert asked.missing == ("variation.no_request", "variation.no_outcome")


def test_a_refused_request_explains_no_change() -> None:
    refused = with_register(origin=ChangeOrigin.DIPENDENTE, request="domanda 3", outcome=Outcome.RESPINTA)
    assert refused.missing == ("variation.no_record",)


def test_a_register_that_says_another_cell_is_irregular() -> None:
    full = Facts(PLAN, ()).variations[0].change
    assert full is not None
    fields = full.model_dump(exclude={"officer", "day"})
    assert with_register(**fields).missing == ("variation.other_cell",)


@pytest.fixture(scope="module")
def rows(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[Any, ...]]:
    path = tmp_path_factory.mktemp("changes") / "dicembre.xlsx"
    write_office(PLAN, (), path)
    return list(openpyxl.load_workbook(path)["Variazioni"].iter_rows(values_only=True))


def test_the_sheet_says_it_all(rows: list[tuple[Any, ...]]) -> None:
    assert rows[1][0].startswith("Programma affisso il 22/11/2026. Celle variate 4, di cui irregolari 1:")
    first = dict(zip(rows[3], rows[4], strict=True))
    assert first["Data"].date() == date(2026, 12, 3)
    assert first["Effettivo"] == "U5 UFF1"
    assert first["Motivazione"] == "improvvise e motivate esigenze di servizio: allagamento della sezione"
    assert (first["Autore"], first["Confermata il"]) == ("Comm. Saggio", "02/12/2026 10:30")
    assert [row[-1] for row in rows[4:9]] == [
        "regolare",
        "IRREGOLARE: non registrata",
        "assenza sopraggiunta",
        "accolta",
        "respinta",
    ]
