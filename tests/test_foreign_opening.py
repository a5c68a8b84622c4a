"""A file made elsewhere is opened with its values as they stand, and with what people did around them."""

from __future__ import annotations

import codecs
from datetime import date, time

import pytest

from roster.errors import InputError
from roster.foreign.files.opening import open_file, open_tables
from roster.messages import problem_text, text
from tests import packages


def written(folder, content, name="foglio.xlsx"):
    path = folder / name
    path.write_bytes(content)
    return path


def refusal(path):
    with pytest.raises(InputError) as refused:
        open_tables(path)
    for problem in refused.value.problems:
        assert problem_text(problem)
        assert problem_text(problem, "en")
    return [(problem.key, problem.cell) for problem in refused.value.problems]


def told(opened):
    for remark in opened.remarks:
        assert text(remark.key, "it", **remark.values)
        assert text(remark.key, "en", **remark.values)
    return [(remark.key, str(remark.place or "")) for remark in opened.remarks]


def test_values_stand_as_the_file_holds_them(tmp_path):
    table = open_tables(written(tmp_path, packages.month()))[0]
    assert table.title == "Dicembre"
    assert table.rows == (
        ("Servizio di dicembre 2026", None, None, None),
        ("Matricola", "Cognome", 1.0, 2.0),
        ("00123", "Rossi Anna", "N", "M\nP"),
        ("00124", "Neri Ugo", 8.0, date(2026, 12, 2)),
        (None, None, time(14, 30), None),
    )


def test_what_people_did_around_the_values_is_kept(tmp_path):
    table = open_tables(written(tmp_path, packages.month()))[0]
    assert table.merged == (((0, 0), (0, 3)),)
    assert table.at(0, 3) == "Servizio di dicembre 2026"
    assert table.hidden_rows == {3}
    assert table.hidden_columns == {3}
    assert table.notes == {(2, 2): "cambio con Neri"}


def test_a_hidden_sheet_is_marked(tmp_path):
    opened = open_file(written(tmp_path, packages.month()))
    assert [(table.title, table.hidden) for table in opened.tables] == [("Dicembre", False), ("Vecchio", True)]


def test_rows_and_columns_without_size_are_hidden(tmp_path):
    rows = '<row r="1" ht="0" customHeight="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="C2"><v>1</v></c></row>'
    columns = '<cols><col min="2" max="16384" width="0"/></cols>'
    table = open_tables(written(tmp_path, packages.with_sheet(rows, columns)))[0]
    assert table.hidden_rows == {0}
    assert table.hidden_columns == {1, 2}


def test_errors_and_formulas_without_result_are_faults_and_results_are_values(tmp_path):
    rows = (
        '<row r="1"><c r="A1" t="e"><v>#REF!</v></c><c r="B1"><f>1+1</f></c>'
        '<c r="C1"><f>2+2</f><v>4</v></c><c r="D1" t="str"><f>A1</f><v></v></c></row>'
    )
    opened = open_file(written(tmp_path, packages.with_sheet(rows)))
    assert opened.tables[0].faults == {(0, 0): ("cell_error", "#REF!"), (0, 1): ("formula", "")}
    assert opened.tables[0].at(0, 2) == 4.0
    assert ("opening.formulas", "Dicembre!C1") in told(opened)


def test_cells_without_a_reference_follow_one_another(tmp_path):
    rows = '<row><c t="inlineStr"><is><t>a</t></is></c><c><v>1</v></c></row><row r="3"><c><v>2</v></c></row>'
    assert open_tables(written(tmp_path, packages.with_sheet(rows)))[0].rows == (("a", 1.0), (None, None), (2.0, None))


def test_a_conversation_takes_the_place_of_its_classic_note(tmp_path):
    members = packages.parts(packages.month())
    links = "xl/worksheets/_rels/sheet1.xml.rels"
    members["xl/threadedComments/threadedComment1.xml"] = (
        b'<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments">'
        b'<threadedComment ref="C3" dT="2026-12-01T10:00:00" personId="{A}" id="{B}"><text>ha chiesto lui</text>'
        b'</threadedComment><threadedComment ref="C3" personId="{A}" id="{C}" parentId="{B}"><text>confermo</text>'
        b"</threadedComment></ThreadedComments>"
    )
    link = (
        b'<Relationship Id="rT" Type="http://schemas.microsoft.com/office/2017/10/relationships/threadedComment" '
        b'Target="../threadedComments/threadedComment1.xml"/></Relationships>'
    )
    members[links] = members[links].replace(b"</Relationships>", link)
    assert open_tables(written(tmp_path, packages.packed(members)))[0].notes == {(2, 2): "ha chiesto lui\nconfermo"}


def test_macros_other_files_and_connections_are_told_and_left_alone(tmp_path):
    members = packages.parts(packages.month()) | {
        "xl/vbaProject.bin": b"\x00macro",
        "xl/externalLinks/externalLink1.xml": b"<externalLink/>",
        "xl/connections.xml": b"<connections/>",
    }
    opened = open_file(written(tmp_path, packages.packed(members), "foglio.xlsm"))
    assert {key for key, _ in told(opened)} >= {"opening.macros", "opening.outside", "opening.connections"}
    assert opened.tables[0].at(2, 0) == "00123"


def test_a_workbook_is_known_by_its_content(tmp_path):
    assert open_tables(written(tmp_path, packages.month(), "foglio.csv"))[0].title == "Dicembre"


@pytest.mark.parametrize(
    ("name", "content", "key"),
    [
        ("stampa.pdf", b"%PDF-1.7\n", "opening.pdf"),
        ("stampa.xlsx", b"%PDF-1.7\n", "opening.pdf"),
        ("pagina.xls", b"<html><table><tr><td>1</td></tr></table></html>", "input.not_a_workbook"),
        ("pagina.csv", b"\xef\xbb\xbf <html>", "input.not_a_workbook"),
        ("vecchio.xls", bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600), "input.protected"),
        ("libero.ods", packages.packed({"mimetype": b"x", "content.xml": b"<x/>"}), "input.not_a_workbook"),
        ("vuoto.csv", b"", "input.empty_file"),
        ("bianco.csv", b";;;\r\n;;;\r\n", "opening.blank"),
        ("bianco.xlsx", packages.with_sheet(""), None),
        ("dati.json", b'{"a": 1}', "input.not_a_workbook"),
    ],
)
def test_what_is_no_roster_says_what_to_do(tmp_path, name, content, key):
    path = written(tmp_path, content, name)
    if key is None:
        assert [table.title for table in open_tables(path)] == ["Dicembre", "Vecchio"]
    else:
        assert refusal(path) == [(key, "")]


LINES = 'Matricola;Cognome;1;2\r\n00123;Nicolò Città;N;"M\nP"\r\n\r\n00124;D\'Angelo, Ugo;7,5;=1+1\r\n'
ROWS = (
    ("Matricola", "Cognome", "1", "2"),
    ("00123", "Nicolò Città", "N", "M\nP"),
    (None, None, None, None),
    ("00124", "D'Angelo, Ugo", "7,5", "=1+1"),
)


@pytest.mark.parametrize(
    ("content", "encoding"),
    [
        (LINES.encode(), "UTF-8"),
        (LINES.encode("utf-8-sig"), "UTF-8"),
        (LINES.encode("cp1252"), "Windows-1252"),
        (LINES.encode("utf-16"), "UTF-16"),
        (codecs.BOM_UTF16_BE + LINES.encode("utf-16-be"), "UTF-16"),
        (LINES.encode("utf-16-le"), "UTF-16"),
        (("sep=;\r\n" + LINES).encode(), "UTF-8"),
        (LINES.encode() + b"\x1a", "UTF-8"),
        (LINES.replace("\r\n", "\r").encode(), "UTF-8"),
    ],
)
def test_text_with_columns_is_read_in_every_usual_encoding(tmp_path, content, encoding):
    opened = open_file(written(tmp_path, content, "dicembre 2026.csv"))
    assert [table.title for table in opened.tables] == ["dicembre 2026"]
    assert opened.tables[0].rows == ROWS
    assert [(r.key, r.values) for r in opened.remarks] == [
        ("opening.read_as", {"encoding": encoding, "separator": ";"})
    ]
    assert told(opened)


@pytest.mark.parametrize("separator", [",", "\t", "|"])
def test_the_separator_is_found(tmp_path, separator):
    quoted = [[f'"{cell}"' if cell else "" for cell in row] for row in ROWS]
    content = "\n".join(separator.join(row) for row in quoted)
    assert open_tables(written(tmp_path, content.encode(), "a.txt"))[0].rows == ROWS


def test_rows_of_different_length_are_filled_and_the_last_empty_ones_left_out(tmp_path):
    table = open_tables(written(tmp_path, b"a;b;c\nd\n\n;;\n", "a.csv"))[0]
    assert table.rows == (("a", "b", "c"), ("d", None, None))


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b'a;b\n"Rossi;M;P\nNeri;N;S\n', "opening.quotes"),
        (b'a;b\n"Rossi" Anna;M\n', "opening.quotes"),
        (b"a;b\nRossi\x00;M\n", "opening.not_text"),
        (b"a;b\nRossi\x07;M\n", "opening.not_text"),
        (b"a;b\nRossi\x81;M\n", "opening.unknown_encoding"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "opening.not_text"),
        (b"a;b\n" + b"x" * 200_000 + b";M\n", "opening.long_cell"),
    ],
)
def test_text_that_would_be_read_wrong_is_refused(tmp_path, content, key):
    assert [found for found, _ in refusal(written(tmp_path, content, "a.csv"))] == [key]
