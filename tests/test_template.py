"""The template explains itself, guides what is typed, and loads as it is."""

import pytest
from openpyxl import load_workbook

from roster.auditor import audit
from roster.domain import Instance
from roster.generate import Settings, generate
from roster.messages import LANGUAGES, text
from roster.reader import read_instance, read_seat
from roster.workbook.layout import Form, Grid
from roster.workbook.sheets import SHEETS
from roster.writer.example_seat import example_seat
from roster.writer.template import write_template


@pytest.fixture(scope="module", params=LANGUAGES)
def template(request, tmp_path_factory):
    path = tmp_path_factory.mktemp("modello") / "sede.xlsx"
    write_template(path, request.param)
    return request.param, path, load_workbook(path)


def test_it_loads_as_it_is(template):
    _, path, _ = template
    assert read_seat(path).officers == example_seat().officers
    assert len(read_instance(path, 2026, 12).demands) > 0


def test_it_starts_with_the_instructions_and_has_every_sheet(template):
    lang, _, book = template
    names = [text(f"input_sheet.{key}", lang) for key in ("leggimi", *(sheet.key for sheet in SHEETS), "elenchi")]
    assert book.sheetnames == names
    assert book[names[-1]].sheet_state == "hidden"


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.key)
def test_every_header_is_explained_and_every_sheet_has_examples(template, sheet):
    lang, _, book = template
    page = book[text(f"input_sheet.{sheet.key}", lang)]
    assert page.freeze_panes is not None
    assert page.max_row >= 3
    if isinstance(sheet, Form):
        assert all(page.cell(row, 3).value for row in range(2, page.max_row + 1))
    else:
        assert all(cell.comment is not None and cell.comment.text for cell in page[1])


@pytest.mark.parametrize("sheet", [s for s in SHEETS if not isinstance(s, Form | Grid)], ids=lambda sheet: sheet.key)
def test_closed_words_and_codes_have_a_drop_down(template, sheet):
    from roster.writer.input_lists import Lists, declares

    lang, _, book = template
    page = book[text(f"input_sheet.{sheet.key}", lang)]
    guided = {str(rule.sqref).split(":")[0] for rule in page.data_validations.dataValidation}
    lists = Lists(lang, 10)
    expected = {
        page.cell(2, position).coordinate
        for position, column in enumerate(sheet.columns, start=1)
        if lists.rule(column.kind, declares=declares(sheet.key, column.kind))
    }
    assert guided == expected


def test_drop_downs_point_at_words_that_are_there(template):
    _, _, book = template
    for page in book.worksheets:
        for rule in page.data_validations.dataValidation:
            if rule.type == "list":
                sheet, cells = rule.formula1.rsplit("!", 1)
                assert book[sheet.strip("'")][cells.replace("$", "").split(":")[0]].value


def test_the_staff_number_is_text(template):
    lang, _, book = template
    page = book[text("input_sheet.personale", lang)]
    assert page.column_dimensions["A"].width > 8
    assert page["A2"].number_format == "@"
    assert page["A2"].value == "0012345"


def test_december_can_be_planned_on_it():
    instance = Instance(seat=example_seat(), year=2026, month=12)
    plan = generate(instance, Settings(time_limit=1, workers=1))
    assert [finding for finding in audit(instance, plan.roster) if finding.blocks] == []


def test_an_existing_file_is_left_alone(tmp_path):
    path = tmp_path / "sede.xlsx"
    path.write_bytes(b"mio")
    with pytest.raises(FileExistsError):
        write_template(path)
    assert path.read_bytes() == b"mio"
    write_template(path, overwrite=True)
    assert read_seat(path).profile.seat == example_seat().profile.seat
