"""The copy with the findings: the original stays in it as it was, and every finding leads to its cell."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from roster.annotation import write_annotated
from roster.audited import AuditedMonth, Role, Source
from roster.conformity import RuleVerdict, Standing
from roster.domain.known import Fact
from roster.foreign.files.opening import open_file
from roster.rule import Severity
from roster.selection import outcome_of
from tests import packages
from tests.audits import a_gap, a_month

DAY = date(2026, 12, 1)
FOLLOWING = date(2026, 12, 2)
VERDICTS = (
    RuleVerdict("ANQ-9.16a", Standing.BREACHED, breaches=1),
    RuleVerdict("ANQ-10.4c", Standing.NOT_CHECKED, missing=(Fact.ANAGRAFE,)),
)


def outcome(path, findings, **addresses):
    """Audited months read from ``path``; ``addresses`` are those of officer 000001 on the first two days."""
    month = a_month(findings, VERDICTS)
    cells = {("000001", DAY): addresses.get("first", "Dicembre!C3"), ("000001", FOLLOWING): "Dicembre!D3"}
    source = Source(path, "cd" * 32, Role.ROSTER)
    return outcome_of([AuditedMonth(month.instance, month.roster, month.findings, VERDICTS, (source,), cells)])


def findings():
    preference = a_gap(day=DAY).model_copy(update={"severity": Severity.PREFERENCE})
    return (
        a_gap(day=DAY, hours=7),
        a_gap(day=DAY, hours=2, days=(DAY, FOLLOWING)),
        a_gap(officer="000002", day=DAY, ground="M1"),
        preference,
    )


def copy_of(folder, content, name="originale.xlsx", told=None, lang="it", **addresses):
    path = folder / name
    path.write_bytes(content)
    target = folder / "copia.xlsx"
    target.unlink(missing_ok=True)
    write_annotated(outcome(path, findings() if told is None else told, **addresses), target, lang)
    assert path.read_bytes() == content
    return target


def loaded(source):
    """The workbook as another program reads it, which drops what it does not know: newer formats, text boxes."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", r"(Unknown|Conditional Formatting) extension")
        return openpyxl.load_workbook(source)


def drawn(**options):
    """A workbook with what libraries that read and write again leave behind, as its parts."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Dicembre")
        bold = book.add_format({"bold": True, "num_format": "0.000"})
        sheet.write_rich_string("A1", "Turni di ", bold, "dicembre")
        sheet.write_row("A3", ["00123", "Rossi", "N", "M"], bold)
        sheet.insert_textbox("F2", "firmato")
        chart = book.add_chart({"type": "column"})
        chart.add_series({"values": "=Dicembre!$A$3:$D$3"})
        sheet.insert_chart("F9", chart)
        sheet.conditional_format("C3:D3", {"type": "data_bar", "data_bar_2010": True})
        sheet.autofilter("A2:D3")
        if options.get("button"):
            sheet.insert_button("H2", {"caption": "Stampa"})
        if options.get("notes"):
            sheet.write_comment("C3", "cambio concordato", {"author": "Comandante"})
            sheet.write_comment("A3", "altro")
    return stream.getvalue()


@pytest.mark.parametrize("content", [packages.month(), drawn(), drawn(button=True), drawn(notes=True)])
def test_what_is_not_added_stays_byte_for_byte(tmp_path, content):
    before, after = packages.parts(content), packages.parts(copy_of(tmp_path, content).read_bytes())
    touched = {name for name in before if before[name] != after.get(name)}
    allowed = (
        r"\[Content_Types\]|xl/_rels/workbook|xl/workbook|xl/styles|xl/worksheets/(_rels/)?sheet1|comments|vmlDraw"
    )
    assert [name for name in touched if not re.search(allowed, name)] == []
    sheet, now = before["xl/worksheets/sheet1.xml"], after["xl/worksheets/sheet1.xml"]
    assert re.sub(rb"<legacyDrawing [^>]*>", b"", now) == re.sub(rb"<legacyDrawing [^>]*>", b"", sheet)


@pytest.mark.parametrize("content", [packages.month(), drawn(), drawn(button=True), drawn(notes=True)])
def test_the_sheets_are_added_at_the_end_with_a_link_to_each_cell(tmp_path, content):
    book = loaded(copy_of(tmp_path, content))
    assert book.sheetnames[-2:] == ["Rilievi", "Esito per norma"]
    sheet = book["Rilievi"]
    rows = list(sheet.iter_rows(min_row=5, values_only=True))
    assert [row[3] for row in rows] == ["vietato", "vietato", "vietato (con motivazione)", "preferenza"]
    assert rows[0][:2] == ("ANQ-9.16a", "ANQ art. 9, c. 16")
    assert [row[8:10] for row in rows[:2]] == [("7", "8"), ("2", "8")]
    assert sheet["G5"].hyperlink.location == "'Dicembre'!C3"
    assert sheet["G5"].value == "Dicembre!C3"
    assert sheet.freeze_panes == "A5"
    assert sheet.auto_filter.ref == "A4:L8"
    assert sheet.print_title_rows == "$4:$4"


def test_notes_on_the_cells_tell_breaches_and_reports_together(tmp_path):
    notes = open_file(copy_of(tmp_path, drawn())).tables[0].notes
    assert set(notes) == {(2, 2), (2, 3)}
    assert notes[2, 2].count("ANQ-9.16a (ANQ art. 9, c. 16), vietato") == 2
    assert notes[2, 3].count("ANQ-9.16a") == 1


def test_notes_that_are_there_stay_and_ours_is_under_them(tmp_path):
    target = copy_of(tmp_path, drawn(notes=True))
    notes = open_file(target).tables[0].notes
    assert notes[2, 0] == "altro"
    assert notes[2, 2].startswith("cambio concordato\n\nANQ-9.16a")
    assert "ANQ-9.16a" in notes[2, 3]
    drawing = next(c for n, c in packages.parts(target.read_bytes()).items() if n.endswith(".vml"))
    assert drawing.count(b"<v:shape ") == 3
    assert len(set(re.findall(rb'<v:shape id="(\w+)"', drawing))) == 3


def test_a_button_keeps_its_drawing(tmp_path):
    target = copy_of(tmp_path, drawn(button=True))
    assert set(open_file(target).tables[0].notes) == {(2, 2), (2, 3)}
    drawings = [c for n, c in packages.parts(target.read_bytes()).items() if n.endswith(".vml")]
    assert len(drawings) == 1
    assert b"Stampa" in drawings[0]
    assert drawings[0].count(b"<v:shape ") == 3


def test_values_and_formats_of_the_original_are_read_as_before(tmp_path):
    content = drawn(notes=True)
    before, after = loaded(io.BytesIO(content)), loaded(copy_of(tmp_path, content))
    for row in before["Dicembre"].iter_rows():
        for cell in row:
            other = after["Dicembre"][cell.coordinate]
            assert (other.value, other.number_format, other.font.b) == (cell.value, cell.number_format, cell.font.b)
    assert after["Rilievi"]["F5"].number_format == "dd/mm/yyyy"
    assert after["Rilievi"]["A5"].font.b


def test_the_certificate_says_what_was_not_checked_and_what_was_read(tmp_path):
    sheet = loaded(copy_of(tmp_path, packages.month()))["Esito per norma"]
    rows = {row[0]: row for row in sheet.iter_rows(values_only=True) if row[0]}
    assert rows["ANQ-9.16a"][3:5] == ("violata", 1)
    assert rows["ANQ-10.4c"][3:5] == ("non verificabile", None)
    assert rows["ANQ-10.4c"][9] == "Non sono dati: date di nascita e di entrata in servizio"
    assert any(row[2] == f"originale.xlsx, SHA-256 {'cd' * 32}" for row in rows.values())


def test_names_that_are_taken_get_a_number(tmp_path):
    book = openpyxl.Workbook()
    book.active.title = "Dicembre"
    book.create_sheet("RILIEVI")
    stream = io.BytesIO()
    book.save(stream)
    assert loaded(copy_of(tmp_path, stream.getvalue())).sheetnames[-2:] == [
        "Rilievi (2)",
        "Esito per norma",
    ]


def test_macros_are_left_out(tmp_path):
    members = packages.parts(drawn())
    members["xl/vbaProject.bin"] = b"macro"
    members["[Content_Types].xml"] = (
        members["[Content_Types].xml"]
        .replace(
            b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
            b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
        )
        .replace(b"</Types>", b'<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>')
    )
    links = "xl/_rels/workbook.xml.rels"
    link = b'<Relationship Id="rIdM" Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject" '
    members[links] = members[links].replace(b"</Relationships>", link + b'Target="vbaProject.bin"/></Relationships>')
    after = packages.parts(copy_of(tmp_path, packages.packed(members), "originale.xlsm").read_bytes())
    assert "xl/vbaProject.bin" not in after
    assert b"vbaProject.bin" not in after[links]
    assert b"macroEnabled" not in after["[Content_Types].xml"]


def test_parts_written_with_a_prefix_are_understood(tmp_path):
    members = packages.parts(packages.month())
    for name in ("xl/workbook.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml"):
        text = members[name].decode()
        text = re.sub(r"<(/?)(?=[a-zA-Z])(?!\w+:)", r"<\1x:", text).replace("xmlns=", "xmlns:x=", 1)
        members[name] = text.encode()
    book = loaded(copy_of(tmp_path, packages.packed(members)))
    assert book.sheetnames == ["Dicembre", "Vecchio", "Rilievi", "Esito per norma"]
    assert book["Dicembre"]["C3"].comment is not None
    assert book["Rilievi"]["F5"].number_format == "dd/mm/yyyy"


def test_a_text_becomes_a_workbook_in_which_nothing_is_a_formula(tmp_path):
    lines = "Matricola;Nome;1;2\r\n00123;=HYPERLINK(1);+N;@x\r\n00124;-1;8;{=1}\r\n"
    target = copy_of(tmp_path, lines.encode(), "dicembre.csv", first="dicembre!C2")
    book = loaded(target)
    assert book.sheetnames == ["dicembre", "Rilievi", "Esito per norma"]
    cells = [[(cell.value, cell.data_type) for cell in row] for row in book["dicembre"].iter_rows()]
    assert cells[1] == [("00123", "s"), ("=HYPERLINK(1)", "s"), ("+N", "s"), ("@x", "s")]
    assert book["dicembre"]["C2"].comment is not None
    assert b"<f>" not in b"".join(packages.parts(target.read_bytes()).values())


def test_words_of_the_file_never_become_formulas_nor_markup_in_the_findings(tmp_path):
    told = a_gap(day=DAY, values={**a_gap().values, "prima": "=cmd|' /C calc'!A0 <b>&\x0b"})
    book = loaded(copy_of(tmp_path, drawn(notes=True), told=(told,)))
    cell = book["Rilievi"]["H5"]
    assert cell.data_type == "s"
    assert "=cmd|' /C calc'!A0 <b>&" in cell.value
    assert "<b>&" in book["Dicembre"]["C3"].comment.text


def test_several_files_give_the_two_sheets_alone(tmp_path):
    first, second = outcome(tmp_path / "a.xlsx", findings()), outcome(tmp_path / "b.xlsx", ())
    target = tmp_path / "copia.xlsx"
    write_annotated(outcome_of([*first.audited, *second.audited]), target)
    assert loaded(target).sheetnames == ["Rilievi", "Esito per norma"]


def test_the_same_findings_give_the_same_bytes(tmp_path):
    content = drawn(notes=True)
    assert copy_of(tmp_path, content).read_bytes() == copy_of(tmp_path, content).read_bytes()


def test_in_english_too(tmp_path):
    book = loaded(copy_of(tmp_path, packages.month(), lang="en"))
    assert book.sheetnames[-2:] == ["Findings", "By rule"]


@pytest.mark.parametrize("name", ["siena-41-2026-12.xlsx", "grosseto-34-2026-12.xlsx"])
def test_a_real_seat_is_carried_whole(tmp_path, name):
    content = (Path(__file__).parents[1] / "data" / "samples" / name).read_bytes()
    with zipfile.ZipFile(copy_of(tmp_path, content, first="Personale!A2")) as archive:
        assert archive.testzip() is None
    assert open_file(tmp_path / "copia.xlsx").tables[-1].title == "Esito per norma"


def test_validate_writes_the_copy_beside_its_other_forms(tmp_path, capsys):
    from roster.auditor import audit
    from roster.cli.main import run
    from roster.writer import write_office
    from tests.plans import make_plan

    plan = make_plan(8)
    original, target = tmp_path / "dicembre.xlsx", tmp_path / "copia.xlsx"
    write_office(plan, audit(plan.instance, plan.roster), original)
    before = original.read_bytes()
    assert run(["validate", str(original), "--xlsx", str(target)]) == 1
    assert original.read_bytes() == before
    book = loaded(target)
    assert book.sheetnames[-2:] == ["Rilievi (2)", "Esito per norma"]
    linked = book["Rilievi (2)"]["G5"].hyperlink.location
    assert linked.startswith("'Brogliaccio'!")
    assert book["Brogliaccio"][linked.rpartition("!")[2]].comment is not None
    assert run(["validate", str(original), "--xlsx", str(original), "--force"]) == 2
    assert original.read_bytes() == before
