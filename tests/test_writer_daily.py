"""The daily sheet: who is in charge, who goes out, what changed since the programme (catalogue D.1)."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from roster.auditor import audit
from roster.domain import Instance, ServiceKind
from roster.writer import write_office, write_posted
from roster.writer.day import Sheet
from roster.writer.facts import Facts
from tests.lived_plan import CHANGED, make_lived_plan

PLAN = make_lived_plan()
DAY = Sheet(Facts(PLAN, ()), CHANGED)


def said(path: Path, sheet: str = "03") -> str:
    rows = openpyxl.load_workbook(path)[sheet].iter_rows(values_only=True)
    return "\n".join(" | ".join(str(value) for value in row if value) for row in rows)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("office") / "dicembre.xlsx"
    write_office(PLAN, audit(PLAN.instance, PLAN.roster), path)
    return said(path)


@pytest.fixture(scope="module")
def posted(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("posted") / "albo.xlsx"
    write_posted(PLAN, path)
    return said(path)


def test_the_head_names_ministry_version_and_agreement(office: str) -> None:
    assert "Dipartimento dell'Amministrazione Penitenziaria" in office
    assert f"Foglio unico n. 337/2026, versione {Facts(PLAN, ()).fingerprint}" in office
    assert "Accordo di esempio & prova, inventato, dal 01/01/2024" in office


def test_who_is_in_charge_of_each_shift_stands_at_the_top(office: str) -> None:
    held = {shift.code: posts for shift, posts in DAY.in_charge.items() if posts}
    assert held
    assert list(held) == [shift.code for shift, posts in DAY.in_charge.items() if posts]
    post, officers = next(iter(held.values()))[0]
    assert f"{post.name}: {officers[0].qualifica} {officers[0].label}" in office
    assert office.index("SORVEGLIANZA GENERALE E PREPOSTI") < office.index("TURNO")


def test_where_no_post_is_in_charge_there_is_room_to_write_it(tmp_path: Path) -> None:
    posts = tuple(post.model_copy(update={"service": ServiceKind.ALTRO}) for post in PLAN.instance.seat.posts)
    seat = PLAN.instance.seat.model_copy(update={"posts": posts})
    plan = PLAN.model_copy(update={"instance": Instance(seat=seat, year=2026, month=12)})
    path = tmp_path / "plain.xlsx"
    write_office(plan, (), path)
    assert "Responsabile della sorveglianza generale: ____" in said(path)


def test_a_crew_has_its_head_and_its_hours(office: str) -> None:
    (crew,) = DAY.crews
    shift = {"N": 0, "M": 6, "P": 12, "S": 18}[crew.shift.code]
    assert (crew.leaves.hour, crew.leaves.minute) == ((shift - 1) % 24, 40)
    assert (crew.returns.hour, crew.returns.minute) == ((shift + 6) % 24, 20)
    assert f"Capo scorta o capoposto: {crew.head.qualifica} {crew.head.label}" in office
    assert "stanza 4" in office  # a note of the event


def test_on_call_turns_say_who_ordered_and_who_approved(office: str) -> None:
    assert "disposta dal comandante (Comm. Capo Ugo Saggio), approvata dal direttore (Dott.ssa Vera Prova)" in office
    assert "(turno n. " in office


def test_what_changed_since_the_programme_is_marked(office: str) -> None:
    marks = {
        (service.officer.label, service.substitute, service.changed) for service in DAY.services if service.changed
    }
    assert {substitute for _, substitute, _ in marks} == {True, False}
    assert "V = variato rispetto al programma affisso" in office
    assert "S = sostituto" in office
    assert "allagamento della sezione; disposta da Comm. Saggio; il 02/12/2026 10:30" in office
    assert "la variazione non è nel registro" in office


def test_work_outside_the_shifts_is_told(office: str) -> None:
    assert "16:00-18:00, straordinario imprevisto. Provvedimento: ord. 5" in office
    assert [extra.day for extra in DAY.extras] == [CHANGED]
    assert Sheet(Facts(PLAN, ()), date(2026, 12, 9)).extras == ()  # a meeting is no overtime


def test_the_posted_sheet_keeps_grounds_and_notes_in_the_office(posted: str) -> None:
    for word in ("allagamento", "IRREGOLARE", "stanza 4", "ord. 5", "STR", "deroga"):
        assert word not in posted
    assert "S = sostituto" in posted
    assert "VARIAZIONI DOPO L'AFFISSIONE" in posted  # room to write them


def test_uncovered_posts_leave_room_for_the_decision(office: str, posted: str) -> None:
    for text in (office, posted):
        assert "□ scoperto   □ accorpato a ____" in text
        assert "Deciso da: ____" in text
