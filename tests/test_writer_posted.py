"""The copy to post says nothing of why somebody is not there (ANQ Art. 9(7)(8)), in any part of the file."""

from __future__ import annotations

import re
import zipfile

import pytest

from roster.domain import DayCode
from roster.messages import text
from roster.writer import write_posted
from tests.lived_plan import make_lived_plan

PLAN = make_lived_plan(20, 2)
REASONS = [code for code in DayCode if code.is_absence or code in (DayCode.RS, DayCode.RF, DayCode.NL)]


@pytest.fixture(scope="module", params=["it", "en"])
def parts(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    path = tmp_path_factory.mktemp("posted") / "albo.xlsx"
    write_posted(PLAN, path, request.param)
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name).decode("utf-8") for name in archive.namelist()}


def words(parts: dict[str, str]) -> str:
    """Everything a person could read: strings, headers, names, properties; not the numbers of styles and cells."""
    shown = [re.sub(r"<[^>]*>", "\n", content) for name, content in parts.items() if "worksheets/" not in name]
    sheets = [content for name, content in parts.items() if "worksheets/sheet" in name]
    headers = [found for content in sheets for found in re.findall(r"<odd(?:Header|Footer)>.*?</odd", content)]
    inline = [found for content in sheets for found in re.findall(r"<(?:t|f)>(.*?)</", content)]
    return "\n".join([*shown, *headers, *inline])


def test_the_plan_has_every_kind_of_reason() -> None:
    codes = {cell.code for row in PLAN.roster.cells.values() for cell in row if cell}
    assert len(codes & set(REASONS)) > 5


@pytest.mark.parametrize("code", REASONS)
def test_no_code_of_absence_or_rest(parts: dict[str, str], code: DayCode) -> None:
    assert not re.search(rf"(?<![\w/.]){code.value}(?![\w/.])", words(parts))


@pytest.mark.parametrize("code", [code for code in DayCode if code.is_absence])
def test_no_word_of_a_reason(parts: dict[str, str], code: DayCode) -> None:
    for lang in ("it", "en"):
        assert text(f"status.{code.value}", lang).casefold() not in words(parts).casefold()


def test_no_matricola(parts: dict[str, str]) -> None:
    for officer in PLAN.instance.officers:
        assert officer.id not in words(parts)
    assert not re.search("matricola|staff number", words(parts), re.IGNORECASE)


def test_no_ground_change_account_or_overtime(parts: dict[str, str]) -> None:
    """What only the office may see: grounds, why and how the programme changed, the pages of the officers."""
    shown = words(parts).casefold()
    seat = PLAN.instance.seat
    private = [ground.text for ground in seat.grounds] + [change.reason for change in seat.changes]
    private += [change.request for change in seat.changes] + [extra.act for extra in seat.extras]
    private += [event.note for event in seat.events] + [request.kind for o in seat.officers for request in o.requests]
    found = [words for words in private if words and words.casefold() in shown]
    assert len([words for words in private if words]) > 6
    assert not found
    for sheet in ("schede", "variazioni", "straordinari", "rilievi"):
        for lang in ("it", "en"):
            assert f'name="{text(f"sheet.{sheet}", lang)}"' not in parts["xl/workbook.xml"]


def test_nothing_hidden_and_nothing_attached(parts: dict[str, str]) -> None:
    assert not [name for name in parts if "comment" in name or "vml" in name or "custom" in name]
    assert "hidden" not in parts["xl/workbook.xml"].casefold()
    names = re.findall(r"<definedName name=\"(.*?)\"", parts["xl/workbook.xml"])
    assert set(names) <= {"_xlnm.Print_Area", "_xlnm.Print_Titles", "_xlnm._FilterDatabase"}
    assert not any("<f>" in content for content in parts.values())
    assert "<dc:creator></dc:creator>" in parts["docProps/core.xml"]


def test_service_and_neutral_marks_are_there(parts: dict[str, str]) -> None:
    shown = words(parts)
    assert "SEZ1A" in shown
    assert "\n—\n" in shown
    assert PLAN.instance.officers[0].label.replace("'", "&apos;") in shown or PLAN.instance.officers[0].label in shown
